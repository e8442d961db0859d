"""Excel and reports: choose a sheet and its columns, see the first rows, save, find it again."""
