"""The export as a use case: register, rights, progress, cancel, and whatever stands in the way."""

import dataclasses
import os
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.services.export_world import ExportWorld, read_sheet
from wego_desktop import messages
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import ExportRecord, JournalEntry
from wego_desktop.domain.enums import OperatorRole, SheetKind
from wego_desktop.domain.operations import Op
from wego_desktop.errors import EnvironmentProblem, UserError
from wego_desktop.jobs.progress import Cancelled
from wego_desktop.services.export_service import ExportRequest
from wego_desktop.services.export_words import sheet_word
from wego_desktop.services.queries.exports import export_rows

REQUEST = ExportRequest(SheetKind.ATTENDEES, "GA7")


class Watcher:
    """Keeps what was reported; cancels at the report `cancel_at`."""

    def __init__(self, cancel_at: int = 0) -> None:
        self.reports: list[tuple[int, int]] = []
        self._cancel_at = cancel_at

    def report(self, done: int, total: int, text: str = "") -> None:
        del text
        self.reports.append((done, total))
        if len(self.reports) == self._cancel_at:
            raise Cancelled


def records(context: AppContext) -> list[ExportRecord]:
    with context.database.read() as session:
        return list(session.scalars(select(ExportRecord)))


def test_an_export_stands_in_the_register_with_its_columns(any_context: AppContext, tmp_path: Path) -> None:
    request = dataclasses.replace(REQUEST, columns=("code", "city", "code"))
    outcome = any_context.exports.export(any_context.actor, request, tmp_path / "a.xlsx")
    (row,) = export_rows(any_context.database, ExportWorld(any_context).event_id)
    assert (row.kind, row.file_name, row.row_count) == (SheetKind.ATTENDEES, "a.xlsx", 0)
    assert row.columns == ("code", "city")
    assert row.operator == any_context.actor.operator_name
    assert [change.kind for change in outcome.changes] == ["export_record"]
    with any_context.database.read() as session:
        entry = session.scalars(select(JournalEntry).where(JournalEntry.op == Op.EXPORT)).one()
    assert entry.summary == {"kind": "attendees", "file_name": "a.xlsx", "rows": 0}


