"""Importing the member list: a look at what it would do, then all of it in one step that can be undone."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import RowVerdict, SimilarAnswer
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.exchange.reading.table import choose_table
from wego_desktop.exchange.reading.workbook import read_workbook
from wego_desktop.jobs.progress import NullProgress, Progress
from wego_desktop.services.member_list.columns import MemberColumn, member_columns
from wego_desktop.services.member_list.planning import MemberRowPlan, plan_rows
from wego_desktop.services.member_list.record import MemberRecord, read_record
from wego_desktop.services.member_list.writing import bring_in
from wego_desktop.services.outcome import Outcome, outcome

STARTING_LIST = Path(__file__).resolve().parents[3] / "resources" / "starting_list" / "members.csv"
"""The cities with offices of 2023, to begin a workspace with."""


@dataclass(frozen=True, slots=True)
class MemberListPreview:
    """What a list would do; `unread` are the titles of columns that were not recognised."""

    path: Path
    sheet: str
    columns: tuple[MemberColumn, ...]
    unread: tuple[str, ...]
    rows: tuple[MemberRowPlan, ...]
    answers: Mapping[int, SimilarAnswer] = field(default_factory=dict)
    header_row: int | None = None

    @property
    def totals(self) -> dict[RowVerdict, int]:
        """Rows by verdict."""
        return dict(Counter(row.verdict for row in self.rows))


@dataclass(frozen=True, slots=True)
class MemberListResult:
    """What was brought in, and the rows that stayed behind."""

    added: int
    updated: int
    unchanged: int
    left: tuple[MemberRowPlan, ...]


class MemberListService:
    """Reads member lists and brings them in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def preview(
        self,
        actor: Actor,
        path: Path,
        *,
        sheet: str | None = None,
        header_row: int | None = None,
        answers: Mapping[int, SimilarAnswer] | None = None,
    ) -> MemberListPreview:
        """What the list at `path` would do; writes nothing.

        `answers` decide rows whose city is on file under another name. Raises `not_allowed`,
        `member_list_without_names`, and what reading raises.
        """
        require(actor.role, Right.EDIT_NETWORKS)
        table = choose_table(read_workbook(path), sheet, header_row)
        columns = member_columns(table.columns)
        known = {column.index for column in columns}
        records = [
            read_record(table.sheet.name, number, cells, table.sheet.first_column, columns)
            for number, cells in table.rows()
        ]
        given = dict(answers or {})
        with self._database.read() as session:
            rows = plan_rows(session, records, self._database.clock().date(), given)
        return MemberListPreview(
            path,
            table.sheet.name,
            columns,
            tuple(column.header for column in table.columns if column.index not in known),
            rows,
            given,
            header_row,
        )

    def commit(
        self, actor: Actor, preview: MemberListPreview, progress: Progress | None = None
    ) -> Outcome[MemberListResult]:
        """Everything that is ready, in one transaction and one journal entry, compared again inside it.

        Rows with errors and open questions stay behind. `Cancelled` from `progress` leaves nothing.
        """
        require(actor.role, Right.EDIT_NETWORKS)
        progress = progress or NullProgress()
        records: list[MemberRecord] = [row.record for row in preview.rows]
        with self._database.write(Op.IMPORT_MEMBERS, actor, file=preview.path.name) as unit:
            today = unit.now.date()
            rows = plan_rows(unit.session, records, today, dict(preview.answers))
            ready = [row for row in rows if row.is_ready]
            for number, row in enumerate(ready):
                progress.report(number, len(ready))
                bring_in(unit.session, row, today)
            totals = Counter(row.verdict for row in rows)
            unit.note(count=len(ready))
            result = MemberListResult(
                totals[RowVerdict.NEW],
                totals[RowVerdict.UPDATE],
                totals[RowVerdict.UNCHANGED],
                tuple(row for row in rows if not row.is_ready and row.verdict is not RowVerdict.UNCHANGED),
            )
            return outcome(unit, result)
