"""Schema revisions; they import nothing of the package but column types."""
