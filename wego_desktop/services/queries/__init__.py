"""Reads that return frozen rows; no writing."""
