"""An invented delegate list as a workbook: new people with names as varied as those of a world event."""

import random
from datetime import UTC, datetime
from pathlib import Path

from benchmarks._population_names import CULTURES, POSITIONS
from wego_desktop.exchange.writing.spec import ColumnSpec, FileProperties, SheetSpec, WorkbookSpec
from wego_desktop.exchange.writing.workbook import write_workbook

HEADER = (
    "Honorific", "Given names", "Family name", "Name on badge", "Gender", "Email", "Phone", "Position",
    "Organisation", "Kind of organisation", "City", "Country", "Region", "Category", "Status", "Attendance",
    "Interpretation", "Diet", "Notes", "External reference",
)  # fmt: skip
_GIVEN, _FAMILY = 900, 7000
_ONSETS = (*"bdfghjklmnprstvz", "br", "dr", "kr", "tr", "sh", "ch", "th")
_NUCLEI = (*"aeiou", "ai", "ou")
_CODAS = ("", "n", "s", "r", "l", "m", "t")


def write_delegates(path: Path, count: int) -> None:
    """A workbook of `count` delegates in 20 columns, the same at every call."""
    chosen = random.Random(5)
    given, family = _names(chosen, _GIVEN, 2), _names(chosen, _FAMILY, 3)
    columns = tuple(ColumnSpec(title, title) for title in HEADER)
    rows = [_row(chosen, at, given, family) for at in range(count)]
    sheet = SheetSpec("List", "Delegates", (), columns, rows, UTC, "Delegates")
    now = datetime(2026, 9, 1, tzinfo=UTC)
    write_workbook(WorkbookSpec((sheet,), FileProperties("", "", "", now)), path)


def _names(chosen: random.Random, count: int, most_syllables: int) -> list[str]:
    """So many different invented names of two or more syllables."""
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = chosen.randint(2, most_syllables)
        word = "".join(chosen.choice(_ONSETS) + chosen.choice(_NUCLEI) for _ in range(syllables))
        found[(word + chosen.choice(_CODAS)).capitalize()] = None
    return list(found)


def _row(chosen: random.Random, at: int, given: list[str], family: list[str]) -> tuple[str, ...]:
    culture = chosen.choice(CULTURES)
    first, last = chosen.choice(given), chosen.choice(family)
    if at % 3 == 0:
        first = f"{first} {chosen.choice(given)}"
    if at % 5 == 0:
        last = f"{last} {chosen.choice(family)}"
    city = chosen.choice(culture.cities)
    return (
        "Ms" if at % 2 else "Mr", first, last, f"{first} {last}", "f" if at % 2 else "m",
        f"delegate{at}@city{at % 400}.example", f"+82 2 555 {at:05}", chosen.choice(POSITIONS),
        f"{city} Office {at % 8}", "city", city, culture.country, f"Region {culture.country}",
        chosen.choice(("Delegate", "Speaker", "Press", "Head of delegation")), "confirmed", "on site",
        "English", "Vegetarian" if at % 9 == 0 else "", f"Arrives on day {at % 3}", f"X{at}",
    )  # fmt: skip
