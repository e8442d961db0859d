"""The command self-test: does everything once on this computer, in at most a minute."""

import contextlib
import faulthandler
import importlib
import os
import pkgutil
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

import wego_desktop
from wego_desktop.bootstrap import AppContext, create_context, open_context
from wego_desktop.cli.app import CliApp, Exit, WindowTasks, json_option, pass_app
from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence

LONGEST_S = 60
_NAME = "Self-test"
_PERSON = "Ssemwanga"
# Run by the migration tool alone; cannot be imported otherwise.
_NOT_IMPORTED = ("wego_desktop.db.migrations.env", "wego_desktop.__main__")


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check: what it was, whether it passed, how long it took, and what went wrong."""

    name: str
    is_passed: bool
    seconds: float
    detail: str


def register(root: click.Group) -> None:
    """Add `self-test`."""
    root.add_command(self_test)


@click.command("self-test")
@json_option
@pass_app
def self_test(app: CliApp, as_json: bool) -> None:
    """Do everything once in a temporary workspace: a badge, a workbook, the main window."""
    rows = []
    with _ended_after(LONGEST_S), tempfile.TemporaryDirectory() as folder:
        for name, check in _checks(app, Path(folder)):
            row = _checked(name, check)
            rows.append(row)
            if not as_json:
                click.echo(_line(row))
    if as_json:
        app.show(rows, [], as_json)
    if not all(row.is_passed for row in rows):
        raise click.exceptions.Exit(Exit.BUG)


def _checks(app: CliApp, folder: Path) -> Iterable[tuple[str, Callable[[], str]]]:
    place = folder / "self-test.wego"
    yield _("modules"), _import_all
    yield _("workspace"), lambda: _make_workspace(place)
    yield _("workbook"), lambda: _write_workbook(place, folder / "attendees.xlsx")
    windows = app.windows
    if windows is not None:
        # Before the badge: the first one makes Qt's application object, and windows need the larger one.
        yield _("main window"), lambda: _open_window(windows, str(place))
    yield _("badge"), _read_badge


def _checked(name: str, check: Callable[[], str]) -> CheckRow:
    begun = time.monotonic()
    try:
        detail, is_passed = check(), True
    except CodedError as error:
        detail, is_passed = sentence(error), False
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        detail, is_passed = f"{type(error).__name__}: {error}", False
    return CheckRow(name, is_passed, round(time.monotonic() - begun, 2), detail)


def _line(row: CheckRow) -> str:
    word = _("ok") if row.is_passed else _("FAILED")
    return f"{row.name:<14} {word:<8} {row.seconds:5.2f} s  {row.detail}".rstrip()


def _import_all() -> str:
    count = 0
    for module in pkgutil.walk_packages(wego_desktop.__path__, "wego_desktop."):
        if module.name not in _NOT_IMPORTED:
            importlib.import_module(module.name)
            count += 1
    return str(count)


def _make_workspace(place: Path) -> str:
    from wego_desktop.services.event_service import EventFields
    from wego_desktop.services.queries.events import categories
    from wego_desktop.services.registering import PersonFields, RegistrationFields

    day = date(2026, 10, 14)
    with create_context(str(place), _NAME, _NAME) as context:
        event = context.events.add(
            context.actor, EventFields("GA7", _NAME, day, day, zone="Asia/Seoul")
        ).value
        category = categories(context.database, event)[0].id
        person = PersonFields(given_names="Grace", family_name=_PERSON)
        context.registrations.register_new_person(context.actor, event, person, RegistrationFields(category))
    with open_context(str(place)) as context:
        return _counted(context)


def _counted(context: AppContext) -> str:
    from wego_desktop.services.queries.workspace import workspace_row

    row = workspace_row(context.database)
    if (row.events, row.people, row.registrations) != (1, 1, 1):
        raise RuntimeError(f"the workspace came back as {row}")
    return _("schema {revision}").format(revision=row.revision)


def _write_workbook(place: Path, target: Path) -> str:
    from wego_desktop.domain.enums import SheetKind
    from wego_desktop.services.export_sheets.plan import ExportRequest
    from wego_desktop.services.import_service import ImportService

    with open_context(str(place)) as context:
        context.exports.export(context.actor, ExportRequest(SheetKind.ATTENDEES, "GA7"), target)
        preview = ImportService(context.database).preview(context.actor, target, "GA7")
    if preview.totals.rows != 1:
        raise RuntimeError(f"the workbook came back with {preview.totals.rows} rows")
    return f"{target.stat().st_size} bytes"


def _open_window(windows: WindowTasks, place: str) -> str:
    windows.check_window(place)
    return ""


def _read_badge() -> str:
    from wego_desktop.documents.self_check import is_badge_readable

    if not is_badge_readable():
        raise RuntimeError("the code of the badge could not be read again")
    return ""


@contextlib.contextmanager
def _ended_after(seconds: int) -> Iterator[None]:
    """End the whole process when the block hangs, and tell where."""

    def end() -> None:
        click.echo(_("The self-test took longer than {seconds} s and was ended.").format(seconds=seconds))
        faulthandler.dump_traceback(file=sys.stderr)
        sys.stdout.flush()
        os._exit(Exit.BUG)

    watch = threading.Timer(seconds, end)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
