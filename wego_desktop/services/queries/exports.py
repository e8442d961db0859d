"""The register of exported files."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from wego_desktop.db.models import Event, ExportRecord, Operator
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.enums import SheetKind
from wego_desktop.services.queries import exports_places as places


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One file that went out: what was in it, when, and by whom."""

    id: str
    kind: SheetKind
    event_code: str
    file_name: str
    row_count: int
    columns: tuple[str, ...]
    exported_at: datetime
    operator: str


def export_rows(database: Database, event_id: str, limit: int = 50) -> tuple[ExportRow, ...]:
    """The latest exports of the event and of the events under it, the newest first."""
    statement = (
        select(ExportRecord, Event.code, Operator.name)
        .join(Event, Event.id == ExportRecord.event_id)
        .join(Operator, Operator.id == ExportRecord.operator_id)
        .where(ExportRecord.event_id.in_(places.family(event_id)))
        .order_by(ExportRecord.exported_at.desc(), ExportRecord.id.desc())
        .limit(limit)
    )
    with database.read() as session:
        return tuple(
            ExportRow(
                record.id,
                SheetKind(record.kind),
                event_code,
                record.file_name,
                record.row_count,
                tuple(record.columns),
                record.exported_at,
                operator,
            )
            for record, event_code, operator in session.execute(statement)
        )
