"""What the code relies on about a Plex server, and whether this server does it."""
