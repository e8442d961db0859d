"""The frame around the pages: navigation, status, palette, running of operations."""
