"""What the filters of a list of delegates offer: the values of each column with their words."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Category,
    MembershipCategory,
    Network,
    Organisation,
    Region,
    RegionScheme,
    Registration,
    RegistrationTag,
    Session,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.countries import country_name
from wego_desktop.domain.enums import OwnFieldKind
from wego_desktop.domain.list_filters import NO, YES, Condition, Operator, ValueKind
from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.services.delegate_cells import badge_word
from wego_desktop.services.export_words import words_of
from wego_desktop.services.queries.delegate_columns import BadgeState, Choice, Choices, fixed_columns
from wego_desktop.services.queries.own_fields import specs_in
from wego_desktop.services.registering import find_organisation


def yes_no_words() -> dict[str, str]:
    """Yes and no in words."""
    return {YES: _("Yes"), NO: _("No")}


def closed_choices() -> dict[str, tuple[Choice, ...]]:
    """The choices that every event has."""
    found = {
        column.key: tuple(words_of(column.words).items())
        for column in fixed_columns()
        if column.words is not None
    }
    yes_no = tuple(yes_no_words().items())
    found.update((each.key, yes_no) for each in fixed_columns() if each.kind is ValueKind.YES_NO)
    found["badge"] = tuple((state.value, badge_word(state)) for state in BadgeState)
    return found


_OF_EVENT: dict[str, Callable[[str], Select[*tuple[Any, ...]]]] = {
    "category": lambda event_id: (
        select(Category.id, Category.name)
        .where(Category.event_id == event_id)
        .order_by(Category.position, Category.name)
    ),
    "region": lambda _event_id: (
        select(Region.id, Region.name)
        .join(RegionScheme, RegionScheme.id == Region.scheme_id)
        .where(RegionScheme.is_main)
        .order_by(Region.name)
    ),
    "networks": lambda _event_id: select(Network.id, Network.code).order_by(Network.code),
    "membership": lambda _event_id: select(MembershipCategory.id, MembershipCategory.name).order_by(
        MembershipCategory.name
    ),
    "tags": lambda event_id: (
        select(RegistrationTag.tag, RegistrationTag.tag)
        .join(Registration, Registration.id == RegistrationTag.registration_id)
        .where(Registration.event_id == event_id)
        .distinct()
        .order_by(RegistrationTag.tag)
    ),
    "sessions": lambda event_id: (
        select(Session.id, Session.code + "  " + Session.title)
        .where(Session.event_id == event_id)
        .order_by(Session.starts_at, Session.code)
    ),
}


def _countries(session: OrmSession, event_id: str) -> tuple[Choice, ...]:
    statement = (
        select(Organisation.country)
        .join(Registration, Registration.organisation_id == Organisation.id)
        .where(Registration.event_id == event_id, Organisation.country.is_not(None))
        .distinct()
    )
    found = [(code, country_name(code)) for code in session.scalars(statement) if code]
    return tuple(sorted(found, key=lambda choice: choice[1]))


def choices(database: Database, event_id: str) -> Choices:
    """The values to choose from by column key, at one event; a number of statements that does not grow.

    Organisations are not among them: there are too many, they are searched for.
    """
    found = closed_choices()
    with database.read() as session:
        for key, statement in _OF_EVENT.items():
            found[key] = tuple(
                (str(value), str(text)) for value, text in session.execute(statement(event_id))
            )
        found["country"] = _countries(session, event_id)
        found["tags"] = tuple({fold(tag): (tag, text) for tag, text in reversed(found["tags"])}.values())[
            ::-1
        ]
        for spec in specs_in(session, event_id):
            if spec.kind is OwnFieldKind.YES_NO:
                found[spec.column] = tuple(yes_no_words().items())
            elif spec.choices:
                found[spec.column] = tuple((choice, choice) for choice in spec.choices)
    return found


def organisation_words(database: Database, ids: tuple[str, ...]) -> dict[str, str]:
    """Id to name of these organisations, for the words of a condition."""
    if not ids:
        return {}
    with database.read() as session:
        statement = select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))
        return {row.id: row.name for row in session.execute(statement)}


def with_organisations(database: Database, conditions: Iterable[Condition]) -> list[Condition]:
    """These conditions with the ids of the organisations that they name; raises `no_such_organisation_named`.

    A value that is an id already stays.
    """
    result = []
    with database.read() as session:
        for condition in conditions:
            is_named = condition.column == "organisation" and condition.operator in _BY_ID
            result.append(
                replace(condition, values=tuple(_organisation(session, value) for value in condition.values))
                if is_named
                else condition
            )
    return result


def organisation_id_named(database: Database, name: str) -> str:
    """The id of the organisation of that name; raises `no_such_organisation_named`."""
    with database.read() as session:
        return _organisation(session, name)


_BY_ID = frozenset({Operator.IS, Operator.IS_NOT, Operator.ANY_OF})


def _organisation(session: OrmSession, text: str) -> str:
    if session.get(Organisation, text) is not None:
        return text
    found = find_organisation(session, text)
    if found is None:
        raise UserError("no_such_organisation_named", name=text)
    return found.id
