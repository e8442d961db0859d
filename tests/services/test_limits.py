"""Limits of an event and its waiting list, wherever a registration takes a place; on both databases."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import select

from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import JournalEntry, Registration
from wego_desktop.domain.enums import OnFull, OperatorRole
from wego_desktop.domain.enums import RegistrationStatus as Status
from wego_desktop.errors import UserError
from wego_desktop.services.limits.limit_service import LimitDraft
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.queries.events import categories, event_row
from wego_desktop.services.queries.limits import beyond_free, limits, place_notes
from wego_desktop.services.queries.waiting_list import waiting
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.services.registration_service import DelegateFields
from wego_desktop.services.walk_in_service import WalkIn

NAMES = ("Ana Machava", "Grace Ssemwanga", "Seo-yun Han", "Minh Đặng", "Rania Darwish", "Emre Çelik")


@dataclass
class Hall:
    """GA7 with limits, to which people come one after the other."""

    context: AppContext
    event_id: str
    letters: dict[str, str]
    come: int = 0

    def limit(self, **facts: object) -> str:
        draft = LimitDraft(**facts)  # type: ignore[arg-type]
        return self.context.limits.set_limit(self.context.actor, self.event_id, draft).value

    def add(
        self, letter: str = "DE", organisation: str = "", status: Status = Status.CONFIRMED, reason: str = ""
    ) -> Outcome[str]:
        given, family = NAMES[self.come % len(NAMES)].rsplit(" ", 1)
        self.come += 1
        fields = DelegateFields(
            PersonFields(given_names=given, family_name=f"{family} {self.come}"),
            RegistrationFields(self.letters[letter], status),
            organisation,
        )
        return self.context.registrations.add_delegate(self.context.actor, self.event_id, fields, reason)

    def add_all(self, count: int, letter: str = "DE", organisation: str = "") -> list[str]:
        return [self.add(letter, organisation).value for _ in range(count)]

    def set_status(self, ids: Sequence[str], status: Status, reason: str = "") -> Outcome[int]:
        return self.context.registrations.set_status(self.context.actor, ids, status, over_limit=reason)

    def statuses(self, ids: Sequence[str]) -> list[Status]:
        with self.context.database.read() as session:
            found = dict(session.execute(select(Registration.id, Registration.status)).all())
        return [found[id_] for id_ in ids]

    def queue(self) -> list[str]:
        return [row.registration_id for row in waiting(self.context.database, self.event_id)]

    def undo(self) -> None:
        self.context.undo.undo(self.context.actor)


@pytest.fixture
def hall(any_context: AppContext) -> Hall:
    event = event_row(any_context.database, "GA7")
    letters = {row.letter: row.id for row in categories(any_context.database, event.id)}
    return Hall(any_context, event.id, letters)


def refused(call: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        call()
    return caught.value


def codes(outcome: Outcome[Any]) -> list[str]:
    return [notice.code for notice in outcome.notices]


def test_a_limit_that_warns_needs_a_reason_which_is_kept(hall: Hall) -> None:
    hall.limit(category_id=hall.letters["PR"], cap=2)
    hall.add_all(2, "PR")
    error = refused(lambda: hall.add("PR"))
    assert error.code == "limit_reached"
    assert error.params == {"scope": "Press", "taken": 2, "cap": 2}
    added = hall.add("PR", reason="Asked for by the mayor")
    assert hall.statuses([added.value]) == [Status.CONFIRMED]
    with hall.context.database.read() as session:
        entry = session.get_one(JournalEntry, added.journal_id)
    assert entry.summary["over_limit"] == "Asked for by the mayor"
    assert hall.add("DE").notices == ()


def test_the_desk_may_not_exceed_a_limit(hall: Hall) -> None:
    hall.limit(cap=0)
    hall.context = replace(hall.context, actor=replace(hall.context.actor, role=OperatorRole.DESK))
    assert refused(lambda: hall.add(reason="He is my cousin")).code == "not_allowed"


def test_a_limit_that_refuses_takes_no_reason(hall: Hall) -> None:
    hall.limit(cap=1, on_full=OnFull.REFUSE)
    hall.add()
    assert refused(lambda: hall.add(reason="please")).code == "limit_refused"


def test_who_comes_beyond_a_limit_waits_in_order(hall: Hall) -> None:
    hall.limit(cap=1, on_full=OnFull.WAITING_LIST)
    hall.add()
    second, third = hall.add(), hall.add()
    assert codes(second) == ["put_on_waiting_list"]
    assert hall.queue() == [second.value, third.value]
    assert place_notes(hall.context.database, third.value) == ("Number 2 on the waiting list",)
    assert hall.statuses(hall.queue()) == [Status.WAITLISTED] * 2
    hall.undo()
    assert hall.queue() == [second.value]


def test_each_organisation_has_its_own_places(hall: Hall) -> None:
    hall.limit(is_per_organisation=True, cap=3, free_places=2)
    hall.add_all(2, organisation="City of Abuja")
    third = hall.add(organisation="City of Abuja")
    assert third.notices[0].params == {"scope": "City of Abuja", "free": 2}
    assert refused(lambda: hall.add(organisation="City of Abuja")).params["scope"] == "City of Abuja"
    assert hall.add(organisation="City of Maputo").notices == ()
    hall.add_all(5)
    assert beyond_free(hall.context.database, hall.event_id) == {third.value}
    notes = place_notes(hall.context.database, third.value)
    assert notes == ("City of Abuja: beyond the first 2 free places",)
    row = limits(hall.context.database, hall.event_id)[0]
    assert (row.fullest, row.taken, row.scope) == ("City of Abuja", 3, "Each organisation")


def test_a_change_of_status_takes_places_in_order_and_the_rest_waits(hall: Hall) -> None:
    hall.limit(category_id=hall.letters["DE"], cap=3, on_full=OnFull.WAITING_LIST)
    applied = [hall.add(status=Status.APPLIED).value for _ in range(5)]
    done = hall.set_status(applied, Status.APPROVED)
    assert codes(done) == ["put_on_waiting_list"]
    assert hall.statuses(applied) == [Status.APPROVED] * 3 + [Status.WAITLISTED] * 2
    assert hall.queue() == applied[3:]
    hall.undo()
    assert hall.statuses(applied) == [Status.APPLIED] * 5
    assert hall.queue() == []


def test_a_place_given_up_is_offered_to_the_first_who_waits(hall: Hall) -> None:
    hall.limit(cap=2, on_full=OnFull.WAITING_LIST)
    first, second, third, fourth = hall.add_all(4)
    done = hall.set_status([first], Status.CANCELLED)
    assert codes(done) == ["place_free_for_waiting"]
    assert done.notices[0].params["registration_id"] == third
    assert hall.statuses([third]) == [Status.WAITLISTED]
    rows = waiting(hall.context.database, hall.event_id)
    assert [(row.place, row.has_room) for row in rows] == [(1, True), (2, False)]
    promoted = hall.context.waiting_list.promote_next(hall.context.actor, hall.event_id, 5)
    assert promoted.value == (third,)
    assert hall.queue() == [fourth]
    assert (
        refused(lambda: hall.context.waiting_list.promote_next(hall.context.actor, hall.event_id)).code
        == "no_place_for_waiting"
    )
    hall.undo()
    assert hall.queue() == [third, fourth]
    hall.undo()
    assert hall.statuses([first, second]) == [Status.CONFIRMED] * 2


def test_who_has_no_room_is_passed_over_and_keeps_the_place(hall: Hall) -> None:
    hall.limit(category_id=hall.letters["PR"], cap=1, on_full=OnFull.WAITING_LIST)
    hall.limit(category_id=hall.letters["OB"], cap=1, on_full=OnFull.WAITING_LIST)
    hall.add("PR")
    observer = hall.add("OB").value
    press, other = hall.add("PR").value, hall.add("OB").value
    hall.set_status([observer], Status.DECLINED)
    promoted = hall.context.waiting_list.promote_next(hall.context.actor, hall.event_id, 2)
    assert promoted.value == (other,)
    assert hall.queue() == [press]


def test_promotion_by_hand_needs_a_reason_while_all_is_full(hall: Hall) -> None:
    hall.limit(cap=1, on_full=OnFull.WAITING_LIST)
    confirmed, waits = hall.add_all(2)
    promote = hall.context.waiting_list.promote
    actor = hall.context.actor
    assert refused(lambda: promote(actor, [waits])).code == "limit_reached"
    assert refused(lambda: promote(actor, [confirmed])).code == "not_waiting"
    assert refused(lambda: promote(actor, [waits], Status.APPLIED)).code == "status_holds_no_place"
    promote(actor, [waits], Status.INVITED, "The room is larger")
    assert hall.statuses([waits]) == [Status.INVITED]
    hall.undo()
    assert hall.queue() == [waits]


def test_the_waiting_list_can_be_put_in_another_order(hall: Hall) -> None:
    hall.limit(cap=0, on_full=OnFull.WAITING_LIST)
    first, second, third = hall.add_all(3)
    move = hall.context.waiting_list.move
    assert move(hall.context.actor, third, -1).value == 2
    assert hall.queue() == [first, third, second]
    assert move(hall.context.actor, first, 9).value == 3
    assert hall.queue() == [third, second, first]
    last = hall.add().value
    assert hall.queue()[-1] == last
    for _ in range(3):
        hall.undo()
    assert hall.queue() == [first, second, third]


def test_those_who_were_put_on_the_list_by_hand_wait_too(hall: Hall) -> None:
    by_hand = hall.add(status=Status.WAITLISTED).value
    taken = hall.add().value
    hall.set_status([taken], Status.WAITLISTED)
    assert hall.queue() == [by_hand, taken]
    hall.set_status([by_hand], Status.CONFIRMED)
    assert hall.queue() == [taken]
    hall.set_status([by_hand], Status.WAITLISTED)
    assert hall.queue() == [taken, by_hand]


def test_another_category_or_organisation_counts_under_its_limit(hall: Hall) -> None:
    hall.limit(category_id=hall.letters["PR"], cap=1, on_full=OnFull.WAITING_LIST)
    hall.limit(is_per_organisation=True, cap=1)
    hall.add("PR", "City of Abuja")
    moved = hall.add("DE", "City of Maputo").value
    edit = hall.context.registrations.edit
    actor = hall.context.actor
    assert refused(lambda: edit(actor, moved, category_id=hall.letters["PR"])).code == "limit_reached"
    assert refused(lambda: edit(actor, moved, organisation_name="City of Abuja")).code == "limit_reached"
    edit(actor, moved, over_limit="Press officer too", category_id=hall.letters["PR"])
    edit(actor, moved, notes="A change of other facts is no matter of limits")
    many = hall.context.registrations.edit_many
    assert refused(lambda: many(actor, [moved], organisation_name="City of Abuja")).code == "limit_reached"


def test_a_change_within_a_full_limit_is_free(hall: Hall) -> None:
    hall.limit(is_per_organisation=True, cap=1)
    one = hall.add("DE", "City of Abuja").value
    hall.add("DE", "City of Abuja", reason="Two mayors")
    hall.context.registrations.edit(hall.context.actor, one, category_id=hall.letters["HD"])
    hall.set_status([one], Status.APPROVED)


def test_a_walk_in_beyond_a_limit_needs_a_reason(hall: Hall) -> None:
    hall.limit(category_id=hall.letters["DE"], cap=0, on_full=OnFull.WAITING_LIST)
    walk_in, actor = hall.context.walk_ins.walk_in, hall.context.actor
    fields = WalkIn("Ngozi Okafor", "", hall.letters["DE"])
    assert refused(lambda: walk_in(actor, hall.event_id, fields)).code == "limit_reached"
    result = walk_in(actor, hall.event_id, replace(fields, over_limit="Keynote speaker's wife"))
    assert result.value.person is not None


def test_re_activation_takes_a_place_again(hall: Hall) -> None:
    hall.limit(cap=1)
    first = hall.add().value
    hall.set_status([first], Status.CANCELLED)
    hall.add()
    reactivate = hall.context.registrations.reactivate
    assert refused(lambda: reactivate(hall.context.actor, [first])).code == "limit_reached"
    reactivate(hall.context.actor, [first], "He comes after all")
    assert hall.statuses([first]) == [Status.CONFIRMED]


def test_a_limit_is_changed_in_place_and_removed(hall: Hall) -> None:
    key = hall.limit(category_id=hall.letters["PR"], cap=2)
    assert hall.limit(category_id=hall.letters["PR"], cap=3) == key
    service, actor = hall.context.limits, hall.context.actor
    assert [row.spec.cap for row in limits(hall.context.database, hall.event_id)] == [3]
    other = hall.limit(cap=9)
    taken = LimitDraft(category_id=hall.letters["PR"], cap=1)
    assert refused(lambda: service.set_limit(actor, hall.event_id, taken, other)).code == "limit_taken"
    service.remove(actor, key)
    assert len(limits(hall.context.database, hall.event_id)) == 1
    hall.undo()
    assert len(limits(hall.context.database, hall.event_id)) == 2


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (LimitDraft(), "limit_says_nothing"),
        (LimitDraft(cap=-1), "limit_negative"),
        (LimitDraft(cap=2, free_places=3), "limit_free_beyond_cap"),
        (LimitDraft(cap=2, is_per_organisation=True, organisation_id="x"), "limit_two_scopes"),
        (LimitDraft(cap=2, category_id="nowhere"), "no_such_category"),
        (LimitDraft(cap=2, organisation_id="nobody"), "no_such_organisation"),
    ],
)
def test_a_limit_that_makes_no_sense_is_refused(hall: Hall, draft: LimitDraft, code: str) -> None:
    service = hall.context.limits
    assert refused(lambda: service.set_limit(hall.context.actor, hall.event_id, draft)).code == code
