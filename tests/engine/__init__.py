"""Tests of the engine, in simulated time and without Home Assistant."""
