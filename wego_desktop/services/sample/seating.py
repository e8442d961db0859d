"""Who chairs, speaks and has a seat in the sample's sessions."""

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from wego_desktop.db.models import Category, Event, Network, Organisation, Registration, Session
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import AdmissionRule, SessionKind, SessionRoleKind
from wego_desktop.domain.registration_states import EXPECTED
from wego_desktop.services.admission_service import AdmissionService
from wego_desktop.services.sample.people import SEED

_CHAIRS = {"AFSCN": "Kampala", "LASCN": "Mexico City"}
_SPOKEN = frozenset({SessionKind.FORUM, SessionKind.PLENARY, SessionKind.WORKSHOP, SessionKind.ROUNDTABLE})
_HEADS = "Head of delegation"


@dataclass(frozen=True, slots=True)
class _Guest:
    registration_id: str
    person_id: str
    event_id: str
    category: str
    city: str


@dataclass(frozen=True, slots=True)
class _Item:
    id: str
    event_id: str
    kind: SessionKind
    rule: AdmissionRule
    starts_at: datetime
    ends_at: datetime
    capacity: int | None
    network: str | None


def seat_everybody(database: Database, actor: Actor) -> None:
    """Roles in the spoken sessions, and lists for the sessions that go by list; nobody is in two places."""
    generator = random.Random(SEED)
    guests, items = _guests(database), _items(database)
    service = AdmissionService(database)
    busy: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        for kind, guest in _roles(item, guests, busy, generator):
            service.add_role(actor, item.id, guest.person_id, kind, is_confirmed=generator.random() < 0.85)
            busy[guest.person_id].append(item)
    for item in items:
        if item.rule is AdmissionRule.BY_LIST:
            listed = _listed(item, guests, busy, generator)
            service.admit(actor, item.id, [guest.registration_id for guest in listed])
            for guest in listed:
                busy[guest.person_id].append(item)


def _guests(database: Database) -> list[_Guest]:
    statement = (
        select(
            Registration.id, Registration.person_id, Registration.event_id, Category.name, Organisation.city
        )
        .join(Category, Category.id == Registration.category_id)
        .join(Organisation, Organisation.id == Registration.organisation_id)
        .where(Registration.status.in_(EXPECTED))
        .order_by(Registration.event_id, Registration.number)
    )
    with database.read() as session:
        return [_Guest(*row) for row in session.execute(statement)]


def _items(database: Database) -> list[_Item]:
    statement = (
        select(
            Session.id, Session.event_id, Session.kind, Session.admission_rule, Session.starts_at,
            Session.ends_at, Session.capacity, Network.code,
        )
        .join(Event, Event.id == Session.event_id)
        .outerjoin(Network, Network.id == Session.network_id)
        .order_by(Session.starts_at, Session.code)
    )  # fmt: skip
    with database.read() as session:
        return [_Item(*row) for row in session.execute(statement)]


def _is_free(guest: _Guest, item: _Item, busy: dict[str, list[_Item]]) -> bool:
    return all(
        other.ends_at <= item.starts_at or other.starts_at >= item.ends_at for other in busy[guest.person_id]
    )


def _roles(
    item: _Item, guests: list[_Guest], busy: dict[str, list[_Item]], generator: random.Random
) -> list[tuple[SessionRoleKind, _Guest]]:
    """Two to four people for a spoken session, the first of them chair or moderator."""
    if item.kind is SessionKind.NETWORK_MEETING and item.network:
        at_home = _CHAIRS[item.network]
        chairs = [g for g in guests if g.event_id == item.event_id and g.city == at_home]
        return [(SessionRoleKind.CHAIR, guest) for guest in chairs[:1]]
    if item.kind not in _SPOKEN or item.rule is AdmissionRule.BY_LIST:
        return []
    wanted = {"Speaker", _HEADS} if item.kind is SessionKind.PLENARY else {"Speaker", "Staff", "Partner"}
    seen: set[str] = set()
    free = []
    for guest in guests:
        fits = guest.event_id == item.event_id and guest.category in wanted and _is_free(guest, item, busy)
        if fits and guest.person_id not in seen:
            seen.add(guest.person_id)
            free.append(guest)
    chosen = generator.sample(free, min(len(free), generator.choice((2, 3, 3, 4))))
    kinds = (SessionRoleKind.MODERATOR, *(SessionRoleKind.SPEAKER,) * 3)
    return list(zip(kinds, chosen, strict=False))


def _listed(
    item: _Item, guests: list[_Guest], busy: dict[str, list[_Item]], generator: random.Random
) -> list[_Guest]:
    """People for a session that goes by list: about nine tenths of the seats, one site visit overbooked."""
    heads_only = item.kind in {SessionKind.ASSEMBLY, SessionKind.ROUNDTABLE}
    free = [
        guest
        for guest in guests
        if guest.event_id == item.event_id
        and (not heads_only or guest.category == _HEADS)
        and _is_free(guest, item, busy)
    ]
    seats = item.capacity or 40
    size = (
        seats + 6 if item.kind is SessionKind.SITE_VISIT and item.starts_at.hour == 4 else round(seats * 0.9)
    )
    return generator.sample(free, min(len(free), size))
