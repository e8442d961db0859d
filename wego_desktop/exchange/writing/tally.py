"""Counts of the rows on their way into a sheet, so that a summary shows figures before Excel computes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from wego_desktop.exchange.writing.cell_text import clean
from wego_desktop.exchange.writing.spec import Measure


class RowObserver(Protocol):
    """Whoever is shown each row that is written."""

    def add(self, row: Sequence[object], /) -> None:
        """Take notice of one row."""


class Tally:
    """Rows counted by their texts in a few columns; texts compare as Excel's COUNTIFS does, without case."""

    def __init__(self, columns: Sequence[str], positions: Sequence[int], yes_no: tuple[str, str]) -> None:
        self._slots = {key: slot for slot, key in enumerate(columns)}
        self._positions = tuple(positions)
        self._yes_no = yes_no
        self._counts: Counter[tuple[str, ...]] = Counter()

    def add(self, row: Sequence[object]) -> None:
        """Count one row."""
        self._counts[tuple(self._text(row[position]) for position in self._positions)] += 1

    def _text(self, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return self._yes_no[0] if value else self._yes_no[1]
        return clean(value if isinstance(value, str) else str(value))

    def values(self, column: str) -> list[str]:
        """The texts found in `column`, the most frequent first, equal ones by the alphabet; empty last."""
        slot, found, shown = self._slots[column], Counter[str](), dict[str, str]()
        for texts, count in self._counts.items():
            folded = texts[slot].casefold()
            found[folded] += count
            shown.setdefault(folded, texts[slot])
        ordered = sorted(found, key=lambda text: (not text, -found[text], text))
        return [shown[text] for text in ordered]

    def count(self, measure: Measure, column: str = "", value: str = "") -> int:
        """The rows of `measure` whose `column` holds `value`; of all values without a column."""
        wanted = {word.casefold() for word in measure.words}
        at = self._slots[measure.column] if wanted else 0
        of = self._slots[column] if column else None
        return sum(
            count
            for texts, count in self._counts.items()
            if (not wanted or texts[at].casefold() in wanted)
            and (of is None or texts[of].casefold() == value.casefold())
        )


def counted_columns(columns: Iterable[str]) -> list[str]:
    """Each key once, in order, without empty ones."""
    return list(dict.fromkeys(key for key in columns if key))
