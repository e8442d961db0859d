"""The command line, one module per group over the same services as the windows."""
