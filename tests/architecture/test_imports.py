import subprocess
import sys

import pytest

from checks import ROOT, imports


def test_layer_contracts_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checks.imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_parts_of_qt_stay_in_their_layer() -> None:
    assert imports.breaches() == []


@pytest.mark.parametrize(
    ("source", "module", "count"),
    [
        ("from PySide6.QtWidgets import QLabel", "wego_desktop.documents.badge", 1),
        ("from PySide6 import QtWidgets", "wego_desktop.documents.badge", 1),
        ("import PySide6.QtWidgets", "wego_desktop.ui.app", 0),
        ("def f():\n    from PySide6.QtGui import QImage", "wego_desktop.services.badges", 1),
        ("from PySide6.QtGui import QImage", "wego_desktop.documents.badge", 0),
        ("from wego_desktop.db.types import Uuid", "wego_desktop.db.migrations.versions.r0001", 0),
        ("from wego_desktop.db import types", "wego_desktop.db.migrations.env", 0),
        ("from wego_desktop.db.models import Base", "wego_desktop.db.migrations.env", 1),
        ("from ...models import Base", "wego_desktop.db.migrations.versions.r0001", 1),
    ],
)
def test_forbidden_import_is_reported_when_written(source: str, module: str, count: int) -> None:
    assert len(imports.breaches_in(source, module)) == count
