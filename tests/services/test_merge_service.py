"""Two records made one: what moves, what is joined, what the desk finds afterwards, and the way back."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.services.desk_world import DeskWorld
from tests.services.import_samples import look, row_of, write_list
from tests.table_images import JOURNAL, images
from wego_desktop.bootstrap import AppContext
from wego_desktop.db import models
from wego_desktop.db.models import Badge, Person, Registration, Scan, new_id
from wego_desktop.domain.enums import (
    AdmissionState,
    BadgeReason,
    ConsentPurpose,
    DelegationRole,
    OwnFieldKind,
    RegistrationStatus,
    SessionRoleKind,
)
from wego_desktop.domain.operations import Op
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.errors import UserError
from wego_desktop.services.badge_choice import BadgeChoice
from wego_desktop.services.duplicates.fields import Side
from wego_desktop.services.merge_service import Merged
from wego_desktop.services.queries.badges import find_holder
from wego_desktop.services.queries.delegate_scan import scanned_registration
from wego_desktop.services.queries.history import history
from wego_desktop.services.verifying import verify


class Twins:
    """João twice at GA7: once registered in full, once from a list with initials; one more event each."""

    def __init__(self, context: AppContext) -> None:
        self.context = context
        self.world = world = DeskWorld(context)
        self.other_event = world.add_event("ESG26", umbrella="GA7")
        self.kept = world.register("Joao S.", "Albuquerque", status=RegistrationStatus.APPLIED)
        self.gone = world.register("João Sebastião", "Albuquerque")
        self.survivor_id = world.registration(self.kept).person_id
        self.merged_id = world.registration(self.gone).person_id
        self.moving = world.register(event_id=self.other_event, person_id=self.merged_id)

    def merge(self, **take: Side) -> Merged:
        service = self.context.merging
        return service.merge(
            self.context.actor, self.survivor_id, self.merged_id, take, self.world.event_id
        ).value

    def row(self) -> Registration:
        return self.world.registration(self.kept)

    def scan(self, text: str, event_id: str | None = None) -> Any:
        return self.context.check_ins.check_in(
            self.context.actor, text, event_id or self.world.event_id
        ).value

    def undo(self) -> None:
        self.context.undo.undo(self.context.actor)

    def count(self, model: Any, **values: object) -> int:
        statement = select(func.count()).select_from(model).filter_by(**values)
        with self.context.database.read() as session:
            return session.scalar(statement) or 0

    def person(self) -> Person:
        with self.context.database.read() as session:
            return session.get_one(Person, self.survivor_id)


@pytest.fixture
def twins(any_context: AppContext) -> Twins:
    return Twins(any_context)


def test_the_merged_record_is_gone_and_its_other_registrations_are_the_survivors(twins: Twins) -> None:
    merged = twins.merge()
    assert merged.name == "João Sebastião Albuquerque"
    assert twins.count(Person, id=twins.merged_id) == 0
    assert twins.world.registration(twins.moving).person_id == twins.survivor_id
    assert twins.count(Registration, event_id=twins.world.event_id) == 1
    assert twins.row().status is RegistrationStatus.CONFIRMED
    assert verify(twins.context.database).is_clean


def test_undo_of_a_merge_leaves_every_table_as_it_was(twins: Twins) -> None:
    fill(twins)
    before = images(twins.context.database, JOURNAL)
    twins.merge(email=Side.MERGED)
    assert images(twins.context.database, JOURNAL) != before
    twins.undo()
    assert images(twins.context.database, JOURNAL) == before
    twins.context.undo.redo(twins.context.actor)
    assert twins.count(Person, id=twins.merged_id) == 0
    twins.undo()
    assert images(twins.context.database, JOURNAL) == before
    assert verify(twins.context.database).is_clean


def fill_programme(twins: Twins) -> None:
    world = twins.world
    session_id, _ = world.door()
    other_session, _ = world.door("Smart mobility")
    world.admit(twins.kept, session_id, AdmissionState.INVITED)
    world.admit(twins.gone, session_id, AdmissionState.CONFIRMED)
    world.admit(twins.gone, other_session, AdmissionState.WAITING)
    for number in (twins.kept, twins.gone):
        world.give_part(number, session_id)
        world.badge(number)


def fill(twins: Twins) -> None:
    """Give both records something in every table that belongs to a registration or a person."""
    fill_programme(twins)
    world = twins.world
    kept, gone = world.registration(twins.kept), world.registration(twins.gone)
    day = datetime(2026, 10, 13, 9, tzinfo=UTC)
    host, guest = world.registration(world.register("Ana")), world.registration(world.register("Rosa"))
    field = models.OwnField(
        id=new_id(), event_id=world.event_id, key="shirt", label="Shirt", kind=OwnFieldKind.TEXT
    )
    world.add(
        field,
        models.Answer(id=new_id(), registration_id=gone.id, field_id=field.id, value="L"),
        models.RegistrationTag(id=new_id(), registration_id=kept.id, tag="VIP"),
        models.RegistrationTag(id=new_id(), registration_id=gone.id, tag="VIP"),
        models.RegistrationTag(id=new_id(), registration_id=gone.id, tag="Speaker dinner"),
        models.Logistics(id=new_id(), registration_id=kept.id, hotel="Lotte"),
        models.Logistics(id=new_id(), registration_id=gone.id, hotel="COEX Inn", arrival_flight="KE 906"),
        models.Visa(
            id=new_id(), registration_id=gone.id, passport_number="FX123", consented_at=day,
            consent_how="by e-mail", erase_on=date(2026, 11, 1),
        ),
        models.Consent(
            id=new_id(), registration_id=gone.id, purpose=ConsentPurpose.PHOTO, is_given=True, decided_at=day
        ),
        models.Companion(id=new_id(), registration_id=gone.id, host_id=host.id),
        models.Companion(id=new_id(), registration_id=guest.id, host_id=gone.id),
        models.NotSamePerson(
            id=new_id(), person_id=min(twins.merged_id, host.person_id),
            other_id=max(twins.merged_id, host.person_id), decided_at=day,
        ),
    )  # fmt: skip
    twins.scan(twins.gone)


def test_what_both_have_becomes_one(twins: Twins) -> None:
    fill(twins)
    twins.merge()
    row = twins.row()
    with twins.context.database.read() as session:
        states = session.scalars(
            select(models.Admission.state).filter_by(registration_id=row.id).order_by(models.Admission.id)
        ).all()
        tags = session.scalars(select(models.RegistrationTag.tag).filter_by(registration_id=row.id)).all()
        journey = session.scalars(select(models.Logistics).filter_by(registration_id=row.id)).one()
        roles = session.scalars(select(models.SessionRole).filter_by(person_id=twins.survivor_id)).all()
        answer = session.scalars(select(models.Answer).filter_by(registration_id=row.id)).one()
        hosted = session.scalars(select(models.Companion).filter_by(host_id=row.id)).all()
    assert set(states) == {AdmissionState.CONFIRMED, AdmissionState.WAITING}
    assert sorted(tags) == ["Speaker dinner", "VIP"]
    assert (journey.hotel, journey.arrival_flight) == ("Lotte", "KE 906")
    assert [role.kind for role in roles] == [SessionRoleKind.SPEAKER]
    assert answer.value == "L"
    assert len(hosted) == 1
    assert twins.count(models.Visa, registration_id=row.id) == 1
    assert twins.count(models.Consent, registration_id=row.id) == 1
    assert twins.count(models.NotSamePerson) == 1


def wait(twins: Twins, number: str, position: int) -> None:
    twins.world.change(number, status=RegistrationStatus.WAITLISTED)
    twins.world.add(
        models.WaitingPlace(
            id=new_id(),
            registration_id=twins.world.registration(number).id,
            position=position,
            since_at=datetime(2026, 10, 13, 9, tzinfo=UTC),
        )
    )


@pytest.mark.parametrize("first", ["kept", "gone"])
def test_of_two_places_in_the_queue_the_earlier_one_stays(twins: Twins, first: str) -> None:
    places = (1, 4) if first == "kept" else (4, 1)
    for number, position in zip((twins.kept, twins.gone), places, strict=True):
        wait(twins, number, position)
    before = images(twins.context.database, JOURNAL)
    twins.merge()
    with twins.context.database.read() as session:
        place = session.scalars(select(models.WaitingPlace)).one()
    assert (place.registration_id, place.position) == (twins.row().id, 1)
    assert verify(twins.context.database).is_clean
    twins.undo()
    assert images(twins.context.database, JOURNAL) == before


def test_whoever_is_confirmed_waits_no_longer(twins: Twins) -> None:
    wait(twins, twins.kept, 1)
    twins.merge()
    assert twins.row().status is RegistrationStatus.CONFIRMED
    assert twins.count(models.WaitingPlace) == 0
    assert verify(twins.context.database).is_clean


def test_scans_of_the_merged_record_count_for_the_survivor(twins: Twins) -> None:
    twins.scan(twins.gone)
    twins.merge()
    result = twins.scan(twins.kept)
    assert result.code is ResultCode.ALREADY_IN
    assert twins.count(models.PresenceRow, registration_id=twins.row().id) == 1
    assert twins.count(models.PresenceRow) == 1
    assert verify(twins.context.database).is_clean


def test_the_old_number_finds_the_survivor_at_the_desk_and_in_lists(twins: Twins) -> None:
    twins.merge()
    database, row = twins.context.database, twins.row()
    for text in (twins.gone, twins.gone.rpartition("-")[2]):
        result = twins.scan(text)
        assert result.person is not None
        assert (result.person.registration_id, result.person.number) == (row.id, twins.kept)
        assert find_holder(database, text, twins.world.event_id) == row.id
        assert scanned_registration(database, twins.world.event_id, text) == row.id
    with database.read() as session:
        text = session.scalars(select(models.SearchText.text).filter_by(registration_id=row.id)).one()
    assert twins.kept.lower() in text
    assert twins.gone.lower() in text


def test_a_list_with_the_old_number_finds_the_survivor(twins: Twins, tmp_path: Path) -> None:
    twins.merge()
    header = ("Registration number", "First name", "Last name", "Position")
    path = write_list(tmp_path, header, (twins.gone, "J. S.", "Albuquerque", "Secretary"))
    row = row_of(look(twins.context, path), 2)
    assert row.match is not None
    assert row.match.person_id == twins.survivor_id
    assert row.match.number == twins.kept


def test_a_number_that_was_merged_is_never_given_again(twins: Twins) -> None:
    twins.merge()
    assert twins.world.register("Ana", "Machava") == "GA7-0003"


def test_the_badge_of_the_merged_record_is_accepted_until_the_survivors_is_made_anew(twins: Twins) -> None:
    live, other = twins.world.badge(twins.kept), twins.world.badge(twins.gone)
    twins.merge()
    row = twins.row()
    for code in (other, live):
        result = twins.scan(code)
        assert result.code in {ResultCode.OK, ResultCode.ALREADY_IN}
        assert result.person is not None
        assert result.person.registration_id == row.id
    twins.context.badges.issue(
        twins.context.actor, BadgeChoice(twins.world.event_id, (row.id,)), reason=BadgeReason.LOST
    )
    assert twins.scan(other).code is ResultCode.VOIDED_BADGE
    assert twins.scan(live).code is ResultCode.VOIDED_BADGE


def test_the_only_badge_stays_valid(twins: Twins) -> None:
    code = twins.world.badge(twins.gone)
    twins.merge()
    assert twins.scan(code).code is ResultCode.OK
    with twins.context.database.read() as session:
        badge = session.scalars(select(Badge)).one()
    assert badge.voided_at is None
    assert badge.registration_id == twins.row().id


def test_badges_printed_twice_keep_their_order(twins: Twins) -> None:
    now = datetime(2026, 10, 14, tzinfo=UTC)
    for number in (twins.kept, twins.gone):
        twins.world.badge(number, revision=1, voided_at=now)
        twins.world.badge(number, revision=2)
    twins.merge()
    with twins.context.database.read() as session:
        revisions = session.scalars(select(Badge.revision).order_by(Badge.revision)).all()
        live = session.scalars(select(Badge.revision).where(Badge.voided_at.is_(None))).all()
    assert list(revisions) == [1, 2, 3, 4]
    assert list(live) == [2]


def test_the_history_of_both_shows_on_the_survivor(twins: Twins) -> None:
    merged_registration = twins.world.registration(twins.gone)
    twins.context.registrations.edit(
        twins.context.actor, merged_registration.id, desk_note="Ask for the speech"
    )
    twins.merge()
    lines = history(twins.context.database, twins.row().id)
    assert lines[0].title == "Two records made one: João Sebastião Albuquerque"
    assert lines[0].can_undo
    assert any("Ask for the speech" in detail for line in lines[1:] for detail in line.details)


def test_filled_goes_before_empty_and_newer_before_older(twins: Twins) -> None:
    people, actor = twins.context.people, twins.context.actor
    people.edit(actor, twins.merged_id, email="joao@sp.example", phone="+55 11 1", position="Secretary")
    people.edit(actor, twins.survivor_id, phone="+55 11 2", position="")
    comparison = twins.context.merging.compare(twins.survivor_id, twins.merged_id)
    chosen = {row.key: row.side for row in comparison.fields if row.differs}
    assert chosen["name"] is Side.MERGED
    assert chosen["email"] is Side.MERGED
    assert chosen["phone"] is Side.SURVIVOR
    assert chosen["position"] is Side.MERGED
    assert chosen["GA7.status"] is Side.MERGED
    twins.merge()
    person = twins.person()
    assert (person.email, person.phone, person.position) == ("joao@sp.example", "+55 11 2", "Secretary")
    assert person.sort_key == "albuquerque joao sebastiao"


def test_a_chosen_value_is_taken_for_one_event_or_for_all(twins: Twins) -> None:
    twins.world.change(twins.gone, delegation_role=DelegationRole.HEAD, desk_note="Front row")
    twins.world.change(twins.kept, desk_note="Back row")
    twins.merge(name=Side.SURVIVOR, desk_note=Side.SURVIVOR, **{"GA7.role": Side.SURVIVOR})
    row = twins.row()
    assert (row.desk_note, row.delegation_role) == ("Back row", DelegationRole.MEMBER)
    assert twins.person().given_names == "Joao S."


def test_an_unknown_field_is_refused_and_nothing_changes(twins: Twins) -> None:
    before = images(twins.context.database)
    with pytest.raises(UserError) as refused:
        twins.merge(shoe_size=Side.MERGED)
    assert refused.value.code == "merge_field_unknown"
    assert images(twins.context.database) == before


def test_a_merged_record_cannot_be_merged_again(twins: Twins) -> None:
    twins.merge()
    for pair in ((twins.survivor_id, twins.merged_id), (twins.merged_id, twins.survivor_id)):
        with pytest.raises(UserError) as refused:
            twins.context.merging.merge(twins.context.actor, *pair)
        assert refused.value.code == "already_merged"
    with pytest.raises(UserError) as refused:
        twins.context.merging.merge(twins.context.actor, twins.survivor_id, twins.survivor_id)
    assert refused.value.code == "merge_needs_two"


def test_who_was_merged_first_leads_to_the_last_survivor(twins: Twins) -> None:
    third = twins.world.register("J.", "Albuquerque")
    third_id = twins.world.registration(third).person_id
    first_badge = twins.world.badge(twins.gone)
    twins.world.badge(twins.kept)
    twins.merge()
    twins.context.merging.merge(twins.context.actor, third_id, twins.survivor_id)
    for text in (twins.kept, twins.gone, first_badge):
        result = twins.scan(text)
        assert result.person is not None
        assert result.person.number == third
    assert twins.count(models.PersonMerge, survivor_id=third_id) == 2


def test_undoing_an_earlier_merge_is_refused_with_what_came_after(twins: Twins) -> None:
    third_id = twins.world.registration(twins.world.register("J.", "Albuquerque")).person_id
    first = twins.context.merging.merge(twins.context.actor, twins.survivor_id, twins.merged_id)
    twins.context.merging.merge(twins.context.actor, third_id, twins.survivor_id)
    with pytest.raises(UserError) as refused:
        twins.context.undo.undo(twins.context.actor, first.journal_id)
    assert refused.value.code == "changed_since"


def test_undoing_after_an_edit_of_what_was_taken_is_refused(twins: Twins) -> None:
    twins.context.people.edit(twins.context.actor, twins.merged_id, email="joao@sp.example")
    merge = twins.context.merging.merge(twins.context.actor, twins.survivor_id, twins.merged_id)
    twins.context.people.edit(twins.context.actor, twins.survivor_id, email="j@sp.example")
    with pytest.raises(UserError) as refused:
        twins.context.undo.undo(twins.context.actor, merge.journal_id)
    assert refused.value.code == "changed_since"


def test_undo_gives_scans_made_after_the_merge_to_nobody_else(twins: Twins) -> None:
    twins.scan(twins.gone)
    merge = twins.context.merging.merge(twins.context.actor, twins.survivor_id, twins.merged_id)
    twins.scan(twins.kept)
    twins.context.undo.undo(twins.context.actor, merge.journal_id)
    with twins.context.database.read() as session:
        owners = session.scalars(select(Scan.registration_id).order_by(Scan.happened_at)).all()
    assert owners == [twins.world.registration(twins.gone).id, twins.row().id]
    assert verify(twins.context.database).is_clean


def test_a_successor_who_is_the_same_person_is_none(twins: Twins) -> None:
    gone = twins.world.registration(twins.gone)
    twins.world.change(twins.kept, status=RegistrationStatus.SUBSTITUTED, successor_id=gone.id)
    twins.merge()
    assert (twins.row().successor_id, twins.row().status) == (None, RegistrationStatus.CONFIRMED)


def test_an_ended_registration_beside_the_one_that_counts_stays_as_it_is(twins: Twins) -> None:
    twins.world.change(twins.gone, status=RegistrationStatus.CANCELLED)
    again = twins.world.register(person_id=twins.merged_id)
    twins.merge()
    assert twins.world.registration(twins.gone).person_id == twins.survivor_id
    assert twins.world.registration(twins.gone).status is RegistrationStatus.CANCELLED
    assert find_holder(twins.context.database, again, twins.world.event_id) == twins.row().id


def test_two_people_are_kept_apart_once(twins: Twins) -> None:
    before = images(twins.context.database, JOURNAL)
    service, actor = twins.context.merging, twins.context.actor
    kept = service.mark_not_same(actor, twins.survivor_id, twins.merged_id)
    assert kept.value == ("Joao S. Albuquerque", "João Sebastião Albuquerque")
    with pytest.raises(UserError) as refused:
        service.mark_not_same(actor, twins.merged_id, twins.survivor_id)
    assert refused.value.code == "already_not_same"
    twins.undo()
    assert images(twins.context.database, JOURNAL) == before


def test_a_merge_takes_back_that_two_are_not_the_same(twins: Twins) -> None:
    twins.context.merging.mark_not_same(twins.context.actor, twins.survivor_id, twins.merged_id)
    twins.merge()
    assert twins.count(models.NotSamePerson) == 0


def test_a_merge_is_one_operation(twins: Twins) -> None:
    twins.merge()
    assert twins.world.journal_count(Op.MERGE_PEOPLE) == 1
    with twins.context.database.read() as session:
        merge = session.scalars(select(models.PersonMerge)).one()
    assert merge.merged_id == twins.merged_id
    assert merge.merged_at - datetime(2026, 10, 14, tzinfo=UTC) < timedelta(days=1)
    assert "a shorter form of the name" in merge.reasons
