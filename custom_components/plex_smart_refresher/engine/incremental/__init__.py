"""Read only what can have changed since an earlier scan."""
