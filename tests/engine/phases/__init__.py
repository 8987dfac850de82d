"""Tests of engine phases."""
