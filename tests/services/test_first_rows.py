"""The first screen, read by the driver alone: the same as the services give, whatever the workspace holds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checks import first_rows
from tests.db.test_schema import REBUILD, add_revision
from tests.fixtures_people import add_people
from wego_desktop.bootstrap import AppContext, create_context, glance_at, open_context
from wego_desktop.db.connections import connect_sqlite
from wego_desktop.domain.enums import BadgeReason, EventKind, RegistrationStatus
from wego_desktop.services.badge_choice import BadgeChoice
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.glance import Glance
from wego_desktop.services.queries import delegates
from wego_desktop.services.queries.delegate_choice import DelegateFilter
from wego_desktop.services.queries.event_rows import EventRow
from wego_desktop.services.queries.events import event_row, list_events, networks
from wego_desktop.services.queries.go_to import is_sample
from wego_desktop.services.queries.journal_tail import newest_entry

_LIGHT = (
    "wego_desktop.ui.start",
    "wego_desktop.ui.application",
    "wego_desktop.ui.opening",
    "wego_desktop.ui.operations.opening",
    "wego_desktop.ui.pages.delegates.page",
    "wego_desktop.services.glance",
)
_WORDS = "correct horse"
_HEAVY = frozenset({"sqlalchemy", "alembic", "babel", "openpyxl", "logging.handlers", "PySide6.QtNetwork"})


def glanced(location: Path, code: str = "GA7", operator: str = "", desk: str = "") -> Glance | None:
    def choose(rows: "list[EventRow] | tuple[EventRow, ...]") -> EventRow | None:
        return next((row for row in rows if row.code == code), None)

    found = glance_at(str(location), operator, desk, choose)
    if found is None:
        return None
    context, seen = found
    context.close()
    return seen


def require_same(context: AppContext, location: Path, code: str = "GA7") -> None:
    """Whatever a glance shows is what the services say."""
    seen = glanced(location, code)
    assert seen is not None
    assert seen.first is not None
    database, event_id = context.database, event_row(context.database, code).id
    ids = delegates.ids(database, DelegateFilter(event_id))
    assert list(seen.first.ids) == ids
    assert seen.first.rows == delegates.rows(database, ids[: first_rows.ROWS_AT_ONCE])
    assert seen.events == list_events(database)
    assert seen.networks == networks(database)
    assert seen.newest == newest_entry(database)
    assert seen.is_sample == is_sample(database)
    assert seen.actor == context.actor


def test_statements_are_those_of_the_list() -> None:
    assert first_rows.FILE.read_text(encoding="utf-8") == first_rows.written(), (
        "run `python -m checks.first_rows --write`"
    )


def test_first_rows_are_those_of_the_list(context: AppContext, workspace_path: Path) -> None:
    people = add_people(context)
    assert len(people.registration_ids) > first_rows.ROWS_AT_ONCE
    require_same(context, workspace_path)


def test_first_rows_are_those_of_the_list_after_work_on_them(
    context: AppContext, workspace_path: Path
) -> None:
    people = add_people(context)
    seen = delegates.rows(context.database, people.registration_ids[:6])
    work, actor = context.registrations, context.actor
    work.set_status(actor, [seen[0].id], RegistrationStatus.CANCELLED)
    context.badges.issue(actor, BadgeChoice(people.event_id, registration_ids=(seen[1].id, seen[2].id)))
    again = BadgeChoice(people.event_id, registration_ids=(seen[2].id,))
    context.badges.issue(actor, again, reason=BadgeReason.LOST)
    name = 'O’Brien "née" 한; DROP TABLE person; --\n😀'
    detail = seen[3]
    with connect_sqlite(workspace_path, None) as connection:
        connection.execute(
            "UPDATE person SET given_names = ?, family_name = '' WHERE id = ?", (name, detail.person_id)
        )
        connection.execute("UPDATE region_scheme SET is_main = 0")
        connection.execute("UPDATE network_member SET to_on = '2020-01-01' WHERE rowid % 2 = 0")
    require_same(context, workspace_path)


def test_an_event_without_anybody_has_no_first_rows(context: AppContext, workspace_path: Path) -> None:
    add_people(context)
    event = event_row(context.database, "GA7")
    fields = EventFields(
        code="ESG26", name="Forum", starts_on=event.starts_on, ends_on=event.ends_on,
        kind=EventKind.FORUM, zone="Asia/Seoul", umbrella="GA7",
    )  # fmt: skip
    context.events.add(context.actor, fields)
    require_same(context, workspace_path, "ESG26")
    seen = glanced(workspace_path, "ESG26")
    assert seen is not None
    assert seen.first is not None
    assert (list(seen.first.ids), seen.first.rows) == ([], ())
    nothing = glanced(workspace_path, "NONE")
    assert nothing is not None
    assert nothing.first is None


def test_a_glance_takes_the_named_operator_and_desk(context: AppContext, workspace_path: Path) -> None:
    context.operators.add_if_missing(context.actor, "Park Ji-woo")
    seen = glanced(workspace_path, operator="Park Ji-woo", desk="Desk 1")
    assert seen is not None
    with open_context(str(workspace_path), "Park Ji-woo", "Desk 1") as other:
        assert seen.actor == other.actor
    assert glanced(workspace_path, operator="Nobody") is None
    assert glanced(workspace_path, desk="Desk 9") is None


def test_a_glance_sees_what_another_program_has_in_its_log(context: AppContext, workspace_path: Path) -> None:
    add_people(context)
    assert workspace_path.with_name(f"{workspace_path.name}-wal").stat().st_size > 0
    require_same(context, workspace_path)


def test_a_glance_leaves_to_the_ordinary_way_whatever_is_unusual(
    tmp_path: Path, workspace_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, foreign, part = (tmp_path / f"{name}.wego" for name in ("secret", "foreign", "part"))
    create_context(str(secret), "Secret", "Kim Da-in", passphrase=_WORDS).close()
    foreign.write_bytes(b"not a database" * 400)
    part.write_bytes(workspace_path.read_bytes()[:5000])
    for place in (secret, foreign, part, tmp_path / "gone.wego", tmp_path):
        assert glanced(place) is None
    assert glance_at("postgresql://nobody@localhost/none", "", "", lambda rows: rows[0]) is None
    add_revision(tmp_path, monkeypatch, REBUILD)
    monkeypatch.setattr("wego_desktop.services.glance.HEAD", "9999")
    assert glanced(workspace_path) is None


def test_the_first_screen_needs_none_of_the_large_libraries() -> None:
    code = f"import sys, {', '.join(_LIGHT)}; print(*sys.modules)"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert _HEAVY.isdisjoint(told.stdout.split())
