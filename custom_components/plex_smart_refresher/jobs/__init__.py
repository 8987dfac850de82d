"""Start, end and record jobs."""
