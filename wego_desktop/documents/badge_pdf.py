"""Badges as a PDF file: in the given order, one or several on a page, complete or not at all."""

import errno
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSaveFile
from PySide6.QtGui import QPainter, QPdfWriter

from wego_desktop.documents.badge_face import BadgeFace
from wego_desktop.documents.badge_pages import Progress, page_size, paint_pages
from wego_desktop.documents.badge_painter import FitReport
from wego_desktop.documents.fonts import ensure_gui
from wego_desktop.documents.layout import BadgeLayout
from wego_desktop.errors import EnvironmentProblem, UserError

_DOTS_PER_INCH = 1270
_ALMOST_FULL_BYTES = 1_000_000


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
    writer.setPageSize(page_size(layout))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(f"{faces[0].event_name}: {layout.title}")
    writer.setCreator("WeGO Desktop")
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        return paint_pages(
            writer, painter, faces, layout, progress=progress, has_failed=lambda: _has_failed(file)
        )
    finally:
        painter.end()


def _has_failed(file: QSaveFile) -> bool:
    return file.error() is not QSaveFile.FileError.NoError


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
