"""Tests of storage log_index."""
