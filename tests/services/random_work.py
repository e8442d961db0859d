"""Operations of the real services, chosen by numbers, on whatever rows happen to be there."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from tests.fixtures_db import START
from tests.services.random_settings import SETTINGS
from wego_desktop.bootstrap import AppContext
from wego_desktop.db import models
from wego_desktop.domain.attendance import RosterState
from wego_desktop.domain.enums import (
    AdmissionState,
    AttendanceMode,
    BadgeReason,
    ConsentPurpose,
    Direction,
    NetworkRole,
    RegistrationStatus,
    SessionKind,
    SessionRoleKind,
)
from wego_desktop.services.badge_choice import BadgeChoice
from wego_desktop.services.companion_service import CompanionFields
from wego_desktop.services.duplicates.fields import Side
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.group_lines import GroupMember
from wego_desktop.services.group_service import GroupFields
from wego_desktop.services.membership_service import MembershipFields
from wego_desktop.services.network_service import MemberFields
from wego_desktop.services.organisation_service import OrganisationFields
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.services.room_service import RoomFields
from wego_desktop.services.session_service import SessionFields
from wego_desktop.services.substitution_service import Successor, Taken
from wego_desktop.services.visa_service import VisaConsent
from wego_desktop.services.walk_in_service import WalkIn

GIVEN = ("Ana Celeste", "Chukwuemeka", "서윤", "Minh Châu", "Дмитрий", "")
FAMILY = ("Machava", "Bello-Adeyinka", "한", "Đặng", "Орлов", "Ssemwanga")
CITIES = ("Maputo", "Abuja", "Goyang", "Da Nang", "Montevideo")
TAGS = ("VIP", "press tour", "vip")
NOTHING = "nothing there to work on"


@dataclass
class Work:
    """One desk, a folder for files, and two numbers that choose what the next operation works on."""

    context: AppContext
    folder: Path
    a: int = 0
    b: int = 0

    def ids(self, model: Any) -> list[str]:
        with self.context.database.read() as session:
            return list(session.scalars(select(model.id).order_by(model.id)))

    def pick(self, model: Any, number: int | None = None) -> str:
        """The id of one row; raises LookupError when the table is empty."""
        found = self.ids(model)
        if not found:
            raise LookupError(NOTHING)
        return found[(self.a if number is None else number) % len(found)]

    def row(self, model: Any, number: int | None = None) -> Any:
        with self.context.database.read() as session:
            return session.get_one(model, self.pick(model, number))

    def of(self, choices: Any) -> Any:
        members = list(choices)
        return members[self.b % len(members)]

    def category(self, event_id: str) -> str:
        with self.context.database.read() as session:
            found = session.scalars(
                select(models.Category.id)
                .where(models.Category.event_id == event_id)
                .order_by(models.Category.id)
            ).all()
        return found[self.b % len(found)]

    def moment(self) -> datetime:
        return START + timedelta(hours=self.a % 40)


def add_event(work: Work) -> object:
    day = date(2026, 10, 14)
    fields = EventFields(f"E{work.a % 3}", "A forum", day, day + timedelta(days=1), umbrella="GA7")
    return work.context.events.add(work.context.actor, fields)


def add_organisation(work: Work) -> object:
    fields = OrganisationFields(f"City of {CITIES[work.a % 5]}", country=("MZ", "NG", "KR")[work.b % 3])
    return work.context.organisations.add(work.context.actor, fields)


def edit_organisation(work: Work) -> object:
    fields = OrganisationFields(f"{CITIES[work.b % 5]} City Council", city=CITIES[work.b % 5], country="MZ")
    return work.context.organisations.edit(work.context.actor, work.pick(models.Organisation), fields)


def add_membership(work: Work) -> object:
    fields = MembershipFields(("Full member", "Associate member")[work.b % 2])
    return work.context.memberships.add_membership(work.context.actor, work.pick(models.Organisation), fields)


def set_region(work: Work) -> object:
    organisation = work.pick(models.Organisation)
    region = ("Africa", "Asia")[work.b % 2]
    return work.context.memberships.set_region(work.context.actor, organisation, "WeGO regions", region)


def register(work: Work) -> object:
    event = work.pick(models.Event)
    person = PersonFields(
        given_names=GIVEN[work.a % 6], family_name=FAMILY[work.b % 6], email=f"p{work.a}@wego.example"
    )
    number = work.b if work.b % 5 == 1 else None
    fields = RegistrationFields(work.category(event), number=number, dietary="No nuts" if work.a % 3 else "")
    return work.context.registrations.register_new_person(work.context.actor, event, person, fields)


def register_again(work: Work) -> object:
    event, person = work.pick(models.Event, work.b), work.pick(models.Person)
    fields = RegistrationFields(work.category(event), RegistrationStatus.APPLIED)
    return work.context.registrations.register(work.context.actor, event, person, fields)


def edit_person(work: Work) -> object:
    facts: Any = (
        {"family_name": FAMILY[work.b % 6]},
        {"phone": "+258 82 1", "given_names": ""},
        {"email": ""},
    )
    return work.context.people.edit(work.context.actor, work.pick(models.Person), **facts[work.b % 3])


def edit_registration(work: Work) -> object:
    registration = work.row(models.Registration)
    facts: Any = (
        {"dietary": f"No fish {work.b}", "accessibility": "Step-free"},
        {"category_id": work.category(registration.event_id), "mode": work.of(AttendanceMode)},
        {"organisation_name": f"City of {CITIES[work.b % 5]}"},
    )
    return work.context.registrations.edit(work.context.actor, registration.id, **facts[work.b % 3])


def set_status(work: Work) -> object:
    chosen = [work.pick(models.Registration), work.pick(models.Registration, work.b)]
    return work.context.registrations.set_status(
        work.context.actor, chosen, work.of(RegistrationStatus), "as told by telephone"
    )


def reactivate(work: Work) -> object:
    return work.context.registrations.reactivate(work.context.actor, [work.pick(models.Registration)])


def add_room(work: Work) -> object:
    fields = RoomFields(f"Hall {work.a % 4}", work.b % 50)
    return work.context.rooms.add(work.context.actor, work.pick(models.Event, 0), fields)


def edit_room(work: Work) -> object:
    return work.context.rooms.edit(
        work.context.actor, work.pick(models.Room), RoomFields(f"Room {work.b % 4}", None)
    )


def remove_room(work: Work) -> object:
    return work.context.rooms.remove(work.context.actor, work.pick(models.Room))


def session_fields(work: Work) -> SessionFields:
    rooms = [None, *work.ids(models.Room)]
    kind = work.of(SessionKind)
    network = work.pick(models.Network) if kind is SessionKind.NETWORK_MEETING else None
    start = work.moment()
    return SessionFields(
        f"Session {work.a % 7}", start, start + timedelta(minutes=30 + work.b), kind,
        rooms[work.b % len(rooms)], network_id=network,
    )  # fmt: skip


def add_session(work: Work) -> object:
    return work.context.sessions.add(work.context.actor, work.pick(models.Event, 0), session_fields(work))


def edit_session(work: Work) -> object:
    return work.context.sessions.edit(work.context.actor, work.pick(models.Session), session_fields(work))


def move_session(work: Work) -> object:
    start = work.moment()
    return work.context.sessions.move(
        work.context.actor, work.pick(models.Session, work.b), start, start + timedelta(hours=1), None
    )


def duplicate_session(work: Work) -> object:
    return work.context.sessions.duplicate(work.context.actor, work.pick(models.Session))


def remove_session(work: Work) -> object:
    return work.context.sessions.remove(work.context.actor, work.pick(models.Session))


def accept_overlap(work: Work) -> object:
    return work.context.sessions.accept_overlap(work.context.actor, (work.pick(models.Session),))


def add_role(work: Work) -> object:
    session, person = work.pick(models.Session), work.pick(models.Person, work.b)
    return work.context.admissions.add_role(work.context.actor, session, person, work.of(SessionRoleKind))


def confirm_role(work: Work) -> object:
    role = work.pick(models.SessionRole)
    return work.context.admissions.confirm_role(work.context.actor, role, is_confirmed=bool(work.b % 2))


def remove_role(work: Work) -> object:
    return work.context.admissions.remove_role(work.context.actor, work.pick(models.SessionRole))


def admit(work: Work) -> object:
    session, chosen = work.pick(models.Session), work.pick(models.Registration, work.b)
    return work.context.admissions.admit(work.context.actor, session, [chosen], work.of(AdmissionState))


def admit_category(work: Work) -> object:
    session = work.row(models.Session)
    return work.context.admissions.admit_category(
        work.context.actor, session.id, [work.category(session.event_id)]
    )


def remove_admissions(work: Work) -> object:
    session, chosen = work.pick(models.Session), work.pick(models.Registration, work.b)
    return work.context.admissions.remove_admissions(work.context.actor, session, [chosen])


def add_member(work: Work) -> object:
    fields = MemberFields(work.pick(models.Organisation), work.of(NetworkRole))
    return work.context.networks.add_members(work.context.actor, work.pick(models.Network, work.b), [fields])


def edit_member(work: Work) -> object:
    member = work.pick(models.NetworkMember)
    until = date(2026, 12, 31) if work.b % 2 else None
    return work.context.networks.edit_member(
        work.context.actor, member, work.of(NetworkRole), date(2026, 1, 1), until
    )


def remove_member(work: Work) -> object:
    return work.context.networks.remove_member(work.context.actor, work.pick(models.NetworkMember))


def mark_roster(work: Work) -> object:
    session, organisation = work.pick(models.Session), work.pick(models.Organisation, work.b)
    states = [RosterState.ONLINE, RosterState.APOLOGIES, None]
    return work.context.networks.mark(
        work.context.actor, session, [organisation], states[work.b % len(states)]
    )


def bring_in(work: Work) -> object:
    path = work.folder / f"delegates-{work.a % 3}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["First name", "Last name", "Email", "Organisation", "Country"])
        for number in range(work.a % 3 + 1):
            place = CITIES[(work.b + number) % 5]
            rows.writerow([f"Given {number}", FAMILY[work.b % 6], f"i{number}@wego.example", place, "KR"])
    preview = work.context.imports.preview(work.context.actor, path, "GA7")
    return work.context.imports.commit(work.context.actor, preview)


def number_of(registration: models.Registration, work: Work) -> str:
    with work.context.database.read() as session:
        return f"{session.get_one(models.Event, registration.event_id).code}-{registration.number:04d}"


def check_in(work: Work) -> object:
    registration = work.row(models.Registration)
    force = work.b % 4 == 3
    return work.context.check_ins.check_in(
        work.context.actor,
        number_of(registration, work),
        registration.event_id,
        direction=Direction.EXIT if work.b % 3 == 2 else Direction.ENTRY,
        force=force,
        reason="known to the host" if force else "",
    )


def check_in_at_a_door(work: Work) -> object:
    door = work.row(models.Checkpoint, work.b)
    text = number_of(work.row(models.Registration), work)
    return work.context.check_ins.check_in(work.context.actor, text, door.event_id, checkpoint_id=door.id)


def scan_a_stranger(work: Work) -> object:
    return work.context.check_ins.check_in(work.context.actor, "GA7-9999", work.pick(models.Event, 0))


def walk_in(work: Work) -> object:
    event = work.pick(models.Event, 0)
    fields = WalkIn(f"{GIVEN[work.a % 5]} {FAMILY[work.b % 6]}", CITIES[work.b % 5], work.category(event))
    return work.context.walk_ins.walk_in(work.context.actor, event, fields)


def issue_badges(work: Work) -> object:
    registration = work.row(models.Registration)
    choice = BadgeChoice(registration.event_id, (registration.id,))
    return work.context.badges.issue(work.context.actor, choice, reason=work.of(BadgeReason))


def void_badge(work: Work) -> object:
    return work.context.badges.void(work.context.actor, work.pick(models.Badge))


def edit_logistics(work: Work) -> object:
    facts: Any = (
        {"arrives_at": work.moment(), "arrival_flight": f"KE {work.a}"},
        {"departs_at": work.moment(), "hotel": "Lotte"},
        {"emergency_contact": f"+258 {work.b}", "pick_up": ""},
    )
    return work.context.logistics.edit(
        work.context.actor, work.pick(models.Registration), **facts[work.b % 3]
    )


def set_tags(work: Work) -> object:
    tags = [TAGS[work.b % 3], TAGS[work.a % 3]]
    return work.context.tags.set_for(work.context.actor, work.pick(models.Registration), tags)


def tag_several(work: Work) -> object:
    tags, chosen = work.context.tags, {work.pick(models.Registration), work.pick(models.Registration, work.b)}
    change = tags.add if work.b % 2 else tags.remove
    return change(work.context.actor, sorted(chosen), TAGS[work.a % 3])


def record_consent(work: Work) -> object:
    return work.context.consents.record(
        work.context.actor,
        work.pick(models.Registration),
        work.of(ConsentPurpose),
        is_given=bool(work.a % 3),
        how="form",
        decided_at=START - timedelta(hours=work.b) if work.b % 2 else None,
    )


def refuse_photographs(work: Work) -> object:
    return work.context.registrations.edit(
        work.context.actor, work.pick(models.Registration), is_photo_refused=bool(work.b % 2)
    )


def add_companion(work: Work) -> object:
    host = work.row(models.Registration)
    person = PersonFields(given_names=f"Guest {work.a}", family_name=FAMILY[work.b % 6])
    fields = CompanionFields(person, "spouse", work.category(host.event_id))
    return work.context.companions.add(work.context.actor, host.id, fields)


def join_companion(work: Work) -> object:
    host = work.pick(models.Registration, work.b)
    return work.context.companions.link(work.context.actor, work.pick(models.Registration), host, "aide")


def part_companion(work: Work) -> object:
    line = work.row(models.Companion)
    return work.context.companions.unlink(work.context.actor, line.registration_id)


def substitute(work: Work) -> object:
    old = work.pick(models.Registration)
    known = Successor(person_id=work.pick(models.Person, work.b))
    new = Successor(PersonFields(given_names=f"Successor {work.b}", family_name=FAMILY[work.a % 6]))
    taken = Taken(seats=bool(work.b % 2), speaking_parts=bool(work.a % 2), journey=bool(work.b % 3))
    chosen = known if work.b % 4 == 3 else new
    return work.context.substitutions.substitute(work.context.actor, old, chosen, taken, "ill")


def make_focal_point(work: Work) -> object:
    return work.context.delegations.make_focal_point(work.context.actor, work.pick(models.Registration))


def edit_delegation(work: Work) -> object:
    event, organisation = work.pick(models.Event), work.pick(models.Organisation, work.b)
    return work.context.delegations.edit_notes(work.context.actor, event, organisation, f"Note {work.b % 3}")


def register_group(work: Work) -> object:
    event = work.pick(models.Event)
    fields = GroupFields(f"City of {CITIES[work.b % 5]}", work.category(event))
    members = [GroupMember(f"Member {work.a} {number}") for number in range(work.b % 4)]
    return work.context.groups.register(work.context.actor, event, fields, members)


def edit_visa(work: Work) -> object:
    """Passport data where the workspace may hold it; refused in a plain file."""
    consent = VisaConsent("form") if work.b % 3 else None
    return work.context.visas.edit(
        work.context.actor, work.pick(models.Registration), consent, passport_number=f"P{work.b}"
    )


def reveal_visa(work: Work) -> object:
    return work.context.visas.reveal(work.context.actor, work.pick(models.Registration), "letter")


def erase_visa(work: Work) -> object:
    return work.context.visas.erase(work.context.actor, work.pick(models.Registration), "asked")


def merge_people(work: Work) -> object:
    take = {"name": work.of(Side), "category": work.of(Side)}
    kept, gone = work.pick(models.Person), work.pick(models.Person, work.b)
    return work.context.merging.merge(work.context.actor, kept, gone, take)


def mark_not_same(work: Work) -> object:
    one, other = work.pick(models.Person), work.pick(models.Person, work.b)
    return work.context.merging.mark_not_same(work.context.actor, one, other)


Operation = Callable[[Work], object]
EDITS: tuple[Operation, ...] = (
    add_event, add_organisation, edit_organisation, add_membership, set_region, register, register_again,
    edit_person, edit_registration, set_status, reactivate, add_room, edit_room, remove_room, add_session,
    edit_session, move_session, duplicate_session, remove_session, accept_overlap, add_role, confirm_role,
    remove_role, admit, admit_category, remove_admissions, add_member, edit_member, remove_member,
    mark_roster, bring_in, edit_logistics, set_tags, tag_several, record_consent, refuse_photographs,
    add_companion, join_companion, part_companion, substitute, make_focal_point, edit_delegation,
    register_group, edit_visa, merge_people, mark_not_same, *SETTINGS,
)  # fmt: skip
"""Operations whose undo leaves no trace in any table but the journal."""
KEPT: tuple[Operation, ...] = (
    check_in, check_in_at_a_door, scan_a_stranger, walk_in, issue_badges, void_badge, reveal_visa, erase_visa,
)  # fmt: skip
"""Operations that write to a log which keeps every line, or that have an effect outside the workspace."""
