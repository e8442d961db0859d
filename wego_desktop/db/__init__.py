"""Engine, unit of work, journal, models and migrations."""
