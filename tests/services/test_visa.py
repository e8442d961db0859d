"""Visa blocks: consent first, masked in the journal, looked at with a reason, erased for good."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.fixtures_db import START
from tests.services.delegate_world import DelegateWorld
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.db.models import (
    AccessRecord,
    Consent,
    JournalChange,
    JournalEntry,
    JournalSealed,
    Visa,
)
from wego_desktop.domain.enums import ConsentPurpose, OperatorRole
from wego_desktop.errors import UserError
from wego_desktop.messages import sentence
from wego_desktop.services.maintenance_service import back_up
from wego_desktop.services.verifying import verify
from wego_desktop.services.visa_service import VisaConsent

BY_FORM = VisaConsent("signed form", START - timedelta(days=2))
NUMBER = "15AN70412"


@pytest.fixture
def world(protected_context: AppContext) -> DelegateWorld:
    return DelegateWorld(protected_context)


def fill(world: DelegateWorld, name: str = "Ana Machava") -> str:
    id_ = world.add(name)
    world.context.visas.edit(
        world.actor,
        id_,
        BY_FORM,
        passport_name="MACHAVA<<ANA",
        passport_number=NUMBER,
        nationality="Mozambique",
        born_on=date(1979, 2, 28),
        passport_expires_on=date(2031, 5, 1),
    )
    return id_


def journal_text(world: DelegateWorld) -> str:
    with world.context.database.read() as session:
        changes = [(c.before, c.after) for c in session.scalars(select(JournalChange))]
        entries = [entry.summary for entry in session.scalars(select(JournalEntry))]
    return f"{changes}{entries}"


def sealed(world: DelegateWorld) -> str:
    with world.context.database.read() as session:
        return str([(line.before, line.after) for line in session.scalars(select(JournalSealed))])


def test_a_block_needs_a_consent_and_gets_a_day_of_erasing(world: DelegateWorld) -> None:
    id_ = world.add("Ana Machava")
    with pytest.raises(UserError, match="visa_consent_missing"):
        world.context.visas.edit(world.actor, id_, passport_number=NUMBER)
    assert world.all(Visa) == []
    world.context.visas.edit(world.actor, id_, BY_FORM, passport_number=f" {NUMBER} ")
    (block,) = world.all(Visa)
    assert (block.passport_number, block.consent_how) == (NUMBER, "signed form")
    assert block.erase_on == date(2026, 10, 17) + timedelta(days=90)
    (line,) = world.all(Consent)
    assert (line.purpose, line.is_given, line.decided_at) == (ConsentPurpose.VISA, True, BY_FORM.given_at)
    world.context.undo.undo(world.actor)
    assert world.all(Visa) == world.all(Consent) == []


def test_a_consent_in_the_ledger_is_enough_and_a_refused_one_is_none(world: DelegateWorld) -> None:
    id_ = world.add("Ana Machava")
    record = world.context.consents.record
    record(world.actor, id_, ConsentPurpose.VISA, is_given=True, how="e-mail")
    record(world.actor, id_, ConsentPurpose.VISA, is_given=False, how="telephone")
    with pytest.raises(UserError, match="visa_consent_missing"):
        world.context.visas.edit(world.actor, id_, passport_number=NUMBER)
    record(world.actor, id_, ConsentPurpose.VISA, is_given=True, how="at the desk")
    world.context.visas.edit(world.actor, id_, passport_number=NUMBER)
    assert world.all(Visa)[0].consent_how == "at the desk"
    with pytest.raises(UserError, match="erase_visa_first"):
        record(world.actor, id_, ConsentPurpose.VISA, is_given=False, how="e-mail")


def test_values_stand_in_no_readable_line_of_the_journal(world: DelegateWorld) -> None:
    id_ = fill(world)
    world.context.visas.edit(world.actor, id_, passport_number="15AN99999", nationality="PT")
    world.context.visas.reveal(world.actor, id_, "invitation letter")
    world.context.undo.undo(world.actor)
    assert world.all(Visa)[0].passport_number == NUMBER
    text = journal_text(world)
    for value in (NUMBER, "15AN99999", "MACHAVA", "1979", "2031-05", "'MZ'", "'PT'"):
        assert value not in text


def test_looking_is_kept_with_its_reason_and_cannot_be_undone(world: DelegateWorld) -> None:
    id_ = fill(world)
    with pytest.raises(UserError, match="reveal_reason_missing"):
        world.context.visas.reveal(world.actor, id_, "  ")
    shown = world.context.visas.reveal(world.actor, id_, "invitation letter")
    assert (shown.value.passport_number, shown.value.nationality) == (NUMBER, "MZ")
    (record,) = world.all(AccessRecord)
    assert (record.subject, record.reason, record.registration_id) == ("visa", "invitation letter", id_)
    with pytest.raises(UserError, match="cannot_undo"):
        world.context.undo.undo(world.actor, shown.journal_id)
    with pytest.raises(UserError, match="no_visa_block"):
        world.context.visas.reveal(world.actor, world.add("Rui Sitoe"), "curious")


def test_an_erased_block_is_nowhere_and_nothing_brings_it_back(world: DelegateWorld) -> None:
    id_, other = fill(world), fill(world, "Rui Sitoe")
    changed = world.context.visas.edit(world.actor, id_, passport_number="15AN99999")
    done = world.context.visas.erase(world.actor, id_, "asked by e-mail")
    assert [row.registration_id for row in world.all(Visa)] == [other]
    assert "15AN99999" not in sealed(world)
    assert sealed(world).count(NUMBER) == 1
    with pytest.raises(UserError) as refused:
        world.context.undo.undo(world.actor, changed.journal_id)
    assert refused.value.code == "erased_since"
    assert "for good" in sentence(refused.value)
    with pytest.raises(UserError, match="cannot_undo"):
        world.context.undo.undo(world.actor, done.journal_id)
    assert world.all(AccessRecord)[0].subject == "visa_erased"
    assert verify(world.context.database).findings == ()


@pytest.mark.parametrize("edits", [1, 2])
def test_a_block_that_was_taken_back_is_erased_from_the_journal(world: DelegateWorld, edits: int) -> None:
    id_ = world.add("Ana Machava")
    if edits == 2:
        world.context.visas.edit(world.actor, id_, BY_FORM)
    world.context.visas.edit(world.actor, id_, BY_FORM, passport_number=NUMBER)
    for _ in range(edits):
        world.context.undo.undo(world.actor)
    assert world.all(Visa) == []
    assert NUMBER in sealed(world)
    world.context.visas.erase(world.actor, id_, "asked")
    assert sealed(world) == "[]"
    with pytest.raises(UserError, match="no_visa_block"):
        world.context.visas.erase(world.actor, id_, "asked")
    for _ in range(edits - 1):
        world.context.undo.redo(world.actor)
    with pytest.raises(UserError, match="erased_since"):
        world.context.undo.redo(world.actor)


def test_blocks_whose_day_has_come_are_erased(world: DelegateWorld) -> None:
    due, kept = fill(world), fill(world, "Rui Sitoe")
    # By the clock in Seoul the fourteenth has come.
    world.context.visas.edit(world.actor, due, erase_on=date(2026, 10, 14))
    assert world.context.visas.erase_due(world.actor, "day of erasing").value == 1
    assert [row.registration_id for row in world.all(Visa)] == [kept]
    again = world.context.visas.erase_due(world.actor, "day of erasing")
    assert (again.value, again.journal_id) == (0, None)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"born_on": date(2030, 1, 1)}, "born_in_future"),
        ({"nationality": "Atlantis"}, "no_such_country"),
        ({"erase_on": date(2026, 10, 13)}, "erase_date_past"),
    ],
)
def test_impossible_facts_are_refused(world: DelegateWorld, facts: dict[str, object], code: str) -> None:
    id_ = fill(world)
    with pytest.raises(UserError, match=code):
        world.context.visas.edit(world.actor, id_, **facts)  # type: ignore[arg-type]


def test_a_desk_may_not_see_passports(world: DelegateWorld) -> None:
    id_ = fill(world)
    actor = replace(world.actor, role=OperatorRole.DESK)
    for call in (
        lambda: world.context.visas.reveal(actor, id_, "curious"),
        lambda: world.context.visas.edit(actor, id_, passport_number="1"),
        lambda: world.context.visas.erase(actor, id_, "x"),
    ):
        with pytest.raises(UserError, match="not_allowed"):
            call()


def test_a_plain_file_holds_no_passports(context: AppContext) -> None:
    world = DelegateWorld(context)
    id_ = world.add("Ana Machava")
    with pytest.raises(UserError) as refused:
        context.visas.edit(world.actor, id_, BY_FORM, passport_number=NUMBER)
    assert "passphrase" in sentence(refused.value)


def test_a_servers_plain_backup_holds_no_passports(postgresql_address: str, tmp_path: Path) -> None:
    with open_context(postgresql_address) as context:
        world = DelegateWorld(context)
        back_up(context.database, tmp_path / "before.wego")
        id_ = fill(world)
        refuse = pytest.raises(UserError, match="backup_needs_passphrase")
        with refuse:
            back_up(context.database, tmp_path / "plain.wego")
        # Taken back, the values lie in the journal still.
        context.undo.undo(world.actor)
        with refuse:
            back_up(context.database, tmp_path / "plain.wego")
        assert not (tmp_path / "plain.wego").exists()
        assert back_up(context.database, tmp_path / "sealed.wego", "seven bridges").is_encrypted
        context.visas.erase(world.actor, id_, "asked")
        back_up(context.database, tmp_path / "after.wego")
