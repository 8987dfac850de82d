"""Hold the simulated server to the facts in which it must be faithful."""
