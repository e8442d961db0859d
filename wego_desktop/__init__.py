"""WeGO Desktop: registrations, desks, sessions and network meetings of a world network of cities."""

__version__ = "0.2.0"
