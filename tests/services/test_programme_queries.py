import pytest
from sqlalchemy import event, select

from tests.services.programme_samples import (
    add_city,
    add_person,
    add_room,
    add_session,
    at,
    category_id,
    event_id,
    network_id,
)
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Checkpoint, Scan, new_id
from wego_desktop.domain.attendance import RosterState
from wego_desktop.domain.conflicts import ConflictKind
from wego_desktop.domain.enums import (
    Direction,
    EventKind,
    NetworkRole,
    SessionKind,
    SessionRoleKind,
)
from wego_desktop.domain.operations import Op
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.errors import UserError
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.network_service import MemberFields
from wego_desktop.services.programme_words import answers, conflict_text, name_list, warnings
from wego_desktop.services.queries import networks, programme, rosters, session_people
from wego_desktop.services.registering import RegistrationFields
from wego_desktop.services.session_service import SessionFields


@pytest.fixture
def context(any_context: AppContext) -> AppContext:
    """On both databases."""
    return any_context


def enter(context: AppContext, session_id: str, registration_id: str) -> None:
    """A scan at the session's door, as the check-in desk writes it."""
    with context.database.write(Op.CHECK_IN, context.actor, event_id(context)) as unit:
        door = unit.session.scalars(select(Checkpoint).where(Checkpoint.session_id == session_id)).one()
        unit.session.add(
            Scan(
                id=new_id(),
                event_id=door.event_id,
                checkpoint_id=door.id,
                registration_id=registration_id,
                happened_at=unit.now,
                recorded_at=unit.now,
                nonce=new_id(),
                desk_id=context.actor.desk_id,
                operator_id=context.actor.operator_id,
                direction=Direction.ENTRY,
                result=ResultCode.OK,
            )
        )


def add_child(context: AppContext, code: str = "AFSCN26") -> str:
    day = at("09:00").date()
    fields = EventFields(code, code, day, day, EventKind.NETWORK_MEETING, "Asia/Seoul", umbrella="GA7")
    return context.events.add(context.actor, fields).value


def statements_of(context: AppContext, key: str) -> int:
    seen: list[str] = []

    def note(*arguments: object) -> None:
        seen.append(str(arguments[2]))

    event.listen(context.database.engine, "before_cursor_execute", note)
    try:
        programme.board(context.database, key)
    finally:
        event.remove(context.database.engine, "before_cursor_execute", note)
    return len(seen)


def test_board_shows_children_of_an_umbrella_and_clashes_with_sisters(context: AppContext) -> None:
    room = add_room(context, "Hall A", 240)
    child = add_child(context)
    meeting = context.sessions.add(
        context.actor, child, SessionFields("AFSCN", at("10:30"), at("12:00"), room_id=room)
    ).value
    forum = add_session(context, "Forum", "11:30", "12:30", room)
    whole = programme.board(context.database, event_id(context))
    assert [row.event_code for row in whole.shown] == ["AFSCN26", "GA7"]
    assert [part.code for part in whole.events] == ["GA7", "AFSCN26"]
    part = programme.board(context.database, child)
    assert [row.id for row in part.shown] == [meeting]
    assert [room.name for room in part.rooms] == ["Hall A"]
    assert [conflict.session_ids for conflict in part.conflicts] == [(meeting, forum)]


def test_board_has_the_days_of_the_event_and_of_sessions_outside_it(context: AppContext) -> None:
    add_session(context, "Excursion", "2026-10-19 09:00", "2026-10-19 12:00")
    days = programme.board(context.database, event_id(context)).days
    assert [day.day for day in days] == [14, 15, 16, 17, 19]


def test_session_outside_the_days_of_its_event_is_warned_of(context: AppContext) -> None:
    inside = add_session(context, "Late reception", "2026-10-17 22:00", "2026-10-18 01:00")
    outside = add_session(context, "Excursion", "2026-10-19 09:00", "2026-10-19 12:00")
    shown = programme.board(context.database, event_id(context))
    assert warnings(shown, inside) == ()
    assert warnings(shown, outside) == (
        "19 October 2026 is not a day of GA7, which runs from 14 October 2026 to 17 October 2026.",
    )


def test_board_costs_the_same_when_there_are_more_sessions(context: AppContext) -> None:
    add_session(context, "First", "09:00", "10:00")
    few = statements_of(context, event_id(context))
    for hour in range(10, 20):
        key = add_session(context, f"Session {hour}", f"{hour}:00", f"{hour}:45")
        _, person = add_person(context, f"Speaker {hour}", "Chanda")
        context.admissions.add_role(context.actor, key, person, SessionRoleKind.SPEAKER)
    assert statements_of(context, event_id(context)) == few


