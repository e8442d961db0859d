"""The columns of the attendee sheet that hold the answers to an event's own fields."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Answer
from wego_desktop.domain.enums import OwnFieldKind
from wego_desktop.domain.own_fields import AnswerValue, FieldSpec, field_key_of
from wego_desktop.domain.text import fold
from wego_desktop.exchange.writing.spec import ColumnKind
from wego_desktop.i18n import _
from wego_desktop.services.export_sheets.columns import ATTENDEES, Column
from wego_desktop.services.queries.own_fields import specs_in

_KINDS = {
    OwnFieldKind.NUMBER: ColumnKind.NUMBER,
    OwnFieldKind.DATE: ColumnKind.DATE,
    OwnFieldKind.YES_NO: ColumnKind.YES_NO,
}
Convert = Callable[[object], object]


def answer_columns(session: Session, event_id: str) -> tuple[Column, ...]:
    """A column for each own field, called by its question; one that is taken gets the key behind it."""
    titles = {fold(_(column.title)) for column in ATTENDEES}
    columns = []
    for spec in specs_in(session, event_id):
        title = spec.label if fold(spec.label) not in titles else f"{spec.label} ({spec.key})"
        titles.add(fold(title))
        columns.append(Column(spec.column, title, _KINDS.get(spec.kind, ColumnKind.TEXT), is_default=False))
    return tuple(columns)


def choices(session: Session, event_id: str, columns: Iterable[Column]) -> dict[str, tuple[str, ...]]:
    """The drop-down lists of the columns that hold one choice."""
    if not any(field_key_of(column.key) for column in columns):
        return {}
    found = specs_in(session, event_id)
    return {spec.column: spec.choices for spec in found if spec.kind is OwnFieldKind.CHOICE}


def converters(session: Session, event_id: str, keys: Sequence[str]) -> dict[str, Convert]:
    """Column to what turns a registration's id into its answer, as a cell takes it; two statements."""
    wanted = {key for key in keys if field_key_of(key)}
    if not wanted:
        return {}
    specs = {spec.id: spec for spec in specs_in(session, event_id) if spec.column in wanted}
    found: dict[str, dict[object, object]] = defaultdict(dict)
    statement = select(Answer.registration_id, Answer.field_id, Answer.value)
    for registration_id, field_id, value in session.execute(statement.where(Answer.field_id.in_(specs))):
        spec = specs[field_id]
        found[spec.column][registration_id] = _cell(spec, value)
    return {column: found[column].get for column in wanted}


def _cell(spec: FieldSpec, value: AnswerValue) -> object:
    """A real day, number or truth; several are parted so that an import reads them again."""
    if isinstance(value, list):
        return "; ".join(value)
    return date.fromisoformat(str(value)) if spec.kind is OwnFieldKind.DATE else value
