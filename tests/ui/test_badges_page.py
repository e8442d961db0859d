from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.services.badge_samples import GUESTS, add_guests
from tests.services.programme_samples import event_id
from tests.ui.programme_window import Desk
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Registration
from wego_desktop.documents.layout import BadgeLayout
from wego_desktop.documents.self_check import codes_in
from wego_desktop.domain.enums import BadgeReason, RegistrationStatus
from wego_desktop.domain.operations import Op
from wego_desktop.errors import UserError
from wego_desktop.services.badge_choice import BadgeChoice, BadgePersonRow
from wego_desktop.services.badge_printing import BadgeJob
from wego_desktop.services.queries.badges import badge_faces, badge_log, chosen_people
from wego_desktop.ui.dialogs.dialog import ConfirmDialog
from wego_desktop.ui.operations.badge_printer import DialogChooser, set_up
from wego_desktop.ui.pages.badges.page import BadgesPage
from wego_desktop.ui.pages.badges.reprint_dialog import ReprintDialog
from wego_desktop.ui.shell.requests import PrintBadges, ShowRegistration
from wego_desktop.ui.theme.theme import Theme


@pytest.fixture
def guests(context: AppContext) -> dict[str, str]:
    return add_guests(context)


@pytest.fixture
def desk(qtbot: QtBot, app_theme: Theme, context: AppContext, guests: dict[str, str]) -> Iterator[Desk]:
    shown = Desk(qtbot, context, BadgesPage, "id-card")
    yield shown
    shown.close()


@pytest.fixture
def page(desk: Desk) -> BadgesPage:
    assert isinstance(desk.page, BadgesPage)
    return desk.page


