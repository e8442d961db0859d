"""Badges per second: 1,000 A6 fronts with flag, QR and fitted text beside plain QPainter pages."""

import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.population import EVENT_CODE, workspace
from benchmarks.registry import Measured, figure

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from wego_desktop.documents.badge_face import BadgeFace

_BADGES = 1000
_REACH = 600


@figure(
    name="badges",
    work=f"badges PDF, {_BADGES:,} A6 fronts with flag, QR and fitted text",
    reach=f"≥ {_REACH} badges/s",
)
def badges_pdf() -> Measured:
    """Real faces from a workspace, one file of each kind, after some pages that load fonts and flags."""
    faces = _faces()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "badges.pdf"
        _badges_s(faces[:100], path)
        _plain_s(faces[:100], path)
        before = _memory_mb()
        badges = _badges_s(faces, path)
        plain = _plain_s(faces, path)
        grown = _memory_mb() - before
    rate, plain_rate = len(faces) / badges, len(faces) / plain
    holds = rate >= _REACH
    value = f"{rate:.0f} badges/s, memory grew by {grown:.0f} MB"
    return Measured(
        value, f"plain QPainter pages {plain_rate:.0f}/s: same texts, flag and QR, nothing fitted", holds
    )


def _faces() -> "list[BadgeFace]":
    from wego_desktop.bootstrap import open_context
    from wego_desktop.domain.codes import new_badge_code
    from wego_desktop.services.badge_choice import BadgeChoice
    from wego_desktop.services.queries.badges import badge_faces, chosen_people
    from wego_desktop.services.queries.events import event_row

    with open_context(str(workspace(2 * _BADGES))) as context:
        event = event_row(context.database, EVENT_CODE)
        people = chosen_people(context.database, BadgeChoice(event.id)).people[:_BADGES]
        rows = badge_faces(context.database, [person.registration_id for person in people])
    return [replace(row.face, code=new_badge_code()) for row in rows]


def _memory_mb() -> float:
    """The most memory that this process ever held, or 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _badges_s(faces: "Sequence[BadgeFace]", path: Path) -> float:
    from wego_desktop.documents.badge_pages import front_only
    from wego_desktop.documents.badge_pdf import write_badges_pdf
    from wego_desktop.documents.layout_json import ready_layout

    layout = front_only(ready_layout("a6"))
    start = time.perf_counter()
    write_badges_pdf(faces, layout, path)
    return time.perf_counter() - start


def _plain_s(faces: "Sequence[BadgeFace]", path: Path) -> float:
    """Seconds for pages with the same texts at fixed sizes, the flag and the QR, painted without any care."""
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPainter, QPdfWriter

    from wego_desktop.documents.badge_pages import page_size
    from wego_desktop.documents.layout_json import ready_layout

    start = time.perf_counter()
    writer = QPdfWriter(str(path))
    writer.setResolution(1200)
    writer.setPageSize(page_size(ready_layout("a6")))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    for at, face in enumerate(faces):
        if at:
            writer.newPage()
        _paint_plain(painter, face, 1200 / 25.4)
    painter.end()
    return time.perf_counter() - start


def _paint_plain(painter: "QPainter", face: "BadgeFace", scale: float) -> None:
    from PySide6.QtCore import QPointF, QRectF, Qt
    from PySide6.QtGui import QColor, QFont

    from wego_desktop.documents.flags import flag_image
    from wego_desktop.documents.qr import qr_runs

    painter.resetTransform()
    lines = (
        (4.3, 19, face.event_name),
        (3.5, 24, face.event_dates),
        (14, 45, face.given),
        (12, 58, face.family),
        (7.4, 68, face.native_name),
        (4.2, 82, face.position),
        (5, 90, face.organisation),
        (4.4, 100, face.place),
        (3.2, 121, face.number),
        (9.6, 138, face.category),
    )
    for size_mm, y_mm, text in lines:
        font = QFont("Inter")
        font.setPixelSize(round(size_mm * scale))
        painter.setFont(font)
        painter.setPen(QColor("#12171F"))
        painter.drawText(QPointF(8 * scale, y_mm * scale), text)
    flag = flag_image(face.country_code)
    if flag is not None:
        painter.drawImage(QRectF(8 * scale, 102 * scale, 8.4 * scale, 6.3 * scale), flag)
    painter.fillRect(QRectF(0, 140 * scale, 105 * scale, 8 * scale), QColor(face.category_colour))
    side, runs = qr_runs(face.code)
    painter.translate(70 * scale, 86.6 * scale)
    painter.scale(27 * scale / side, 27 * scale / side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#000000"))
    painter.drawRects(runs)
