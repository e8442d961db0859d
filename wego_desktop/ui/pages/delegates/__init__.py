"""The delegates page: list, filters, columns, detail panel, form."""
