"""Tests of engine rungs."""
