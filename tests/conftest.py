"""What every test stands on: an isolated computer, no screen, and no warning that nobody reads."""

import importlib.util
import logging
import os
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from checks import catalogues

PLUGINS = ("tests.fixtures_db", "tests.fixtures_ui", "tests.fixtures_people")
pytest_plugins = [name for name in PLUGINS if importlib.util.find_spec(name)]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "logs_warnings: the test provokes log warnings and looks at them")
    if not hasattr(config, "workerinput"):
        catalogues.compile_all()


@pytest.fixture(autouse=True)
def own_computer(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, logs and workspace defaults of this test alone."""
    home = tmp_path_factory.mktemp("computer")
    monkeypatch.setenv("WEGO_CONFIG_DIR", str(home / "config"))
    monkeypatch.setenv("WEGO_LOG_DIR", str(home / "log"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for name in ("WEGO_WORKSPACE", "WEGO_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning, unless it is marked `logs_warnings`."""
    yield
    if request.node.get_closest_marker("logs_warnings"):
        return
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    if found := [record.getMessage() for record in records if record.levelno >= logging.WARNING]:
        pytest.fail(f"unexpected log: {found}")
