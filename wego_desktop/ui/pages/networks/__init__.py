"""A network's page: the roster of its meeting, and its members."""
