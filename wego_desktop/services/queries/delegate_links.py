"""The columns of which a registration has any number of values: tags, sessions, networks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, func, literal, or_, select, union_all
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Admission,
    Network,
    NetworkMember,
    Registration,
    RegistrationTag,
    Session,
    SessionRole,
)
from wego_desktop.db.prepared import Prepared
from wego_desktop.domain.enums import AdmissionState
from wego_desktop.domain.own_fields import ANSWER_PREFIX
from wego_desktop.services.queries.delegate_answers import answer_rows, stored_answer


@dataclass(frozen=True, slots=True)
class Link:
    """`owners()` selects (registration id, value, text, what to order by) for every value there is.

    `tables` are those in which a written row may change it.
    """

    owners: Callable[[], Select[*tuple[Any, ...]]]
    tables: tuple[str, ...]


def _tags() -> Select[*tuple[Any, ...]]:
    return select(
        RegistrationTag.registration_id, RegistrationTag.tag, RegistrationTag.tag, RegistrationTag.tag
    )


def _networks() -> Select[*tuple[Any, ...]]:
    return (
        select(Registration.id, Network.id, Network.code, Network.code)
        .join(NetworkMember, NetworkMember.organisation_id == Registration.organisation_id)
        .join(Network, Network.id == NetworkMember.network_id)
        .where(or_(NetworkMember.to_on.is_(None), NetworkMember.to_on >= func.current_date()))
    )


def _seats() -> Select[*tuple[Any, ...]]:
    return (
        select(Admission.registration_id, Session.id, Session.code, Session.code)
        .join(Session, Session.id == Admission.session_id)
        .where(Admission.state == AdmissionState.CONFIRMED)
    )


def _parts() -> Select[*tuple[Any, ...]]:
    """Sessions of the registration's own event in which the person has a part."""
    return (
        select(Registration.id, Session.id, Session.code, Session.code)
        .join(SessionRole, SessionRole.person_id == Registration.person_id)
        .join(Session, Session.id == SessionRole.session_id)
        .where(Session.event_id == Registration.event_id)
    )


def _sessions() -> Select[*tuple[Any, ...]]:
    both = union_all(_seats(), _parts()).subquery()
    return select(*both.c)


LINKS: dict[str, Link] = {
    "tags": Link(_tags, ("registration_tag",)),
    "networks": Link(_networks, ("network_member", "network")),
    "sessions": Link(_sessions, ("admission", "session", "session_role")),
}


def is_field_column(key: str) -> bool:
    """Whether a column holds the answers to an own field."""
    return key.startswith(ANSWER_PREFIX)


def holders(key: str, values: Iterable[str] = ()) -> Select[*tuple[Any, ...]]:
    """The ids of the registrations with one of `values`, or with any value at all."""
    rows = LINKS[key].owners().subquery()
    owner, value, *_rest = rows.c
    wanted = list(values)
    statement = select(owner)
    return statement.where(value.in_(wanted)) if wanted else statement


def link_values(
    session: OrmSession, registration_ids: list[str], keys: Iterable[str]
) -> dict[tuple[str, str], Any]:
    """What stands in (registration, column): texts in order, or an answer; one statement for all columns."""
    found: dict[tuple[str, str], Any] = {}
    statement = _value_statement(tuple(keys))
    if statement is None:
        return found
    for owner_id, key, text in statement.all(session.connection(), {"ids": registration_ids}):
        if is_field_column(key):
            found[owner_id, key] = stored_answer(text)
        else:
            found[owner_id, key] = (*found.get((owner_id, key), ()), text)
    return found


@lru_cache(maxsize=64)
def _value_statement(keys: tuple[str, ...]) -> Prepared | None:
    answers = [key for key in keys if is_field_column(key)]
    parts = [_part(LINKS[key].owners(), literal(key)) for key in keys if key in LINKS]
    if answers:
        parts.append(_part(answer_rows(answers)))
    if not parts:
        return None
    together = union_all(*parts).subquery() if len(parts) > 1 else parts[0].subquery()
    statement = select(together.c.owner, together.c.key, together.c.text).order_by(together.c.place)
    return Prepared(statement)


def _part(rows: Select[*tuple[Any, ...]], key: Any = None) -> Select[*tuple[Any, ...]]:
    """Owner, column, text and place of these rows; without `key` their second column is the column."""
    below = rows.subquery()
    owner, value, text, order = below.c
    column = value if key is None else key
    return (
        select(owner.label("owner"), column.label("key"), text.label("text"), order.label("place"))
        .where(owner.in_(bindparam("ids", expanding=True)))
        .distinct()
    )
