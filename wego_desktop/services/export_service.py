"""Excel files out of the workspace: built, previewed, written, and entered in the register of exports."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from wego_desktop.db.models import ExportRecord, new_id
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import SheetKind
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import CodedError, EnvironmentProblem
from wego_desktop.exchange.writing.replacing import check_target
from wego_desktop.exchange.writing.spec import ColumnKind, ColumnSpec, Meaning
from wego_desktop.i18n import _
from wego_desktop.jobs.progress import NullProgress, Progress
from wego_desktop.services.export_sheets.columns import OFFERED, Column, chosen
from wego_desktop.services.export_sheets.heading import Heading
from wego_desktop.services.export_sheets.plan import PREVIEW_ROWS, ExportRequest, Plan, Source
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.queries.events import event_row


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column that can be chosen; `is_usual` when it is taken unless somebody chooses."""

    key: str
    title: str
    is_usual: bool


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column of the preview; `tints` names the meaning of each status word."""

    key: str
    title: str
    is_number: bool
    is_bold: bool
    tints: dict[str, Meaning]


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows as they will stand in the file, and how many there are in all."""

    title: str
    facts: str
    columns: tuple[PreviewColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int
    file_name: str


@dataclass(frozen=True, slots=True)
class Exported:
    """The file that was written: rows of its main sheet, and of each sheet by name."""

    path: Path
    rows: int
    sheets: tuple[tuple[str, int], ...]


class ExportService:
    """Writes the sheets that can be exported."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def columns(self, kind: SheetKind) -> tuple[ColumnChoice, ...]:
        """The columns that the main sheet of this kind has at every event, in their usual order."""
        return tuple(ColumnChoice(column.key, _(column.title), column.is_default) for column in OFFERED[kind])

    def own_columns(self, event_id: str) -> tuple[ColumnChoice, ...]:
        """The further columns of the attendees: the event's own fields in their order."""
        with self._database.read() as session:
            own = _own_columns(session, SheetKind.ATTENDEES, event_id)
        return tuple(ColumnChoice(column.key, column.title, is_usual=False) for column in own)

    def preview(self, actor: Actor, request: ExportRequest, *, limit: int = PREVIEW_ROWS) -> Preview:
        """The first rows (50 at most) of the main sheet; nothing is written, nothing recorded.

        Raises `UserError`: `not_allowed`, `unknown_columns`, `no_such_event`, `no_such_session`,
        `no_such_network`, `network_needed`.
        """
        with self._planned(actor, request, is_preview=True) as (plan, heading):
            main = plan.main
            zone = heading.zone
            rows = tuple(
                tuple(_shown(value, column, zone) for value, column in zip(row, main.columns, strict=True))
                for row in islice(main.rows, limit)
            )
            columns = tuple(_preview_column(column) for column in main.columns)
            return Preview(
                main.title, " ".join(main.facts), columns, rows, plan.rows, _file_name(plan, heading)
            )

    def default_name(self, actor: Actor, request: ExportRequest) -> str:
        """The file name that the design gives: event, contents, day and time. Raises as `preview` does."""
        with self._planned(actor, request, is_preview=True) as (plan, heading):
            return _file_name(plan, heading)

    def export(
        self, actor: Actor, request: ExportRequest, target: Path, progress: Progress | None = None
    ) -> Outcome[Exported]:
        """The workbook at `target`, in place before it is entered in the register; not undoable.

        Raises what `preview` raises, the EnvironmentProblems of `replacing`, `export_not_recorded` (the
        file is there, the register could not be written), and `Cancelled` from `progress`, which leaves the
        old file as it was.
        """
        require(actor.role, Right.EXPORT)
        check_target(target)
        with self._planned(actor, request, is_preview=False) as (plan, heading):
            written = self._write(plan, target, progress or NullProgress())
            columns = [column.key for column in plan.main.columns]
            event_id = heading.event.id
        try:
            return self._record(actor, request, event_id, columns, Exported(target, plan.rows, written))
        except CodedError as error:
            raise EnvironmentProblem(
                "export_not_recorded", name=target.name, folder=str(target.parent)
            ) from error

    def _write(self, plan: Plan, target: Path, progress: Progress) -> tuple[tuple[str, int], ...]:
        from wego_desktop.exchange.writing.workbook import write_workbook

        progress.report(0, plan.total_rows)
        return write_workbook(plan.workbook, target, _RowProgress(progress, plan.total_rows)).row_counts

    def _record(
        self, actor: Actor, request: ExportRequest, event_id: str, columns: list[str], done: Exported
    ) -> Outcome[Exported]:
        with self._database.write(
            Op.EXPORT, actor, event_id, kind=request.kind.value, file_name=done.path.name, rows=done.rows
        ) as unit:
            unit.session.add(
                ExportRecord(
                    id=new_id(),
                    event_id=event_id,
                    kind=request.kind.value,
                    file_name=done.path.name[:300],
                    row_count=done.rows,
                    columns=columns,
                    exported_at=unit.now,
                    operator_id=actor.operator_id,
                )
            )
            return outcome(unit, done)

    @contextmanager
    def _planned(
        self, actor: Actor, request: ExportRequest, *, is_preview: bool
    ) -> Iterator[tuple[Plan, Heading]]:
        """The plan of the workbook with its rows still to be read; all sheets see one state."""
        require(actor.role, Right.EXPORT)
        event = event_row(self._database, request.event_id)
        heading = Heading(event, self._database.clock(), actor)
        with self._database.read() as session:
            columns = chosen(request.kind, request.columns, _own_columns(session, request.kind, event.id))
            source = Source(self._database, session, heading, request, columns, is_preview)
            yield _builder(request.kind)(source), heading


def _own_columns(session: Session, kind: SheetKind, event_id: str) -> tuple[Column, ...]:
    from wego_desktop.services.export_sheets.answers import answer_columns

    return answer_columns(session, event_id) if kind is SheetKind.ATTENDEES else ()


class _RowProgress:
    """Turns the writer's rows of the sheet at hand into rows of the whole workbook."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total = progress, total
        self._before = self._last = 0

    def __call__(self, rows: int) -> None:
        if rows <= self._last:
            self._before += self._last
        self._last = rows
        self._progress.report(min(self._before + rows, self._total), self._total)


def _builder(kind: SheetKind) -> Callable[[Source], Plan]:
    from wego_desktop.services.export_sheets import (
        attendees,
        members,
        networks,
        programme,
        published,
        sign_in,
    )

    return {
        SheetKind.ATTENDEES: attendees.plan,
        SheetKind.SESSIONS: programme.plan,
        SheetKind.NETWORK: networks.plan,
        SheetKind.SIGN_IN: sign_in.plan,
        SheetKind.PUBLISHED_LIST: published.plan,
        SheetKind.MEMBERS: members.plan,
    }[kind]


def _file_name(plan: Plan, heading: Heading) -> str:
    from wego_desktop.exchange.writing.file_names import workbook_file_name

    return workbook_file_name(heading.event.name, plan.contents, heading.made_at.astimezone(heading.zone))


def _preview_column(column: ColumnSpec) -> PreviewColumn:
    tints = {mark.word: mark.meaning for mark in column.marks}
    return PreviewColumn(column.key, column.title, column.kind is ColumnKind.NUMBER, column.is_bold, tints)


def _shown(value: object, column: ColumnSpec, zone: ZoneInfo) -> str:
    """A value as Excel will show it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        local = value.astimezone(zone)
        return f"{local.day} {local:%b %H:%M}"
    if isinstance(value, date):
        return f"{value.day} {value:%b %Y}"
    return str(value)


__all__ = [
    "ColumnChoice",
    "ExportRequest",
    "ExportService",
    "Exported",
    "Meaning",
    "Preview",
    "PreviewColumn",
]
