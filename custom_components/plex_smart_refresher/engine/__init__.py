"""The engine: find defective items, have them refreshed, verify that they are mended.

Standard library only, with no clock, sleep, file or network of its own: the caller passes
those in (see interface.py), so that all of it runs in tests in simulated time.
"""
