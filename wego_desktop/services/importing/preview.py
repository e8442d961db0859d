"""The whole answer to "what would this file do?"."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wego_desktop.domain.person_names import NameRule
from wego_desktop.exchange.reading.table import TableChoice
from wego_desktop.services.importing.cells import CellPlan, cells_of
from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.file_facts import (
    DateColumnRow,
    date_rows,
    field_choices,
    name_suggestion,
)
from wego_desktop.services.importing.known_rows import Known
from wego_desktop.services.importing.options import ImportOptions
from wego_desktop.services.importing.organisation_plan import OrganisationPlan
from wego_desktop.services.importing.organisations import OrganisationCase
from wego_desktop.services.importing.plan import (
    ColumnRow,
    FieldChoice,
    ImportTotals,
    Reason,
    ReasonCount,
    RowPlan,
    SheetChoice,
)
from wego_desktop.services.importing.remembered import RememberedLayout
from wego_desktop.services.importing.source import Listing
from wego_desktop.services.importing.verdicts import reason_counts


@dataclass(slots=True)
class Planned:
    """What planning found out, and what it was planned against."""

    known: Known
    drafts: list[Draft]
    cases: Sequence[OrganisationCase]


@dataclass(slots=True)
class Prepared:
    """What planning found out, as long as nothing was written after entry `seq` of the journal.

    Writing changes it, so that it can be had once.
    """

    seq: int
    made: Planned | None

    def take(self, seq: int) -> Planned | None:
        """The plan when it is still true at `seq` and was not taken before."""
        made, self.made = self.made, None
        return made if seq == self.seq else None


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What the file would do to the event, nothing of which is written yet.

    `options` are those that were given. What is asked for seldom is a property and made when it is.
    """

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
    organisations: tuple[OrganisationPlan, ...]
    listing: Listing = field(repr=False)
    prepared: Prepared = field(repr=False, compare=False)

    @property
    def layout_key(self) -> str:
        """What files of one layout have in common: a digest of their header line."""
        return self.listing.mark

    @property
    def chosen(self) -> ImportOptions:
        """The options with what is remembered for the layout filled in."""
        return self.listing.chosen

    @property
    def remembered(self) -> RememberedLayout | None:
        """The layout that was remembered and used."""
        return self.listing.remembered

    @property
    def tables(self) -> tuple[TableChoice, ...]:
        """The tables that may be chosen, by sheet and header row."""
        return self.listing.source.tables

    @property
    def tool(self) -> str:
        """The program that made the file, such as "Zoom"; empty when it is none that is known."""
        tool = self.listing.table.tool
        return tool.label if tool is not None else ""

    @property
    def hidden_rows(self) -> int:
        """How many rows the sheet hides."""
        return len(self.listing.table.sheet.marks.hidden_rows)

    @property
    def hidden_columns(self) -> int:
        """How many columns the sheet hides."""
        return len(self.listing.table.sheet.marks.hidden_columns)

    @property
    def name_suggestion(self) -> NameRule | None:
        """How whole names look like being written; None when no column holds whole names."""
        return name_suggestion(self.listing)

    @property
    def dates(self) -> tuple[DateColumnRow, ...]:
        """The columns of days and in which order each is read; reads the rows of the file."""
        return date_rows(self.listing)

    @property
    def fields(self) -> tuple[FieldChoice, ...]:
        """What a column may go into."""
        return field_choices(self.listing.event.specs)

    @property
    def reason_counts(self) -> tuple[ReasonCount, ...]:
        """Why rows are as they are, in numbers, the most frequent first."""
        return reason_counts(self.rows)

    def cells(self, row: RowPlan) -> tuple[CellPlan, ...]:
        """What becomes of each cell of the row, in the order of the columns."""
        return cells_of(row, self.columns)
