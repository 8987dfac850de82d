"""Requests in natural language."""
