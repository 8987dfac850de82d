"""Tests of engine incremental."""
