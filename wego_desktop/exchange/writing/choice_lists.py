"""Drop-down lists: short ones stand in the rule itself, the others on a hidden sheet."""

from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl.utils import get_column_letter, quote_sheetname

from wego_desktop.exchange.writing.cell_markup import cell_start, text_cell

MOST_INLINE_UNITS = 255


class ChoiceLists:
    """Gives each list its formula; as a sheet body it writes the lists that need cells."""

    def __init__(self, wanted: Iterable[tuple[str, ...]], sheet_title: str) -> None:
        self._listed = [choices for choices in dict.fromkeys(wanted) if not _fits_inline(choices)]
        self._title = sheet_title

    @property
    def needs_sheet(self) -> bool:
        """Whether some list is too long, or has characters, for a rule of its own."""
        return bool(self._listed)

    def source(self, choices: tuple[str, ...]) -> str:
        """The formula of a data validation that offers `choices`."""
        if choices not in self._listed:
            return f'"{",".join(choices)}"'
        letter = get_column_letter(self._listed.index(choices) + 1)
        return f"{quote_sheetname(self._title)}!${letter}$1:${letter}${len(choices)}"

    def prepare(self, sheet: Any) -> None:
        """Hide the sheet."""
        sheet.sheet_state = "hidden"

    def markup(self) -> Iterator[str]:
        """One column per list."""
        for row in range(1, max(map(len, self._listed), default=0) + 1):
            cells = (
                text_cell(cell_start(column), row, "", choices[row - 1])
                for column, choices in enumerate(self._listed, 1)
                if row <= len(choices)
            )
            yield f'<row r="{row}">{"".join(cells)}</row>'

    def finish(self, sheet: Any) -> None:
        """Nothing follows from the lists."""


def _fits_inline(choices: tuple[str, ...]) -> bool:
    is_plain = all(
        choice and choice == choice.strip() and not set(choice) & set(',"\n') for choice in choices
    )
    return is_plain and len(",".join(choices).encode("utf-16-le")) // 2 <= MOST_INLINE_UNITS
