"""What people made by hand: remembered before a write, restored after it."""
