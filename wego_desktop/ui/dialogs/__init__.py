"""Dialogs that more than one page needs."""
