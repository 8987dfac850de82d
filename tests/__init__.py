"""Tests of Plex Smart Refresher."""
