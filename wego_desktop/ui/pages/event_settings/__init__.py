"""The page with the settings of one event: categories, limits, waiting list, own fields."""
