"""Where the items of a scan come from: one module per source, each of the same shape."""
