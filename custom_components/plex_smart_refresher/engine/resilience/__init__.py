"""Pause, retry and throttle, to limit the load on the server."""
