"""Importing a delegate list: a look at what would happen, then all of it in one step that can be undone."""

from pathlib import Path
from typing import TYPE_CHECKING

from wego_desktop.db.models import ExportRecord, ImportBatch, ImportLayout, new_id
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.operations import Op
from wego_desktop.domain.person_names import NameRule
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.columns import Confidence
from wego_desktop.exchange.reading.dates import DateOrder
from wego_desktop.exchange.reading.fields import FIELD_LABELS, SEVERAL_COLUMNS, ImportField
from wego_desktop.exchange.reading.table import TableChoice
from wego_desktop.jobs.progress import NullProgress, Progress
from wego_desktop.services.event_service import event_by_code
from wego_desktop.services.export_sheets.heading import Heading
from wego_desktop.services.importing.cells import CellPlan, CellState
from wego_desktop.services.importing.collector import paused_collector
from wego_desktop.services.importing.committing import write_import
from wego_desktop.services.importing.file_facts import DateColumnRow
from wego_desktop.services.importing.options import Decision, FieldRule, ImportOptions
from wego_desktop.services.importing.organisation_plan import (
    LikeReason,
    OrganisationLike,
    OrganisationPlan,
    OrganisationState,
)
from wego_desktop.services.importing.plan import (
    AnswerField,
    ColumnRow,
    FieldChange,
    FieldChoice,
    ImportResult,
    ImportTotals,
    MatchKind,
    Reason,
    ReasonCount,
    RowAction,
    RowMatch,
    RowPlan,
    SheetChoice,
    TargetField,
)
from wego_desktop.services.importing.planning import look
from wego_desktop.services.importing.preview import ImportPreview
from wego_desktop.services.importing.remembered import RememberedLayout
from wego_desktop.services.importing.source import ImportSource, open_pasted, open_source
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.queries import import_batches
from wego_desktop.services.queries.events import event_row
from wego_desktop.services.queries.import_batches import (
    BatchDetail,
    BatchRow,
    LayoutRow,
    LeftRowRow,
    MadeKind,
    MadeOf,
    MadeRow,
)

if TYPE_CHECKING:
    from wego_desktop.services.importing.left_behind import LeftTable


