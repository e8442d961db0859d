"""What the panel, the history and the lists say of what belongs to a registration."""

from datetime import UTC, date, datetime

import pytest

from tests.services.delegate_world import DelegateWorld
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import ConsentPurpose, DelegationRole, RegistrationStatus
from wego_desktop.services.companion_service import CompanionFields
from wego_desktop.services.queries.access_log import access_log
from wego_desktop.services.queries.companions import companions_of
from wego_desktop.services.queries.delegate_detail import delegate_detail
from wego_desktop.services.queries.delegate_records import DelegateRecords, JourneyRow
from wego_desktop.services.queries.delegations import delegations
from wego_desktop.services.queries.history import history
from wego_desktop.services.registering import PersonFields
from wego_desktop.services.substitution_service import Successor
from wego_desktop.services.visa_service import VisaConsent

ARRIVES = datetime(2026, 10, 13, 9, 40, tzinfo=UTC)


@pytest.fixture
def world(protected_context: AppContext) -> DelegateWorld:
    return DelegateWorld(protected_context)


def records(world: DelegateWorld, id_: str) -> DelegateRecords:
    return delegate_detail(world.context.database, id_).records


def accompany(world: DelegateWorld, host: str) -> str:
    fields = CompanionFields(PersonFields(given_names="Rui"), "spouse", world.letters["OB"])
    return world.context.companions.add(world.actor, host, fields).value


def test_the_panel_shows_everything_but_passport_values(world: DelegateWorld) -> None:
    context, actor = world.context, world.actor
    id_ = world.add("Ana Machava")
    assert records(world, id_).journey == JourneyRow()
    context.logistics.edit(actor, id_, arrives_at=ARRIVES, hotel="Lotte")
    context.tags.set_for(actor, id_, ["press tour", "VIP"])
    context.consents.record(actor, id_, ConsentPurpose.NEWS, is_given=True, how="form")
    context.consents.record(actor, id_, ConsentPurpose.NEWS, is_given=False, how="email", version="2026-2")
    context.visas.edit(
        actor, id_, VisaConsent("form"), passport_number="15AN70412", born_on=date(1979, 2, 28)
    )
    context.visas.edit(actor, id_, erase_on=date(2026, 10, 14))
    found = records(world, id_)
    assert (found.journey.arrives_at, found.journey.hotel) == (ARRIVES, "Lotte")
    assert (found.tags, found.zone) == (("press tour", "VIP"), "Asia/Seoul")
    assert found.visa is not None
    assert (found.visa.held, found.visa.is_due) == (("passport_number", "born_on"), True)
    assert [(c.purpose, c.is_given, c.is_current) for c in found.consents] == [
        (ConsentPurpose.VISA, True, True),
        (ConsentPurpose.NEWS, False, True),
        (ConsentPurpose.NEWS, True, False),
    ]
    assert "15AN70412" not in repr(delegate_detail(context.database, id_))


def test_host_companions_and_successor_know_each_other(world: DelegateWorld) -> None:
    host = world.add("Ana Machava")
    guest = accompany(world, host)
    assert [(c.name, c.relation) for c in records(world, host).companions] == [("Rui", "spouse")]
    with_host = records(world, guest).host
    assert with_host is not None
    assert with_host.name == "Ana Machava"
    assert [row.name for row in companions_of(world.context.database, [host, guest])] == ["Rui"]
    new = Successor(PersonFields(given_names="Lurdes", family_name="Sitoe"))
    done = world.context.substitutions.substitute(world.actor, host, new).value
    before, after = records(world, done.registration_id).predecessor, records(world, host).successor
    assert before is not None
    assert after is not None
    assert (before.name, after.name, after.number) == ("Ana Machava", "Lurdes Sitoe", "GA7-0003")
    world.context.registrations.set_status(world.actor, [guest], RegistrationStatus.CANCELLED)
    assert companions_of(world.context.database, [done.registration_id]) == ()


