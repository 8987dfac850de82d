"""The log index: an SQLite database of log lines, items and their results."""
