"""A programme of four days in five rooms with two networks, for window tests and pictures."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tests.services.programme_samples import ZONE, add_city, category_id, event_id, network_id
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Checkpoint, Scan, new_id
from wego_desktop.domain.attendance import RosterState
from wego_desktop.domain.enums import (
    AdmissionRule,
    AdmissionState,
    DelegationRole,
    Direction,
    NetworkRole,
    SessionKind,
    SessionRoleKind,
)
from wego_desktop.domain.local_time import parse_instant
from wego_desktop.domain.operations import Op
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.services.network_service import MemberFields
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.services.room_service import RoomFields
from wego_desktop.services.session_service import SessionFields

NOW = datetime(2026, 10, 15, 2, 18, tzinfo=UTC)
"""Eighteen minutes past eleven in Seoul on the second day."""

AFRICA = """
Abidjan|CI|Mariam|Kouadio-Touré; Abuja|NG|Chukwuemeka|Bello-Adeyemi; Accra|GH|Kwabena|Asante-Mills
Addis Ababa|ET|Yared|Tesfamariam; Antananarivo|MG|Hanta|Rakotomalala; Bamako|ML|Oumou|Coulibaly
Blantyre|MW|Chikondi|Phiri; Brazzaville|CG|Prisca|Mabiala; Bujumbura|BI|Diane|Ndayishimiye
Cape Town|ZA|Thandiwe|Mokoena; Cotonou|BJ|Rosine|Hounkpatin; Dakar|SN|Mamadou Lamine|Diatta
Dar es Salaam|TZ|Neema|Mwakalinga; Djibouti|DJ|Hodan|Warsame; Freetown|SL|Isatu|Kamara
Gaborone|BW|Kagiso|Molefe; Harare|ZW|Tendai|Chigumba; Kampala|UG|Grace Nalubega|Ssemwanga
Kigali|RW|Aline|Uwamahoro-Kayitesi; Kumasi|GH|Afia|Boateng-Sarpong; Libreville|GA|Reine|Obame
Lomé|TG|Akouvi|Mensah-Dzifa; Luanda|AO|Domingas|Kiala; Lusaka|ZM|Mutale|Chanda
Maputo|MZ|Ana Celeste|Machava; Nairobi|KE|Wanjiru|Kamande-Otieno; Nampula|MZ|Dércio|Muianga
Tunis|TN|Salma|Ben Achour; Windhoek|NA|Johanna|Shikongo; Yaoundé|CM|Thérèse|Ngo Bassong
"""
LATIN = """
Asunción|PY|Rocío|Benítez; Bogotá|CO|Juliana|Ospina; Brasília|BR|Caetano|Figueiredo
Buenos Aires|AR|Lucrecia|Santángelo; Cusco|PE|Nina|Quispe Mamani; Guadalajara|MX|Itzel|Barragán
Guatemala City|GT|Marta|Chajón; La Paz|BO|Wara|Condori; Lima|PE|Renzo|Villacorta
Medellín|CO|Tomás|Arango; Mexico City|MX|José Ángel|Quintanilla del Valle; Montevideo|UY|Irene|Etcheverry
Panama City|PA|Dalys|Ábrego; Quito|EC|Sisa|Guamán; Recife|BR|Yara|Cavalcanti
Rosario|AR|Facundo|Peralta; San José|CR|Adriana|Vargas; Santiago|CL|Amaru|Lefio
Santo Domingo|DO|Yokasta|Peña; São Paulo|BR|Luís Otávio|Teixeira
"""
ROOMS = [
    ("Grand Ballroom", 600, "6 booths"),
    ("Hall A", 240, "3 booths"),
    ("Hall B", 180, "2 booths"),
    ("Room 301", 60, "Level 3"),
    ("Off-site", 40, "2 coaches"),
]
K = SessionKind
SESSIONS: list[tuple[str, str, int | None, SessionKind, str]] = [
    ("14 09:30", "10:45", 0, K.PLENARY, "Opening: the city that listens"),
    ("14 11:15", "12:30", 1, K.FORUM, "Sensors for the flood season"),
    ("14 11:15", "12:30", 2, K.ROUNDTABLE, "Mayors' table on housing data"),
    ("14 12:30", "14:00", None, K.MEAL, "Lunch, level 2"),
    ("14 14:00", "17:00", 0, K.ASSEMBLY, "General Assembly, first sitting: credentials, report, budget"),
    ("14 18:30", "20:30", 0, K.RECEPTION, "Welcome reception of the City of Seoul"),
    ("15 09:00", "10:15", 0, K.PLENARY, "Mayors’ plenary: every household served"),
    ("15 09:00", "10:00", 1, K.FORUM, "Street lighting as a data network"),
    ("15 09:00", "10:00", 2, K.FORUM, "Clean air by the street"),
    ("15 09:00", "10:00", 3, K.WORKSHOP, "Newcomers’ briefing"),
    ("15 09:30", "12:00", 4, K.SITE_VISIT, "Seoul transport control centre"),
    ("15 10:30", "12:00", 0, K.FORUM, "AI at the counter: what cities keep human"),
    ("15 10:30", "12:00", 1, K.NETWORK_MEETING, "AFSCN annual meeting: roster, chair, shared procurement"),
    ("15 10:30", "12:00", 2, K.NETWORK_MEETING, "LASCN annual meeting: exchange fund and 2027 host"),
    ("15 11:00", "12:00", 3, K.FORUM, "Digital inclusion clinic"),
    ("15 11:30", "12:30", 3, K.PRESS, "Awards shortlist briefing"),
    ("15 12:00", "13:30", None, K.MEAL, "Lunch, level 2"),
    ("15 13:30", "14:30", 1, K.FORUM, "Digital twins for flood-prone cities"),
    ("15 13:30", "14:30", 2, K.FORUM, "Cashless transit without leaving people out"),
    (
        "15 14:00",
        "16:30",
        0,
        K.ASSEMBLY,
        "General Assembly, second sitting: work plan, admissions, elections",
    ),
    ("15 15:00", "16:30", 2, K.WORKSHOP, "Write your city’s data charter in ninety minutes"),
    ("15 15:30", "15:45", 3, K.OTHER, "Test of the interpretation"),
    ("15 17:00", "18:00", 0, K.CEREMONY, "Smart City Awards"),
    ("16 10:00", "11:30", 1, K.FORUM, "Procurement for small teams"),
    ("16 13:30", "16:30", 4, K.SITE_VISIT, "Songdo operations room and canal walk"),
    ("17 10:00", "11:00", 0, K.PLENARY, "Closing and hand-over to the next host"),
]


@dataclass(frozen=True)
class Sample:
    """Ids of what was made."""

    afscn: str
    lascn: str
    sessions: dict[str, str]
    cities: dict[str, str]
    registrations: list[str]
    persons: list[str]


def cities_of(text: str) -> list[list[str]]:
    lines = text.replace(";", "\n").splitlines()
    return [line.strip().split("|") for line in lines if line.strip()]


def build(context: AppContext) -> Sample:
    cities: dict[str, str] = {}
    registrations, persons = [], []
    for code, text in (("AFSCN", AFRICA), ("LASCN", LATIN)):
        fields = []
        for place, (city, country, given, family) in enumerate(cities_of(text)):
            cities[city] = add_city(context, city, country)
            role = {0: NetworkRole.CHAIR, 1: NetworkRole.VICE_CHAIR}.get(place, NetworkRole.MEMBER)
            fields.append(MemberFields(cities[city], role, date(2015 + place % 9, 3, 1)))
            registration, person = _register(context, given, family, cities[city])
            registrations.append(registration)
            persons.append(person)
        context.networks.add_members(context.actor, network_id(context, code), fields)
    bank = add_city(context, "African Development Bank", "CI")
    observer = [MemberFields(bank, NetworkRole.OBSERVER, date(2021, 1, 1))]
    context.networks.add_members(context.actor, network_id(context), observer)
    guests = [
        _register(context, "Ji-woo", "Park", add_city(context, "WeGO Secretariat", "KR"), "ST", "박지우"),
        _register(
            context, "Ingrid", "Sæther-Lindqvist", add_city(context, "City Signal Magazine", "NO"), "PR"
        ),
        _register(context, "Adjoua", "N’Guessan", bank, "OB"),
    ]
    registrations += [pair[0] for pair in guests]
    persons += [pair[1] for pair in guests]
    sample = Sample("", "", _sessions(context), cities, registrations, persons)
    _fill(context, sample)
    first = {
        code: next(k for t, k in sample.sessions.items() if t.startswith(code)) for code in ("AFSCN", "LASCN")
    }
    return Sample(first["AFSCN"], first["LASCN"], sample.sessions, cities, registrations, persons)


def _register(
    context: AppContext, given: str, family: str, city: str, letter: str = "DE", native: str = ""
) -> tuple[str, str]:
    done = context.registrations.register_new_person(
        context.actor,
        event_id(context),
        PersonFields(given_names=given, family_name=family, native_name=native, organisation_id=city),
        RegistrationFields(category_id(context, letter), delegation_role=DelegationRole.HEAD),
    )
    return done.value, next(change.id for change in done.changes if change.kind == "person")


def _sessions(context: AppContext) -> dict[str, str]:
    rooms = [
        context.rooms.add(context.actor, event_id(context), RoomFields(name, seats, features)).value
        for name, seats, features in ROOMS
    ]
    found = {}
    for start, end, room, kind, title in SESSIONS:
        code = title.split()[0]
        is_network = kind is K.NETWORK_MEETING
        fields = SessionFields(
            title,
            parse_instant(f"2026-10-{start}", ZONE),
            parse_instant(f"2026-10-{start[:2]} {end}", ZONE),
            kind,
            rooms[room] if room is not None else None,
            languages=("English", "한국어", "Español") if room == 3 else (),
            network_id=network_id(context, code) if is_network else None,
            admission_rule=AdmissionRule.BY_LIST if is_network else AdmissionRule.OPEN,
        )
        key = title if start.startswith("15") else f"{start[:2]} {title}"
        found[key] = context.sessions.add(context.actor, event_id(context), fields).value
    return found


def _fill(context: AppContext, sample: Sample) -> None:
    """Speakers, seats and people in the rooms."""
    service, actor, people = context.admissions, context.actor, sample.registrations
    titles = list(sample.sessions)
    for place, title in enumerate(titles):
        key = sample.sessions[title]
        taken = people[place % 3 :: 3]
        if not title.startswith(("Lunch", "Test", "14 Lunch", "AFSCN", "LASCN", "Awards", "AI at", "Seoul")):
            service.admit(actor, key, taken)
    for title, letters in (("Mayors", (17, 24, 52)), ("Awards shortlist", (50, 51)), ("Digital incl", (52,))):
        key = next(sample.sessions[t] for t in titles if t.startswith(title))
        for place, person in enumerate(letters):
            kind = SessionRoleKind.MODERATOR if place == 0 else SessionRoleKind.SPEAKER
            service.add_role(actor, key, sample.persons[person], kind, is_confirmed=place != 1)
    for code, chair, first, last in (("AFSCN", 17, 0, 30), ("LASCN", 40, 30, 50)):
        key = next(sample.sessions[t] for t in titles if t.startswith(code))
        service.add_role(actor, key, sample.persons[chair], SessionRoleKind.CHAIR, is_confirmed=True)
        service.add_role(actor, key, sample.persons[first + 2], SessionRoleKind.SPEAKER)
        service.admit_network(actor, key, network_id(context, code))
        inside = [people[n] for n in range(first, last) if n % 7 not in {3, 6} and n not in {5, 11, 19, 29}]
        enter(context, key, [*inside, *people[-3:]] if code == "AFSCN" else inside[:11])
    marks = {"Dakar": RosterState.ONLINE, "Tunis": RosterState.ONLINE, "Yaoundé": RosterState.APOLOGIES}
    marks |= {"Bamako": RosterState.APOLOGIES, "Kumasi": RosterState.APOLOGIES}
    meeting = next(sample.sessions[t] for t in titles if t.startswith("AFSCN"))
    for city, state in marks.items():
        context.networks.mark(actor, meeting, [sample.cities[city]], state)
    clinic = next(sample.sessions[t] for t in titles if t.startswith("Newcomers"))
    service.admit(actor, clinic, people[:12], AdmissionState.INVITED)


def enter(context: AppContext, session_id: str, registration_ids: list[str]) -> None:
    """Scans into the room."""
    from sqlalchemy import select

    with context.database.write(Op.CHECK_IN, context.actor, event_id(context)) as unit:
        door = unit.session.scalars(select(Checkpoint).where(Checkpoint.session_id == session_id)).one()
        for registration_id in registration_ids:
            unit.session.add(
                Scan(
                    id=new_id(),
                    event_id=door.event_id,
                    checkpoint_id=door.id,
                    registration_id=registration_id,
                    happened_at=NOW,
                    recorded_at=NOW,
                    nonce=new_id(),
                    desk_id=context.actor.desk_id,
                    operator_id=context.actor.operator_id,
                    direction=Direction.ENTRY,
                    result=ResultCode.OK,
                )
            )