class FilePrinter:
    """A printer that writes into a file, through the same engine of Qt."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def choose(self, parent: QWidget, layout: BadgeLayout, chosen: Callable[[QPrinter], None]) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._path))
        set_up(printer, layout)
        chosen(printer)


def people(context: AppContext) -> list[BadgePersonRow]:
    return list(chosen_people(context.database, BadgeChoice(event_id(context))).people)


def printed_ids(context: AppContext) -> set[str]:
    return {row.registration_id for row in people(context) if row.printed_at is not None}


def names(page: BadgesPage) -> list[str]:
    return [row.name for row in page.people.model.rows]


def wait_done(desk: Desk, page: BadgesPage) -> None:
    desk.qtbot.waitUntil(lambda: not page.printing.is_busy, timeout=10_000)
    desk.settle()


def test_everybody_stands_in_the_order_of_printing_with_what_gave_way(
    page: BadgesPage, context: AppContext
) -> None:
    assert names(page) == [row.name for row in people(context)]
    assert page.print_button.text() == f"Print {len(GUESTS)} badges"
    page.people.filter.choose("unfit")
    assert names(page) == [
        "Ma. Cristina Consuelo Delos Reyes-Villanueva de la Santísima Trinidad",
        "Wolfeschlegelsteinhausenbergerdorffxyzabcdef",
    ]


def test_the_keys_that_work_are_told_again_when_people_came(desk: Desk, page: BadgesPage) -> None:
    told: list[list[str]] = []
    page.key_hints_changed.connect(lambda: told.append([hint.text for hint in page.key_hints()]))
    page.refresh()
    desk.settle()
    assert told[-1] == ["Tick", "Other person", "Next to look at", "Print"]


def test_the_badge_shown_is_the_one_of_the_row(desk: Desk, page: BadgesPage, guests: dict[str, str]) -> None:
    page.people.show_person(guests["Yared"])
    desk.settle()
    assert page.preview.view.accessibleName() == "Badge of Yared Tesfamariam"
    place = page.people.table.currentIndex().row()
    desk.qtbot.keyClick(
        page.people.table,
        Qt.Key.Key_Right,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    )
    assert page.people.table.currentIndex().row() == place + 1
    desk.qtbot.keyClick(page.people.table, Qt.Key.Key_F8)
    desk.settle()
    assert "does not fit" in page.preview.fit_label.text()


def test_the_preview_shows_the_code_that_will_print(
    desk: Desk, page: BadgesPage, context: AppContext, guests: dict[str, str]
) -> None:
    context.badges.issue(context.actor, BadgeChoice(event_id(context), (guests["Yared"],)))
    page.refresh()
    page.people.show_person(guests["Yared"])
    desk.settle()
    (row,) = badge_faces(context.database, [guests["Yared"]])
    assert codes_in(page.preview.view.grab().toImage()) == [row.face.code]
    page.preview.side_switch.choose("back")
    assert codes_in(page.preview.view.grab().toImage()) == [row.face.code]


def test_categories_and_printed_ones_are_taken_out_of_the_choice(
    desk: Desk, page: BadgesPage, context: AppContext, tmp_path: Path
) -> None:
    for name in ("DE", "OB", "SP", "PR", "ST"):
        page.choice.findChild(QWidget, f"category_{name}").click()
    assert names(page) == ["Rania Darwish Haddad", "Anand Deshpande"]
    page.printing.printer_chooser = FilePrinter(tmp_path / "printed.pdf")
    page.begin(is_pdf=False)
    wait_done(desk, page)
    assert page.printing.banner.text_label.text().startswith("2 badges sent to ")
    assert len(printed_ids(context)) == 2
    page.choice.only_new.click()
    assert names(page) == []
    assert page.people.empty.title_label.text() == "Nobody fits this choice"
    assert not page.print_button.isEnabled()


def test_what_the_printer_got_holds_the_codes_of_the_ticked(
    desk: Desk, page: BadgesPage, context: AppContext, guests: dict[str, str], tmp_path: Path
) -> None:
    page.choice.sides.choose("front")
    page.people.table.set_ticked({guests["Yared"], guests["Ji-woo"]})
    assert page.print_button.text() == "Print 2 badges"
    page.printing.printer_chooser = FilePrinter(tmp_path / "printed.pdf")
    page.begin(is_pdf=False)
    wait_done(desk, page)
    assert printed_ids(context) == {guests["Yared"], guests["Ji-woo"]}
    rows = badge_faces(context.database, [guests["Yared"], guests["Ji-woo"]])
    document = QPdfDocument()
    assert document.load(str(tmp_path / "printed.pdf")) is QPdfDocument.Error.None_
    assert document.pageCount() == 2
    found = [document.getAllText(at).text() for at in range(2)]
    document.close()
    assert all(row.face.number in text for row, text in zip(rows, found, strict=True))


def test_a_missing_printer_is_said_and_a_pdf_offered(
    desk: Desk, page: BadgesPage, context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "wego_desktop.ui.operations.badge_printer.QPrinterInfo.availablePrinterNames", lambda: []
    )
    assert isinstance(page.printing.printer_chooser, DialogChooser)
    page.people.table.toggle_tick(0)
    page.begin(is_pdf=False)
    banner = page.printing.banner
    assert banner.text_label.text() == "No printer is set up on this computer. Save a PDF instead."
    assert banner.action.text() == "Save PDF"
    banner.action.click()
    assert page.findChild(QFileDialog, "save_badges") is not None
    assert printed_ids(context) == set()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_fails_prints_nothing_for_the_log(
    desk: Desk, page: BadgesPage, context: AppContext, tmp_path: Path
) -> None:
    page.printing.printer_chooser = FilePrinter(tmp_path / "none" / "printed.pdf")
    page.people.table.toggle_tick(0)
    page.begin(is_pdf=False)
    wait_done(desk, page)
    assert page.printing.banner.text_label.text().startswith("Nothing was printed: ")
    assert printed_ids(context) == set()


def test_a_pdf_is_saved_from_the_dialog_and_recorded(
    desk: Desk, page: BadgesPage, context: AppContext, tmp_path: Path
) -> None:
    page.people.table.toggle_tick(0)
    page.save_button.click()
    dialog = page.findChild(QFileDialog, "save_badges")
    dialog.fileSelected.emit(str(tmp_path / "wave.pdf"))
    dialog.reject()
    wait_done(desk, page)
    assert page.printing.banner.text_label.text() == "1 badge saved in wave.pdf."
    assert (tmp_path / "wave.pdf").exists()
    assert "wave.pdf" in page.preview.log_label.text()
    assert not page.preview.reprint.isHidden()


def test_a_cancelled_run_says_so_and_leaves_nothing(
    desk: Desk, page: BadgesPage, context: AppContext, tmp_path: Path
) -> None:
    job = BadgeJob(BadgeChoice(event_id(context)))
    page.printing.save(job, tmp_path / "wave.pdf")
    page.printing.progress.cancelled.emit()
    wait_done(desk, page)
    assert page.printing.banner.text_label.text() == "Stopped. No badge of this run counts as printed."
    assert not (tmp_path / "wave.pdf").exists()
    assert printed_ids(context) == set()


def test_texts_that_do_not_fit_are_asked_about_first(desk: Desk, page: BadgesPage) -> None:
    page.begin(is_pdf=True)
    dialog = page.findChild(ConfirmDialog)
    assert dialog.title_label.text() == "Print although 2 badges have texts that do not fit?"
    dialog.reject()
    assert page.people.filter.current == "unfit"


def test_a_reprint_with_a_reason_voids_the_older_badge(
    desk: Desk, page: BadgesPage, context: AppContext, guests: dict[str, str], tmp_path: Path
) -> None:
    page.people.show_person(guests["Yared"])
    desk.settle()
    page.reprint()
    assert page.findChild(ReprintDialog) is None
    page.people.table.set_ticked({guests["Yared"]})
    page.printing.printer_chooser = FilePrinter(tmp_path / "first.pdf")
    page.begin(is_pdf=False)
    wait_done(desk, page)
    desk.qtbot.keyClick(page.people.table, Qt.Key.Key_F3)
    dialog = page.findChild(ReprintDialog)
    dialog.findChild(QWidget, "reason_damaged").click()
    dialog.findChild(QWidget, "deed_button").click()
    wait_done(desk, page)
    newest, older = badge_log(context.database, guests["Yared"])
    assert (newest.reason, newest.printed_at is not None) == (BadgeReason.DAMAGED, True)
    assert older.voided_at is not None
    assert page.preview.log_label.text().splitlines()[0].startswith("Reprint, damaged: printed ")


def test_people_chosen_on_another_page_are_listed_alone_until_everybody_is_wanted(
    desk: Desk, page: BadgesPage, guests: dict[str, str]
) -> None:
    page.take_request(PrintBadges((guests["Ji-woo"], guests["Rania"])))
    desk.settle()
    assert names(page) == ["Rania Darwish Haddad", "Ji-woo Park"]
    page.choice.findChild(QWidget, "everybody").click()
    desk.settle()
    assert len(names(page)) == len(GUESTS)
    page.take_request(ShowRegistration(guests["Ji-woo"]))
    desk.settle()
    assert page.people.current_id == guests["Ji-woo"]


def test_people_chosen_on_another_page_who_get_none_are_named(
    desk: Desk, page: BadgesPage, context: AppContext, guests: dict[str, str]
) -> None:
    with context.database.write(Op.SET_STATUS, context.actor) as unit:
        person = unit.session.get_one(Registration, guests["Ji-woo"])
        person.status = RegistrationStatus.CANCELLED
    page.take_request(PrintBadges((guests["Ji-woo"], guests["Rania"])))
    desk.settle()
    assert names(page) == ["Rania Darwish Haddad"]
    told = page.printing.banner.text_label.text()
    assert told == "Not approved or cancelled, so without a badge: Ji-woo Park."
    page.show_everybody()
    desk.settle()
    assert not page.printing.banner.isVisible()


def test_a_scan_shows_that_badge(desk: Desk, page: BadgesPage, guests: dict[str, str]) -> None:
    assert page.on_scan("GA7-0004")
    desk.settle()
    assert page.people.current_id == guests["Ji-woo"]


def test_another_format_is_laid_out_and_checked_again(
    desk: Desk, page: BadgesPage, guests: dict[str, str]
) -> None:
    page.people.show_person(guests["Yared"])
    desk.settle()
    assert "fits" in page.preview.fit_label.text()
    page.choice.cards.choose("card")
    desk.settle()
    assert page.preview.fit_label.text() == "Name shrank to 5.9 of 7.2 mm"
    page.choice.sides.choose("front")
    assert page.preview.side_switch.isHidden()


def test_an_event_without_people_says_how_to_begin(
    qtbot: QtBot, app_theme: Theme, context: AppContext
) -> None:
    desk = Desk(qtbot, context, BadgesPage, "id-card")
    page = desk.page
    assert isinstance(page, BadgesPage)
    assert page.people.empty.isVisible()
    assert page.print_button.text() == "Print badges"
    assert not page.print_button.isEnabled()
    desk.close()


def test_the_dialog_is_refused_on_a_computer_without_a_printer(
    qtbot: QtBot, page: BadgesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "wego_desktop.ui.operations.badge_printer.QPrinterInfo.availablePrinterNames", lambda: []
    )
    with pytest.raises(UserError) as refused:
        DialogChooser().choose(page, page._layout, lambda _printer: None)
    assert refused.value.code == "printer_missing"
