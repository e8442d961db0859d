"""Badges as a PDF file: in the given order, one or several on a page, complete or not at all."""

import errno
import os
import shutil
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QLineF, QMarginsF, QSaveFile, QSizeF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter, QPen, QTransform

from wego_desktop.documents.badge_face import BadgeFace
from wego_desktop.documents.badge_painter import BadgePlan, FitReport, paint_side, plan_badge
from wego_desktop.documents.fonts import ensure_gui
from wego_desktop.documents.layout import BadgeLayout, Sheet
from wego_desktop.errors import EnvironmentProblem, UserError

_DOTS_PER_INCH = 1200
_CUT_LINE = "#9AA3B0"
_CUT_LINE_MM = 0.15
_ALMOST_FULL_BYTES = 1_000_000

Progress = Callable[[int, int], None]


def write_badges_pdf(
    faces: Sequence[BadgeFace], layout: BadgeLayout, path: Path, progress: Progress | None = None
) -> list[FitReport]:
    """All badges are in the file at `path`; returns one report per badge in the same order.

    Each badge takes its front and, if the layout has one, its back page, so that double-sided printing works;
    on sheets a page of fronts is followed by the page of their backs, mirrored for turning on the long edge.
    The texts can be searched and copied. `progress(done, total)` is called after each badge (or sheet); what
    it raises stops the work. Until the end a file that was there stays untouched.

    UserError `badges_none`; EnvironmentProblem `badge_file_folder_missing`, `badge_file_not_writable`,
    `badge_file_disk_full`, `badge_file_in_use`, `badge_file_failed`.
    """
    if not faces:
        raise UserError("badges_none")
    if not path.parent.is_dir():
        raise EnvironmentProblem("badge_file_folder_missing", folder=str(path.parent))
    ensure_gui()
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise _problem(file, path)
    try:
        reports = _paint_all(faces, layout, file, progress or _silent)
    except BaseException:
        file.cancelWriting()
        raise
    # QPdfWriter says nothing when a write fails; the file remembers the first failure and then refuses.
    if not file.commit():
        raise _problem(file, path)
    return reports


def _silent(done: int, total: int) -> None:
    """No one waits for progress."""


def _paint_all(
    faces: Sequence[BadgeFace], layout: BadgeLayout, file: QSaveFile, progress: Progress
) -> list[FitReport]:
    writer = QPdfWriter(file)
    writer.setResolution(_DOTS_PER_INCH)
    width, height = layout.page_mm
    writer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter, layout.title))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(f"{faces[0].event_name}: {layout.title}")
    writer.setCreator("WeGO Desktop")
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    reports: list[FitReport] = []
    waiting = iter(faces)
    try:
        while batch := list(islice(waiting, layout.sheet.places if layout.sheet else 1)):
            plans = [plan_badge(face, layout) for face in batch]
            for is_back in (False, True) if layout.back else (False,):
                if reports or is_back:
                    writer.newPage()
                _paint_page(painter, plans, layout, is_back)
            reports += [plan.report for plan in plans]
            if file.error() is not QSaveFile.FileError.NoError:
                break
            progress(len(reports), len(faces))
    finally:
        painter.end()
    return reports


def _paint_page(painter: QPainter, plans: list[BadgePlan], layout: BadgeLayout, is_back: bool) -> None:
    scale = _DOTS_PER_INCH / 25.4
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


def _problem(file: QSaveFile, path: Path) -> EnvironmentProblem:
    error = file.error()
    reason = file.errorString()
    if error in {QSaveFile.FileError.OpenError, QSaveFile.FileError.PermissionsError}:
        return EnvironmentProblem("badge_file_not_writable", path=str(path))
    if _is_full(path, reason):
        return EnvironmentProblem("badge_file_disk_full", path=str(path))
    if error is QSaveFile.FileError.RenameError:
        return EnvironmentProblem("badge_file_in_use", path=str(path))
    return EnvironmentProblem("badge_file_failed", path=str(path), reason=reason)


def _is_full(path: Path, reason: str) -> bool:
    # Qt keeps the system's sentence, not its number; Windows says it in the user's language.
    if reason in {
        os.strerror(errno.ENOSPC),
        os.strerror(getattr(errno, "EDQUOT", errno.ENOSPC)),
        os.strerror(errno.EFBIG),
    }:
        return True
    return shutil.disk_usage(path.parent).free < _ALMOST_FULL_BYTES
