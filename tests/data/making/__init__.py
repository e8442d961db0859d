"""Makes the files of `tests/data/import`: what people really send, with invented people."""
