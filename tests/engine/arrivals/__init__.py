"""Tests of engine arrivals."""
