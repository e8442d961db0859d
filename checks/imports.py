"""Who may import what: the contracts of import-linter, and the rules that it cannot express."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checks import PACKAGE, ROOT


@dataclass(frozen=True, slots=True)
class Rule:
    """`what` (a module and all below it) may be imported only inside `only_in`."""

    what: str
    only_in: tuple[str, ...]


RULES = (
    Rule("PySide6.QtWidgets", ("wego_desktop.ui",)),
    Rule("PySide6.QtPrintSupport", ("wego_desktop.ui",)),
    Rule("PySide6.QtMultimedia", ("wego_desktop.ui",)),
    Rule("PySide6.QtCharts", ("wego_desktop.ui",)),
    Rule("PySide6", ("wego_desktop.ui", "wego_desktop.documents")),
)
MIGRATIONS = "wego_desktop.db.migrations"
MIGRATIONS_MAY_IMPORT = ("wego_desktop.db.types", MIGRATIONS)


def imported(text: str, module: str, is_package: bool) -> Iterator[tuple[int, str]]:
    """Line and absolute name of everything that the source `text` of `module` imports, late ones included."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")
                parts = parts[: len(parts) - node.level + is_package]
                base = ".".join([*parts, *filter(None, [node.module])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def is_within(name: str, package: str) -> bool:
    """Whether `name` is `package` or lies below it."""
    return name == package or name.startswith(f"{package}.")


def breaches_in(text: str, module: str, is_package: bool = False) -> list[str]:
    """One line for each import in `text` that the rules forbid to `module`."""
    found = []
    for line, name in imported(text, module, is_package):
        found += [
            f"{module}:{line}: {name} may be imported only in {', '.join(rule.only_in)}"
            for rule in RULES
            if is_within(name, rule.what) and not any(is_within(module, place) for place in rule.only_in)
        ]
        from_package = is_within(module, MIGRATIONS) and is_within(name, "wego_desktop")
        if from_package and not any(is_within(name, allowed) for allowed in MIGRATIONS_MAY_IMPORT):
            found.append(f"{module}:{line}: a migration imports only {MIGRATIONS_MAY_IMPORT[0]}, not {name}")
    return found


def breaches() -> list[str]:
    """One line for each forbidden import in the package."""
    return [
        line
        for path in sorted(PACKAGE.rglob("*.py"))
        for line in breaches_in(
            path.read_text(encoding="utf-8"), module_name(path), path.name == "__init__.py"
        )
    ]


def module_name(path: Path) -> str:
    """The dotted name of a file of the package."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def main() -> int:
    """Check the contracts and the rules; 1 when one is broken."""
    from importlinter.cli import lint_imports

    found = breaches()
    for line in found:
        print(line)
    code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    return 1 if found or code else 0


if __name__ == "__main__":
    sys.exit(main())
