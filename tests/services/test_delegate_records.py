"""Journey, tags, consents and delegations of registrations."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.fixtures_db import START
from tests.services.delegate_world import DelegateWorld
from tests.table_images import JOURNAL, images
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Consent, Delegation, JournalChange, Logistics, RegistrationTag
from wego_desktop.domain.enums import ConsentPurpose
from wego_desktop.errors import UserError
from wego_desktop.services.tag_service import read_tags

ARRIVES = datetime(2026, 10, 13, 9, 40, tzinfo=UTC)


@pytest.fixture
def world(any_context: AppContext) -> DelegateWorld:
    return DelegateWorld(any_context)


def test_a_journey_is_kept_and_taken_back(world: DelegateWorld) -> None:
    id_ = world.add("Ana Machava")
    before = images(world.context.database, JOURNAL)
    service = world.context.logistics
    service.edit(world.actor, id_, arrives_at=ARRIVES, arrival_flight=" KE 672 ", emergency_contact="Rui")
    service.edit(world.actor, id_, hotel="Lotte, Jamsil")
    (journey,) = world.all(Logistics)
    assert (journey.arrives_at, journey.arrival_flight, journey.hotel) == (ARRIVES, "KE 672", "Lotte, Jamsil")
    assert "Rui" not in str([(c.before, c.after) for c in _changes(world)])
    world.context.undo.undo(world.actor)
    world.context.undo.undo(world.actor)
    assert images(world.context.database, JOURNAL) == before


def test_a_journey_that_ends_before_it_begins_is_refused(world: DelegateWorld) -> None:
    id_ = world.add("Ana Machava")
    world.context.logistics.edit(world.actor, id_, arrives_at=ARRIVES)
    with pytest.raises(UserError, match="journey_out_of_order"):
        world.context.logistics.edit(world.actor, id_, departs_at=ARRIVES - timedelta(minutes=1))
    assert world.all(Logistics)[0].departs_at is None


def test_typed_times_are_read_by_the_clock_at_the_event(world: DelegateWorld) -> None:
    id_ = world.add("Ana Machava")
    read = world.context.logistics.read_time
    assert read(id_, "2026-10-13 18:40") == ARRIVES
    assert read(id_, " ") is None
    with pytest.raises(UserError, match="time_malformed"):
        read(id_, "Tuesday evening")


def test_tags_are_the_same_whatever_their_letter_case(world: DelegateWorld) -> None:
    first, second = world.add("Ana Machava"), world.add("Rui Sitoe")
    tags = world.context.tags
    assert tags.set_for(world.actor, first, read_tags("VIP, press tour; vip ,")).value == (
        "VIP",
        "press tour",
    )
    assert tags.add(world.actor, [first, second], "vip").value == 1
    assert tags.remove(world.actor, [first, second], "VIP").value == 2
    assert [row.tag for row in world.all(RegistrationTag)] == ["press tour"]
    world.context.undo.undo(world.actor)
    assert sorted(row.tag for row in world.all(RegistrationTag)) == ["VIP", "press tour", "vip"]
    for call in (lambda: tags.add(world.actor, [first], " "), lambda: tags.add(world.actor, ["gone"], "a")):
        with pytest.raises(UserError):
            call()


def test_the_newest_consent_for_photographs_counts(world: DelegateWorld) -> None:
    id_ = world.add("Ana Machava")
    record = world.context.consents.record
    record(world.actor, id_, ConsentPurpose.PHOTO, is_given=False, how="form", decided_at=START)
    assert world.row(id_).is_photo_refused
    record(world.actor, id_, ConsentPurpose.NEWS, is_given=True, how="e-mail")
    assert world.row(id_).is_photo_refused
    older = START - timedelta(days=3)
    record(world.actor, id_, ConsentPurpose.PHOTO, is_given=True, how="old form", decided_at=older)
    assert world.row(id_).is_photo_refused
    record(world.actor, id_, ConsentPurpose.PHOTO, is_given=True, how="at the desk")
    assert not world.row(id_).is_photo_refused
    world.context.undo.undo(world.actor)
    assert world.row(id_).is_photo_refused


def test_photographs_refused_by_hand_stand_in_the_ledger(world: DelegateWorld) -> None:
    id_ = world.add("Ana Machava")
    world.context.registrations.edit(world.actor, id_, is_photo_refused=True)
    world.context.registrations.edit(world.actor, id_, is_photo_refused=True)
    (line,) = world.all(Consent)
    assert (line.purpose, line.is_given, world.row(id_).is_photo_refused) == (
        ConsentPurpose.PHOTO,
        False,
        True,
    )
    world.context.undo.undo(world.actor)
    assert world.all(Consent) == []
    assert not world.row(id_).is_photo_refused


def test_a_consent_says_how_it_was_told_and_not_tomorrow(world: DelegateWorld) -> None:
    id_ = world.add("Ana Machava")
    record = world.context.consents.record
    with pytest.raises(UserError, match="consent_how_missing"):
        record(world.actor, id_, ConsentPurpose.NEWS, is_given=True, how=" ")
    late = START + timedelta(days=9)
    with pytest.raises(UserError, match="consent_in_future"):
        record(world.actor, id_, ConsentPurpose.NEWS, is_given=True, how="form", decided_at=late)


def test_the_focal_point_of_a_delegation_changes_and_comes_back(world: DelegateWorld) -> None:
    first, second = world.row(world.add("Ana Machava")), world.row(world.add("Rui Sitoe"))
    assert first.organisation_id == second.organisation_id is not None
    service = world.context.delegations
    assert service.make_focal_point(world.actor, first.id).value == "Ana Machava"
    service.set_focal_point(world.actor, world.event_id, second.organisation_id, second.person_id)
    service.edit_notes(world.actor, world.event_id, second.organisation_id, "Two rooms side by side")
    (kept,) = world.all(Delegation)
    assert (kept.focal_person_id, kept.notes) == (second.person_id, "Two rooms side by side")
    for _ in range(3):
        world.context.undo.undo(world.actor)
    assert world.all(Delegation) == []
    alone = world.add("Lea Moreau", organisation="")
    with pytest.raises(UserError, match="no_delegation"):
        service.make_focal_point(world.actor, alone)


def _changes(world: DelegateWorld) -> list[JournalChange]:
    with world.context.database.read() as session:
        return list(session.query(JournalChange))
