"""The notification at the end of a scan: its recipients, its words, its buttons."""
