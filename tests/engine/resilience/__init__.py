"""Tests of engine resilience."""
