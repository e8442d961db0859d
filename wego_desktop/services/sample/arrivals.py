"""The sample's first two days at the doors: arrivals, the opening ceremony, the two network meetings."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from wego_desktop.db.models import (
    Checkpoint,
    Event,
    Network,
    NetworkMember,
    Organisation,
    Registration,
    Session,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.attendance import RosterState
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import AttendanceMode, Direction
from wego_desktop.jobs.progress import Progress
from wego_desktop.services.check_in_service import CheckInService
from wego_desktop.services.network_service import NetworkService
from wego_desktop.services.sample.people import SEED
from wego_desktop.services.sample.programme import UMBRELLA, ZONE
from wego_desktop.services.workspace_service import sign_in

DESKS = ("Desk 1 · Main lobby", "Desk 2 · Main lobby", "Desk 3 · Hall doors")
_OPENS = datetime(2026, 10, 14, 7, 40, tzinfo=ZONE)
_OPENING_DOORS = datetime(2026, 10, 14, 13, 35, tzinfo=ZONE)
_MEETING_DOORS = datetime(2026, 10, 15, 10, 12, tzinfo=ZONE)
_TO_COME = 0.16
"""Share of the people who are expected and have not arrived yet when the sample stands still."""


class SampleClock:
    """A clock that is set by hand: the sample's past is written with its own times."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The instant it was last set to."""
        return self.now


@dataclass(frozen=True, slots=True)
class _Guest:
    registration_id: str
    number: str
    network: str | None
    mode: AttendanceMode


@dataclass(frozen=True, slots=True)
class _Scan:
    at: datetime
    desk: int
    event_id: str
    number: str
    checkpoint_id: str | None = None
    direction: Direction = Direction.ENTRY


def let_in(database: Database, clock: SampleClock, progress: Progress) -> int:
    """Scan everybody who has come so far, in order of time; the number of scans."""
    generator = random.Random(SEED)
    actors = [sign_in(database, None, name) for name in DESKS]
    service = CheckInService(database)
    scans = _all_scans(database, generator)
    for done, scan in enumerate(scans):
        clock.now = scan.at
        service.check_in(
            actors[scan.desk],
            scan.number,
            scan.event_id,
            checkpoint_id=scan.checkpoint_id,
            direction=scan.direction,
        )
        if done % 20 == 0:
            progress.report(done, len(scans))
    _mark_absences(database, actors[2], clock)
    return len(scans)


def _all_scans(database: Database, generator: random.Random) -> list[_Scan]:
    event_id, guests = _guests(database, UMBRELLA)
    coming = [g for g in guests if g.mode is AttendanceMode.ON_SITE and generator.random() > _TO_COME]
    generator.shuffle(coming)
    scans = _arrivals(event_id, coming, generator)
    for title, opens, chance in (("Opening ceremony", _OPENING_DOORS, 0.62),):
        door = _doors(database, event_id)[title]
        entered = [g for g in coming if generator.random() < chance]
        scans += _door_scans(event_id, door, entered, opens, generator)
    for code, title in (("AFSCN26", "AFSCN annual meeting"), ("LASCN26", "LASCN annual meeting")):
        meeting_id, members = _guests(database, code)
        door = _doors(database, meeting_id)[title]
        here = [g for g in members if g.mode is AttendanceMode.ON_SITE and generator.random() < 0.78]
        scans += _door_scans(meeting_id, door, here, _MEETING_DOORS, generator)
    return sorted(scans, key=lambda scan: scan.at)


def _arrivals(event_id: str, coming: list[_Guest], generator: random.Random) -> list[_Scan]:
    """Three desks through the first morning, stragglers on the second; a few show their badge twice."""
    scans: list[_Scan] = []
    at = _OPENS
    for place, guest in enumerate(coming):
        if place == round(len(coming) * 0.94):
            at = datetime(2026, 10, 15, 8, 5, tzinfo=ZONE)
        at += timedelta(
            seconds=generator.randint(9, 58) if at.day == _OPENS.day else generator.randint(120, 460)
        )
        desk = generator.choices((0, 1), (55, 45))[0]
        scans.append(_Scan(at, desk, event_id, guest.number))
        if generator.random() < 0.02:
            scans.append(
                _Scan(at + timedelta(minutes=generator.randint(4, 40)), 1 - desk, event_id, guest.number)
            )
    return scans


def _door_scans(
    event_id: str, door: str, entered: list[_Guest], opens: datetime, generator: random.Random
) -> list[_Scan]:
    scans = []
    for guest in entered:
        at = opens + timedelta(seconds=generator.randint(0, 2400))
        scans.append(_Scan(at, 2, event_id, guest.number, door))
        if generator.random() < 0.03:
            left = at + timedelta(minutes=12)
            scans.append(_Scan(left, 2, event_id, guest.number, door, Direction.EXIT))
    return scans


def _guests(database: Database, code: str) -> tuple[str, list[_Guest]]:
    statement = (
        select(Registration.id, Event.id, Registration.number, Network.code, Registration.mode)
        .join(Event, Event.id == Registration.event_id)
        .outerjoin(NetworkMember, NetworkMember.organisation_id == Registration.organisation_id)
        .outerjoin(Network, Network.id == NetworkMember.network_id)
        .where(Event.code == code)
        .order_by(Registration.number)
    )
    with database.read() as session:
        rows = session.execute(statement).all()
        event_id = session.scalars(select(Event.id).where(Event.code == code)).one()
    guests = [
        _Guest(key, registration_number(code, number), network, mode)
        for key, _e, number, network, mode in rows
    ]
    return event_id, guests


def _doors(database: Database, event_id: str) -> dict[str, str]:
    statement = select(Session.title, Checkpoint.id).join(Checkpoint, Checkpoint.session_id == Session.id)
    with database.read() as session:
        return dict(session.execute(statement.where(Session.event_id == event_id)).all())


def _mark_absences(database: Database, actor: Actor, clock: SampleClock) -> None:
    """Of the members who were not scanned at their meeting: some are online, some sent apologies."""
    clock.now = datetime(2026, 10, 15, 11, 4, tzinfo=ZONE)
    statement = (
        select(Session.id, NetworkMember.organisation_id)
        .join(NetworkMember, NetworkMember.network_id == Session.network_id)
        .join(Organisation, Organisation.id == NetworkMember.organisation_id)
        .where(Session.code.in_(("AF1", "LA1")))
        .order_by(Session.code, Organisation.city)
    )
    with database.read() as session:
        rows = session.execute(statement).all()
    for place, (session_id, organisation_id) in enumerate(rows):
        state = {0: RosterState.ONLINE, 4: RosterState.APOLOGIES}.get(place % 7)
        if state is not None:
            NetworkService(database).mark(actor, session_id, [organisation_id], state)
