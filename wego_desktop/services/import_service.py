"""Importing a delegate list: a look at what would happen, then all of it in one step that can be undone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from wego_desktop.db.models import ExportRecord, ImportBatch, new_id
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.jobs.progress import NullProgress, Progress
from wego_desktop.services.event_service import event_by_code
from wego_desktop.services.export_sheets.heading import Heading
from wego_desktop.services.importing.applying import ImportWriter
from wego_desktop.services.importing.collector import paused_collector
from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.known import Known, load_known
from wego_desktop.services.importing.plan import (
    FIELD_LABELS,
    SEVERAL_COLUMNS,
    ColumnRow,
    Confidence,
    Decision,
    FieldChange,
    ImportField,
    ImportOptions,
    ImportResult,
    ImportTotals,
    MatchKind,
    Reason,
    RowAction,
    RowMatch,
    RowPlan,
    SheetChoice,
)
from wego_desktop.services.importing.planner import Planner
from wego_desktop.services.importing.preview import ImportPreview, Prepared
from wego_desktop.services.importing.source import (
    ImportSource,
    Listing,
    column_rows,
    file_notes,
    open_source,
    read_listing,
    sheet_choices,
)
from wego_desktop.services.importing.verdicts import new_organisations, totals_of
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.queries.events import event_row
from wego_desktop.services.queries.journal_tail import last_seq
from wego_desktop.services.registering import next_number


class ImportService:
    """Reads lists, tells what they would do, and brings them in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, path: Path) -> ImportSource:
        """The file, read once and held for any number of previews; raises `import_file_…` and the like."""
        return open_source(path)

    def preview(
        self,
        actor: Actor,
        source: ImportSource | ImportPreview | Path,
        event_code: str,
        options: ImportOptions | None = None,
        progress: Progress | None = None,
    ) -> ImportPreview:
        """What the list would do to the event; writes nothing.

        `source` may be an earlier preview, whose rows are read again only when `options` ask for it.
        Raises `not_allowed`, `no_such_event`, `import_decision_row_unknown`, and what reading raises.
        """
        require(actor.role, Right.IMPORT)
        options = options or ImportOptions()
        with paused_collector():
            with self._database.read() as session:
                event = event_by_code(session, event_code)
                seq = last_seq(session)
                known = load_known(session, event.id)
            listing = _listing(source, options, known)
            drafts = _drafts(known, listing, options, progress or NullProgress())
        rows = tuple(draft.plan for draft in drafts if draft.plan is not None)
        return ImportPreview(
            path=listing.source.path,
            event_id=event.id,
            event_code=event.code,
            sheet=listing.table.sheet.name,
            sheets=sheet_choices(listing.source),
            header_row=listing.table.header_row,
            columns=column_rows(listing),
            file_notes=file_notes(listing),
            rows=rows,
            totals=totals_of(rows, new_organisations(drafts)),
            options=options,
            listing=listing,
            prepared=Prepared(seq, (known, drafts)),
        )

    def commit(
        self, actor: Actor, preview: ImportPreview, progress: Progress | None = None
    ) -> Outcome[ImportResult]:
        """Everything that is ready, in one transaction and one journal entry, checked again inside it.

        Rows with errors and unanswered doubts stay behind. Nothing is written, and nothing journaled, when
        nothing changes. Raises `not_allowed`, `no_such_event`; `Cancelled` from `progress` leaves nothing.
        """
        require(actor.role, Right.IMPORT)
        progress = progress or NullProgress()
        op, file_name = Op.IMPORT, preview.path.name
        with paused_collector(), self._database.write(op, actor, preview.event_id, file=file_name) as unit:
            event_by_code(unit.session, preview.event_code)
            first_number = next_number(unit.session, preview.event_id)
            known, drafts = _planned(unit.session, preview)
            writing = [draft for draft in drafts if draft.is_writing]
            batch_id = new_id()
            writer = ImportWriter(unit, preview.event_id, known, batch_id, first_number)
            if writing:
                unit.session.add(_batch(batch_id, preview, drafts, unit.now))
                writer.write(writing, progress)
            result = _result(drafts, writer)
            unit.note(added=result.added, updated=result.updated)
            return outcome(unit, result)

    def save_left_behind(
        self, actor: Actor, preview: ImportPreview, target: Path, *, is_recorded: bool = True
    ) -> int:
        """The rows of `preview` that stay behind, as a workbook with their reasons; how many they are.

        Entered in the register of exports unless the caller promised to write nothing. Raises
        `not_allowed`, `import_nothing_left_behind` and the EnvironmentProblems of `write_workbook`.
        """
        from wego_desktop.services.importing.left_behind import write_left_behind

        require(actor.role, Right.IMPORT)
        if not preview.totals.open:
            raise UserError("import_nothing_left_behind")
        heading = Heading(event_row(self._database, preview.event_id), self._database.clock(), actor)
        count = write_left_behind(preview, heading, target)
        if not is_recorded:
            return count
        with self._database.write(
            Op.EXPORT, actor, preview.event_id, kind="open-rows", file_name=target.name, rows=count
        ) as unit:
            unit.session.add(
                ExportRecord(
                    id=new_id(),
                    event_id=preview.event_id,
                    kind="open-rows",
                    file_name=target.name,
                    row_count=count,
                    columns=[column.header for column in preview.columns],
                    exported_at=unit.now,
                    operator_id=actor.operator_id,
                )
            )
        return count


