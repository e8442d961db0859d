"""Bringing delegate lists into the workspace: reading, matching, verdicts and writing."""
