"""Tests of engine reading."""
