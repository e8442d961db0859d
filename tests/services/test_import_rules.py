"""Whose value counts, field by field; static values, name splitting, hidden rows, and each cell's state."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from tests.services.import_samples import bring, changes, codes, look, row_of, write_list
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Logistics, Person, Registration, RegistrationTag
from wego_desktop.errors import UserError
from wego_desktop.services.import_service import (
    CellState,
    DateOrder,
    Decision,
    FieldRule,
    ImportField,
    ImportOptions,
    ImportPreview,
    NameRule,
    RowAction,
)

HEADER = ("Given names", "Family name", "Email", "Position", "Phone", "Category")
AMA = ("Ama", "Mensah", "ama@accra.example", "Director", "+233 30 255 0100", "Delegate")


LUMA_HEADER = (
    "api_id", "name", "first_name", "last_name", "email", "phone_number", "created_at", "approval_status",
    "checked_in_at", "custom_source",
)  # fmt: skip
LUMA_GUEST = (
    "gst-1", "Ama Mensah", "Ama", "Mensah", "a@x.example", "", "2026-08-01T08:00:00Z", "approved", "", "",
)  # fmt: skip
LUMA_DECLINED = (
    "gst-2", "Kofi Boateng", "Kofi", "Boateng", "k@x.example", "", "2026-08-01T08:00:00Z", "declined", "", "",
)  # fmt: skip


def choose(context: AppContext, path: Path, **options: object) -> ImportPreview:
    return context.imports.preview(context.actor, path, "GA7", ImportOptions(**options))  # type: ignore[arg-type]


def person(context: AppContext) -> Person:
    with context.database.read() as session:
        return session.scalars(select(Person)).one()


def states(preview: ImportPreview, number: int) -> dict[str, CellState]:
    return {cell.header: cell.state for cell in preview.cells(row_of(preview, number))}


def test_mine_stays_where_it_is_not_empty(context: AppContext, tmp_path: Path) -> None:
    bring(context, write_list(tmp_path, HEADER, (*AMA[:4], "", "Delegate")))
    path = write_list(tmp_path, HEADER, ("Ama", "Mensah", AMA[2], "Mayor", AMA[4], "Speaker"))
    rules = dict.fromkeys(("position", "phone", "category"), FieldRule.MINE)
    preview = choose(context, path, rules=rules)
    row = row_of(preview, 2)
    assert changes(row) == {"phone": ("", AMA[4])}
    assert [(kept.field.value, kept.old, kept.new) for kept in row.kept] == [
        ("position", "Director", "Mayor"),
        ("category", "Delegate", "Speaker"),
    ]
    assert states(preview, 2) == {
        "Given names": CellState.UNCHANGED,
        "Family name": CellState.UNCHANGED,
        "Email": CellState.UNCHANGED,
        "Position": CellState.KEPT,
        "Phone": CellState.NEW,
        "Category": CellState.KEPT,
    }
    context.imports.commit(context.actor, preview)
    assert (person(context).position, person(context).phone) == ("Director", AMA[4])


def test_a_rule_for_one_cell_goes_before_that_of_the_column(context: AppContext, tmp_path: Path) -> None:
    bring(context, write_list(tmp_path, HEADER, AMA))
    path = write_list(tmp_path, HEADER, ("Ama", "Mensah", AMA[2], "Mayor", "", "Speaker"))
    preview = choose(
        context,
        path,
        rules={"position": FieldRule.MINE, "category": FieldRule.MINE},
        cell_rules={(2, "category"): FieldRule.THEIRS, (2, "phone"): FieldRule.EMPTY_TOO},
    )
    assert changes(row_of(preview, 2)) == {"phone": (AMA[4], ""), "category": ("Delegate", "Speaker")}
    context.imports.commit(context.actor, preview)
    assert (person(context).position, person(context).phone) == ("Director", "")


def test_an_empty_cell_empties_only_when_asked_and_never_a_name(context: AppContext, tmp_path: Path) -> None:
    bring(context, write_list(tmp_path, HEADER, AMA))
    path = write_list(tmp_path, HEADER, ("", "", AMA[2], "", "no phone", ""))
    every = dict.fromkeys(
        ("given_names", "family_name", "position", "phone", "category", "email"), FieldRule.EMPTY_TOO
    )
    assert row_of(choose(context, path), 2).changes == ()
    assert changes(row_of(choose(context, path, rules=every), 2)) == {"position": ("Director", "")}


def test_a_status_is_lowered_by_no_rule(context: AppContext, tmp_path: Path) -> None:
    header = ("Name", "Email", "Status")
    bring(context, write_list(tmp_path, header, ("Ama Mensah", "a@x.example", "confirmed")))
    path = write_list(tmp_path, header, ("Ama Mensah", "a@x.example", "invited"))
    row = row_of(choose(context, path, rules={"status": FieldRule.THEIRS}), 2)
    assert (row.action, codes(row)) == (RowAction.KEEP, ["import_status_not_lowered"])


def test_a_static_value_fills_what_the_row_leaves_empty(context: AppContext, tmp_path: Path) -> None:
    path = write_list(tmp_path, ("Name", "Category"), ("Ama Mensah", ""), ("Kofi Boateng", "Press"))
    preview = choose(context, path, static={"category": "speaker", "country": "Ghana", "city": "Accra"})
    assert [row.facts["category"] for row in preview.rows] == ["Speaker", "Press"]
    assert {row.facts["country"] for row in preview.rows} == {"GH"}
    with pytest.raises(UserError, match="import_static_wrong"):
        choose(context, path, static={"category": "Wizard"})
    with pytest.raises(UserError, match="import_map_field_unknown"):
        choose(context, path, static={"shoe_size": "42"})


def test_whole_names_are_parted_only_on_request(context: AppContext, tmp_path: Path) -> None:
    path = write_list(tmp_path, ("Full name",), ("Kim Min-jun",), ("Park Seo-yeon",))
    assert "family_name" not in row_of(choose(context, path), 2).facts
    preview = choose(context, path, name_rule=NameRule.FAMILY_GIVEN)
    facts = row_of(preview, 2).facts
    assert (facts["family_name"], facts["given_names"]) == ("Kim", "Min-jun")
    assert preview.name_suggestion is not None


def test_hidden_rows_are_left_out_when_asked(context: AppContext, tmp_path: Path) -> None:
    path = tmp_path / "hidden.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Name", "Email"), ("Ama Mensah", "a@x.example"), ("Kofi Boateng", "k@x.example")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    book.save(path)
    read = choose(context, path)
    assert (len(read.rows), read.hidden_rows) == (2, 1)
    assert [row.name for row in choose(context, path, skip_hidden=True).rows] == ["Ama Mensah"]


def test_a_journey_and_tags_come_along_with_the_chosen_order_of_dates(
    any_context: AppContext, tmp_path: Path
) -> None:
    context = any_context
    header = ("Name", "Email", "Ankunft", "Flight", "Label")
    mapping = {"Ankunft": "arrives_at", "Flight": "arrival_flight", "Label": "tags"}
    path = write_list(
        tmp_path, header, ("Ama Mensah", "a@x.example", "03/10/2026 14:30", "KE 910", "VIP; choir")
    )
    undecided = choose(context, path, mapping=mapping)
    assert undecided.dates[0].is_open
    preview = choose(context, path, mapping=mapping, date_orders={"Ankunft": DateOrder.DAY_FIRST})
    assert not preview.dates[0].is_open
    context.imports.commit(context.actor, preview)
    with context.database.read() as session:
        journey = session.scalars(select(Logistics)).one()
        assert sorted(session.scalars(select(RegistrationTag.tag))) == ["VIP", "choir"]
    assert journey.arrives_at is not None
    assert (journey.arrives_at.isoformat(), journey.arrival_flight) == ("2026-10-03T05:30:00+00:00", "KE 910")
    again = choose(context, path)
    assert (again.totals.unchanged, again.remembered is not None) == (1, True)
    later = write_list(tmp_path, header, ("Ama Mensah", "a@x.example", "04/10/2026", "", "vip"))
    assert changes(row_of(choose(context, later), 2)) == {"arrives_at": ("2026-10-03T14:30", "2026-10-04")}


def test_cells_tell_new_wrong_and_left_out(context: AppContext, tmp_path: Path) -> None:
    path = write_list(
        tmp_path,
        ("Name", "Email", "Gender", "Colour", "Position"),
        ("Ama Mensah", "a@x.example", "purple", "red", ""),
        ("Kofi Boateng", "no address", "m", "", "Mayor"),
    )
    preview = look(context, path)
    assert states(preview, 2) == {
        "Name": CellState.NEW,
        "Email": CellState.NEW,
        "Gender": CellState.WARNING,
        "Colour": CellState.LEFT_OUT,
        "Position": CellState.EMPTY,
    }
    assert states(preview, 3)["Email"] is CellState.ERROR
    counted = {reason.code: (reason.count, reason.is_open) for reason in preview.reason_counts}
    assert counted == {"import_gender_unknown": (1, False), "import_email_without_at": (1, True)}


def test_rows_that_a_tool_leaves_out_stay_out_until_they_are_taken(
    context: AppContext, tmp_path: Path
) -> None:
    path = write_list(tmp_path, LUMA_HEADER, LUMA_GUEST, LUMA_DECLINED)
    preview = look(context, path)
    assert preview.tool
    assert [row.action for row in preview.rows] == [RowAction.ADD, RowAction.LEAVE_OUT]
    assert (preview.totals.left_out, preview.totals.new, preview.totals.unchanged) == (1, 1, 0)
    assert row_of(preview, 3).reasons
    taken = look(context, path, decisions={3: Decision.TAKE})
    assert row_of(taken, 3).action is RowAction.ADD
    done = context.imports.commit(context.actor, preview)
    assert (done.value.added, done.value.left_out, done.value.left_behind) == (1, 1, ())
    with context.database.read() as session:
        assert len(session.scalars(select(Registration)).all()) == 1


def test_a_word_of_the_file_is_given_its_meaning_once_and_for_the_next_file(
    context: AppContext, tmp_path: Path
) -> None:
    header = ("Name", "Category")
    path = write_list(
        tmp_path, header, ("Ama Mensah", "General Admission"), ("Kofi Boateng", "GENERAL  admission")
    )
    preview = choose(context, path)
    assert (preview.totals.error, preview.columns[1].wrong_words) == (
        2,
        ("General Admission", "GENERAL admission"),
    )
    placed = choose(context, path, words={"category": {"general admission": "Observer"}})
    assert [row.facts["category"] for row in placed.rows] == ["Observer", "Observer"]
    assert placed.columns[1].wrong_words == ()
    context.imports.commit(context.actor, placed)
    later = write_list(tmp_path, header, ("Esi Owusu", "General admission"), name="later.csv")
    assert choose(context, later).rows[0].facts["category"] == "Observer"
    edited = choose(context, later, edits={(2, 1): "Press"})
    assert edited.rows[0].facts["category"] == "Press"


def test_corrected_cells_stay_when_columns_change(context: AppContext, tmp_path: Path) -> None:
    path = write_list(tmp_path, ("Name", "Correo", "X"), ("Ama Mensah", "no address", "Mayor"))
    options = ImportOptions(edits={(2, 1): "ama@accra.example"})
    first = context.imports.preview(context.actor, path, "GA7", options)
    changed = replace(options, mapping={"X": "position", "Name": "native_name"})
    second = context.imports.preview(context.actor, first, "GA7", changed)
    assert second.rows[0].facts[ImportField.EMAIL] == "ama@accra.example"
    assert second.rows[0].facts[ImportField.POSITION] == "Mayor"


def test_a_rule_for_a_cell_of_several_values_counts_for_each(context: AppContext, tmp_path: Path) -> None:
    header = ("Name", "Email")
    bring(context, write_list(tmp_path, header, ("Dr. Ama Mensah", AMA[2])))
    path = write_list(tmp_path, header, ("Prof. Ama Akua Mensah", AMA[2]))
    preview = choose(context, path, rules={"full_name": FieldRule.MINE}, decisions={2: Decision.MERGE})
    assert not row_of(preview, 2).changes
    assert states(preview, 2)["Name"] is CellState.KEPT


def test_references_of_two_tools_do_not_take_turns(context: AppContext, tmp_path: Path) -> None:
    header = ("Order code", "Name", "Email")
    one = write_list(tmp_path, header, ("AB-1", "Ama Mensah", "a@x.example"))
    other = write_list(tmp_path, header, ("gst-77", "Ama Mensah", "a@x.example"), name="other.csv")
    assert bring(context, one).value.added == 1
    assert bring(context, other).journal_id is None
    row = row_of(look(context, other), 2)
    assert [(kept.field.value, kept.old) for kept in row.kept] == [("external_reference", "AB-1")]
    taken = choose(context, other, rules={"external_reference": FieldRule.THEIRS})
    assert changes(row_of(taken, 2)) == {"external_reference": ("AB-1", "gst-77")}
