"""Small functions that call one service method through the runner."""
