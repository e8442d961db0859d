"""What every command shares: the workspace to work on, printing of results, and exit codes."""

import dataclasses
import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from wego_desktop.bootstrap import AppContext, open_context, shown_location
from wego_desktop.errors import EnvironmentProblem, UserError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence_of
from wego_desktop.settings import Settings, SettingsStore

if TYPE_CHECKING:
    from wego_desktop.services.outcome import Notice

T = TypeVar("T")


class Exit(IntEnum):
    """The exit codes of the program."""

    DONE = 0
    USER_ERROR = 1
    USAGE = 2
    ENVIRONMENT = 3
    BUG = 70


@dataclasses.dataclass(frozen=True, slots=True)
class WindowTasks:
    """What commands need of the windows, which the command line itself may not import.

    `grab_screens(workspace, folder)` writes a picture of every page and returns their paths;
    `check_window(workspace)` opens and closes the main window and raises what goes wrong. `prepare()` comes
    before either when a badge is painted first: painting alone makes an application that can show no window.
    """

    grab_screens: Callable[[str, Path], list[Path]]
    check_window: Callable[[str], None]
    prepare: Callable[[], object] = bool


class CliApp:
    """The options given before the command, and what commands do with results."""

    windows: WindowTasks | None = None

    def __init__(self, workspace: str | None, operator: str | None, desk: str | None) -> None:
        self.settings_store = SettingsStore()
        self._workspace = workspace
        self._operator = operator
        self._desk = desk

    @property
    def settings(self) -> Settings:
        """This computer's settings."""
        return self.settings_store.load()

    def location(self) -> str:
        """The workspace to use: the option, else `WEGO_WORKSPACE`, else the last one used.

        Raises `UserError("no_workspace_chosen")` when there is none of them.
        """
        chosen = self._workspace or os.environ.get("WEGO_WORKSPACE") or self.settings.last_workspace
        if not chosen:
            raise UserError("no_workspace_chosen")
        return chosen

    def passphrase(self) -> str | None:
        """The passphrase from `WEGO_PASSPHRASE`, or None; it is never an argument."""
        return os.environ.get("WEGO_PASSPHRASE") or None

    def operator_name(self) -> str | None:
        """The operator to work as, by option or this computer's settings."""
        return self._operator or self.settings.operator_name or None

    def desk_name(self) -> str | None:
        """The desk to work at, by option or this computer's settings."""
        return self._desk or self.settings.desk_name or None

    def open(self) -> AppContext:
        """The opened workspace; asks for a passphrase when one is needed and a person can answer."""
        location = self.location()
        context = self.with_passphrase(location, self.open_with)
        self.remember(location)
        return context

    def open_with(self, passphrase: str | None) -> AppContext:
        """The opened workspace by this passphrase alone; raises `passphrase_needed`, `wrong_passphrase`."""
        return open_context(self.location(), self._operator, self.desk_name(), passphrase)

    def with_passphrase(self, location: str, act: Callable[[str | None], T]) -> T:
        """What `act` gives, which needs the passphrase of the workspace at `location`, if it has one.

        It is taken from `WEGO_PASSPHRASE`, else from the keychain, else asked for when a person can answer.
        """
        try:
            return act(self.passphrase())
        except UserError as error:
            if error.code != "passphrase_needed":
                raise
            needed = error
        if (kept := self._kept_passphrase(location)) is not None:
            try:
                return act(kept)
            except UserError as error:
                if error.code != "wrong_passphrase":
                    raise
        if not sys.stdin.isatty():
            raise needed
        return act(str(click.prompt(_("Passphrase"), hide_input=True, err=True)))

    def _kept_passphrase(self, location: str) -> str | None:
        from wego_desktop.services.keychain import stored_passphrase

        return stored_passphrase(location)

    def remember(self, location: str) -> None:
        """Make this the workspace that later commands take by default."""
        shown = shown_location(location)
        settings = self.settings
        if settings.last_workspace != shown:
            self.settings_store.save(dataclasses.replace(settings, last_workspace=shown))

    def show(self, result: Any, lines: Iterable[str], as_json: bool) -> None:
        """Print a result: as JSON when asked for, else as these lines."""
        text = json.dumps(to_json(result), ensure_ascii=False, indent=2) if as_json else None
        try:
            for line in lines if text is None else [text]:
                click.echo(line)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise EnvironmentProblem("output_not_written", reason=error.strerror) from error


def to_json(value: Any) -> Any:
    """A result of a service as JSON values: dataclasses as objects, days and instants as ISO text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: to_json(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [to_json(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value


def table(headings: list[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """Rows as lines with aligned columns; wide (East Asian) letters count double."""
    from wego_desktop.domain.text import display_width

    cells = [headings, *([str(cell) if cell is not None else "" for cell in row] for row in rows)]
    widths = [max(display_width(row[at]) for row in cells) for at in range(len(headings))]
    return [
        "  ".join(
            cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in cells
    ]


def notice_lines(notices: "Iterable[Notice]") -> list[str]:
    """What an operation has to tell beside its outcome, a line for each."""
    return [sentence_of(notice.code, notice.params) for notice in notices]


json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
event_option = click.option("--event", "event_code", required=True, metavar="CODE", help="Code of the event.")
over_limit_option = click.option(
    "--over-limit", default="", metavar="REASON", help="Allow it although a limit is reached; needs a reason."
)
pass_app = click.make_pass_decorator(CliApp)
