"""Reading of spreadsheets: file, sheet, header row, columns, cells, one module for each step; no database."""
