"""Manual edits: recorded before a write, restored after it."""
