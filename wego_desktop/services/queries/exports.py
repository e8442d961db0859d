"""The register of exported files, and what an export can be narrowed to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from wego_desktop.db.models import Event, ExportRecord, Network, NetworkMember, Operator, Session
from wego_desktop.db.unit_of_work import Database
from wego_desktop.services.queries import exports_places as places


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One file that went out: what was in it (a `SheetKind` or another word), when, and by whom."""

    id: str
    kind: str
    event_code: str
    file_name: str
    row_count: int
    columns: tuple[str, ...]
    exported_at: datetime
    operator: str


@dataclass(frozen=True, slots=True)
class SessionChoice:
    """A session that can be chosen for an export: `code` is what `ExportRequest.session_codes` takes."""

    id: str
    code: str
    title: str
    starts_at: datetime
    network: str


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What an export of an event can be narrowed to."""

    sessions: tuple[SessionChoice, ...]
    networks: tuple[tuple[str, str], ...]
    zone: str


def export_choices(database: Database, event_id: str) -> ExportChoices:
    """The sessions of the event and of those under it by their start, and code and name of the networks.

    Networks are those with members or with a meeting at the event.
    """
    sessions = (
        select(
            Session.id,
            Session.code,
            Session.title,
            Session.starts_at,
            Event.id,
            Event.code,
            Network.code,
        )
        .join(Event, Event.id == Session.event_id)
        .outerjoin(Network, Network.id == Session.network_id)
        .where(Event.id.in_(places.family(event_id)))
        .order_by(Session.starts_at, Event.code, Session.code)
    )
    has_members = select(NetworkMember.id).where(NetworkMember.network_id == Network.id).exists()
    with database.read() as session:
        zone = session.get_one(Event, event_id).zone
        found = tuple(
            SessionChoice(
                key, code if own_id == event_id else f"{event_code}/{code}", title, starts_at, network or ""
            )
            for key, code, title, starts_at, own_id, event_code, network in session.execute(sessions)
        )
        met = {choice.network for choice in found}
        statement = select(Network.code, Network.name, has_members).order_by(Network.code)
        networks = tuple(
            (code, name) for code, name, is_filled in session.execute(statement) if is_filled or code in met
        )
    return ExportChoices(found, networks, zone)


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
                record.kind,
                event_code,
                record.file_name,
                record.row_count,
                tuple(record.columns),
                record.exported_at,
                operator,
            )
            for record, event_code, operator in session.execute(statement)
        )
