"""Measure the figures and print whether each holds: `python -m benchmarks [--json] [NAME…]`."""

import argparse
import json
import sys
from dataclasses import asdict

from benchmarks.registry import Figure, Measured, all_figures


def main(argv: list[str] | None = None) -> int:
    """Measure; 0 when every chosen figure holds, 1 when one does not, 2 for an unknown name."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON array instead of text")
    parser.add_argument("names", nargs="*", metavar="NAME", help="measure these alone")
    chosen = parser.parse_args(argv)
    figures = all_figures()
    if unknown := sorted(set(chosen.names) - set(figures)):
        parser.error(f"no figure named {', '.join(unknown)}; there are: {', '.join(figures)}")
    results = []
    for name in chosen.names or figures:
        measured = figures[name].measure()
        results.append((figures[name], measured))
        if not chosen.json:
            print(described(figures[name], measured), flush=True)
    if chosen.json:
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
