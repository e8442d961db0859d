"""Which columns of a table hold days, and which of the first two numbers is the day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from wego_desktop.exchange.reading.columns import ColumnMapping
from wego_desktop.exchange.reading.dates import DateOrder, is_ambiguous, proven_order
from wego_desktop.exchange.reading.fields import DAY_FIELDS
from wego_desktop.exchange.reading.source_table import SourceTable


@dataclass(frozen=True, slots=True)
class DateColumn:
    """The order of day and month in the column at sheet column `index`.

    `proof` is the text that decides (`27.05.2004`), the tool's name, or empty. `is_open`: the texts can be
    read both ways and somebody has to choose.
    """

    index: int
    header: str
    order: DateOrder
    proof: str
    is_open: bool


def date_columns(
    table: SourceTable,
    mappings: Sequence[ColumnMapping],
    chosen: Mapping[int, DateOrder] | None = None,
    *,
    days: Collection[int] = (),
) -> tuple[DateColumn, ...]:
    """The columns of `table` that go into fields of days, in its order; reads the rows when there are any.

    `days` are further sheet columns that hold days. `chosen` orders, by sheet column, go before what the
    texts prove; that goes before the tool's habit.
    """
    columns = [
        mapping.column for mapping in mappings if mapping.field in DAY_FIELDS or mapping.column.index in days
    ]
    if not columns:
        return ()
    offsets = {column.index: column.index - table.sheet.first_column for column in columns}
    texts: dict[int, list[str]] = {column.index: [] for column in columns}
    for _number, cells in table.rows():
        for index, offset in offsets.items():
            if offset < len(cells) and isinstance(cells[offset], str) and cells[offset]:
                texts[index].append(str(cells[offset]))
    found: list[DateColumn] = []
    for column in columns:
        order, proof = proven_order(texts[column.index])
        if chosen and column.index in chosen:
            order, proof = chosen[column.index], ""
        elif order is DateOrder.UNKNOWN and table.tool and table.tool.date_order is not DateOrder.UNKNOWN:
            order, proof = table.tool.date_order, table.tool.label
        is_open = any(is_ambiguous(text, order) for text in texts[column.index])
        found.append(DateColumn(column.index, column.header, order, proof, is_open))
    return tuple(found)
