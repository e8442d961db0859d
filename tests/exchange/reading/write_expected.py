"""Writes `expected.json` anew from what is read now: `python3 -m tests.exchange.reading.write_expected`.

Only for reading the difference: each changed line is to be looked at before it is committed.
"""

import json

from tests.exchange.reading.corpus import FOLDER, reading_of


def main() -> None:
    """Write the readings of all files."""
    names = sorted(path.name for path in FOLDER.iterdir() if path.name != "expected.json")
    readings = {name: reading_of(FOLDER / name) for name in names}
    text = json.dumps(readings, ensure_ascii=False, indent=1)
    (FOLDER / "expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
