"""Names of exported files that every system accepts."""

import re
from datetime import datetime

from wego_desktop.exchange.writing.cell_text import clean

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\n\t]+')
_MOST_CHARACTERS = 80


def workbook_file_name(event_name: str, contents: str, made_at: datetime) -> str:
    """A name such as `General Assembly 2026 - attendees - 2026-10-14 1024.xlsx`.

    `made_at` is the time in the event's zone. Characters that Windows refuses become spaces.
    """
    parts = (_fit(event_name), _fit(contents), f"{made_at:%Y-%m-%d %H%M}")
    return " - ".join(part for part in parts if part) + ".xlsx"


def _fit(text: str) -> str:
    return " ".join(_FORBIDDEN.sub(" ", clean(text)).split())[:_MOST_CHARACTERS].strip(" .")
