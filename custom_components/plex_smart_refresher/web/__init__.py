"""What the panel and the card are served."""
