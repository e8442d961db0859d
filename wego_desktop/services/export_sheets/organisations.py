"""The organisations sheet of the attendee workbook."""

from wego_desktop.exchange.writing.spec import SheetSpec
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_sheets.columns import ORGANISATIONS
from wego_desktop.services.export_sheets.plan import DETAIL_TAB, Source, cells, column_specs
from wego_desktop.services.queries.exports_organisations import delegations


def sheet(source: Source) -> tuple[SheetSpec, int]:
    """The organisations that take part with the figures of their delegations, and how many there are."""
    heading = source.heading
    rows = delegations(source.session, heading.event.id, heading.made_at)
    counts = ngettext("Organisations: {count} takes part.", "Organisations: {count} take part.", len(rows))
    spec = SheetSpec(
        _("Organisations"),
        heading.title,
        heading.facts(counts.format(count=len(rows))),
        column_specs(ORGANISATIONS),
        cells(rows, ORGANISATIONS),
        heading.zone,
        "Organisations",
        DETAIL_TAB,
        heading.event.name,
        _("Sorted by name."),
        frozen_columns=1,
    )
    return spec, len(rows)