def test_clash_is_told_with_names_and_answers_that_work(context: AppContext) -> None:
    room, studio = add_room(context, "Room 301", 60), add_room(context, "Studio", 40)
    add_session(context, "Digital inclusion clinic", "11:00", "12:00", room)
    briefing = add_session(context, "Awards shortlist briefing", "11:30", "12:30", room)
    add_session(context, "Studio hour", "14:00", "15:00", studio)
    shown = programme.board(context.database, event_id(context))
    (conflict,) = shown.conflicts_of(briefing)
    text = conflict_text(shown, conflict, briefing)
    assert (text.title, text.short) == ("Room 301 is booked twice", "Booked twice 11:30–12:00")
    assert text.text == (
        "Digital inclusion clinic stays until 12:00 and Awards shortlist briefing starts at 11:30."
    )
    assert warnings(shown, briefing) == (f"{text.title}. {text.text}",)
    later, elsewhere = answers(shown, briefing)
    assert (later.title, later.reason) == ("Move to 12:00–13:00", "Room and people are free")
    assert (elsewhere.title, elsewhere.reason) == ("Move to Studio, 11:30", "40 seats, free until 14:00")
    for answer in (later.answer, elsewhere.answer):
        context.sessions.move(context.actor, briefing, answer.starts_at, answer.ends_at, answer.room_id)
        assert programme.board(context.database, event_id(context)).conflicts == ()
        context.undo.undo(context.actor)
    context.sessions.accept_overlap(context.actor, conflict.session_ids)
    assert programme.board(context.database, event_id(context)).conflicts == ()


def test_person_in_two_rooms_is_named_by_role_and_seat(context: AppContext) -> None:
    first = add_session(context, "Forum", "09:00", "10:30", add_room(context, "Hall A"))
    second = add_session(context, "Workshop", "10:00", "11:00", add_room(context, "Hall B"))
    registration, person = add_person(context, "Park", "Ji-woo")
    context.admissions.add_role(context.actor, first, person, SessionRoleKind.MODERATOR)
    context.admissions.admit(context.actor, second, [registration])
    shown = programme.board(context.database, event_id(context))
    (conflict,) = shown.conflicts
    assert conflict.kind is ConflictKind.PERSON_TWICE
    text = conflict_text(shown, conflict, second)
    assert text.title == "Park Ji-woo is in two places at once"
    assert text.text == "Forum runs 09:00–10:30 in Hall A; Workshop is at the same time."


def test_more_people_than_seats_is_told_when_the_room_shrinks(context: AppContext) -> None:
    key = add_session(context, "Clinic", "11:00", "12:00", capacity=3)
    for name in ("Mutale", "Bwalya", "Chipo"):
        context.admissions.admit(context.actor, key, [add_person(context, name, "Chanda")[0]])
    fields = SessionFields("Clinic", at("11:00"), at("12:00"), SessionKind.FORUM, capacity=2)
    context.sessions.edit(context.actor, key, fields)
    shown = programme.board(context.database, event_id(context))
    assert warnings(shown, key) == ("Clinic has more people than seats. 3 seats are given and 2 are there.",)


def test_long_lists_of_names_end_in_a_figure() -> None:
    assert name_list(["Seoul", "Makati", "Abuja"]) == "Seoul, Makati, Abuja"
    assert name_list(["Seoul", "Makati", "Abuja", "Dakar"]) == "Seoul, Makati and 2 more"


def test_people_of_a_session_are_listed_with_their_states(context: AppContext) -> None:
    key = add_session(context, "Clinic", "11:00", "12:00", capacity=1)
    dakar = add_city(context, "Dakar", "SN")
    first, person = add_person(context, "Mamadou Lamine", "Diatta", dakar)
    second, _ = add_person(context, "Aïssatou", "Ndiaye", dakar)
    context.admissions.add_role(context.actor, key, person, SessionRoleKind.CHAIR, is_confirmed=True)
    context.admissions.admit(context.actor, key, [first, second])
    enter(context, key, first)
    people = session_people.session_people(context.database, key)
    assert [(role.name, role.organisation, role.is_confirmed) for role in people.roles] == [
        ("Mamadou Lamine Diatta", "Dakar", True)
    ]
    assert [(seat.number, seat.state, seat.is_inside) for seat in people.seats] == [
        ("GA7-0001", "confirmed", True),
        ("GA7-0002", "waiting", False),
    ]
    counted = {choice.name: choice.people for choice in people.categories}
    assert (counted["Delegate"], counted["Press"]) == (2, 0)
    assert programme.board(context.database, event_id(context)).shown[0].inside == 1


