"""Components of the design that every page is built from."""
