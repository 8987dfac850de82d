"""The engine: find defective items, refresh them and verify the results.

It uses only the standard library, without a clock, sleep, file or network of its own: the caller
passes them in (see ports.py), so tests run in simulated time.
"""
