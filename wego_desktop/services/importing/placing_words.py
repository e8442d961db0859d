"""Words of the file that somebody gave a meaning: `General Admission` is a delegate."""

from collections.abc import Mapping

from wego_desktop.domain.text import fold
from wego_desktop.exchange.reading.cells import cell_text
from wego_desktop.exchange.reading.source_table import SourceTable


def placed_cells(
    table: SourceTable, field_ids: Mapping[int, str], words: Mapping[str, Mapping[str, str]]
) -> dict[tuple[int, int], str]:
    """The texts that count instead of such words, by row number and sheet column; `field_ids` by column.

    Reads the rows when there is a word to look for. Letter case and accents make no other word.
    """
    meanings = {
        index: {fold(word): meaning for word, meaning in words[field_id].items() if meaning}
        for index, field_id in field_ids.items()
        if words.get(field_id)
    }
    if not meanings:
        return {}
    first = table.sheet.first_column
    found: dict[tuple[int, int], str] = {}
    for number, cells in table.rows():
        for index, by_word in meanings.items():
            cell = cells[index - first] if index - first < len(cells) else ""
            meaning = by_word.get(fold(cell_text(cell))) if cell != "" else None
            if meaning is not None:
                found[number, index] = meaning
    return found
