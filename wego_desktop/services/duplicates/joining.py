"""Hands everything that belongs to a merged record over to the survivor; what both have becomes one."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import (
    Admission,
    Answer,
    Badge,
    Base,
    Companion,
    Logistics,
    NotSamePerson,
    Registration,
    RegistrationTag,
    SessionRole,
    Visa,
    WaitingPlace,
)
from wego_desktop.db.unit_of_work import WriteUnit
from wego_desktop.domain.enums import AdmissionState, RegistrationStatus
from wego_desktop.services.duplicates.decided import pair_of

Joiner = Callable[[WriteUnit, str, str], None]
"""Hands over the rows of one table from the merged id to the survivor's id, given in that order."""
_SEATS = (AdmissionState.DECLINED, AdmissionState.INVITED, AdmissionState.WAITING, AdmissionState.CONFIRMED)
_DERIVED = frozenset({"presence", "search_text"})


def hand_over(unit: WriteUnit, target: str, merged_id: str, survivor_id: str) -> None:
    """Have every row that refers to the merged row of table `target` refer to the survivor instead.

    Tables of which the survivor may have one row only are joined row by row. A table that nobody thought of
    is handed over as it is, so that nothing is lost.
    """
    for table, column in _references(target):
        joiner = _JOINERS.get((table, column))
        if joiner is not None:
            joiner(unit, merged_id, survivor_id)
        else:
            for row in _rows(unit.session, table, column, merged_id):
                setattr(row, column, survivor_id)


def _references(target: str) -> Iterable[tuple[str, str]]:
    return [
        (table.name, key.parent.name)
        for table in Base.metadata.sorted_tables
        if table.name not in _DERIVED
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table.name == target
    ]


def _rows(session: Session, table: str, column: str, row_id: str) -> list[Any]:
    model = next(mapper.class_ for mapper in Base.registry.mappers if mapper.local_table.name == table)  # type: ignore[attr-defined]
    return list(session.scalars(select(model).where(getattr(model, column) == row_id).order_by(model.id)))


def _join_badges(unit: WriteUnit, merged_id: str, survivor_id: str) -> None:
    """All badges become the survivor's; of two that are valid the survivor's own stays so."""
    kept = _rows(unit.session, "badge", "registration_id", survivor_id)
    highest = max((badge.revision for badge in kept), default=0)
    has_live = any(badge.voided_at is None for badge in kept)
    for badge in _rows(unit.session, "badge", "registration_id", merged_id):
        highest += 1
        badge.revision = highest
        badge.registration_id = survivor_id
        if has_live and badge.voided_at is None:
            badge.voided_at = unit.now


def live_badge(session: Session, registration_id: str) -> Badge | None:
    """The valid badge of a registration."""
    statement = select(Badge).where(Badge.registration_id == registration_id, Badge.voided_at.is_(None))
    return session.scalars(statement).first()


def _join_tags(unit: WriteUnit, merged_id: str, survivor_id: str) -> None:
    for _kept, gone in _doubled(unit, RegistrationTag, ("registration_id", "tag"), merged_id, survivor_id):
        unit.session.delete(gone)


def _join_answers(unit: WriteUnit, merged_id: str, survivor_id: str) -> None:
    for kept, gone in _doubled(unit, Answer, ("registration_id", "field_id"), merged_id, survivor_id):
        if kept.value in (None, "", []):
            kept.value = gone.value
        unit.session.delete(gone)


def _join_admissions(unit: WriteUnit, merged_id: str, survivor_id: str) -> None:
    for kept, gone in _doubled(unit, Admission, ("registration_id", "session_id"), merged_id, survivor_id):
        kept.state = max(kept.state, gone.state, key=_SEATS.index)
        unit.session.delete(gone)


def _join_roles(unit: WriteUnit, merged_id: str, survivor_id: str) -> None:
    for kept, gone in _doubled(
        unit, SessionRole, ("person_id", "session_id", "kind"), merged_id, survivor_id
    ):
        kept.is_confirmed = kept.is_confirmed or gone.is_confirmed
        unit.session.delete(gone)


def _doubled(
    unit: WriteUnit, model: Any, columns: tuple[str, ...], merged_id: str, survivor_id: str
) -> list[tuple[Any, Any]]:
    """Hand rows over, but for those of which the survivor has one with the same columns: these two by two."""
    owner, *others = columns
    kept = {
        tuple(getattr(row, column) for column in others): row
        for row in _rows(unit.session, model.__tablename__, owner, survivor_id)
    }
    doubled = []
    for row in _rows(unit.session, model.__tablename__, owner, merged_id):
        same = kept.get(tuple(getattr(row, column) for column in others))
        if same is None:
            setattr(row, owner, survivor_id)
        else:
            doubled.append((same, row))
    return doubled


