"""The programme workbook: sessions, who speaks, and who has a seat or was there."""

from collections.abc import Sequence

from wego_desktop.domain.enums import SheetKind
from wego_desktop.exchange.writing.spec import CountTable, Measure, SheetSpec, SummarySpec, WorkbookSpec
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_sheets.columns import ATTENDANCE, PROGRAMME, SPEAKERS, Column, usual
from wego_desktop.services.export_sheets.plan import (
    DETAIL_TAB,
    MAIN_TAB,
    Plan,
    Source,
    cells,
    column_specs,
    frozen,
)
from wego_desktop.services.export_sheets.summaries import counting_summary
from wego_desktop.services.queries import exports_programme as reads
from wego_desktop.services.queries.exports_attendance import attendance, attendance_count


def plan(source: Source) -> Plan:
    """The workbook of the sessions that were asked for, else of all."""
    ids = reads.find_sessions(source.session, source.heading.event.id, source.request.session_codes)
    parts = reads.speakers(source.session, ids)
    main, count = _sheet(source, ids, parts, source.columns)
    contents = _("programme")
    properties = source.heading.properties(contents)
    if source.is_preview:
        return Plan(WorkbookSpec((main,), properties), main, contents, count, count)
    there = attendance_count(source.session, ids)
    sheets = (main, _speaker_sheet(source, parts), _attendance_sheet(source, ids, there))
    book = WorkbookSpec(sheets, properties, _summary(source))
    return Plan(book, main, contents, count, count + len(parts) + there)


def main_sheet(source: Source) -> tuple[SheetSpec, int]:
    """The programme with its usual columns, and how many sessions it has; for other workbooks."""
    ids = reads.find_sessions(source.session, source.heading.event.id)
    return _sheet(source, ids, reads.speakers(source.session, ids), usual(PROGRAMME))


def _sheet(
    source: Source, ids: Sequence[str], parts: Sequence[reads.SpeakerRow], columns: tuple[Column, ...]
) -> tuple[SheetSpec, int]:
    heading = source.heading
    rows = reads.programme(source.session, ids, parts)
    counts = ngettext("Programme: {count} session.", "Programme: {count} sessions.", len(rows))
    is_main = source.request.kind is SheetKind.SESSIONS
    spec = SheetSpec(
        _("Programme"),
        heading.title,
        heading.facts(counts.format(count=len(rows))),
        column_specs(columns),
        cells(rows[: source.limit], columns),
        heading.zone,
        "Programme",
        MAIN_TAB if is_main else DETAIL_TAB,
        heading.event.name,
        _("Sorted by start."),
        frozen_columns=frozen(columns, "title"),
    )
    return spec, len(rows)


def _speaker_sheet(source: Source, parts: Sequence[reads.SpeakerRow]) -> SheetSpec:
    heading = source.heading
    counts = ngettext(
        "Speakers: {count} part in a session.", "Speakers: {count} parts in sessions.", len(parts)
    )
    return SheetSpec(
        _("Speakers"),
        heading.title,
        heading.facts(counts.format(count=len(parts))),
        column_specs(SPEAKERS),
        cells(parts, SPEAKERS),
        heading.zone,
        "Speakers",
        DETAIL_TAB,
        heading.event.name,
        _("Sorted by start."),
    )


def _attendance_sheet(source: Source, ids: Sequence[str], count: int) -> SheetSpec:
    heading = source.heading
    counts = ngettext(
        "Attendance: {count} line, one for each person and session.",
        "Attendance: {count} lines, one for each person and session.",
        count,
    )
    rows = attendance(source.session, ids)
    return SheetSpec(
        _("Attendance"),
        heading.title,
        heading.facts(counts.format(count=count)),
        column_specs(ATTENDANCE),
        cells(rows, ATTENDANCE),
        heading.zone,
        "Attendance",
        DETAIL_TAB,
        heading.event.name,
        _("Sorted by session, then family name."),
        frozen_columns=2,
    )


def _summary(source: Source) -> SummarySpec | None:
    measures = (Measure(_("Sessions")),)
    tables = (
        CountTable(_("By kind"), "kind", measures, chart_title=_("Sessions by kind")),
        CountTable(_("By room"), "room", measures),
    )
    facts = (source.heading.made_line, _("All figures follow the Programme sheet."))
    return counting_summary(source, tables, "Programme", facts)
