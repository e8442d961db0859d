"""Colours, fonts, icons and the style sheet, all from `resources/theme/tokens.json`."""
