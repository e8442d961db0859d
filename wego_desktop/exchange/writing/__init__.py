"""Workbooks out: `spec` says what stands in them, `workbook.write_workbook` makes the file; no database."""
