"""Places named on the command line: what is to be written, and what the system says of a place."""

import errno
import os
from pathlib import Path
from typing import Any

import click

from wego_desktop.errors import EnvironmentProblem

_UNUSABLE = frozenset(
    {
        errno.ENAMETOOLONG,
        errno.EACCES,
        errno.EPERM,
        errno.ELOOP,
        errno.EROFS,
        errno.ENOSPC,
        errno.EIO,
        errno.ENOTDIR,
        errno.EISDIR,
    }
)


class TargetPath(click.Path):
    """A file or folder to write to. A name that ends with a slash is that of a folder that is there.

    Without this rule a backup to the folder of a stick that is not plugged in would become a file of the
    folder's name on the wrong disk.
    """

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; raises `EnvironmentProblem("folder_missing")`."""
        text = os.fspath(value)
        path = super().convert(value, param, ctx)
        if text.endswith(("/", os.sep)) and not Path(text).expanduser().is_dir():
            raise EnvironmentProblem("folder_missing", folder=text.rstrip("/" + os.sep) or text)
        return path


def unusable_place(error: OSError) -> EnvironmentProblem | None:
    """The error to tell for a place that the system refuses, or None when it is about something else."""
    if error.filename is None or error.errno not in _UNUSABLE:
        return None
    return EnvironmentProblem("place_unusable", place=os.fsdecode(error.filename), reason=error.strerror)
