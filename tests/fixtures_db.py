"""Real workspaces for tests: a template file made once per process and copied, and a PostgreSQL server."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests import postgresql
from wego_desktop.bootstrap import AppContext, create_context, open_context
from wego_desktop.domain.enums import EventKind
from wego_desktop.services.event_service import EventFields

START = datetime(2026, 10, 14, 0, 30, tzinfo=UTC)
"""Nine thirty in Seoul on the first morning of the assembly."""
PASSPHRASE = "seven bridges over the Han"  # noqa: S105 - of files that live as long as a test


@dataclass
class TickingClock:
    """A clock that moves on by ten seconds at each look, so that times differ and order is sure."""

    now: datetime = START

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=10)
        return self.now


def fill_template(location: str, passphrase: str | None = None) -> None:
    """Make a workspace at `location` with one event, GA7 in Seoul, and nobody registered."""
    with create_context(
        location, "Test", "Kim Da-in", "Desk 1", passphrase=passphrase, clock=TickingClock()
    ) as context:
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


@pytest.fixture(scope="session")
def template_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one event, GA7 in Seoul, and nobody registered."""
    path = tmp_path_factory.mktemp("template") / "template.wego"
    fill_template(str(path))
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> str:
    """The address of a running server with the template database of the house."""
    server = postgresql.start()
    postgresql.make_template(server, fill_template)
    return server


@pytest.fixture
def postgresql_address(postgresql_server: str) -> Iterator[str]:
    """A fresh workspace on the server, with the event GA7."""
    with postgresql.copied(postgresql_server) as address:
        yield address


@pytest.fixture
def empty_postgresql_address(postgresql_server: str) -> Iterator[str]:
    """A fresh database on the server with nothing in it."""
    with postgresql.copied(postgresql_server, "template0") as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def any_location(request: pytest.FixtureRequest) -> str:
    """A fresh workspace with the event GA7: a file, and then a database on a server."""
    fixture = "workspace_path" if request.param == "sqlite" else "postgresql_address"
    return str(request.getfixturevalue(fixture))


@pytest.fixture
def any_context(any_location: str) -> Iterator[AppContext]:
    """An opened fresh workspace with the event GA7, on each kind of database in turn."""
    with open_context(any_location, clock=TickingClock()) as opened:
        yield opened


@pytest.fixture
def any_second_desk(any_location: str, any_context: AppContext) -> Iterator[AppContext]:
    """The workspace of `any_context` opened at another desk."""
    with open_context(any_location, desk_name="Desk 2", clock=any_context.database.clock) as opened:
        yield opened


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


@pytest.fixture(scope="session")
def encrypted_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the event GA7 that opens with the passphrase of `PASSPHRASE`."""
    path = tmp_path_factory.mktemp("encrypted") / "template.wego"
    fill_template(str(path), PASSPHRASE)
    return path


@pytest.fixture
def encrypted_context(encrypted_template: Path, tmp_path: Path) -> Iterator[AppContext]:
    """An opened fresh encrypted file with the event GA7."""
    path = tmp_path / "encrypted.wego"
    shutil.copyfile(encrypted_template, path)
    with open_context(str(path), passphrase=PASSPHRASE, clock=TickingClock()) as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def protected_context(request: pytest.FixtureRequest) -> Iterator[AppContext]:
    """A workspace that may hold passport data: an encrypted file, and then a database on a server."""
    if request.param == "sqlite":
        yield request.getfixturevalue("encrypted_context")
        return
    address = str(request.getfixturevalue("postgresql_address"))
    with open_context(address, clock=TickingClock()) as opened:
        yield opened
