"""What the bundle leaves out is used by no module of the program."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _left_out() -> set[str]:
    tree = ast.parse((ROOT / "installer.spec").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "UNUSED_QT":
            return set(ast.literal_eval(node.value))
    raise AssertionError("installer.spec has no list UNUSED_QT")


def _used() -> dict[str, str]:
    used: dict[str, str] = {}
    for path in (ROOT / "wego_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                used[str(node.module).split(".")[1]] = path.name
    return used


def test_no_part_of_qt_that_is_used_is_left_out() -> None:
    used, left_out = _used(), _left_out()
    assert "QtWebEngineCore" in left_out
    assert "QtWidgets" in used
    assert {name: used[name] for name in used.keys() & left_out} == {}
