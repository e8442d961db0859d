"""Counts in words that the page says in several places."""

from wego_desktop.i18n import ngettext


def people_text(count: int) -> str:
    """`1 person`, `400 people`."""
    return ngettext("{count} person", "{count} people", count).format(count=count)
