"""The application's style sheet, made from its template and one palette."""

import re
from functools import cache

from wego_desktop.ui.theme.palette import Palette
from wego_desktop.ui.theme.paths import CONTROLS_DIR, STYLE_FILE

_TOKEN = re.compile(r"@([a-z0-9-]+)@")


@cache
def _template() -> str:
    return STYLE_FILE.read_text(encoding="utf-8")


def style_sheet(source: Palette) -> str:
    """The template with every `@token@` replaced; `@controls@` and `@theme@` name the picture files."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "controls":
            return CONTROLS_DIR.as_posix()
        if name == "theme":
            return source.name
        return source.css(name)

    return _TOKEN.sub(value, _template())
