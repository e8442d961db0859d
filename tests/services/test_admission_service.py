import pytest
from sqlalchemy import select

from tests.services.programme_samples import (
    add_city,
    add_person,
    add_room,
    add_session,
    category_id,
    network_id,
)
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Admission, SessionRole
from wego_desktop.domain.enums import AdmissionState, SessionRoleKind
from wego_desktop.errors import UserError
from wego_desktop.services.admission_service import Seated
from wego_desktop.services.network_service import MemberFields


@pytest.fixture
def context(any_context: AppContext) -> AppContext:
    """On both databases."""
    return any_context


def states(context: AppContext, session_id: str) -> dict[str, AdmissionState]:
    with context.database.read() as session:
        rows = session.scalars(select(Admission).where(Admission.session_id == session_id))
        return {found.registration_id: found.state for found in rows}


def test_seats_go_to_the_lowest_numbers_when_there_are_too_few(context: AppContext) -> None:
    key = add_session(context, "Clinic", "11:00", "12:00", add_room(context, "Studio", 2))
    people = [add_person(context, name, "Chanda")[0] for name in ("Mutale", "Bwalya", "Chipo")]
    done = context.admissions.admit(context.actor, key, reversed(people))
    assert done.value == Seated(confirmed=2, waiting=1)
    assert states(context, key)[people[2]] is AdmissionState.WAITING
    context.undo.undo(context.actor)
    assert states(context, key) == {}


def test_waiting_person_gets_the_seat_when_one_declines(context: AppContext) -> None:
    key = add_session(context, "Clinic", "11:00", "12:00", capacity=1)
    first, second = (add_person(context, name, "Chanda")[0] for name in ("Mutale", "Bwalya"))
    context.admissions.admit(context.actor, key, [first, second])
    context.admissions.admit(context.actor, key, [first], AdmissionState.DECLINED)
    assert context.admissions.admit(context.actor, key, [second]).value == Seated(confirmed=1)


def test_same_list_changes_nothing_when_given_twice(context: AppContext) -> None:
    key = add_session(context, "Clinic", "11:00", "12:00")
    person, _ = add_person(context, "Mutale", "Chanda")
    context.admissions.admit(context.actor, key, [person])
    again = context.admissions.admit(context.actor, key, [person, person])
    assert (again.value, again.journal_id) == (Seated(unchanged=1), None)


def test_whole_category_is_listed_and_declined_people_stay_so_when_added(context: AppContext) -> None:
    key = add_session(context, "Briefing", "11:00", "12:00")
    press = [add_person(context, name, "Sæther", letter="PR")[0] for name in ("Ingrid", "Nils")]
    add_person(context, "Mutale", "Chanda")
    context.admissions.admit(context.actor, key, [press[0]], AdmissionState.DECLINED)
    done = context.admissions.admit_category(context.actor, key, [category_id(context, "PR")])
    assert done.value == Seated(confirmed=1)
    assert states(context, key) == {press[0]: AdmissionState.DECLINED, press[1]: AdmissionState.CONFIRMED}


def test_delegates_of_present_members_are_listed_when_a_network_is_added(context: AppContext) -> None:
    lusaka, dakar = add_city(context, "Lusaka", "ZM"), add_city(context, "Dakar", "SN")
    network = network_id(context)
    context.networks.add_members(context.actor, network, [MemberFields(lusaka)])
    key = add_session(context, "AFSCN", "10:30", "12:00", network_id=network)
    member, _ = add_person(context, "Mutale", "Chanda", lusaka)
    add_person(context, "Mamadou Lamine", "Diatta", dakar)
    assert context.admissions.admit_network(context.actor, key, network).value == Seated(confirmed=1)
    assert list(states(context, key)) == [member]


def test_registration_of_another_event_is_refused_when_admitted(context: AppContext) -> None:
    key = add_session(context, "Clinic", "11:00", "12:00")
    with pytest.raises(UserError) as refused:
        context.admissions.admit(context.actor, key, ["0" * 32])
    assert refused.value.code == "not_of_this_event"


def test_role_is_kept_once_and_can_be_confirmed_when_added(context: AppContext) -> None:
    key = add_session(context, "Clinic", "11:00", "12:00")
    _, person = add_person(context, "Park", "Ji-woo")
    role = context.admissions.add_role(context.actor, key, person, SessionRoleKind.SPEAKER).value
    with pytest.raises(UserError) as refused:
        context.admissions.add_role(context.actor, key, person, SessionRoleKind.SPEAKER)
    assert refused.value.code == "role_taken"
    context.admissions.confirm_role(context.actor, role)
    with context.database.read() as session:
        assert session.scalars(select(SessionRole)).one().is_confirmed
    context.admissions.remove_role(context.actor, role)
    with pytest.raises(UserError) as gone:
        context.admissions.confirm_role(context.actor, role)
    assert gone.value.code == "no_such_role"
