"""What each exported sheet holds: its columns, its title block, its rows and its summary."""