def test_delegations_name_their_heads_and_focal_points(world: DelegateWorld) -> None:
    head = world.add("Ana Machava", letter="HD", delegation_role=DelegationRole.HEAD)
    writer = world.row(world.add("Rui Sitoe", email="rui@maputo.example"))
    world.add("Lea Moreau", organisation="Ville de Dakar")
    world.context.delegations.make_focal_point(world.actor, writer.id)
    maputo, dakar = delegations(world.context.database, world.event_id)
    assert (maputo.people, maputo.heads, maputo.focal_point) == (2, ("Ana Machava",), "Rui Sitoe")
    assert (maputo.focal_email, dakar.people, dakar.focal_point) == ("rui@maputo.example", 1, "")
    kept = records(world, head).delegation
    assert kept is not None
    assert (kept.focal_name, len(kept.members)) == ("Rui Sitoe", 2)


def told(world: DelegateWorld, id_: str) -> list[str]:
    lines = history(world.context.database, id_)
    return [f"{line.title}: {'; '.join(line.details)}" for line in reversed(lines)]


def test_history_tells_each_record_in_words_and_never_a_value_that_is_masked(world: DelegateWorld) -> None:
    context, actor = world.context, world.actor
    id_ = world.add("Ana Machava")
    context.logistics.edit(actor, id_, arrives_at=ARRIVES, emergency_contact="Rui, 84 123")
    context.logistics.edit(actor, id_, arrives_at=None, hotel="Lotte")
    context.tags.set_for(actor, id_, ["VIP"])
    context.tags.set_for(actor, id_, [])
    context.consents.record(actor, id_, ConsentPurpose.PHOTO, is_given=False, how="form")
    context.visas.edit(actor, id_, VisaConsent("form"), passport_number="15AN70412")
    context.visas.reveal(actor, id_, "invitation letter")
    context.visas.erase(actor, id_, "asked")
    guest = accompany(world, id_)
    context.companions.unlink(actor, guest)
    context.delegations.make_focal_point(actor, id_)
    assert told(world, id_)[1:] == [
        "Journey edited: Arrival: 13 Oct 2026 18:40; Emergency contact noted",
        "Journey edited: Arrival: 13 Oct 2026 18:40 → not set; Hotel: not set → Lotte",
        "Tags edited: Tag: VIP",
        "Tags edited: Removed: Tag: VIP",
        "Consent recorded: Photographs: refused (form); Photographs refused: no → yes",
        "Visa block edited: Passport data: agreed (form); Passport data noted; Erase on: 15 Jan 2027",
        "Visa block looked at: Reason: invitation letter",
        "Visa block erased: Reason: asked; Passport data is no longer kept",
        "Accompanying person added: Rui accompanies Ana Machava (spouse)",
        "Accompanying person edited: Removed: Rui accompanies Ana Machava (spouse)",
        "Delegation edited: Focal point: Ana Machava",
    ]


def test_history_offers_no_undo_of_a_look(world: DelegateWorld) -> None:
    id_ = world.add("Ana Machava")
    world.context.visas.edit(world.actor, id_, VisaConsent("form"), passport_number="15AN70412")
    world.context.visas.reveal(world.actor, id_, "letter")
    can = {line.title: line.can_undo for line in history(world.context.database, id_)}
    assert can == {"Visa block looked at": False, "Visa block edited": True, "Registration": True}


def test_the_log_says_who_looked_when_and_why(world: DelegateWorld) -> None:
    id_ = world.add("Ana Machava")
    world.context.visas.edit(world.actor, id_, VisaConsent("form"), passport_number="15AN70412")
    world.context.visas.reveal(world.actor, id_, "invitation letter")
    world.context.visas.erase(world.actor, id_, "asked")
    erased, looked = access_log(world.context.database, world.event_id)
    assert (looked.subject, looked.reason, looked.number) == ("visa", "invitation letter", "GA7-0001")
    assert (erased.subject, erased.operator) == ("visa_erased", "Kim Da-in")
    assert access_log(world.context.database, since=erased.seen_at) == (erased,)
    assert access_log(world.context.database, "another event") == ()
