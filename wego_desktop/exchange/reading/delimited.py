"""Reads CSV, tab separated and other delimited text, streamed from the held bytes."""

import csv
import io
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.cells import CellValue
from wego_desktop.exchange.reading.encodings import detect_encoding
from wego_desktop.exchange.reading.file_kind import FileKind
from wego_desktop.exchange.reading.limits import ReadLimits
from wego_desktop.exchange.reading.open_quotes import line_by_line, swallows_lines
from wego_desktop.exchange.reading.source import FileWarning, SheetSource, SourceFile

DELIMITERS = (",", ";", "\t", "|")
_FIELD_LIMIT = 1024 * 1024
_SAMPLE_ROWS = 200
_Rows = Callable[[], Iterator[Sequence[CellValue]]]


def read_delimited(path: Path, sha256: str, limits: ReadLimits) -> SourceFile:
    """The text file at `path` as a file of one sheet, named after the file.

    UserError `import_file_empty`, `import_too_many_rows`, `import_file_damaged` (one cell without end).
    """
    content = path.read_bytes()
    return text_source(path, content, detect_encoding(content), sha256, limits=limits, kind=FileKind.TEXT)


def text_source(
    path: Path, content: bytes, encoding: str, sha256: str, *, limits: ReadLimits, kind: FileKind
) -> SourceFile:
    """`content` as a file of one sheet; raises as `read_delimited` does.

    A quotation mark without end would take the rest of the file into one cell: such a file is read line by
    line, with the warning `import_quotes_unbalanced`. Bytes that are no letters: `import_characters_lost`.
    """
    delimiter, skipped = _delimiter(content, encoding)
    warnings = list(_lost_characters(content, encoding))

    def read_rows() -> Iterator[Sequence[CellValue]]:
        return _rows(content, encoding, delimiter, skipped)

    def read_lines() -> Iterator[Sequence[CellValue]]:
        return line_by_line(_lines(content, encoding), delimiter)

    chosen: _Rows = read_rows
    line = _line_of_open_quote(read_rows(), delimiter) if b'"' in content else 0
    if line:
        chosen = read_lines
        warnings.append(FileWarning("import_quotes_unbalanced", {"line": line + skipped}))
    row_count = _count_rows(path, chosen(), limits)
    if row_count == 0:
        raise UserError("import_file_empty", name=path.name)
    sheet = SheetSource(path.stem, row_count, is_hidden=False, first_column=0, read_rows=chosen)
    return SourceFile(path, kind, (sheet,), sha256, encoding, delimiter, tuple(warnings))


def _text(content: bytes, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding=encoding, errors="replace", newline="")


def _lost_characters(content: bytes, encoding: str) -> Iterator[FileWarning]:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        count = content.decode(encoding, "replace").count("\ufffd")
        yield FileWarning("import_characters_lost", {"count": count})


def _line_of_open_quote(rows: Iterator[Sequence[CellValue]], delimiter: str) -> int:
    """The line where a quotation mark without end stands, 0 when there is none."""
    line, width = 1, 0
    try:
        for row in rows:
            width = width or len(row)
            breaks = [cell.count("\n") for cell in row if isinstance(cell, str)]
            if max(breaks, default=0) and swallows_lines(row, delimiter, width):
                return line
            line += 1 + sum(breaks)
    except csv.Error:
        return line
    return 0


def _count_rows(path: Path, rows: Iterator[Sequence[CellValue]], limits: ReadLimits) -> int:
    """Rows to the last one that holds anything."""
    last = 0
    try:
        for number, row in enumerate(rows, start=1):
            if any(row):
                last = number
            if last > limits.rows:
                raise UserError("import_too_many_rows", sheet=path.stem, rows=last, limit=limits.rows)
    except csv.Error as error:
        raise UserError("import_file_damaged", name=path.name) from error
    return last


def _delimiter(content: bytes, encoding: str) -> tuple[str, int]:
    """The delimiter that cuts the first rows into most and most equal columns, and lines to skip before.

    Excel's own first line `sep=;` decides by itself.
    """
    with _text(content, encoding) as text:
        lines = text.read(64 * 1024)
    first = lines.split("\n", 1)[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[4], 1
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter)), 0


def _evenness(lines: str, delimiter: str) -> float:
    """How well `delimiter` fits: share of rows with the commonest width above one, times its root."""
    widths: list[int] = []
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter)
    csv.field_size_limit(_FIELD_LIMIT)
    try:
        for row, _number in zip(reader, range(_SAMPLE_ROWS), strict=False):
            if any(row):
                widths.append(len(row))
    except csv.Error:
        return 0.0
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0
    commonest = max(set(wide), key=wide.count)
    return wide.count(commonest) / len(widths) * math.sqrt(commonest)


def _rows(content: bytes, encoding: str, delimiter: str, skipped: int) -> Iterator[Sequence[CellValue]]:
    csv.field_size_limit(_FIELD_LIMIT)
    lines = _lines(content, encoding)
    for _line in range(skipped):
        next(lines, "")
        yield ()
    yield from csv.reader(lines, delimiter=delimiter)


def _lines(content: bytes, encoding: str) -> Iterator[str]:
    with _text(content, encoding) as text:
        # NUL bytes end a cell for the csv module of Python 3.11 only; cleaned out, all versions read alike.
        yield from (line.replace("\0", "") for line in text)
