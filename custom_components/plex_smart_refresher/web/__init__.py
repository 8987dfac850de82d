"""Serve the panel and the card."""
