"""A file that appears whole or not at all: written beside its target, flushed to the disk, then renamed."""

import errno
import io
import os
import re
import stat
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from wego_desktop.errors import EnvironmentProblem

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_WINDOWS_FULL = frozenset({39, 112})
_NUMBERED = re.compile(r" \(\d+\)$")


class _WatchedFile(io.FileIO):
    """A file that knows whether an error of the system is its own or came from where the content is read."""

    is_ours = False

    def write(self, data: "ReadableBuffer", /) -> int:
        """As every file writes."""
        try:
            return super().write(data)
        except OSError:
            self.is_ours = True
            raise


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A binary file to write; on clean exit it becomes `target`, on any exception nothing is left behind.

    Raises EnvironmentProblem `file_open_elsewhere` (with `second_name`, a free name in the same folder),
    `export_folder_missing`, `export_folder_read_only`, `export_target_is_folder`, `export_write_protected`,
    `export_disk_full`, `export_not_written`.
    """
    check_target(target)
    temporary = target.with_name(f".{uuid.uuid4().hex}.tmp")
    file: _WatchedFile | None = None
    try:
        file = _WatchedFile(temporary, "xb")
        with io.BufferedWriter(file) as out:
            yield out
            file.is_ours = True
            out.flush()
            os.fsync(out.fileno())
        _rename(temporary, target)
    except OSError as error:
        if file and not file.is_ours:
            raise
        raise _problem(error, target) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def check_target(target: Path) -> None:
    """Nothing when `target` can be written, as far as can be known now; else raises as `replacing` does."""
    folder = str(target.parent)
    if not target.parent.is_dir():
        raise EnvironmentProblem("export_folder_missing", name=target.name, folder=folder)
    if target.is_dir():
        raise EnvironmentProblem("export_target_is_folder", name=target.name, folder=folder)
    if not target.exists():
        return
    if _is_open_elsewhere(target):
        raise _open_elsewhere(target)
    if not target.stat().st_mode & stat.S_IWUSR:
        raise EnvironmentProblem(
            "export_write_protected", name=target.name, folder=folder, second_name=second_name(target)
        )


def second_name(target: Path) -> str:
    """The first free name of the kind `attendees (2).xlsx` in the folder of `target`."""
    stem, number = _NUMBERED.sub("", target.stem), 2
    while target.with_name(f"{stem} ({number}){target.suffix}").exists():
        number += 1
    return f"{stem} ({number}){target.suffix}"


def _is_open_elsewhere(target: Path) -> bool:
    """Excel and LibreOffice each leave a marker file beside an open workbook, on every system."""
    if any(target.with_name(name).exists() for name in (f"~${target.name}", f".~lock.{target.name}#")):
        return True
    if os.name != "nt":
        return False
    try:
        with target.open("r+b"):
            return False
    except PermissionError:
        return bool(target.stat().st_mode & stat.S_IWUSR)


def _rename(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError as error:
        if target.exists():
            raise _open_elsewhere(target) from error
        raise
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(folder)
        finally:
            os.close(folder)


def _open_elsewhere(target: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        "file_open_elsewhere", name=target.name, folder=str(target.parent), second_name=second_name(target)
    )


def _problem(error: OSError, target: Path) -> EnvironmentProblem:
    folder = str(target.parent)
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_FULL:
        return EnvironmentProblem("export_disk_full", name=target.name, folder=folder)
    if error.errno in _DENIED:
        return EnvironmentProblem("export_folder_read_only", name=target.name, folder=folder)
    if error.errno == errno.ENOENT and not target.parent.is_dir():
        return EnvironmentProblem("export_folder_missing", name=target.name, folder=folder)
    reason = error.strerror or str(error)
    return EnvironmentProblem("export_not_written", name=target.name, folder=folder, reason=reason)