def test_person_registered_twice_is_found_once_with_the_own_event(context: AppContext) -> None:
    child = add_child(context)
    _, person = add_person(context, "Mamadou Lamine", "Diatta")
    own = context.registrations.register(
        context.actor, child, person, RegistrationFields(category_id(context, "DE", "AFSCN26"))
    ).value
    add_person(context, "Mutale", "Chanda")
    (found,) = session_people.find_people(context.database, child, "diatta mama")
    assert (found.registration_id, found.number) == (own, "AFSCN26-0001")
    assert len(session_people.find_people(context.database, child, "")) == 2


def test_roster_sets_members_against_who_is_in_the_room(context: AppContext) -> None:
    names = {"Lusaka": "ZM", "Dakar": "SN", "Abuja": "NG", "Embassy of Kenya": "KE"}
    cities = {name: add_city(context, name, country) for name, country in names.items()}
    network = network_id(context)
    roles = [NetworkRole.CHAIR, NetworkRole.MEMBER, NetworkRole.MEMBER, NetworkRole.OBSERVER]
    fields = [MemberFields(key, role) for key, role in zip(cities.values(), roles, strict=True)]
    context.networks.add_members(context.actor, network, fields)
    key = add_session(context, "AFSCN", "10:30", "12:00", network_id=network)
    add_person(context, "Mutale", "Chanda", cities["Lusaka"])
    inside, _ = add_person(context, "Bwalya", "Chanda", cities["Lusaka"])
    guest, _ = add_person(context, "Ana", "Quispe", add_city(context, "Cusco", "PE"))
    observer, _ = add_person(context, "Wanjiru", "Kamande", cities["Embassy of Kenya"])
    for registration in (inside, guest, observer):
        enter(context, key, registration)
    context.networks.mark(context.actor, key, [cities["Lusaka"]], RosterState.APOLOGIES)
    context.networks.mark(context.actor, key, [cities["Dakar"]], RosterState.ONLINE)
    found = rosters.roster(context.database, key)
    assert [(row.name, row.state, row.delegates) for row in found.rows] == [
        ("Abuja", RosterState.EXPECTED, 0),
        ("Dakar", RosterState.ONLINE, 0),
        ("Lusaka", RosterState.IN_THE_ROOM, 2),
        ("Embassy of Kenya", RosterState.IN_THE_ROOM, 1),
    ]
    assert found.rows[2].representative == "Bwalya Chanda"
    assert (found.here, len(found.counted), found.count(RosterState.EXPECTED)) == (2, 3, 1)
    assert [(row.organisation, row.role) for row in found.in_room] == [
        ("Embassy of Kenya", NetworkRole.OBSERVER),
        ("Cusco", None),
        ("Lusaka", NetworkRole.CHAIR),
    ]
    assert [row.id for row in networks.meetings(context.database, network, event_id(context))] == [key]
    row = networks.networks(context.database, at("09:00").date())[0]
    assert (row.code, row.members, row.observers) == ("AFSCN", 3, 1)


def test_meeting_to_show_is_the_next_one_and_later_the_one_people_came_to(context: AppContext) -> None:
    network = network_id(context)
    keys = [
        add_session(context, f"Sitting {hour}", f"{hour}:00", f"{hour}:30", network_id=network)
        for hour in (10, 12, 14)
    ]

    def shown(text: str) -> str | None:
        held = networks.meetings(context.database, network, event_id(context))
        meeting = networks.meeting_to_show(held, at(text))
        return meeting.id if meeting else None

    assert [shown(text) for text in ("08:00", "10:29", "10:31", "20:00")] == [
        keys[0], keys[0], keys[1], keys[2],
    ]  # fmt: skip
    enter(context, keys[1], add_person(context, "Mutale", "Chanda")[0])
    assert shown("20:00") == keys[1]
    assert networks.meeting_to_show((), at("08:00")) is None


def test_roster_is_refused_when_the_session_is_of_no_network(context: AppContext) -> None:
    key = add_session(context, "Forum", "10:30", "12:00")
    with pytest.raises(UserError) as refused:
        rosters.roster(context.database, key)
    assert refused.value.code == "no_network_meeting"
