"""The rules of a check-up, and how it asks a server."""
