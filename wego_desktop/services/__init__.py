"""Use cases, one transaction per public method; `queries` reads that return frozen rows."""
