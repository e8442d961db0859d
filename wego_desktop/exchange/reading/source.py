"""A file that was opened for reading: its sheets, and the rows of each with their numbers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wego_desktop.exchange.reading.cells import CellValue
from wego_desktop.exchange.reading.file_kind import FileKind
from wego_desktop.exchange.reading.marks import NO_MARKS, SheetMarks


@dataclass(frozen=True, slots=True)
class FileWarning:
    """Something to tell about the file as a whole: a code of the import messages and its parameters."""

    code: str
    params: dict[str, object]


@dataclass(frozen=True, slots=True)
class SheetSource:
    """One sheet: `rows()` gives every row from the sheet's first, and may be called again."""

    name: str
    row_count: int
    is_hidden: bool
    first_column: int
    read_rows: Callable[[], Iterator[Sequence[CellValue]]]
    marks: SheetMarks = field(default=NO_MARKS, repr=False)
    memo: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    def rows(self) -> Iterator[tuple[int, Sequence[CellValue]]]:
        """Row number (from 1, as the spreadsheet program shows it) and the cells from `first_column` on."""
        return enumerate(self.read_rows(), start=1)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """An opened file; the content is held, so a change of the file on disk no longer matters.

    `encoding` and `delimiter` are set for text files only. `sha256` is of the bytes on disk.
    """

    path: Path
    kind: FileKind
    sheets: tuple[SheetSource, ...]
    sha256: str
    encoding: str | None = None
    delimiter: str | None = None
    warnings: tuple[FileWarning, ...] = ()

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """Names of all sheets in the file's order, hidden ones too."""
        return tuple(sheet.name for sheet in self.sheets)
