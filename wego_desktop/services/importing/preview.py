"""The whole answer to "what would this file do?"."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.known import Known
from wego_desktop.services.importing.plan import (
    ColumnRow,
    ImportOptions,
    ImportTotals,
    Reason,
    RowPlan,
    SheetChoice,
)
from wego_desktop.services.importing.source import Listing


@dataclass(slots=True)
class Prepared:
    """What planning found out, as long as nothing was written after entry `seq` of the journal.

    Writing changes it, so that it can be had once.
    """

    seq: int
    made: tuple[Known, list[Draft]] | None

    def take(self, seq: int) -> tuple[Known, list[Draft]] | None:
        """The plan when it is still true at `seq` and was not taken before."""
        made, self.made = self.made, None
        return made if seq == self.seq else None


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What the file would do to the event, nothing of which is written yet."""

    path: Path
    event_id: str
    event_code: str
    sheet: str
    sheets: tuple[SheetChoice, ...]
    header_row: int
    columns: tuple[ColumnRow, ...]
    file_notes: tuple[Reason, ...]
    rows: tuple[RowPlan, ...]
    totals: ImportTotals
    options: ImportOptions
    listing: Listing = field(repr=False)
    prepared: Prepared = field(repr=False, compare=False)

    @property
    def layout_key(self) -> str:
        """What files of one layout have in common: a digest of their header line."""
        line = "\x1f".join(column.header.casefold() for column in self.columns)
        return hashlib.sha256(line.encode()).hexdigest()[:16]
