"""New and replaced items: what announces them, when to look at them, and when they are ready."""
