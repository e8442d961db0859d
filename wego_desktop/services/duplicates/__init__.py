"""People on file who may be one and the same: found, compared, decided."""
