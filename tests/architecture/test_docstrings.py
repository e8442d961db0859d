import ast
from pathlib import Path

import pytest

from checks import PACKAGE, ROOT

MODULES = sorted(PACKAGE.rglob("*.py"))


def test_every_module_says_its_purpose() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def undocumented(path: Path) -> list[str]:
    """Public classes, functions and methods without a docstring; properties of protocols included."""
    found = []
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        for node in ast.iter_child_nodes(todo.pop()):
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if node.name.startswith("_"):
                continue
            if not ast.get_docstring(node):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
            if isinstance(node, ast.ClassDef):
                todo.append(node)
    return found


@pytest.mark.parametrize("layer", ["domain", "db", "services", "exchange", "documents", "jobs"])
def test_everything_public_below_the_windows_is_documented(layer: str) -> None:
    silent = [
        line
        for path in sorted((PACKAGE / layer).rglob("*.py"))
        if "migrations" not in path.parts
        for line in undocumented(path)
    ]
    assert silent == []
