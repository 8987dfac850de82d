"""The phases of a scan, one module per phase."""
