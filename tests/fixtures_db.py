"""Real workspaces for tests: a template file made once per process and copied, and a PostgreSQL server."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from wego_desktop.bootstrap import AppContext, create_context, open_context
from wego_desktop.domain.enums import EventKind
from wego_desktop.services.event_service import EventFields

START = datetime(2026, 10, 14, 0, 30, tzinfo=UTC)
"""Nine thirty in Seoul on the first morning of the assembly."""


@dataclass
class TickingClock:
    """A clock that moves on by ten seconds at each look, so that times differ and order is sure."""

    now: datetime = START

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=10)
        return self.now


@pytest.fixture(scope="session")
def template_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one event, GA7 in Seoul, and nobody registered."""
    path = tmp_path_factory.mktemp("template") / "template.wego"
    with create_context(str(path), "Test", "Kim Da-in", "Desk 1", clock=TickingClock()) as context:
        context.events.add(
            context.actor,
            EventFields(
                code="GA7",
                name="7th WeGO General Assembly",
                starts_on=date(2026, 10, 14),
                ends_on=date(2026, 10, 17),
                kind=EventKind.GENERAL_ASSEMBLY,
                zone="Asia/Seoul",
                city="Seoul",
                venue="COEX",
            ),
        )
    return path


@pytest.fixture
def workspace_path(template_workspace: Path, tmp_path: Path) -> Path:
    """A fresh copy of the template."""
    path = tmp_path / "test.wego"
    shutil.copyfile(template_workspace, path)
    return path


@pytest.fixture
def context(workspace_path: Path) -> Iterator[AppContext]:
    """An opened fresh workspace with the event GA7."""
    with open_context(str(workspace_path), clock=TickingClock()) as opened:
        yield opened


@pytest.fixture
def second_desk(workspace_path: Path, context: AppContext) -> Iterator[AppContext]:
    """The same workspace opened at another desk."""
    with open_context(str(workspace_path), desk_name="Desk 2", clock=context.database.clock) as opened:
        yield opened
