"""Data rows as sheet markup: each column has one encoder, each row becomes one piece of XML text.

Written by hand because cell objects cost more than the rest of the export together; what must be right is
little: escaping, the data type of every cell, and addresses.
"""

import math
from collections.abc import Callable
from datetime import date, datetime, tzinfo
from decimal import Decimal

from openpyxl.utils import get_column_letter

from wego_desktop.exchange.writing.cell_text import clean, markup, shorten
from wego_desktop.exchange.writing.spec import ColumnKind

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's calendar knows no zones
_FIRST_SAFE_DAY = date(1900, 3, 1)
_MOST_EXACT = 10**15
_MOST = 1e307
_LONG_TEXT = 16_000
Encoder = Callable[[object, int], str]


def text_cell(prefix: str, row: int, style: str, text: str) -> str:
    """A cell that holds `text` as text, whatever it looks like; empty text gives an empty cell."""
    text = clean(text)
    if len(text) > _LONG_TEXT:
        text = shorten(text)
    if not text:
        return f'{prefix}{row}"{style}/>'
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() or "\n" in text else ""
    return f'{prefix}{row}"{style} t="inlineStr"><is><t{space}>{markup(text)}</t></is></c>'


def number_cell(prefix: str, row: int, style: str, number: float | Decimal) -> str:
    """A cell that holds `number`."""
    return f'{prefix}{row}"{style}><v>{number}</v></c>'


def formula_cell(prefix: str, row: int, style: str, formula: str, value: float) -> str:
    """A cell that computes `formula` (without the equals sign) and shows `value` until it was computed."""
    return f'{prefix}{row}"{style}><f>{markup(formula)}</f><v>{value}</v></c>'


def cell_start(column: int) -> str:
    """The beginning of every cell in `column`, which counts from 1."""
    return f'<c r="{get_column_letter(column)}'


def style_attribute(number: int) -> str:
    """The part of a cell's tag that names its format."""
    return f' s="{number}"'


def serial(value: date, zone: tzinfo) -> float | int | None:
    """Excel's number of a day or instant (aware ones in `zone`); None before March 1900, where Excel errs."""
    if not isinstance(value, datetime):
        return (value - _EPOCH.date()).days if value >= _FIRST_SAFE_DAY else None
    local = value.astimezone(zone).replace(tzinfo=None) if value.tzinfo else value
    if local.date() < _FIRST_SAFE_DAY:
        return None
    gone = local - _EPOCH
    return gone.days + (gone.seconds + gone.microseconds / 1e6) / 86_400


def _fits_number(value: float | Decimal) -> bool:
    """Whether Excel's number holds `value`: whole ones to 15 digits exactly, others within its range."""
    if isinstance(value, int):
        return -_MOST_EXACT < value < _MOST_EXACT
    return abs(float(value)) < _MOST


def encoder(column: int, kind: ColumnKind, style: int, zone: tzinfo, yes_no: tuple[str, str]) -> Encoder:
    """What turns a value of `column` (counted from 1) and a row number into markup."""
    prefix, look = cell_start(column), style_attribute(style)

    def encode_text(value: object, row: int) -> str:
        if value is None:
            return f'{prefix}{row}"{look}/>'
        if isinstance(value, bool):
            value = yes_no[0] if value else yes_no[1]
        return text_cell(prefix, row, look, value if isinstance(value, str) else str(value))

    def encode_number(value: object, row: int) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            return encode_text(value, row)
        if _fits_number(value):
            return number_cell(prefix, row, look, value)
        is_finite = isinstance(value, int) or not (math.isnan(value) or abs(value) == math.inf)
        return encode_text(str(value) if is_finite else None, row)

    def encode_date(value: object, row: int) -> str:
        if not isinstance(value, date):
            return encode_text(value, row)
        number = serial(value, zone)
        return (
            encode_text(value.isoformat(), row) if number is None else number_cell(prefix, row, look, number)
        )

    if kind is ColumnKind.NUMBER:
        return encode_number
    return encode_date if kind in (ColumnKind.DATE, ColumnKind.DATETIME) else encode_text
