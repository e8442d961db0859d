"""The check-in desk: scan field, result card, counters, recent arrivals, walk-ins."""
