"""Sign-in sheets: one for the event, or one for each of the sessions that were asked for."""

from wego_desktop.domain.local_time import local
from wego_desktop.exchange.writing.spec import CountTable, Measure, SheetSpec, SummarySpec, WorkbookSpec
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_sheets.plan import MAIN_TAB, Plan, Source, cells, column_specs, frozen
from wego_desktop.services.export_sheets.summaries import counting_summary
from wego_desktop.services.queries import exports_sign_in as reads
from wego_desktop.services.queries.exports_programme import find_sessions

_SIGNING_HEIGHT_PT = 27.0


def plan(source: Source) -> Plan:
    """The workbook to print and sign."""
    codes = source.request.session_codes
    if not codes:
        found = [_sheet(source, None)]
    else:
        ids = find_sessions(source.session, source.heading.event.id, codes)
        wanted = reads.sign_in_sessions(source.session, ids[:1] if source.is_preview else ids)
        found = [_sheet(source, session) for session in wanted]
    contents = " ".join([_("sign-in"), *codes]) if len(codes) <= 3 else _("sign-in")
    sheets = tuple(sheet for sheet, _rows in found)
    properties = source.heading.properties(contents)
    book = WorkbookSpec(sheets, properties, _summary(source, sheets), is_summary_last=True)
    rows = sum(count for _sheet, count in found)
    return Plan(book, found[0][0], contents, rows, rows)


def _summary(source: Source, sheets: tuple[SheetSpec, ...]) -> SummarySpec | None:
    """Counts of one list; several lists, of which each is signed apart, have none in common."""
    if source.is_preview or len(sheets) > 1:
        return None
    measures = (Measure(_("Expected")),)
    tables = (
        CountTable(_("By category"), "category", measures),
        CountTable(_("By country"), "country", measures, chart_title=_("Expected by country")),
    )
    facts = (source.heading.made_line, _("All figures follow the list to sign."))
    return counting_summary(source, tables, sheets[0].table_name, facts)


def _sheet(source: Source, session: reads.SignInSession | None) -> tuple[SheetSpec, int]:
    heading = source.heading
    session_id = session.id if session else None
    count = reads.expected_count(source.session, heading.event.id, session_id)
    rows = reads.expected_people(source.session, heading.event.id, session_id, source.limit)
    spec = SheetSpec(
        f"{session.event} {session.code}" if session else _("Sign-in"),
        session.title if session else heading.title,
        heading.facts(_facts(source, session, count)),
        column_specs(source.columns),
        cells(rows, source.columns),
        heading.zone,
        f"Sign_in_{session.event}_{session.code}" if session else "Sign_in",
        MAIN_TAB,
        f"{session.title} · {heading.event.name}" if session else heading.event.name,
        _("Sorted by family name."),
        row_height_pt=_SIGNING_HEIGHT_PT,
        frozen_columns=frozen(source.columns, "name"),
    )
    return spec, count


def _facts(source: Source, session: reads.SignInSession | None, count: int) -> str:
    expected = ngettext("{count} person expected.", "{count} people expected.", count).format(count=count)
    if session is None:
        return _("Sign-in: {expected}").format(expected=expected)
    zone = source.heading.event.zone
    starts, ends = local(session.starts_at, zone), local(session.ends_at, zone)
    place = f", {session.room}" if session.room else ""
    day = source.heading.day_of(session.starts_at)
    return f"{day}, {starts:%H:%M}–{ends:%H:%M}{place}. {expected}"
