"""What an import keeps: the layout, the answers, the rows left behind, and what the batch made."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import func, select

from tests.services.import_samples import (
    SPANISH,
    SPANISH_HEADER,
    bring,
    codes,
    image,
    look,
    row_of,
    write_list,
)
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import ImportLeftRow, NotSamePerson, Person, Registration
from wego_desktop.domain.enums import EventKind, RowVerdict
from wego_desktop.errors import UserError
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.import_service import (
    Decision,
    FieldRule,
    ImportOptions,
    ImportPreview,
    MadeKind,
    MadeOf,
    MatchKind,
    NameRule,
    RowAction,
)

HEADER = ("Name", "Email", "Organisation", "Country")
JOAO = ("João Sebastião Albuquerque", "j.albuquerque@sp.example", "Prefeitura de São Paulo", "Brasil")
SHORT = ("Joao S. Albuquerque", "joao@sp.example", "Prefeitura de São Paulo", "Brasil")


def choose(context: AppContext, path: Path, **options: object) -> ImportPreview:
    return context.imports.preview(context.actor, path, "GA7", ImportOptions(**options))  # type: ignore[arg-type]


def count(context: AppContext, model: type) -> int:
    with context.database.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_layout_is_used_for_the_next_file_with_its_header_line(
    any_context: AppContext, tmp_path: Path
) -> None:
    context = any_context
    header = ("Quem", "Onde", "Obs")
    mapping = {"Quem": "full_name", "Onde": "city", "C": ""}
    before = image(context)
    first = choose(
        context,
        write_list(tmp_path, header, ("Kim Min-jun", "Seoul", "x")),
        mapping=mapping,
        static={"category": "Speaker"},
        name_rule=NameRule.FAMILY_GIVEN,
        rules={"city": FieldRule.MINE},
    )
    done = context.imports.commit(context.actor, first)
    path = write_list(tmp_path, header, ("Park Seo-yeon", "Seoul", "y"), name="next.csv")
    preview = look(context, path)
    assert preview.remembered is not None
    assert preview.remembered.name == "list.csv"
    assert [column.field_id for column in preview.columns] == ["full_name", "city", ""]
    assert row_of(preview, 2).facts["family_name"] == "Park"
    assert row_of(preview, 2).facts["category"] == "Speaker"
    assert preview.chosen.rules == {"city": FieldRule.MINE}
    anew = choose(context, path, mapping={"Quem": "full_name"}, use_remembered=False)
    assert (anew.remembered, "category" in row_of(anew, 2).facts) == (None, False)
    assert choose(context, path, mapping={"Obs": "notes"}).columns[2].field_id == "notes"
    (layout,) = context.imports.layouts()
    assert layout.mapping == {"Quem": "full_name", "Onde": "city", "Obs": ""}
    context.undo.undo(context.actor, done.journal_id)
    assert image(context) == before


def test_a_layout_can_be_forgotten(context: AppContext, tmp_path: Path) -> None:
    bring(context, write_list(tmp_path, HEADER, JOAO))
    (layout,) = context.imports.layouts()
    context.imports.forget_layout(context.actor, layout.id)
    assert context.imports.layouts() == ()
    with pytest.raises(UserError, match="no_such_layout"):
        context.imports.forget_layout(context.actor, layout.id)


def test_an_import_that_shall_not_remember_keeps_no_layout(context: AppContext, tmp_path: Path) -> None:
    preview = choose(context, write_list(tmp_path, HEADER, JOAO), use_remembered=False)
    context.imports.commit(context.actor, preview)
    assert context.imports.layouts() == ()


def test_the_same_answer_twice_adds_nobody_twice_even_when_the_person_has_changed(
    any_context: AppContext, tmp_path: Path
) -> None:
    context = any_context
    bring(context, write_list(tmp_path, HEADER, JOAO))
    path = write_list(tmp_path, HEADER, SHORT, name="short.csv")
    done = bring(context, path, decisions={2: Decision.NEW})
    assert (done.value.added, count(context, Person), count(context, NotSamePerson)) == (1, 2, 1)
    with context.database.read() as session:
        made = session.scalars(select(Person).where(Person.email == SHORT[1])).one()
    context.people.edit(context.actor, made.id, email="jsa@sp.example", given_names="João")
    again = look(context, path, decisions={2: Decision.NEW})
    match = row_of(again, 2).match
    assert match is not None
    assert (match.kind, match.person_id, match.is_certain) == (MatchKind.REMEMBERED, made.id, True)
    assert context.imports.commit(context.actor, again).value.added == 0
    assert count(context, Person) == 2
    assert row_of(look(context, path), 2).action in {RowAction.KEEP, RowAction.CHANGE}


def test_who_was_merged_is_not_asked_about_again(context: AppContext, tmp_path: Path) -> None:
    bring(context, write_list(tmp_path, HEADER, JOAO))
    path = write_list(tmp_path, HEADER, SHORT, name="short.csv")
    assert row_of(look(context, path), 2).action is RowAction.WAIT
    bring(context, path, decisions={2: Decision.MERGE})
    again = bring(context, path)
    assert (again.value.unchanged, again.journal_id, count(context, Person)) == (1, None, 1)


def test_three_rows_alike_that_are_three_people_stay_three(context: AppContext, tmp_path: Path) -> None:
    rows = [("Kim Min-jun", "", "Seoul Metropolitan Government", "Korea")] * 3
    path = write_list(tmp_path, HEADER, *rows)
    answers = {3: Decision.NEW, 4: Decision.NEW}
    assert bring(context, path, decisions=answers).value.added == 3
    again = bring(context, path, decisions=answers)
    assert (again.value.unchanged, again.journal_id, count(context, Person)) == (3, None, 3)


def test_rows_left_behind_are_kept_and_come_back_corrected(any_context: AppContext, tmp_path: Path) -> None:
    context = any_context
    before = image(context)
    header = (*SPANISH_HEADER, "Obs.")
    path = write_list(tmp_path, header, *((*row, f"note {at}") for at, row in enumerate(SPANISH)))
    done = bring(context, path)
    assert done.value.batch_id is not None
    detail = context.imports.batch(done.value.batch_id)
    assert [(row.row_number, row.verdict) for row in detail.left] == [
        (4, RowVerdict.ERROR),
        (5, RowVerdict.ERROR),
    ]
    assert detail.columns == header
    target = tmp_path / "left.xlsx"
    assert context.imports.save_left_rows(context.actor, detail.batch.id, target) == 2
    book = openpyxl.load_workbook(target)
    sheet = book.active
    assert sheet is not None
    top = next(row for row in sheet.iter_rows() if row[0].value == "Reason")[0].row
    assert [cell.value for cell in sheet[top]] == ["Reason", *header]
    assert "Row 4." in str(sheet.cell(top + 1, 1).value)
    sheet.cell(top + 1, 7, "t.iriarte@valpo.example")
    sheet.cell(top + 2, 8, "Observer")
    book.save(target)
    fixed = bring(context, target)
    assert (fixed.value.added, fixed.value.left_behind) == (2, ())
    for entry in (fixed.journal_id, done.journal_id):
        context.undo.undo(context.actor, entry)
    after = image(context)
    assert {name for name in after if after[name] != before[name]} == {"export_record"}


def test_a_batch_tells_what_it_made_also_after_it_was_taken_back(
    any_context: AppContext, tmp_path: Path
) -> None:
    context = any_context
    header = ("Given names", "Family name", "Email", "Position", "Organisation")
    days = (date(2025, 10, 1), date(2025, 10, 2))
    context.events.add(context.actor, EventFields("FR25", "Forum", *days, EventKind.FORUM))
    known = write_list(tmp_path, header, ("Ama", "Mensah", "a@x.example", "", ""), name="known.csv")
    context.imports.commit(context.actor, context.imports.preview(context.actor, known, "FR25"))
    path = write_list(
        tmp_path,
        header,
        ("Ama", "Mensah", "a@x.example", "Mayor", "Accra"),
        ("Kofi", "Boateng", "k@x.example", "", "Accra"),
        ("Esi", "Owusu", "no address", "", "Accra"),
    )
    done = bring(context, path)
    (batch,) = context.imports.batches("ga7")
    assert (batch.file_name, batch.added, batch.left_behind, batch.is_undone) == ("list.csv", 2, 1, False)
    assert batch.journal_id == done.journal_id
    made = context.imports.batch(batch.id).made
    told = sorted((row.what.value, row.kind.value, row.name, row.number) for row in made)
    assert told == [
        ("organisation", "added", "Accra", ""),
        ("person", "added", "Kofi Boateng", ""),
        ("person", "changed", "Ama Mensah", ""),
        ("registration", "added", "Ama Mensah", "GA7-0001"),
        ("registration", "added", "Kofi Boateng", "GA7-0002"),
    ]
    changed = next(row for row in made if row.what is MadeOf.PERSON and row.kind is MadeKind.CHANGED)
    assert set(changed.fields) == {"position", "organisation_id"}
    context.undo.undo(context.actor, done.journal_id)
    require_told_as_undone(context, batch.id)


def require_told_as_undone(context: AppContext, batch_id: str) -> None:
    (undone,) = context.imports.batches("GA7")
    assert (undone.is_undone, undone.left_behind) == (True, 0)
    gone = context.imports.batch(batch_id).made
    assert {(row.name, row.is_gone) for row in gone if row.what is MadeOf.REGISTRATION} == {
        ("Ama Mensah", True),
        ("Kofi Boateng", True),
    }


def test_an_import_that_never_was_is_told_in_a_sentence(context: AppContext, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no_such_import"):
        context.imports.batch("nothing")
    with pytest.raises(UserError, match="no_such_import"):
        context.imports.save_left_rows(context.actor, "nothing", tmp_path / "none.xlsx")


def test_three_overlapping_files_give_nobody_a_second_record(any_context: AppContext, tmp_path: Path) -> None:
    context = any_context
    forms = write_list(
        tmp_path,
        ("Timestamp", "Full name", "Email address", "City", "Country"),
        ("2026/08/01 9:30:00 AM GMT+9", "Kim Min-jun", "mj.kim@seoul.example", "Seoul", "Korea"),
        ("2026/08/02 9:30:00 AM GMT+9", "Zoë Müller", "zoe@bern.example", "Bern", "Switzerland"),
        ("2026/08/03 9:30:00 AM GMT+9", "João Albuquerque", "joao@sp.example", "São Paulo", "Brazil"),
        name="forms.csv",
    )
    tickets = write_list(
        tmp_path,
        ("Order code", "Attendee name", "Attendee email", "Company", "Country"),
        ("AB1", "Min-jun KIM", "MJ.KIM@seoul.example", "Seoul", "KR"),
        ("AB2", "Zoe Muller", "zoe@bern.example", "Bern", "CH"),
        ("AB3", "Ama Mensah", "ama@accra.example", "Accra", "GH"),
        name="tickets.csv",
    )
    hall = write_list(
        tmp_path,
        ("Family name", "Given names", "E-mail", "Organisation", "Country"),
        ("Mensah", "Ama", "", "Accra", "Ghana"),
        ("Albuquerque", "João", "joao@sp.example", "São Paulo", "Brasil"),
        ("Boateng", "Kofi", "kofi@accra.example", "Accra", "Ghana"),
        name="hall.csv",
    )
    for path in (forms, tickets, hall):
        assert bring(context, path).value.left_behind == ()
    assert (count(context, Person), count(context, Registration)) == (5, 5)
    # The first reading of them all once more may still fill or respell values; the second changes nothing.
    for path in (forms, tickets, hall):
        assert bring(context, path).value.added == 0
    for path in (forms, tickets, hall):
        assert [row.match is not None for row in look(context, path).rows] == [True] * 3
    assert (count(context, Person), count(context, ImportLeftRow)) == (5, 0)


def test_names_that_differ_in_a_number_alone_are_different_people(
    context: AppContext, tmp_path: Path
) -> None:
    rows = [(f"Guest Person {at}", f"g{at}@x.example", "Accra", "Ghana") for at in range(60)]
    preview = look(context, write_list(tmp_path, HEADER, *rows))
    assert {row.action for row in preview.rows} == {RowAction.ADD}
    doubled = look(
        context,
        write_list(
            tmp_path, HEADER, ("Guest Person 7", "", "Accra", ""), ("Person Guest 7", "", "Accra", "")
        ),
    )
    assert codes(row_of(doubled, 3)) == ["import_row_repeated"]


def test_rows_that_came_back_are_read_as_their_file_was(context: AppContext, tmp_path: Path) -> None:
    header = ("Quem", "Onde", "Endereço")
    mapping = {"Quem": "full_name", "Onde": "city", "Endereço": "email"}
    path = write_list(
        tmp_path, header, ("Ama Mensah", "Accra", "a@x.example"), ("Kofi Boateng", "Accra", "no address")
    )
    preview = choose(context, path, mapping=mapping)
    done = context.imports.commit(context.actor, preview).value
    assert done.batch_id is not None
    target = tmp_path / "left.xlsx"
    context.imports.save_left_rows(context.actor, done.batch_id, target)
    again = look(context, target)
    assert [column.field_id for column in again.columns] == ["", "full_name", "city", "email"]
    assert again.remembered is not None
