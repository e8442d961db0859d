"""A disk that takes no more: the write fails with a sentence, and the workspace stays whole."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.services.desk_world import DeskWorld
from wego_desktop.bootstrap import open_context
from wego_desktop.db.models import Registration
from wego_desktop.errors import EnvironmentProblem
from wego_desktop.services.maintenance_service import back_up
from wego_desktop.services.verifying import verify

WRITER = """
import resource, sys
from sqlalchemy import func, select
from wego_desktop.bootstrap import open_context
from wego_desktop.errors import EnvironmentProblem
from tests.services.desk_world import DeskWorld

with open_context(sys.argv[1]) as context:
    world = DeskWorld(context)
    world.register()
    limit = 4096 * 300
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    saved = 1
    try:
        while saved < 500:
            world.register(given="Ana Celeste " * 20)
            saved += 1
    except EnvironmentProblem as problem:
        print(saved, problem.code)
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = os.name == "posix" and os.geteuid() == 0
    command = ["mount", "-t", "tmpfs", "-o", "size=1500k", "none", str(folder)]
    if not mounted or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this account may not make a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def registrations(path: Path) -> int:
    with open_context(str(path)) as context:
        assert verify(context.database).findings == ()
        with context.database.read() as session:
            return session.query(Registration).count()


def test_a_full_disk_stops_writes_and_loses_nothing(small_disk: Path, workspace_path: Path) -> None:
    path = small_disk / "assembly.wego"
    path.write_bytes(workspace_path.read_bytes())
    with open_context(str(path)) as context:
        world = DeskWorld(context)
        world.register()
        (small_disk / "other").write_bytes(bytes(1_500_000 - path.stat().st_size - 400_000))
        saved = fill(world)
        assert 0 < saved < 500
        with pytest.raises(EnvironmentProblem) as refused:
            back_up(context.database, small_disk / "kept.wego")
        assert refused.value.code in {"disk_full", "disk_error"}
        assert not list(small_disk.glob(".*"))
        (small_disk / "other").unlink()
        world.register()
        saved += 1
    assert registrations(path) == saved + 1


def fill(world: DeskWorld) -> int:
    """The number of registrations that were saved until the disk was full."""
    saved = 0
    with suppress(EnvironmentProblem):
        while saved < 500:
            world.register(given="Ana Celeste " * 20)
            saved += 1
    with pytest.raises(EnvironmentProblem, match="disk_full"):
        world.register(given="Ana Celeste " * 20)
    return saved


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit for the size of files")
def test_a_file_that_may_not_grow_stops_writes_and_loses_nothing(workspace_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(workspace_path)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    saved, code = done.stdout.split()
    assert code == "disk_error"
    assert 1 < int(saved) < 500
    assert registrations(workspace_path) == int(saved)
