"""Tests of engine sources."""
