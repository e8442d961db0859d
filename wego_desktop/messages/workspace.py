"""Sentences about workspaces: opening, upgrading, backing up."""

from wego_desktop.i18n import N_

TEXTS: dict[str, str] = {}