class ImportService:
    """Reads lists, tells what they would do, brings them in, and tells later what they made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, path: Path) -> ImportSource:
        """The file, read once and held for any number of previews; raises `import_file_…` and the like."""
        return open_source(path)

    def open_pasted(self, text: str) -> ImportSource:
        """Rows from the clipboard as a file; raises `import_file_empty`."""
        return open_pasted(text)

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
        Raises `not_allowed`, `no_such_event`, `import_decision_row_unknown`, `import_organisation_unknown`,
        `import_static_wrong`, and what reading raises.
        """
        require(actor.role, Right.IMPORT)
        opened = open_source(source) if isinstance(source, Path) else source
        with paused_collector():
            return look(
                self._database, opened, event_code, options or ImportOptions(), progress or NullProgress()
            )

    def commit(
        self, actor: Actor, preview: ImportPreview, progress: Progress | None = None
    ) -> Outcome[ImportResult]:
        """Everything that is ready, in one transaction and one journal entry, checked again inside it.

        Rows with errors and unanswered doubts stay behind and are kept with the import. Nothing is written,
        and nothing journaled, when nothing changes. Raises `not_allowed`, `no_such_event`; `Cancelled` from
        `progress` leaves nothing.
        """
        require(actor.role, Right.IMPORT)
        op, file_name = Op.IMPORT, preview.path.name
        with paused_collector(), self._database.write(op, actor, preview.event_id, file=file_name) as unit:
            event_by_code(unit.session, preview.event_code)
            result = write_import(unit, preview, progress or NullProgress())
            unit.note(added=result.added, updated=result.updated)
            return outcome(unit, result)

    def save_left_behind(
        self, actor: Actor, preview: ImportPreview, target: Path, *, is_recorded: bool = True
    ) -> int:
        """The rows of `preview` that stay behind, as a workbook with their reasons; how many they are.

        Entered in the register of exports unless the caller promised to write nothing. Raises
        `not_allowed`, `import_nothing_left_behind` and the EnvironmentProblems of `write_workbook`.
        """
        from wego_desktop.services.importing.left_behind import left_table

        return self._save_left(actor, preview.event_id, left_table(preview), target, is_recorded=is_recorded)

    def save_left_rows(self, actor: Actor, batch_id: str, target: Path) -> int:
        """The rows that stayed behind in an import done earlier, as the same workbook; how many they are.

        Raises `not_allowed`, `no_such_import`, `import_nothing_left_behind` and what `write_workbook` raises.
        """
        from wego_desktop.services.importing.left_behind import LeftRow, LeftTable

        with self._database.read() as session:
            batch = session.get(ImportBatch, batch_id)
            if batch is None:
                raise UserError("no_such_import", id=batch_id)
            rows = [
                LeftRow(row.row_number, row.reasons, row.cells)
                for row in import_batches.left_rows(session, batch_id)
            ]
        table = LeftTable(batch.file_name, tuple(batch.mapping), rows)
        return self._save_left(actor, batch.event_id, table, target, is_recorded=True)

    def _save_left(
        self, actor: Actor, event_id: str, table: "LeftTable", target: Path, *, is_recorded: bool
    ) -> int:
        from wego_desktop.services.importing.left_behind import write_left_behind

        require(actor.role, Right.IMPORT)
        if not table.rows:
            raise UserError("import_nothing_left_behind")
        heading = Heading(event_row(self._database, event_id), self._database.clock(), actor)
        count = write_left_behind(table, heading, target)
        if not is_recorded:
            return count
        with self._database.write(
            Op.EXPORT, actor, event_id, kind="open-rows", file_name=target.name, rows=count
        ) as unit:
            unit.session.add(
                ExportRecord(
                    id=new_id(),
                    event_id=event_id,
                    kind="open-rows",
                    file_name=target.name,
                    row_count=count,
                    columns=list(table.headers),
                    exported_at=unit.now,
                    operator_id=actor.operator_id,
                )
            )
        return count

    def batches(self, event_code: str) -> tuple[BatchRow, ...]:
        """The imports of the event, newest first, those that were taken back too; raises `no_such_event`."""
        with self._database.read() as session:
            event_id = event_by_code(session, event_code).id
        return import_batches.batches(self._database, event_id)

    def batch(self, batch_id: str) -> BatchDetail:
        """What one import made and what stayed behind; raises `no_such_import`."""
        return import_batches.batch_detail(self._database, batch_id)

    def layouts(self) -> tuple[LayoutRow, ...]:
        """The layouts that are remembered, the one used last first."""
        return import_batches.layouts(self._database)

    def forget_layout(self, actor: Actor, layout_id: str) -> Outcome[str]:
        """The layout is remembered no more; its id. Raises `not_allowed`, `no_such_layout`."""
        require(actor.role, Right.IMPORT)
        with self._database.write(Op.EDIT_SETTINGS, actor) as unit:
            row = unit.session.get(ImportLayout, layout_id)
            if row is None:
                raise UserError("no_such_layout", id=layout_id)
            unit.note(name=row.name)
            unit.session.delete(row)
            return outcome(unit, layout_id)


__all__ = [
    "FIELD_LABELS",
    "SEVERAL_COLUMNS",
    "AnswerField",
    "BatchDetail",
    "BatchRow",
    "CellPlan",
    "CellState",
    "ColumnRow",
    "Confidence",
    "DateColumnRow",
    "DateOrder",
    "Decision",
    "FieldChange",
    "FieldChoice",
    "FieldRule",
    "ImportField",
    "ImportOptions",
    "ImportPreview",
    "ImportResult",
    "ImportService",
    "ImportSource",
    "ImportTotals",
    "LayoutRow",
    "LeftRowRow",
    "LikeReason",
    "MadeKind",
    "MadeOf",
    "MadeRow",
    "MatchKind",
    "NameRule",
    "OrganisationLike",
    "OrganisationPlan",
    "OrganisationState",
    "Reason",
    "ReasonCount",
    "RememberedLayout",
    "RowAction",
    "RowMatch",
    "RowPlan",
    "SheetChoice",
    "TableChoice",
    "TargetField",
]
