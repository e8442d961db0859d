import resource
import signal
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument

from tests.documents.faces import face
from tests.services.badge_samples import GUESTS, add_guests
from tests.services.programme_samples import add_person, event_id
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Event
from wego_desktop.documents.badge_face import BadgeFace, NetworkMark
from wego_desktop.documents.badge_painter import FitReport, plan_badge
from wego_desktop.documents.badge_pdf import write_badges_pdf
from wego_desktop.documents.layout import BadgeLayout
from wego_desktop.documents.layout_json import ready_layout
from wego_desktop.domain.enums import BadgeReason
from wego_desktop.domain.operations import Op
from wego_desktop.errors import EnvironmentProblem, UserError
from wego_desktop.jobs.progress import Cancelled, Progress
from wego_desktop.services.badge_choice import BadgeChoice
from wego_desktop.services.badge_notes import FitKind, fit_summary
from wego_desktop.services.badge_printing import BadgeJob, PrintedBadges
from wego_desktop.services.queries.badges import badge_log, chosen_people
from wego_desktop.services.workspace_service import NETWORKS


@pytest.fixture(autouse=True)
def gui(qapp: object) -> None:
    """A Qt application exists."""


class StopAfter:
    """Progress that somebody cancels."""

    def __init__(self, done: int) -> None:
        self._done = done

    def report(self, done: int, total: int, text: str = "") -> None:
        if done >= self._done:
            raise Cancelled


def save(context: AppContext, path: Path, job: BadgeJob | None = None, **more: object) -> PrintedBadges:
    wanted = job or BadgeJob(BadgeChoice(event_id(context)))
    return context.badge_printing.save_pdf(context.actor, wanted, path, **more).value


def unprinted(context: AppContext) -> int:
    choice = BadgeChoice(event_id(context))
    return sum(row.printed_at is None for row in chosen_people(context.database, choice).people)


def texts_of(path: Path) -> list[str]:
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    # A PDF keeps shapes, and a hanzi shares its shape with the radical of a dictionary.
    texts = [
        unicodedata.normalize("NFKC", document.getAllText(page).text())
        for page in range(document.pageCount())
    ]
    document.close()
    return texts


def test_names_in_nine_scripts_can_be_read_in_the_file(context: AppContext, tmp_path: Path) -> None:
    ids = add_guests(context)
    chosen = tuple(ids.values())[:9]
    choice = BadgeChoice(event_id(context), chosen)
    printed = save(context, tmp_path / "badges.pdf", BadgeJob(choice, is_front_only=True))
    assert printed.count == 9
    assert [report.missing for report in printed.reports] == [()] * 9
    texts = "\n".join(texts_of(tmp_path / "badges.pdf"))
    for word in ("ያሬድ", "박지우", "王小明", "はるか", "Кузнецова", "Παπαδοπούλου", "Quintanilla"):
        assert word in texts
    # Joined scripts come back as shapes; their letters are there whatever the order of the reader.
    assert any("\u0600" <= letter <= "\u06ff" or "\ufe70" <= letter <= "\ufefc" for letter in texts)
    assert any("\u0900" <= letter <= "\u097f" for letter in texts)


def test_a_cancelled_run_leaves_no_file_and_nothing_printed(context: AppContext, tmp_path: Path) -> None:
    add_guests(context)
    with pytest.raises(Cancelled):
        save(context, tmp_path / "badges.pdf", progress=StopAfter(3))
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".pdf"] == []
    assert unprinted(context) == len(GUESTS)
    assert save(context, tmp_path / "badges.pdf").made == 0


@contextmanager
def full_disk() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file size are POSIX")
def test_a_full_disk_leaves_the_older_file_and_nothing_printed(context: AppContext, tmp_path: Path) -> None:
    add_guests(context)
    path = tmp_path / "badges.pdf"
    path.write_bytes(b"yesterday")

    def paint(faces: Sequence[BadgeFace], layout: BadgeLayout, told: Progress) -> list[FitReport]:
        with full_disk():
            return write_badges_pdf(faces, layout, path, told.report)

    job = BadgeJob(BadgeChoice(event_id(context)))
    with pytest.raises(EnvironmentProblem) as stopped:
        context.badge_printing.print_with(context.actor, job, str(path), paint)
    assert stopped.value.code == "badge_file_disk_full"
    assert path.read_bytes() == b"yesterday"
    assert unprinted(context) == len(GUESTS)


def test_a_reprint_voids_the_older_badge_and_is_marked_on_paper(context: AppContext, tmp_path: Path) -> None:
    person, _ = add_person(context, "Ama", "Mensah")
    save(context, tmp_path / "first.pdf")
    choice = BadgeChoice(event_id(context), (person,))
    save(context, tmp_path / "again.pdf", BadgeJob(choice, reason=BadgeReason.LOST))
    assert "GA7-0001 R" in texts_of(tmp_path / "again.pdf")[0]
    newest, older = badge_log(context.database, person)
    assert (newest.printed_where, newest.reason) == (str(tmp_path / "again.pdf"), BadgeReason.LOST)
    assert older.voided_at is not None


def test_an_unknown_layout_is_refused_before_anything_is_issued(context: AppContext, tmp_path: Path) -> None:
    person, _ = add_person(context, "Ama", "Mensah")
    with pytest.raises(UserError) as refused:
        save(context, tmp_path / "b.pdf", BadgeJob(BadgeChoice(event_id(context)), "a5"))
    assert refused.value.code == "badge_layout_unknown"
    assert badge_log(context.database, person) == ()


def test_lines_tell_the_worst_of_each_badge(context: AppContext, tmp_path: Path) -> None:
    add_guests(context)
    lines = fit_summary(save(context, tmp_path / "badges.pdf").reports).lines
    found = {line.name: (line.kind, line.needs_attention) for line in lines}
    assert found["José Ángel Quintanilla Ibáñez"] == (FitKind.SHRUNK, False)
    assert found["Wolfeschlegelsteinhausenbergerdorffxyzabcdef"] == (FitKind.OVERFLOWED, True)
    assert "Yared Tesfamariam" not in found


def test_texts_that_badges_share_are_told_once(context: AppContext, tmp_path: Path) -> None:
    add_guests(context)
    with context.database.write(Op.EDIT_EVENT, context.actor) as unit:
        long = "7th WeGO General Assembly and World Smart Sustainable Forum"
        unit.session.get_one(Event, event_id(context)).name = long
    found = fit_summary(
        save(context, tmp_path / "b.pdf", BadgeJob(BadgeChoice(event_id(context)), "card")).reports
    )
    (told,) = [fit.text for fit in found.shared if fit.element == "event"]
    assert told.startswith("On all badges: event name shrank to ")
    assert not any("event" in line.elements or "category" in line.elements for line in found.lines)


def test_names_that_keep_four_fifths_of_their_size_are_not_listed(
    context: AppContext, tmp_path: Path
) -> None:
    add_person(context, "Otieno", "Kamande-Otieno")
    printed = save(context, tmp_path / "b.pdf")
    assert "family" in {note.element for note in printed.reports[0].shrunk}
    assert fit_summary(printed.reports).lines == ()


def test_networks_fit_on_the_small_card() -> None:
    layout = ready_layout("card")
    for code, name in NETWORKS:
        guest = face("Ama", "Mensah", networks=(NetworkMark(code, name, "#A65500"),))
        assert plan_badge(guest, layout).report.overflowed == ()
