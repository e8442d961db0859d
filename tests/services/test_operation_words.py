"""Every operation has words, and the journal's end is told."""

from datetime import date

from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.operations import Op
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.operation_words import operation_text
from wego_desktop.services.queries.journal_tail import entries_after, entry_text, newest_entry


def test_every_operation_has_words_of_its_own() -> None:
    texts = {operation_text(op, {}) for op in Op}
    assert len(texts) == len(Op)
    assert "".join(texts).count("_") == 0


def test_undo_says_what_it_undid() -> None:
    assert operation_text("undo", {"undone": "check_in", "name": "Zeleke"}) == "Undone: check-in: Zeleke"
    assert operation_text("import", {"count": 1}) == "import: 1 row"
    assert operation_text("of_a_later_version", {}) == "of a later version"


def test_entries_of_others_stand_behind_the_known_one(context: AppContext, second_desk: AppContext) -> None:
    known = newest_entry(context.database)
    assert known is not None
    assert entries_after(context.database, known.seq) == ()
    day = date(2026, 10, 15)
    made = second_desk.events.add(second_desk.actor, EventFields("ESG26", "ESG forum", day, day))
    rows = entries_after(context.database, known.seq)
    assert [row.id for row in rows] == [made.journal_id]
    assert entry_text(context.database, rows[0].id) == "event added: ESG forum"
