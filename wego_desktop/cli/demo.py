"""The command demo: the whole flow on a sample assembly, without a screen, into a folder."""

import contextlib
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wego_desktop.cli.app import CliApp, json_option, pass_app
from wego_desktop.errors import UserError
from wego_desktop.i18n import _

if TYPE_CHECKING:
    from wego_desktop.services.sample.build import ImportedList
    from wego_desktop.services.sample.outputs import WrittenFile

_SAMPLE = "sample.wego"
_NOTES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demo made: files with their rows or badges, pictures, and how long it took (seconds)."""

    folder: Path
    imported: "tuple[ImportedList, ...]"
    scans: int
    files: "tuple[WrittenFile, ...]"
    badge_notes: tuple[str, ...]
    screens: tuple[str, ...]
    duration_s: float


def register(root: click.Group) -> None:
    """Add the command to `root`."""
    root.add_command(demo)


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder to fill."
)
@click.option("--delegates", type=click.IntRange(60, 5000), default=420, show_default=True, metavar="N")
@json_option
@pass_app
def demo(app: CliApp, out: Path, delegates: int, as_json: bool) -> None:
    """Build a sample assembly and everything that goes out of it.

    A workspace of an earlier demo in the folder is replaced; no other file is touched.
    """
    started = time.monotonic()
    folder = out.expanduser().absolute()
    path = _free_place(folder)
    from wego_desktop.services.sample.build import build_sample
    from wego_desktop.services.sample.outputs import write_outputs

    meter = _Meter()
    if app.windows:
        app.windows.prepare()
    sample = build_sample(path, delegates, meter, folder)
    try:
        written = write_outputs(sample, folder, meter)
    finally:
        sample.database.dispose()
    meter.say(_("pictures of the windows"))
    pictures = app.windows.grab_screens(str(path), folder / "screens") if app.windows else []
    result = DemoResult(
        folder=folder,
        imported=sample.imported,
        scans=sample.scans,
        files=written.files,
        badge_notes=written.badge_notes,
        screens=tuple(f"screens/{picture.name}" for picture in sorted(pictures)),
        duration_s=round(time.monotonic() - started, 1),
    )
    app.show(result, _lines(result), as_json)


def _free_place(folder: Path) -> Path:
    """Where the sample goes; only a sample that an earlier demo left there is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _SAMPLE
    if path.exists():
        if not _is_sample(path):
            raise UserError("demo_folder_in_use", path=path)
        for leftover in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
            with contextlib.suppress(FileNotFoundError):
                leftover.unlink()
    return path


def _is_sample(path: Path) -> bool:
    from wego_desktop.bootstrap import open_context
    from wego_desktop.services.queries.workspace import workspace_row

    with open_context(str(path)) as context:
        return workspace_row(context.database).is_sample


class _Meter:
    """Progress as lines on standard error, one per step."""

    def __init__(self) -> None:
        self._said = ""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say a new step."""
        if text and text != self._said:
            self.say(text)

    def say(self, text: str) -> None:
        """Say that a step begins, where a person may be waiting."""
        self._said = text
        if sys.stderr.isatty():
            click.echo(f"… {text}", err=True)


def _lines(result: DemoResult) -> list[str]:
    lines = [_("Sample assembly in {folder}").format(folder=result.folder), ""]
    for one in result.imported:
        text = _("  {file}: {rows} rows, {added} registered for {event}, {left} left behind")
        lines.append(
            text.format(
                file=one.file_name, rows=one.rows, added=one.added, event=one.event_code, left=one.left_behind
            )
        )
    lines += [_("  {count} scans at the desks and doors").format(count=result.scans), ""]
    lines += [_("  {name}: {count}").format(name=file.name, count=file.count) for file in result.files]
    lines.append(_("  {count} pictures in screens/").format(count=len(result.screens)))
    if result.badge_notes:
        shown = result.badge_notes[:_NOTES_SHOWN]
        lines += ["", _("Badges whose texts gave way:"), *(f"  {note}" for note in shown)]
        if more := len(result.badge_notes) - len(shown):
            lines.append(_("  and {count} more, all of them with --json").format(count=more))
    lines += ["", _("Took {seconds} s.").format(seconds=result.duration_s)]
    return lines
