"""The list of participating cities that may be published: no personal data, not even the operator's name."""

from wego_desktop.exchange.writing.spec import CountTable, Measure, SheetSpec, SummarySpec, WorkbookSpec
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_sheets.plan import MAIN_TAB, Plan, Source, cells, column_specs
from wego_desktop.services.export_sheets.summaries import counting_summary
from wego_desktop.services.queries.exports_organisations import participating_cities


def plan(source: Source) -> Plan:
    """The workbook of the cities."""
    heading = source.heading
    rows = participating_cities(source.session, heading.event.id)
    counts = ngettext("Participants: {count} city.", "Participants: {count} cities.", len(rows))
    main = SheetSpec(
        _("Participants"),
        heading.title,
        heading.facts(counts.format(count=len(rows)), is_anonymous=True),
        column_specs(source.columns),
        cells(rows[: source.limit], source.columns),
        heading.zone,
        "Participants",
        MAIN_TAB,
        heading.event.name,
        _("Sorted by city."),
        is_portrait=True,
        frozen_columns=1,
    )
    contents = _("published list")
    properties = heading.properties(contents, is_anonymous=True)
    summary = None if source.is_preview else _summary(source)
    return Plan(WorkbookSpec((main,), properties, summary), main, contents, len(rows), len(rows))


def _summary(source: Source) -> SummarySpec | None:
    measures = (Measure(_("Cities")),)
    tables = (
        CountTable(_("By region"), "region", measures, chart_title=_("Cities by region")),
        CountTable(_("By country"), "country", measures),
    )
    facts = (source.heading.anonymous_line, _("All figures follow the Participants sheet."))
    return counting_summary(source, tables, "Participants", facts)
