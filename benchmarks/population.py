"""Big workspaces of invented people for the figures: made once per run, copied for whoever writes."""

import atexit
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import Session

from benchmarks._population_names import CULTURES, POSITIONS, Culture
from benchmarks.registry import FOLDER_VARIABLE
from wego_desktop.bootstrap import AppContext, create_context
from wego_desktop.db.derived import rebuild_search
from wego_desktop.db.engine import WRITE_OPTION
from wego_desktop.db.models import (
    Badge,
    Category,
    Checkpoint,
    Network,
    NetworkMember,
    Organisation,
    OrganisationRegion,
    Person,
    PresenceRow,
    Region,
    RegionScheme,
    Registration,
    Scan,
    new_id,
)
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.codes import new_badge_code
from wego_desktop.domain.enums import (
    BadgeReason,
    DelegationRole,
    Direction,
    EventKind,
    NetworkRole,
    OrganisationKind,
    RegistrationStatus,
)
from wego_desktop.domain.phones import phone_digits
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.domain.text import fold
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.registering import sort_key

EVENT_CODE = "GA7"
_FIRST_MORNING = datetime(2026, 10, 13, 23, 0, tzinfo=UTC)
_PEOPLE_PER_ORGANISATION = 6
_CHUNK = 2000
_STATUSES = (
    *[RegistrationStatus.CONFIRMED] * 16,
    RegistrationStatus.APPROVED,
    RegistrationStatus.APPLIED,
    RegistrationStatus.WAITLISTED,
    RegistrationStatus.CANCELLED,
)
_CATEGORY_WEIGHTS = {"HD": 12, "DE": 55, "OB": 8, "SP": 8, "PR": 4, "PA": 6, "ST": 7}
Rows = dict[type[Any], list[dict[str, Any]]]


def workspace(registrations: int) -> Path:
    """A closed workspace with one event `GA7` and so many registrations, to read only.

    Sixty in a hundred confirmed people have arrived, half have a badge. The same number gives the
    same people. Made at the first call of a run, and deleted at its end.
    """
    return _made(registrations)


def copy_of(registrations: int, folder: Path) -> Path:
    """A copy of that workspace in `folder`, for figures that write."""
    target = folder / f"{registrations}.wego"
    shutil.copyfile(workspace(registrations), target)
    return target


