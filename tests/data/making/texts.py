"""Ways to write a table as text."""

import csv
import io
from collections.abc import Iterable, Sequence

Row = Sequence[object]


def delimited(rows: Iterable[Row], delimiter: str = ",", line_end: str = "\r\n") -> str:
    """The rows as a program would save them, quoted where needed."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return target.getvalue()


def csv_file(rows: Iterable[Row], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """The rows as the bytes of a file."""
    return delimited(rows, delimiter).encode(encoding)


def titles(line: str) -> list[str]:
    """The headers of a line that is parted by commas."""
    return line.replace("\n", "").split(",")
