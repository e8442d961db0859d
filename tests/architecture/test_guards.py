import subprocess
import sys
from pathlib import Path

from checks import ROOT

CASES = """
import logging, os, warnings
import pytest

def test_logs():
    logging.getLogger("wego_desktop.db").warning("lost")

@pytest.mark.logs_warnings
def test_logs_knowingly():
    logging.getLogger("wego_desktop.db").warning("lost")

def test_warns():
    warnings.warn("old way", DeprecationWarning)

def test_qt_complains(qtbot):
    from PySide6.QtCore import qWarning
    qWarning("QObject: no parent")

def test_is_alone(own_computer):
    assert os.environ["WEGO_CONFIG_DIR"] == str(own_computer / "config")
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
"""


def test_a_warning_of_any_kind_fails_a_test(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    (tmp_path / "test_cases.py").write_text(CASES)
    options = [
        "-c",
        str(ROOT / "pyproject.toml"),
        "--rootdir",
        str(tmp_path),
        "-p",
        "no:randomly",
        "-rA",
        "-q",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    outcomes = {
        line.rsplit("::")[-1].split()[0]: line.split()[0]
        for line in done.stdout.splitlines()
        if line.startswith(("PASSED", "FAILED", "ERROR"))
    }
    assert outcomes == {
        "test_logs": "ERROR",
        "test_logs_knowingly": "PASSED",
        "test_warns": "FAILED",
        "test_qt_complains": "FAILED",
        "test_is_alone": "PASSED",
    }, done.stdout
