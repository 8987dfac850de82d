"""New and replaced items: what announces them, when to check them, and when they are ready."""
