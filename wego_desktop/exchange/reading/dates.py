"""Reads days from cells: real dates, Excel serials and texts, with the order of day and month per column."""

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum

from wego_desktop.exchange.reading.cells import CellValue, cell_text

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_KOREAN = re.compile(r"(\d{4})\s*[년.]\s*(\d{1,2})\s*[월.]\s*(\d{1,2})\s*[일.]?")
_THREE_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{2}|\d{4})(?:[ ,T].*)?")
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
    day_first = month_first = False
    for sample in samples:
        match = _THREE_NUMBERS.fullmatch(cell_text(sample)) if isinstance(sample, str) else None
        if match:
            day_first |= int(match[1]) > 12 or match[2] == "."
            month_first |= int(match[3]) > 12 and match[2] != "."
    if day_first != month_first:
        return DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST
    return DateOrder.UNKNOWN


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


def _from_text(text: str, order: DateOrder) -> dt.date | None:
    for pattern in (_ISO, _KOREAN):
        match = pattern.fullmatch(text)
        if match:
            return _day(int(match[1]), int(match[2]), int(match[3]))
    match = _THREE_NUMBERS.fullmatch(text)
    if match:
        first, second, year = int(match[1]), int(match[3]), _full_year(match[4])
        is_month_first = order is DateOrder.MONTH_FIRST and match[2] != "."
        return _day(year, first, second) if is_month_first else _day(year, second, first)
    return _from_serial(int(text)) if text.isascii() and text.isdigit() and len(text) == 5 else None


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
