"""Any number of rounds by hand: `python -m tests.torture [--rounds N] [--seed S]`."""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.torture.rounds import Torture


def main(argv: list[str] | None = None) -> int:
    """Torture a fresh workspace; 0 when nothing was lost, 1 with the problems otherwise."""
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, metavar="N")
    parser.add_argument("--seed", type=int, default=None, metavar="S", help="to repeat an earlier run")
    chosen = parser.parse_args(argv)
    seed = chosen.seed if chosen.seed is not None else random.randrange(1_000_000)
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="wego-torture-") as folder:
        torture = Torture(Path(folder), seed)
        for number in range(1, chosen.rounds + 1):
            problems = torture.round(number)
            if problems:
                sys.stdout.write("\n".join(problems) + "\n")
                sys.stdout.write(f"Seed {seed}, round {number} of {chosen.rounds}.\n")
                return 1
        story = torture.story
        saved = len(story.imported)
        if problems := torture.finish():
            sys.stdout.write("\n".join(problems) + "\n")
            return 1
    sys.stdout.write(
        f"{chosen.rounds} rounds in {time.monotonic() - begin:.1f} s, seed {seed}: {len(story.said)} scans, "
        f"{len(story.undone)} undone, {saved} of {len(story.lists)} lists reported as saved. "
        "Nothing is missing, nothing is there twice.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
