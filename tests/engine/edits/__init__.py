"""Tests of engine edits."""
