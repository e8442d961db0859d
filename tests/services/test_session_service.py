import pytest
from sqlalchemy import func, select

from tests.services.programme_samples import add_person, add_room, add_session, at, event_id
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Admission, Checkpoint, RosterMark, Session, SessionRole
from wego_desktop.domain.enums import CheckpointKind, SessionKind, SessionRoleKind
from wego_desktop.errors import UserError
from wego_desktop.services.session_service import SessionFields, door_name


@pytest.fixture
def context(any_context: AppContext) -> AppContext:
    """On both databases."""
    return any_context


def row(context: AppContext, session_id: str) -> Session:
    with context.database.read() as session:
        return session.get_one(Session, session_id)


def door(context: AppContext, session_id: str) -> Checkpoint | None:
    with context.database.read() as session:
        return session.scalar(select(Checkpoint).where(Checkpoint.session_id == session_id))


def images(context: AppContext) -> list[int]:
    models = (Session, Checkpoint, SessionRole, Admission, RosterMark)
    with context.database.read() as session:
        return [session.scalar(select(func.count()).select_from(model)) or 0 for model in models]


def test_session_gets_code_and_door_when_added(context: AppContext) -> None:
    first = add_session(context, "Opening", "09:00", "10:00")
    second = add_session(context, "Closing", "16:00", "17:00")
    assert [row(context, key).code for key in (first, second)] == ["S01", "S02"]
    found = door(context, second)
    assert found is not None
    assert (found.name, found.kind) == ("Closing (S02)", CheckpointKind.SESSION_DOOR)


def test_door_is_renamed_with_its_session_when_edited(context: AppContext) -> None:
    key = add_session(context, "Opening", "09:00", "10:00")
    context.sessions.edit(context.actor, key, SessionFields("Welcome", at("09:30"), at("10:00"), code="W1"))
    found = door(context, key)
    assert found is not None
    assert found.name == "Welcome (W1)"
    context.undo.undo(context.actor)
    again = door(context, key)
    assert again is not None
    assert again.name == "Opening (S01)"
    assert row(context, key).starts_at == at("09:00")


def test_door_name_fits_its_column_when_the_title_is_long() -> None:
    name = door_name("x" * 300, "S01")
    assert len(name) == 200
    assert name.endswith(" (S01)")


def test_everything_of_a_session_goes_and_comes_back_when_removed_and_undone(context: AppContext) -> None:
    key = add_session(context, "Opening", "09:00", "10:00")
    registration, person = add_person(context, "Ana Celeste", "Machava")
    context.admissions.add_role(context.actor, key, person, SessionRoleKind.SPEAKER)
    context.admissions.admit(context.actor, key, [registration])
    before = images(context)
    context.sessions.remove(context.actor, key)
    assert images(context) == [0, 1, 0, 0, 0]
    context.undo.undo(context.actor)
    assert images(context) == before


def test_agreement_on_an_overlap_ends_when_the_session_is_moved(context: AppContext) -> None:
    key = add_session(context, "Opening", "09:00", "10:00")
    other = add_session(context, "Clinic", "09:30", "10:30")
    context.sessions.accept_overlap(context.actor, (key, other))
    assert row(context, key).is_overlap_accepted
    context.sessions.move(context.actor, key, at("11:00"), at("12:00"), None)
    assert not row(context, key).is_overlap_accepted
    assert row(context, other).is_overlap_accepted


def test_copy_follows_its_original_with_the_same_people_when_duplicated(context: AppContext) -> None:
    room = add_room(context, "Hall A", 240)
    key = add_session(context, "Clinic", "09:00", "10:15", room, SessionKind.WORKSHOP)
    registration, person = add_person(context, "Kwabena", "Asante-Mills")
    context.admissions.add_role(context.actor, key, person, SessionRoleKind.CHAIR, is_confirmed=True)
    context.admissions.admit(context.actor, key, [registration])
    copy = context.sessions.duplicate(context.actor, key).value
    made = row(context, copy)
    assert (made.starts_at, made.ends_at, made.room_id) == (at("10:15"), at("11:30"), room)
    with context.database.read() as session:
        role = session.scalars(select(SessionRole).where(SessionRole.session_id == copy)).one()
        assert (role.person_id, role.is_confirmed) == (person, False)
        assert session.scalar(select(Admission).where(Admission.session_id == copy)) is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (SessionFields(" ", at("09:00"), at("10:00")), "session_title_missing"),
        (SessionFields("Late", at("10:00"), at("10:00")), "times_out_of_order"),
        (SessionFields("Few", at("09:00"), at("10:00"), capacity=-1), "seats_negative"),
        (SessionFields("Lost", at("09:00"), at("10:00"), room_id="0" * 32), "no_such_room"),
        (SessionFields("Lost", at("09:00"), at("10:00"), network_id="0" * 32), "no_such_network"),
        (SessionFields("Twice", at("09:00"), at("10:00"), code="T1"), "session_code_taken"),
    ],
)
def test_session_is_refused_in_words_when_a_fact_is_wrong(
    context: AppContext, fields: SessionFields, code: str
) -> None:
    add_session(context, "First", "08:00", "09:00", code="T1")
    before = images(context)
    with pytest.raises(UserError) as refused:
        context.sessions.add(context.actor, event_id(context), fields)
    assert refused.value.code == code
    assert images(context) == before


def test_overlap_in_one_room_is_no_refusal_when_added(context: AppContext) -> None:
    room = add_room(context, "Room 301", 60)
    add_session(context, "Clinic", "11:00", "12:00", room)
    assert add_session(context, "Briefing", "11:30", "12:30", room)


def test_room_stays_when_a_session_is_in_it(context: AppContext) -> None:
    room = add_room(context, "Room 301", 60)
    key = add_session(context, "Clinic", "11:00", "12:00", room)
    with pytest.raises(UserError) as refused:
        context.rooms.remove(context.actor, room)
    assert (refused.value.code, refused.value.params["count"]) == ("room_in_use", 1)
    context.sessions.remove(context.actor, key)
    context.rooms.remove(context.actor, room)
