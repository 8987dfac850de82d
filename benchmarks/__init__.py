"""Benchmarks: how fast scans are, and what they cost Home Assistant. See docs/performance.md."""
