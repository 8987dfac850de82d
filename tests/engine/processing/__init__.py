"""Tests of engine processing."""
