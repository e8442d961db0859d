"""The colour tokens of one theme."""

import json
import re
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

from wego_desktop.ui.theme.paths import TOKENS_FILE

_RGBA = re.compile(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)")


@cache
def _tokens() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = json.loads(TOKENS_FILE.read_text(encoding="utf-8"))
    return loaded


def _colour(value: str) -> QColor:
    match = _RGBA.search(value.replace(" ", ""))
    if match is None:
        return QColor(value)
    red, green, blue, alpha = match.groups()
    return QColor(int(red), int(green), int(blue), round(float(alpha) * 255))


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of the light or the dark theme, by the token names of the design."""

    name: str
    colours: dict[str, QColor]

    def color(self, token: str) -> QColor:
        """The colour of `token`; an unknown token is a KeyError (a spelling mistake, so a bug)."""
        return QColor(self.colours[token])

    def css(self, token: str) -> str:
        """The colour of `token` as a style sheet writes it."""
        colour = self.colours[token]
        if colour.alpha() == 255:
            return colour.name()
        return f"rgba({colour.red()},{colour.green()},{colour.blue()},{colour.alpha()})"


@cache
def palette(name: str) -> Palette:
    """The palette `light` or `dark`."""
    colours = {
        token: _colour(value) for token, value in _tokens()[name].items() if not token.startswith("shadow")
    }
    return Palette(name, colours)
