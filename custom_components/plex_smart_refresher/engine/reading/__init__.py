"""Reading lists and items from the server."""
