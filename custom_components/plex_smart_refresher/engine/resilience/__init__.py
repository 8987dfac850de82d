"""Waiting, retrying and pacing: how a scan stays a good guest."""