@cache
def folder() -> Path:
    """Where the workspaces of this run stand: the run's own folder, or one that this process deletes."""
    if given := os.environ.get(FOLDER_VARIABLE):
        return Path(given)
    made = Path(tempfile.mkdtemp(prefix="wego-bench-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def _made(registrations: int) -> Path:
    path = folder() / f"people-{registrations}.wego"
    if not path.exists():
        part = path.with_name(f"making-{path.name}")
        _make(part, registrations)
        part.rename(path)
    return path


def _make(path: Path, registrations: int) -> None:
    with create_context(str(path), "Benchmark", "Kim Da-in", clock=lambda: _FIRST_MORNING) as context:
        event_id = context.events.add(
            context.actor,
            EventFields(
                EVENT_CODE,
                "7th WeGO General Assembly",
                date(2026, 10, 14),
                date(2026, 10, 17),
                EventKind.GENERAL_ASSEMBLY,
                "Asia/Seoul",
                "Seoul",
                "COEX",
            ),
        ).value
        _fill(context, event_id, registrations)


def _fill(context: AppContext, event_id: str, registrations: int) -> None:
    engine = context.database.engine
    draw = random.Random(registrations)
    organisations = _add_organisations(engine, draw, max(1, registrations // _PEOPLE_PER_ORGANISATION))
    maker = _Maker(context.actor, draw, event_id, *_letters_and_arrival(engine, event_id))
    for start in range(0, registrations, _CHUNK):
        rows: Rows = {Person: [], Registration: [], Scan: [], PresenceRow: [], Badge: []}
        for number in range(start + 1, min(start + _CHUNK, registrations) + 1):
            maker.add(rows, number, *draw.choice(organisations))
        _write(engine, rows)
    with Session(engine) as session:
        session.connection(execution_options={WRITE_OPTION: True})
        rebuild_search(session.connection())
        session.commit()


def _letters_and_arrival(engine: Engine, event_id: str) -> tuple[dict[str, str], str]:
    with Session(engine) as session:
        found = session.scalars(select(Category).where(Category.event_id == event_id))
        letters = {row.letter: row.id for row in found}
        return letters, session.scalars(select(Checkpoint.id).where(Checkpoint.event_id == event_id)).one()


def _write(engine: Engine, rows: Rows) -> None:
    with engine.connect().execution_options(**{WRITE_OPTION: True}) as connection, connection.begin():
        for model, values in rows.items():
            if values:
                connection.execute(insert(model), values)


def _add_organisations(engine: Engine, draw: random.Random, how_many: int) -> list[tuple[str, Culture]]:
    names = sorted({culture.region for culture in CULTURES})
    regions = {name: new_id() for name in names}
    with Session(engine) as session:
        scheme = session.scalars(select(RegionScheme.id).where(RegionScheme.is_main)).one()
        networks = {row.code: row.id for row in session.scalars(select(Network))}
    rows: Rows = {
        Region: [{"id": id_, "scheme_id": scheme, "name": name} for name, id_ in regions.items()],
        Organisation: [],
        OrganisationRegion: [],
        NetworkMember: [],
    }
    made: list[tuple[str, Culture]] = []
    for name, city, culture in _organisation_names(draw, how_many):
        id_ = new_id()
        made.append((id_, culture))
        rows[Organisation].append(_organisation(id_, name, city, culture.country))
        region = {"id": new_id(), "organisation_id": id_, "scheme_id": scheme}
        rows[OrganisationRegion].append({**region, "region_id": regions[culture.region]})
        if culture.network and draw.random() < 0.5:
            member = {"id": new_id(), "network_id": networks[culture.network], "organisation_id": id_}
            rows[NetworkMember].append({**member, "role": NetworkRole.MEMBER})
    _write(engine, rows)
    return made


def _organisation(id_: str, name: str, city: str, country: str) -> dict[str, Any]:
    return {
        "id": id_,
        "kind": OrganisationKind.CITY,
        "name": name,
        "name_key": fold(name),
        "city": city,
        "country": country,
    }


def _organisation_names(draw: random.Random, how_many: int) -> Iterator[tuple[str, str, Culture]]:
    """As many different names as asked for: the city hall first, then its departments by number."""
    for number in range(how_many):
        culture = CULTURES[number % len(CULTURES)]
        city = draw.choice(culture.cities)
        office = draw.choice(culture.offices)
        yield f"{office.format(city=city)}{f' · Unit {number}' if number >= 60 else ''}", city, culture


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes one person after the other for an event; `letters` are its categories' ids."""

    actor: Actor
    draw: random.Random
    event_id: str
    letters: dict[str, str]
    arrival_id: str

    def add(self, rows: Rows, number: int, organisation_id: str, culture: Culture) -> None:
        draw = self.draw
        person = self._person(culture, number, organisation_id)
        letter = draw.choices(list(_CATEGORY_WEIGHTS), list(_CATEGORY_WEIGHTS.values()))[0]
        status = draw.choice(_STATUSES)
        registration_id = new_id()
        rows[Person].append(person)
        rows[Registration].append(
            {
                "id": registration_id,
                "event_id": self.event_id,
                "person_id": person["id"],
                "organisation_id": None if number % 97 == 0 else organisation_id,
                "number": number,
                "category_id": self.letters[letter],
                "status": status,
                "delegation_role": DelegationRole.HEAD if letter == "HD" else DelegationRole.MEMBER,
                "registered_at": _FIRST_MORNING - timedelta(days=draw.randint(5, 90)),
                "dietary": "Halal" if number % 11 == 0 else "",
            }
        )
        if status is RegistrationStatus.CONFIRMED and draw.random() < 0.6:
            self._arrive(rows, registration_id)
        if draw.random() < 0.5:
            rows[Badge].append(self._badge(registration_id))

    def _badge(self, registration_id: str) -> dict[str, Any]:
        return {
            "id": new_id(),
            "registration_id": registration_id,
            "code": new_badge_code(self.draw.choice),
            "reason": BadgeReason.FIRST,
            "issued_at": _FIRST_MORNING,
            "printed_at": _FIRST_MORNING,
        }

    def _person(self, culture: Culture, number: int, organisation_id: str) -> dict[str, Any]:
        draw = self.draw
        given, given_native = draw.choice(culture.given)
        family, family_native = draw.choice(culture.family)
        if culture.has_two_given and draw.random() < 0.6:
            given = f"{given} {draw.choice(culture.given)[0]}"
        native = culture.native.format(given=given_native, family=family_native) if given_native else ""
        mail = fold(f"{given}.{family}").replace(" ", ".").replace("'", "")
        honorific = draw.choice(("", "", "", "Dr.", "Prof."))
        phone = f"+{culture.dialling} {draw.randint(10, 99)} {draw.randint(1000000, 9999999)}"
        return {
            "id": new_id(),
            "honorific": honorific,
            "given_names": given,
            "family_name": family,
            "native_name": native,
            "sort_key": sort_key(given, family, native),
            "email": f"{mail}{number}@{culture.country.lower()}.example",
            "phone": phone,
            "phone_digits": phone_digits(phone),
            "position": draw.choice(POSITIONS),
            "languages": culture.languages,
            "organisation_id": organisation_id,
        }

    def _arrive(self, rows: Rows, registration_id: str) -> None:
        at = _FIRST_MORNING + timedelta(seconds=self.draw.randint(0, 4 * 3600))
        scan_id = new_id()
        rows[Scan].append(
            {
                "id": scan_id,
                "event_id": self.event_id,
                "checkpoint_id": self.arrival_id,
                "registration_id": registration_id,
                "happened_at": at,
                "recorded_at": at,
                "nonce": new_id(),
                "desk_id": self.actor.desk_id,
                "operator_id": self.actor.operator_id,
                "direction": Direction.ENTRY,
                "result": ResultCode.OK,
            }
        )
        rows[PresenceRow].append(
            {
                "checkpoint_id": self.arrival_id,
                "registration_id": registration_id,
                "is_inside": True,
                "first_in_at": at,
                "last_at": at,
                "first_scan_id": scan_id,
            }
        )
