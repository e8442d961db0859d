"""The member list: every organisation with its standing in WeGO, as it can be read again."""

from wego_desktop.exchange.writing.spec import CountTable, Measure, SheetSpec, SummarySpec, WorkbookSpec
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_sheets.plan import MAIN_TAB, Plan, Source, cells, column_specs
from wego_desktop.services.export_sheets.summaries import counting_summary
from wego_desktop.services.queries.exports_members import member_rows


def plan(source: Source) -> Plan:
    """The workbook of the members and the other organisations."""
    heading = source.heading
    rows = member_rows(source.session, heading.made_at, heading.event.id)
    members = sum(bool(row.membership) for row in rows)
    counts = ngettext(
        "{count} organisation, of which {members} members.",
        "{count} organisations, of which {members} members.",
        len(rows),
    )
    main = SheetSpec(
        _("Members"),
        heading.title,
        heading.facts(counts.format(count=len(rows), members=members)),
        column_specs(source.columns),
        cells(rows[: source.limit], source.columns),
        heading.zone,
        "Members",
        MAIN_TAB,
        heading.event.name,
        _("Sorted by name."),
        frozen_columns=1,
    )
    contents = _("member list")
    summary = None if source.is_preview else _summary(source)
    workbook = WorkbookSpec((main,), heading.properties(contents), summary)
    return Plan(workbook, main, contents, len(rows), len(rows))


def _summary(source: Source) -> SummarySpec | None:
    measures = (Measure(_("Organisations")),)
    tables = (
        CountTable(_("By region"), "region", measures, chart_title=_("Organisations by region")),
        CountTable(_("By membership"), "membership", measures),
        CountTable(_("By country"), "country", measures),
    )
    facts = (source.heading.made_line, _("All figures follow the Members sheet."))
    return counting_summary(source, tables, "Members", facts)
