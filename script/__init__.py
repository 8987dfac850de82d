"""What the demo and the end-to-end tests share: a real Home Assistant and a simulated Plex."""
