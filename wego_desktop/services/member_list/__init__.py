"""The list of members as one spreadsheet: read, compared with the workspace, and brought in."""
