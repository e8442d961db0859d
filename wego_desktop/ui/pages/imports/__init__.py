"""Import: a file becomes columns and rows with verdicts, then delegates."""
