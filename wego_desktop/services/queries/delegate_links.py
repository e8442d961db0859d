"""The columns of which a registration has any number of values: tags, sessions, networks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
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
from wego_desktop.domain.enums import AdmissionState


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


def holders(key: str, values: Iterable[str] = ()) -> Select[*tuple[Any, ...]]:
    """The ids of the registrations with one of `values`, or with any value at all."""
    rows = LINKS[key].owners().subquery()
    owner, value, *_rest = rows.c
    wanted = list(values)
    statement = select(owner)
    return statement.where(value.in_(wanted)) if wanted else statement


def link_texts(
    session: OrmSession, registration_ids: list[str], keys: Iterable[str]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """The texts of (registration, column), in order; one statement for all columns together."""
    parts = []
    for key in keys:
        rows = LINKS[key].owners().subquery()
        owner, _value, text, order = rows.c
        parts.append(
            select(owner.label("owner"), literal(key).label("key"), text.label("text"), order.label("place"))
            .where(owner.in_(bindparam("ids", expanding=True)))
            .distinct()
        )
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    if not parts:
        return found
    together = union_all(*parts).subquery() if len(parts) > 1 else parts[0].subquery()
    statement = select(together.c.owner, together.c.key, together.c.text).order_by(together.c.place)
    for owner_id, key, text in session.connection().execute(statement, {"ids": registration_ids}):
        found[owner_id, key] = (*found.get((owner_id, key), ()), text)
    return found