def test_the_register_also_lists_rows_that_an_import_left_behind(context: AppContext, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (("Given names", "Family name", "Country"), ("Ana", "Machava", "Wakanda")):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    preview = context.imports.preview(context.actor, tmp_path / "list.xlsx", "GA7")
    context.imports.save_left_behind(context.actor, preview, tmp_path / "open.xlsx")
    (row,) = export_rows(context.database, ExportWorld(context).event_id)
    assert (sheet_word(row.kind), row.file_name) == ("Rows not imported", "open.xlsx")


def test_an_export_cannot_be_undone(context: AppContext, tmp_path: Path) -> None:
    outcome = context.exports.export(context.actor, REQUEST, tmp_path / "a.xlsx")
    with pytest.raises(UserError) as caught:
        context.undo.undo(context.actor, outcome.journal_id)
    assert caught.value.code == "cannot_undo"


def test_nobody_registered_gives_an_empty_sheet(context: AppContext, tmp_path: Path) -> None:
    done = context.exports.export(context.actor, REQUEST, tmp_path / "a.xlsx").value
    sheet = read_sheet(done.path)
    assert (done.rows, sheet.rows) == (0, [])
    assert sheet.facts.startswith("Attendees: 0 people, 0 arrived.")


def test_a_desk_operator_may_not_export(context: AppContext, tmp_path: Path) -> None:
    actor = dataclasses.replace(context.actor, role=OperatorRole.DESK)
    for call in (
        lambda: context.exports.export(actor, REQUEST, tmp_path / "a.xlsx"),
        lambda: context.exports.preview(actor, REQUEST),
    ):
        with pytest.raises(UserError) as caught:
            call()
        assert caught.value.code == "not_allowed"
    assert list(tmp_path.glob("*.xlsx")) == []


def test_unknown_columns_are_answered_with_those_there_are(context: AppContext, tmp_path: Path) -> None:
    request = dataclasses.replace(REQUEST, columns=("code", "shoe_size", "passport"))
    with pytest.raises(UserError) as caught:
        context.exports.export(context.actor, request, tmp_path / "a.xlsx")
    text = messages.sentence(caught.value)
    assert "shoe_size, passport" in text
    assert "family_name" in text
    assert "dietary" not in text


def test_progress_counts_all_rows_and_a_cancel_leaves_the_old_file(
    context: AppContext, tmp_path: Path
) -> None:
    world = ExportWorld(context)
    target = tmp_path / "a.xlsx"
    for number in range(12):
        world.person(f"Given {number}", f"Family {number}", world.kampala)
    watcher = Watcher()
    context.exports.export(context.actor, REQUEST, target, watcher)
    assert watcher.reports[0][0] == 0
    assert all(done <= total for done, total in watcher.reports)
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        context.exports.export(context.actor, REQUEST, target, Watcher(cancel_at=1))
    assert target.read_bytes() == b"old"
    assert len(records(context)) == 1
    assert sorted(path.suffix for path in tmp_path.iterdir() if path.suffix == ".tmp") == []


def test_a_missing_folder_leaves_no_entry_in_the_register(context: AppContext, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        context.exports.export(context.actor, REQUEST, tmp_path / "gone" / "a.xlsx")
    assert caught.value.code == "export_folder_missing"
    assert records(context) == []


def test_a_file_that_is_open_elsewhere_is_answered_with_a_second_name(
    context: AppContext, tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"old")
    (tmp_path / ".~lock.a.xlsx#").write_bytes(b"")
    with pytest.raises(EnvironmentProblem) as caught:
        context.exports.export(context.actor, REQUEST, tmp_path / "a.xlsx")
    assert caught.value.params["second_name"] == "a (2).xlsx"
    second = tmp_path / str(caught.value.params["second_name"])
    assert context.exports.export(context.actor, REQUEST, second).value.path == second
    assert [record.file_name for record in records(context)] == ["a (2).xlsx"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the full device of Linux")
def test_a_full_disk_leaves_the_old_file_and_no_entry(
    context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    real_open = os.open
    writes = os.O_WRONLY | os.O_RDWR

    def open_full(path: str, flags: int) -> int:
        return real_open("/dev/full" if flags & writes else path, os.O_WRONLY if flags & writes else flags)

    from wego_desktop.exchange.writing import replacing

    monkeypatch.setattr(
        replacing._WatchedFile,
        "__init__",
        lambda self, path, mode: super(replacing._WatchedFile, self).__init__(path, mode, opener=open_full),
    )
    with pytest.raises(EnvironmentProblem) as caught:
        context.exports.export(context.actor, REQUEST, target)
    assert caught.value.code == "export_disk_full"
    assert target.read_bytes() == b"old"
    assert records(context) == []


def test_the_preview_shows_values_as_the_file_will(context: AppContext) -> None:
    world = ExportWorld(context)
    world.people()
    preview = context.exports.preview(context.actor, REQUEST)
    assert preview.total == 6
    assert preview.file_name.startswith("7th WeGO General Assembly - attendees - 2026-10-14 09")
    by_key = {column.key: position for position, column in enumerate(preview.columns)}
    row = next(row for row in preview.rows if row[0] == "GA7-0001")
    assert row[by_key["status"]] == "Arrived"
    assert row[by_key["arrived_at"]].startswith("14 Oct 09:")
    assert preview.columns[by_key["status"]].tints["Arrived"] == "ok"
    assert records(context) == []


def test_the_preview_stops_at_fifty_rows_and_tells_how_many_there_are(context: AppContext) -> None:
    world = ExportWorld(context)
    for number in range(60):
        world.person(f"Given {number}", "Family")
    preview = context.exports.preview(context.actor, REQUEST)
    assert (len(preview.rows), preview.total) == (50, 60)


def test_every_kind_offers_columns_with_usual_ones_among_them(context: AppContext) -> None:
    for kind in SheetKind:
        choices = context.exports.columns(kind)
        assert any(choice.is_usual for choice in choices)
        assert len({choice.title for choice in choices}) == len(choices)
