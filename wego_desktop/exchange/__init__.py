"""Spreadsheets and other files in and out; no database."""
