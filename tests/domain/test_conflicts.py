from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wego_desktop.domain.conflicts import (
    ConflictKind,
    PlannedRoom,
    PlannedSession,
    conflicts_with,
    find_conflicts,
    suggest,
)

DAY = datetime(2026, 10, 15, tzinfo=UTC)


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def planned(
    key: str,
    start: float,
    end: float,
    room: str | None = "r",
    seats: int | None = None,
    speakers: str = "",
    guests: str = "",
    is_overlap_accepted: bool = False,
) -> PlannedSession:
    people = frozenset(speakers), frozenset(guests)
    return PlannedSession(key, at(start), at(end), room, seats, *people, is_overlap_accepted)


def test_room_clashes_for_the_shared_minutes_only() -> None:
    (found,) = find_conflicts([planned("a", 11, 12), planned("b", 11.5, 12.5), planned("c", 12.5, 13)])
    assert (found.kind, found.session_ids) == (ConflictKind.ROOM_TWICE, ("a", "b"))
    assert (found.starts_at, found.ends_at) == (at(11.5), at(12))


def test_person_clashes_in_two_rooms_by_role_or_seat() -> None:
    sessions = [
        planned("a", 9, 11, "r", speakers="xy"),
        planned("b", 10, 11, "s", guests="xz"),
        planned("c", 10, 11, None, guests="q"),
    ]
    (found,) = find_conflicts(sessions)
    assert (found.kind, found.person_ids) == (ConflictKind.PERSON_TWICE, ("x",))


def test_agreed_overlap_is_silent_until_a_third_session_joins() -> None:
    pair = [planned("a", 9, 11, is_overlap_accepted=True), planned("b", 10, 12, is_overlap_accepted=True)]
    assert find_conflicts(pair) == ()
    found = find_conflicts([*pair, planned("c", 10.5, 11)])
    assert [conflict.session_ids for conflict in found] == [("a", "c"), ("b", "c")]


def test_more_seats_given_than_there_are_is_a_conflict() -> None:
    (found,) = find_conflicts([planned("a", 9, 10, seats=2, guests="xyz")])
    assert found.kind is ConflictKind.OVERBOOKED
    assert find_conflicts([planned("a", 9, 10, seats=3, guests="xyz")]) == ()


def test_answers_are_the_next_free_time_and_the_smallest_free_room() -> None:
    briefing = planned("b", 11.5, 12.5, speakers="x", guests="pq", seats=60)
    others = [
        planned("a", 11, 12),
        planned("c", 12.25, 13),
        planned("d", 11, 13, "hall"),
        planned("e", 13, 14, "s", speakers="x"),
    ]
    rooms = [PlannedRoom("tiny", 1), PlannedRoom("s", 40), PlannedRoom("big", 300), PlannedRoom("hall", 20)]
    later, elsewhere = suggest(briefing, [*others, briefing], rooms, at(22))
    assert (later.room_id, later.starts_at) == ("r", at(14))
    assert (elsewhere.room_id, elsewhere.starts_at) == ("s", at(11.5))


def test_no_answer_is_offered_after_the_day() -> None:
    assert suggest(planned("b", 20, 22), [planned("a", 20, 22)], [], at(22.5)) == ()


@st.composite
def programmes(draw: st.DrawFn) -> list[PlannedSession]:
    sessions = []
    for number in range(draw(st.integers(1, 7))):
        start = draw(st.integers(0, 24)) / 2
        sessions.append(
            planned(
                str(number),
                start,
                start + draw(st.integers(1, 6)) / 2,
                draw(st.sampled_from(["r", "s", None])),
                draw(st.sampled_from([None, 1, 3])),
                "".join(draw(st.sets(st.sampled_from("xyz"), max_size=2))),
                "".join(draw(st.sets(st.sampled_from("pqxyz"), max_size=3))),
                draw(st.booleans()),
            )
        )
    return sessions


@given(programmes())
def test_every_answer_leaves_its_session_without_conflict(sessions: list[PlannedSession]) -> None:
    rooms = [PlannedRoom("r", 3), PlannedRoom("s", 2), PlannedRoom("t", 5)]
    seats = {room.id: room.seats for room in rooms}
    for session in sessions:
        for answer in suggest(session, sessions, rooms, at(23)):
            moved = PlannedSession(
                session.id,
                answer.starts_at,
                answer.ends_at,
                answer.room_id,
                session.seats if answer.room_id == session.room_id else seats[answer.room_id or ""],
                session.speakers,
                session.guests,
            )
            assert conflicts_with(moved, sessions) == ()


@given(programmes())
def test_conflicts_of_all_are_those_of_each_against_the_others(sessions: list[PlannedSession]) -> None:
    by_each = {conflict for session in sessions for conflict in conflicts_with(session, sessions)}
    assert set(find_conflicts(sessions)) == by_each
