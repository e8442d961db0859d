"""Reads days from cells: real dates, Excel serials and texts, with the order of day and month per column."""

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from wego_desktop.domain.text import fold
from wego_desktop.exchange.reading.cells import CellValue, cell_text

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_KOREAN = re.compile(r"(\d{4})\s*[년.]\s*(\d{1,2})\s*[월.]\s*(\d{1,2})\s*[일.]?(?:\s+.*)?")
_THREE_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{2}|\d{4})(?:[ ,T].*)?")
_DAY_MONTH_YEAR = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|ª)?[\s.\-]*(?:de |of )?([^\W\d]+)\.?[\s,\-]*(?:de |del )?(\d{4})\b.*"
)
_MONTH_DAY_YEAR = re.compile(r"([^\W\d]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})\b.*")
_WEEKDAY = re.compile(r"^[^\W\d]+\.?,\s*")
_CLOCK = re.compile(
    r"(?:(오전|오후)\s*)?\b(\d{1,2})[:h시]\s*(\d{2})(?::\d{2})?\s*(a\.?m\.?|p\.?m\.?)?", re.IGNORECASE
)
_WHOLE_HOUR_UTC = re.compile(r"\d{4}-\d{2}-\d{2}T(\d{2}):00:00(?:\.0+)?Z")
_MONTH_LANGUAGES = ("en", "fr", "es", "pt", "de", "it", "tr", "id")
_EXCEL_EPOCH = dt.date(1899, 12, 30)
# Serials of 1 March 1900 to 31 December 2199: below, Excel counts a day that never was.
_SERIALS = range(61, 109_575)


class DateOrder(StrEnum):
    """Which of the first two numbers of `03/04/2026` is the day."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    UNKNOWN = "unknown"


def date_order(samples: Iterable[CellValue]) -> DateOrder:
    """The order that a column's texts prove: a number above 12 in one place, or dots (day first)."""
    return proven_order(samples)[0]


def proven_order(samples: Iterable[CellValue]) -> tuple[DateOrder, str]:
    """The order with the first text that proves it; unknown and empty when none or both are proven."""
    proofs: dict[DateOrder, str] = {}
    for sample in samples:
        text = cell_text(sample) if isinstance(sample, str) else ""
        match = _THREE_NUMBERS.fullmatch(text)
        if not match:
            continue
        if int(match[1]) > 12 or match[2] == ".":
            proofs.setdefault(DateOrder.DAY_FIRST, text)
        elif int(match[3]) > 12:
            proofs.setdefault(DateOrder.MONTH_FIRST, text)
    return next(iter(proofs.items())) if len(proofs) == 1 else (DateOrder.UNKNOWN, "")


def is_ambiguous(value: CellValue, order: DateOrder) -> bool:
    """Whether `value` could be two days: `03/04/2026` in a column that proves no order."""
    if order is not DateOrder.UNKNOWN or not isinstance(value, str):
        return False
    match = _THREE_NUMBERS.fullmatch(cell_text(value))
    if not match or match[2] == "." or match[1] == match[3]:
        return False
    return max(int(match[1]), int(match[3])) <= 12


def day_of(value: CellValue, order: DateOrder) -> dt.date | None:
    """The day in a cell, or None when it holds none. An unknown order reads the day first."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        return _from_text(cell_text(value), order)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _from_serial(value)


def instant_of(value: CellValue, order: DateOrder) -> dt.datetime | dt.date | None:
    """The day, or the day with its time of day where the cell holds one; as local as it was written."""
    day = day_of(value, order)
    if day is None or isinstance(value, dt.datetime):
        return value if day and isinstance(value, dt.datetime) and (value.hour or value.minute) else day
    if isinstance(value, float) and value % 1:
        return dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=round(value % 1 * 24 * 60))
    match = _CLOCK.search(cell_text(value)) if isinstance(value, str) else None
    if not match or _WHOLE_HOUR_UTC.fullmatch(cell_text(value)):
        return day
    hour, half = int(match[2]), (match[1] or match[4] or "").lower().replace(".", "")
    if half in {"오후", "pm"} and hour < 12:
        hour += 12
    elif half in {"오전", "am"} and hour == 12:
        hour = 0
    is_clock = hour < 24 and int(match[3]) < 60
    return dt.datetime.combine(day, dt.time(hour, int(match[3]))) if is_clock else day


def _from_text(text: str, order: DateOrder) -> dt.date | None:
    midnight = _WHOLE_HOUR_UTC.fullmatch(text)
    if midnight:
        return _local_day(text, int(midnight[1]))
    for pattern in (_ISO, _KOREAN):
        match = pattern.fullmatch(text)
        if match:
            return _day(int(match[1]), int(match[2]), int(match[3]))
    match = _THREE_NUMBERS.fullmatch(text)
    if match:
        first, second, year = int(match[1]), int(match[3]), _full_year(match[4])
        is_month_first = order is DateOrder.MONTH_FIRST and match[2] != "."
        return _day(year, first, second) if is_month_first else _day(year, second, first)
    if text.isascii() and text.isdigit() and len(text) == 5:
        return _from_serial(int(text))
    return _from_words(text)


def _local_day(text: str, hour: int) -> dt.date | None:
    """The day that an instant at a whole hour of UTC means: midnight at the place where it was written.

    Up to noon that place lies west of Greenwich and has the same day; later it lies east, a day ahead.
    """
    day = _day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    return day + dt.timedelta(days=1) if day and hour > 12 else day


def _from_words(text: str) -> dt.date | None:
    """A day with its month in words: `27 de mayo de 2004`, `Thu, May 27, 2004`, `27-May-2004`."""
    text = _WEEKDAY.sub("", text)
    match = _DAY_MONTH_YEAR.fullmatch(text)
    if match:
        month = _months().get(fold(match[2]))
        return _day(int(match[3]), month, int(match[1])) if month else None
    match = _MONTH_DAY_YEAR.fullmatch(text)
    month = _months().get(fold(match[1])) if match else None
    return _day(int(match[3]), month, int(match[2])) if match and month else None


@cache
def _months() -> dict[str, int]:
    """The numbers of months by their names and short names, folded."""
    from babel import Locale

    found: dict[str, int] = {}
    for language in _MONTH_LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in Locale.parse(language).months[context][width].items():
                    found.setdefault(fold(name).rstrip("."), number)
    found["sept"] = 9
    return found


def _from_serial(value: float) -> dt.date | None:
    # The comparison also keeps out NaN and infinity.
    if not _SERIALS.start <= value < _SERIALS.stop:
        return None
    return _EXCEL_EPOCH + dt.timedelta(days=int(value))


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
