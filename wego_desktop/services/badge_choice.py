"""Whose badges are meant: by event, category and state, or person by person; and their order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session as Connection
from sqlalchemy.orm import aliased

from wego_desktop.db.models import Badge, Category, Event, Organisation, Person, Registration
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import AttendanceMode, CategoryShape, RegistrationStatus
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import EXPECTED, is_expected
from wego_desktop.errors import UserError

_MOST_IDS = 5000
_home, _holder = aliased(Registration), aliased(Registration)
_own_event, _home_event = aliased(Event), aliased(Event)


@dataclass(frozen=True, slots=True)
class BadgeChoice:
    """Whose badges: everybody expected on site at the event, or only `registration_ids`.

    `category_ids` are categories of the event; empty for all. `only_new` leaves out whoever has a printed
    badge. Who takes part online is left out unless `include_online`.
    """

    event_id: str
    registration_ids: tuple[str, ...] = ()
    category_ids: tuple[str, ...] = ()
    only_new: bool = False
    include_online: bool = False


@dataclass(frozen=True, slots=True)
class BadgePersonRow:
    """One person who gets a badge, with the live badge if there is one.

    `registration_id` is the registration that the badge belongs to: of people who are registered at the
    umbrella event too, that one. `category_id` and `is_online` are those at the chosen event. Instants are
    UTC; `printed_at` None means not printed yet.
    """

    registration_id: str
    number: str
    name: str
    organisation: str
    category_id: str
    category: str
    category_letter: str
    category_colour: str
    category_shape: CategoryShape
    badge_id: str | None
    revision: int
    printed_at: datetime | None
    printed_where: str
    is_online: bool


@dataclass(frozen=True, slots=True)
class SkippedPerson:
    """Somebody chosen by hand who gets no badge; `cause` is the registration's state."""

    registration_id: str
    number: str
    name: str
    cause: RegistrationStatus


@dataclass(frozen=True, slots=True)
class Chosen:
    """The people of a choice in the order of printing, and who was left out although chosen by hand.

    The order is category, organisation, family name, number. `printed` counts whom `only_new` left out.
    """

    people: tuple[BadgePersonRow, ...]
    skipped: tuple[SkippedPerson, ...] = ()
    printed: int = 0


_COLUMNS = (
    Registration.status,
    Registration.mode,
    Registration.category_id,
    _holder.id,
    _holder.number,
    _home_event.code.label("event_code"),
    Person.given_names,
    Person.family_name,
    Person.native_name,
    Person.sort_key,
    func.coalesce(Organisation.name, "").label("organisation"),
    func.coalesce(Organisation.name_key, "").label("organisation_key"),
    Category.name.label("category"),
    Category.letter,
    Category.colour,
    Category.shape,
    Category.position,
    Badge.id.label("badge_id"),
    func.coalesce(Badge.revision, 0).label("revision"),
    Badge.printed_at,
    func.coalesce(Badge.printed_where, "").label("printed_where"),
)


def load_chosen(session: Connection, choice: BadgeChoice) -> Chosen:
    """The people of `choice`; one statement (one for each 5,000 chosen by hand).

    Raises `UserError("no_such_registration")` when somebody chosen by hand is not there.
    """
    ids = tuple(dict.fromkeys(choice.registration_ids))
    if not ids:
        return _sorted(session.execute(_everybody(choice)), choice)
    rows: list[Any] = []
    for start in range(0, len(ids), _MOST_IDS):
        part = ids[start : start + _MOST_IDS]
        rows += session.execute(_statement().where(Registration.id.in_(part)))
    if len(rows) != len(ids):
        raise UserError("no_such_registration")
    return _sorted(rows, choice)


def _everybody(choice: BadgeChoice) -> Select[*tuple[Any, ...]]:
    statement = _statement().where(
        Registration.event_id == choice.event_id, Registration.status.in_(EXPECTED)
    )
    if choice.category_ids:
        statement = statement.where(Registration.category_id.in_(choice.category_ids))
    if not choice.include_online:
        statement = statement.where(Registration.mode == AttendanceMode.ON_SITE)
    return statement


def _statement() -> Select[*tuple[Any, ...]]:
    """Registrations, each with the one that holds the badge: the person's at the umbrella event, if any."""
    is_home = and_(
        _home.event_id == _own_event.umbrella_id,
        _home.person_id == Registration.person_id,
        _home.status.in_(EXPECTED),
    )
    return (
        select(*_COLUMNS)
        .select_from(Registration)
        .join(_own_event, _own_event.id == Registration.event_id)
        .outerjoin(_home, is_home)
        .join(_holder, _holder.id == func.coalesce(_home.id, Registration.id))
        .join(_home_event, _home_event.id == _holder.event_id)
        .join(Person, Person.id == _holder.person_id)
        .join(Category, Category.id == _holder.category_id)
        .outerjoin(Organisation, Organisation.id == _holder.organisation_id)
        .outerjoin(Badge, and_(Badge.registration_id == _holder.id, Badge.voided_at.is_(None)))
    )


def _sorted(rows: Iterable[Any], choice: BadgeChoice) -> Chosen:
    people: dict[str, tuple[tuple[Any, ...], BadgePersonRow]] = {}
    skipped = []
    printed = 0
    for row in rows:
        number = registration_number(row.event_code, row.number)
        name = shown_name(row.given_names, row.family_name, row.native_name)
        if not is_expected(row.status):
            skipped.append(SkippedPerson(row.id, number, name, row.status))
        elif choice.only_new and row.printed_at is not None:
            printed += 1
        else:
            order = (row.position, row.category, row.organisation_key, row.sort_key, row.number, row.id)
            people[row.id] = order, _person(row, number, name)
    ordered = sorted(people.values(), key=lambda item: item[0])
    return Chosen(tuple(person for _, person in ordered), tuple(skipped), printed)


def _person(row: Any, number: str, name: str) -> BadgePersonRow:
    return BadgePersonRow(
        row.id,
        number,
        name,
        row.organisation,
        row.category_id,
        row.category,
        row.letter,
        row.colour,
        row.shape,
        row.badge_id,
        row.revision,
        row.printed_at,
        row.printed_where,
        row.mode is AttendanceMode.ONLINE,
    )