def _join_logistics(unit: WriteUnit, merged_id: str, survivor_id: str) -> None:
    _fill_in(unit, Logistics, merged_id, survivor_id)


def _join_visas(unit: WriteUnit, merged_id: str, survivor_id: str) -> None:
    """What the survivor's block lacks is filled in; it is erased as early as either of them would be."""
    kept, gone = _fill_in(unit, Visa, merged_id, survivor_id)
    if kept is not None and gone is not None:
        kept.erase_on = min(kept.erase_on, gone.erase_on)


def _fill_in(unit: WriteUnit, model: Any, merged_id: str, survivor_id: str) -> tuple[Any, Any]:
    kept = unit.session.scalar(select(model).where(model.registration_id == survivor_id))
    gone = unit.session.scalar(select(model).where(model.registration_id == merged_id))
    if gone is not None and kept is None:
        gone.registration_id = survivor_id
    elif gone is not None:
        for column in model.__table__.columns:
            if getattr(kept, column.name) in (None, ""):
                setattr(kept, column.name, getattr(gone, column.name))
        unit.session.delete(gone)
    return kept, gone


def _join_companions(unit: WriteUnit, merged_id: str, survivor_id: str) -> None:
    """Whom the person comes with: the survivor's own answer stays, and nobody accompanies themselves."""
    kept = unit.session.scalar(select(Companion).where(Companion.registration_id == survivor_id))
    gone = unit.session.scalar(select(Companion).where(Companion.registration_id == merged_id))
    for row in (kept, gone):
        if row is not None and row.host_id in {merged_id, survivor_id}:
            unit.session.delete(row)
    if gone is not None and gone not in unit.session.deleted:
        if kept is not None and kept not in unit.session.deleted:
            unit.session.delete(gone)
        else:
            gone.registration_id = survivor_id


def _join_hosts(unit: WriteUnit, merged_id: str, survivor_id: str) -> None:
    for row in _rows(unit.session, "companion", "host_id", merged_id):
        if row not in unit.session.deleted:
            row.host_id = survivor_id


def _join_waiting(unit: WriteUnit, merged_id: str, survivor_id: str) -> None:
    """One place in the queue, the earlier one; none when the registration waits no longer."""
    places = [
        *_rows(unit.session, "waiting_place", "registration_id", survivor_id),
        *_rows(unit.session, "waiting_place", "registration_id", merged_id),
    ]
    registration = unit.session.get_one(Registration, survivor_id)
    waits = registration.status is RegistrationStatus.WAITLISTED
    first: WaitingPlace | None = (
        min(places, key=lambda place: place.position, default=None) if waits else None
    )
    for place in places:
        if place is not first:
            unit.session.delete(place)
    unit.session.flush()
    if first is not None:
        first.registration_id = survivor_id


def _join_successors(unit: WriteUnit, merged_id: str, survivor_id: str) -> None:
    for row in _rows(unit.session, "registration", "successor_id", merged_id):
        row.successor_id = None if row.id == survivor_id else survivor_id


def _join_not_same(unit: WriteUnit, merged_id: str, survivor_id: str) -> None:
    """What was said of the merged one goes for the survivor; that the two differ is said no longer."""
    session = unit.session
    rows = {
        row.id: row
        for column in ("person_id", "other_id")
        for row in _rows(session, "not_same_person", column, merged_id)
    }
    mine = (NotSamePerson.person_id == survivor_id) | (NotSamePerson.other_id == survivor_id)
    kept = {(row.person_id, row.other_id) for row in session.scalars(select(NotSamePerson).where(mine))}
    for row in rows.values():
        other = row.other_id if row.person_id == merged_id else row.person_id
        pair = pair_of(survivor_id, other)
        if other == survivor_id or pair in kept:
            session.delete(row)
        else:
            row.person_id, row.other_id = pair
            kept.add(pair)


def _join_nothing(_unit: WriteUnit, _merged_id: str, _survivor_id: str) -> None:
    """Done with another column of the same table."""


_JOINERS: dict[tuple[str, str], Joiner] = {
    ("badge", "registration_id"): _join_badges,
    ("registration_tag", "registration_id"): _join_tags,
    ("answer", "registration_id"): _join_answers,
    ("admission", "registration_id"): _join_admissions,
    ("session_role", "person_id"): _join_roles,
    ("logistics", "registration_id"): _join_logistics,
    ("visa", "registration_id"): _join_visas,
    ("companion", "registration_id"): _join_companions,
    ("companion", "host_id"): _join_hosts,
    ("waiting_place", "registration_id"): _join_waiting,
    ("registration", "successor_id"): _join_successors,
    ("not_same_person", "person_id"): _join_not_same,
    ("not_same_person", "other_id"): _join_nothing,
}