def _planned(session: Session, preview: ImportPreview) -> tuple[Known, list[Draft]]:
    """The preview's own plan while nothing else was written since; else one made anew from its rows."""
    if (still_true := preview.prepared.take(last_seq(session))) is not None:
        return still_true
    known = load_known(session, preview.event_id)
    listing = preview.listing
    if tuple(known.categories) != listing.categories:
        listing = read_listing(listing.source, preview.options, known.categories)
    return known, _drafts(known, listing, preview.options, NullProgress())


def _listing(source: ImportSource | ImportPreview | Path, options: ImportOptions, known: Known) -> Listing:
    """The rows as `options` read them; those of an earlier preview when nothing about reading has changed."""
    if isinstance(source, ImportPreview):
        before, listing = source.options, source.listing
        is_same = (
            tuple(known.categories) == listing.categories
            and replace(options, decisions=before.decisions) == before
        )
        return listing if is_same else read_listing(listing.source, options, known.categories)
    opened = open_source(source) if isinstance(source, Path) else source
    return read_listing(opened, options, known.categories)


def _drafts(known: Known, listing: Listing, options: ImportOptions, progress: Progress) -> list[Draft]:
    numbers = {row.row_number for row in listing.rows}
    for number in options.decisions:
        if number not in numbers:
            raise UserError("import_decision_row_unknown", row=number)
    return Planner(known, listing.layout, options.decisions).plan(listing.rows, progress)


def _batch(batch_id: str, preview: ImportPreview, drafts: Sequence[Draft], now: datetime) -> ImportBatch:
    actions = Counter(draft.action.value for draft in drafts)
    return ImportBatch(
        id=batch_id,
        event_id=preview.event_id,
        file_name=preview.path.name,
        file_sha256=preview.listing.source.file.sha256,
        sheet=preview.sheet,
        mapping={column.header or column.letter: column.field for column in preview.columns if column.field},
        counts=dict(actions),
        imported_at=now,
    )


def _result(drafts: Sequence[Draft], writer: ImportWriter) -> ImportResult:
    actions = Counter(draft.action for draft in drafts)
    return ImportResult(
        added=actions[RowAction.ADD],
        updated=actions[RowAction.CHANGE],
        unchanged=actions[RowAction.KEEP],
        skipped=actions[RowAction.SKIP],
        organisations=writer.organisation_count,
        admissions=writer.admission_count,
        left_behind=tuple(
            draft.row.row_number for draft in drafts if draft.action in {RowAction.WAIT, RowAction.REFUSE}
        ),
    )


__all__ = [
    "FIELD_LABELS",
    "SEVERAL_COLUMNS",
    "ColumnRow",
    "Confidence",
    "Decision",
    "FieldChange",
    "ImportField",
    "ImportOptions",
    "ImportPreview",
    "ImportResult",
    "ImportService",
    "ImportSource",
    "ImportTotals",
    "MatchKind",
    "Reason",
    "RowAction",
    "RowMatch",
    "RowPlan",
    "SheetChoice",
]
