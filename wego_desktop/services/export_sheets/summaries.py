"""The summary in front of a workbook that only counts its main sheet."""

from collections.abc import Sequence

from wego_desktop.exchange.writing.spec import CountTable, SummarySpec
from wego_desktop.i18n import _
from wego_desktop.services.export_sheets.plan import MAIN_TAB, Source


def counting_summary(
    source: Source, tables: Sequence[CountTable], of_table: str, facts: tuple[str, ...]
) -> SummarySpec | None:
    """A summary of those `tables` whose column the main sheet has; None when it has none of them."""
    keys = {column.key for column in source.columns}
    chosen = tuple(table for table in tables if table.column in keys)
    if not chosen:
        return None
    heading = source.heading
    return SummarySpec(
        _("Summary"), heading.title, facts, of_table, chosen, tab_colour=MAIN_TAB, footer=heading.event.name
    )
