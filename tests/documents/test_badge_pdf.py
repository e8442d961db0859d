"""The PDF holds every badge in order, can be searched and scanned, and is complete or not there."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from tests.documents import faces
from wego_desktop.documents.badge_pdf import write_badges_pdf
from wego_desktop.documents.layout_json import READY_LAYOUTS, ready_layout
from wego_desktop.documents.self_check import codes_in
from wego_desktop.errors import EnvironmentProblem, UserError

CODES = ["BCDEFGHIJKLNOPRS", "CCDEFGHIJKLNOPRS", "DCDEFGHIJKLNOPRS", "ECDEFGHIJKLNOPRS", "FCDEFGHIJKLNOPRS"]
PEOPLE = [replace(faces.PLAIN, code=code, number=f"GA7-{at:04}") for at, code in enumerate(CODES)]


@pytest.fixture(autouse=True)
def gui(qapp: object) -> None:
    """A Qt application exists."""


@contextmanager
def opened(path: Path) -> Iterator[QPdfDocument]:
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    yield document
    document.close()


def page_image(document: QPdfDocument, page: int, dots_per_inch: float = 200) -> QImage:
    size = document.pagePointSize(page) * (dots_per_inch / 72)
    picture = document.render(page, QSize(round(size.width()), round(size.height())))
    white = QImage(picture.size(), QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    from PySide6.QtGui import QPainter

    painter = QPainter(white)
    painter.drawImage(0, 0, picture)
    painter.end()
    return white


@pytest.mark.parametrize("name", READY_LAYOUTS)
def test_codes_are_read_again_when_the_pdf_is_rendered(name: str, tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    reports = write_badges_pdf(PEOPLE, ready_layout(name), path)
    assert [report.number for report in reports] == [person.number for person in PEOPLE]
    places = 4 if name == "a4-4up" else 1
    with opened(path) as document:
        assert document.pageCount() == 2 * -(-len(PEOPLE) // places)
        for page in range(document.pageCount()):
            start = page // 2 * places
            assert sorted(codes_in(page_image(document, page))) == CODES[start : start + places]


def test_backs_lie_behind_their_fronts_when_four_are_on_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    write_badges_pdf(PEOPLE[:1], ready_layout("a4-4up"), path)
    with opened(path) as document:
        front, back = page_image(document, 0, 100), page_image(document, 1, 100)
    half = front.width() // 2
    left = (0, 0, half, front.height())
    right = (half, 0, half, front.height())
    assert codes_in(front.copy(*left)) == CODES[:1]
    assert codes_in(back.copy(*right)) == CODES[:1]


def test_names_can_be_searched_when_the_pdf_is_read(tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    people = [faces.PLAIN, faces.FULL, faces.face("Ольга", "Кузнецова", native_name="박지우")]
    write_badges_pdf(people, ready_layout("a6"), path)
    with opened(path) as document:
        texts = [document.getAllText(page).text() for page in (0, 2, 4)]
    assert "Tesfamariam" in texts[0]
    assert "ያሬድ" in texts[0]
    assert "Darwish Haddad" in texts[1]
    assert "Кузнецова" in texts[2]
    assert "박지우" in texts[2]


def test_progress_counts_every_badge_when_printing(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_badges_pdf(
        PEOPLE, ready_layout("a6"), tmp_path / "b.pdf", lambda done, total: seen.append((done, total))
    )
    assert seen == [(at, 5) for at in range(1, 6)]


def test_older_file_stays_when_the_work_is_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    path.write_bytes(b"yesterday")

    def cancel(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_badges_pdf(PEOPLE, ready_layout("a6"), path, cancel)
    assert path.read_bytes() == b"yesterday"
    assert [file.name for file in tmp_path.iterdir()] == ["badges.pdf"]


def test_nothing_is_written_when_nobody_is_chosen(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="badges_none"):
        write_badges_pdf([], ready_layout("a6"), tmp_path / "badges.pdf")
    assert list(tmp_path.iterdir()) == []


def test_folder_is_named_when_it_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        write_badges_pdf(PEOPLE, ready_layout("a6"), tmp_path / "none" / "badges.pdf")
    assert caught.value.code == "badge_file_folder_missing"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that even root cannot write to")
def test_problem_is_raised_when_the_folder_is_read_only() -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        write_badges_pdf(PEOPLE, ready_layout("a6"), Path("/proc/badges.pdf"))
    assert caught.value.code == "badge_file_not_writable"


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file size are POSIX")
def test_older_file_stays_when_the_disk_is_full(tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    path.write_bytes(b"yesterday")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(EnvironmentProblem) as caught:
            write_badges_pdf(PEOPLE * 5, ready_layout("a6"), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert caught.value.code == "badge_file_disk_full"
    assert path.read_bytes() == b"yesterday"
    assert [file.name for file in tmp_path.iterdir()] == ["badges.pdf"]


def test_badges_are_written_when_no_application_runs(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.documents import faces;"
        "from wego_desktop.documents.badge_pdf import write_badges_pdf;"
        "from wego_desktop.documents.layout_json import ready_layout;"
        "write_badges_pdf([faces.HANZI], ready_layout('a6'), Path(sys.argv[1]))"
    )
    path = tmp_path / "badges.pdf"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("QT_")}
    subprocess.run([sys.executable, "-c", script, str(path)], check=True, env=environment, timeout=60)
    assert path.read_bytes().rstrip().endswith(b"%%EOF")
