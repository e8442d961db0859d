"""Measure the figures and print whether each holds: `python -m benchmarks [--json] [NAME…]`."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict

from benchmarks.registry import FOLDER_VARIABLE, Figure, Measured, all_figures


def main(argv: list[str] | None = None, measure: Callable[[Figure], Measured] | None = None) -> int:
    """Measure; 0 when every chosen figure holds, 1 when one does not, 2 for an unknown name.

    Each figure runs in a process of its own, with byte code kept as in an installed program, so that none
    pays for what another left in memory.
    """
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON array instead of text")
    parser.add_argument("names", nargs="*", metavar="NAME", help="measure these alone")
    chosen = parser.parse_args(argv)
    figures = all_figures()
    if unknown := sorted(set(chosen.names) - set(figures)):
        parser.error(f"no figure named {', '.join(unknown)}; there are: {', '.join(figures)}")
    with tempfile.TemporaryDirectory(prefix="wego-bench-") as folder:
        how = measure or (lambda figure: apart(figure, folder))
        return _all([figures[name] for name in chosen.names or figures], how, is_json=chosen.json)


def apart(figure: Figure, folder: str) -> Measured:
    """The figure, measured in a process of its own that finds the run's workspaces in `folder`."""
    environment = {**os.environ, FOLDER_VARIABLE: folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "benchmarks._one", figure.name]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment)
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def _all(figures: list[Figure], measure: Callable[[Figure], Measured], *, is_json: bool) -> int:
    results = []
    for figure in figures:
        measured = measure(figure)
        results.append((figure, measured))
        if not is_json:
            print(described(figure, measured), flush=True)
    if is_json:
        print(json.dumps([as_json(*result) for result in results], indent=2))
    return 0 if all(measured.holds for _, measured in results) else 1


def described(figure: Figure, measured: Measured) -> str:
    """The lines that a person reads about one figure."""
    return "\n".join(
        (
            f"{figure.name}: {'holds' if measured.holds else 'DOES NOT HOLD'}",
            f"  work      {figure.work}",
            f"  measured  {measured.value}",
            f"  beside    {measured.compared_with}",
            f"  reach     {figure.reach}",
        )
    )


def as_json(figure: Figure, measured: Measured) -> dict[str, object]:
    """The same for a program."""
    return {"name": figure.name, "work": figure.work, "reach": figure.reach, **asdict(measured)}


if __name__ == "__main__":
    sys.exit(main())
