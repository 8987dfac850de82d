"""Benchmarks: how fast scans are, and how light they are for the house. See docs/performance.md."""
