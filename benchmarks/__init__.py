"""The project's speed figures: one module per figure, each with its comparison in the same run."""
