"""What Plex is processing for a scan: notifications on items, and their verification."""
