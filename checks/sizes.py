"""Modules stay short enough to be read in one sitting, functions short enough for one screen."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from checks import ROOT

LONG_MODULE_LINES = 400
MAX_MODULE_LINES = 600
MAX_FUNCTION_LINES = 40
FOLDERS = ("wego_desktop", "benchmarks", "checks", "tests")
FILES = ("dev.py", "main.py")
# A migration is a frozen record of a schema, written once by Alembic and never edited again.
EXEMPT = ROOT / "wego_desktop" / "db" / "migrations" / "versions"


def sources() -> Iterator[Path]:
    """Every Python file that the size rules hold for."""
    for folder in FOLDERS:
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if EXEMPT not in path.parents)
    yield from (ROOT / name for name in FILES)


def too_large(path: Path, text: str) -> list[str]:
    """One line for each breach of the limits in `text`, which stands in the file `path`."""
    found = []
    lines = text.count("\n")
    if lines > MAX_MODULE_LINES:
        found.append(f"{path}: {lines} lines, at most {MAX_MODULE_LINES}")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MAX_FUNCTION_LINES:
                found.append(
                    f"{path}:{node.lineno}: {node.name} has {length} lines, at most {MAX_FUNCTION_LINES}"
                )
    return found


def breaches() -> list[str]:
    """One line for each breach in the whole project."""
    return [line for path in sources() for line in too_large(path.relative_to(ROOT), _text(path))]


def long_modules() -> list[str]:
    """Modules that are allowed still and should be divided soon."""
    lengths = {path.relative_to(ROOT): _text(path).count("\n") for path in sources()}
    return [f"{path}: {lines} lines" for path, lines in lengths.items() if lines > LONG_MODULE_LINES]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def main() -> int:
    """Print long modules and breaches; 1 when there is a breach."""
    found = breaches()
    for line in long_modules():
        print(f"long: {line}")
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
