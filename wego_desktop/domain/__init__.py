"""Enums, value objects and rules in pure Python; no Qt, no database, no files."""
