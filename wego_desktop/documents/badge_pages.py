"""Badges on pages of any paged device, a printer or a PDF: fronts, backs, several on a sheet, cut lines."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import QLineF, QSizeF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageSize, QPainter, QPen, QTransform

from wego_desktop.documents.badge_face import BadgeFace
from wego_desktop.documents.badge_painter import BadgePlan, FitReport, paint_side, plan_badge
from wego_desktop.documents.layout import BadgeLayout, Sheet
from wego_desktop.documents.qr import QR_KEPT, qr_runs

_CUT_LINE = "#9AA3B0"
_CUT_LINE_MM = 0.15
_PAGES_AHEAD = 32
_KEPT_BYTES = 4 << 20

Progress = Callable[[int, int], None]


def front_only(layout: BadgeLayout) -> BadgeLayout:
    """The same layout without its back."""
    return replace(layout, back=None)


def page_size(layout: BadgeLayout) -> QPageSize:
    """The paper that one page of the layout needs."""
    width, height = layout.page_mm
    return QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter, layout.title)


def paint_pages(
    device: QPagedPaintDevice,
    painter: QPainter,
    faces: Sequence[BadgeFace],
    layout: BadgeLayout,
    *,
    progress: Progress,
    has_failed: Callable[[], bool],
) -> list[FitReport]:
    """Paint all badges with a painter that is active on `device`; returns one report per badge, in order.

    `progress(done, total)` is called after each page or pair of pages; what it raises stops the work. Stops
    early when `has_failed()` says that the device takes no more or a new page is refused; then fewer reports
    come back than faces went in.
    """
    reports: list[FitReport] = []
    places = layout.sheet.places if layout.sheet else 1
    planned = _planned(faces, layout, min(_PAGES_AHEAD * places, QR_KEPT))
    _keep_freed_memory()
    with _collector_off():
        while plans := list(islice(planned, places)):
            for is_back in (False, True) if layout.back else (False,):
                if (reports or is_back) and not device.newPage():
                    return reports
                _paint_page(painter, device.logicalDpiX() / 25.4, plans, layout, is_back)
            if has_failed():
                break
            reports += [plan.report for plan in plans]
            progress(len(reports), len(faces))
    return reports


def _planned(faces: Sequence[BadgeFace], layout: BadgeLayout, ahead: int) -> Iterator[BadgePlan]:
    """The plans of all faces, many at a time: going to and fro between planning and painting, the processor
    would fetch the code of the one from memory again after the other, which takes a tenth longer.
    """
    for start in range(0, len(faces), ahead):
        batch = faces[start : start + ahead]
        plans = [plan_badge(face, layout) for face in batch]
        for face in batch:
            qr_runs(face.code)
        yield from plans


def _keep_freed_memory() -> None:
    """Have the C library of Linux keep what is freed, up to twice this block, for what comes next.

    Else it gives the memory in which each page is compressed back to the system, and the system's clearing
    of it for the next page takes a tenth of the time. Elsewhere this does nothing.
    """
    bytearray(_KEPT_BYTES)


@contextmanager
def _collector_off() -> Iterator[None]:
    """No search for cyclic garbage: pages leave none, and looking took an eighth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _paint_page(
    painter: QPainter, scale: float, plans: list[BadgePlan], layout: BadgeLayout, is_back: bool
) -> None:
    origins = _origins(layout, layout.sheet, is_back) if layout.sheet else [(0.0, 0.0)]
    for plan, (x, y) in zip(plans, origins, strict=False):
        side = plan.back if is_back else plan.front
        if side is not None:
            paint_side(painter, side, QTransform(scale, 0, 0, scale, x * scale, y * scale))
    if layout.sheet is not None and not is_back:
        painter.setTransform(QTransform.fromScale(scale, scale))
        _paint_cut_lines(painter, layout, layout.sheet)


def _origins(layout: BadgeLayout, sheet: Sheet, is_back: bool) -> list[tuple[float, float]]:
    left, top = _sheet_margins(layout, sheet)
    origins = []
    for row in range(sheet.rows):
        for column in range(sheet.columns):
            at = sheet.columns - 1 - column if is_back else column
            origins.append((left + at * layout.width_mm, top + row * layout.height_mm))
    return origins


def _sheet_margins(layout: BadgeLayout, sheet: Sheet) -> tuple[float, float]:
    return (
        (sheet.width_mm - sheet.columns * layout.width_mm) / 2,
        (sheet.height_mm - sheet.rows * layout.height_mm) / 2,
    )


def _paint_cut_lines(painter: QPainter, layout: BadgeLayout, sheet: Sheet) -> None:
    """Lines between badges over the whole sheet, dashed so that they show on a coloured band too."""
    left, top = _sheet_margins(layout, sheet)
    pen = QPen(QColor(_CUT_LINE), _CUT_LINE_MM)
    pen.setDashPattern([8, 8])
    painter.setPen(pen)
    for column in range(sheet.columns + 1):
        x = left + column * layout.width_mm
        if 0 < x < sheet.width_mm:
            painter.drawLine(QLineF(x, 0, x, sheet.height_mm))
    for row in range(sheet.rows + 1):
        y = top + row * layout.height_mm
        if 0 < y < sheet.height_mm:
            painter.drawLine(QLineF(0, y, sheet.width_mm, y))
