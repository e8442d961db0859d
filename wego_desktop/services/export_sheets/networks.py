"""A network's workbook: its members with their part in the meeting, and who was in the room."""

from wego_desktop.domain.attendance import TOOK_PART, MeetingPart
from wego_desktop.errors import UserError
from wego_desktop.exchange.writing.spec import (
    CountTable,
    Meaning,
    Measure,
    SheetSpec,
    StatusMark,
    SummarySpec,
    WorkbookSpec,
)
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_sheets.columns import IN_THE_ROOM, NETWORK, Column, usual
from wego_desktop.services.export_sheets.plan import (
    DETAIL_TAB,
    MAIN_TAB,
    Plan,
    Source,
    cells,
    column_specs,
)
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.exports_network import NetworkSheet, network_sheet

_TABS = {"AFSCN": "A65500", "LASCN": "00756C"}
_MEANINGS = {
    MeetingPart.IN_THE_ROOM: Meaning.OK,
    MeetingPart.ATTENDED: Meaning.OK,
    MeetingPart.ONLINE: Meaning.INFO,
    MeetingPart.APOLOGIES: Meaning.NEUTRAL,
    MeetingPart.EXPECTED: Meaning.WARN,
}
_OF_A_MEETING = frozenset({"inside", "state", "entered_at"})


def plan(source: Source) -> Plan:
    """The workbook of the network that was asked for; raises `UserError("network_needed")` without one."""
    if not source.request.network.strip():
        raise UserError("network_needed")
    found = read(source, source.request.network)
    main, count = member_sheet(source, found, source.columns)
    properties = source.heading.properties(found.code)
    if source.is_preview:
        return Plan(WorkbookSpec((main,), properties), main, found.code, count, count)
    sheets = (main,) if found.meeting is None else (main, _room_sheet(source, found))
    book = WorkbookSpec(sheets, properties, _summary(source, found, main))
    return Plan(book, main, found.code, count, count + len(found.in_room))


def read(source: Source, code: str) -> NetworkSheet:
    """What the sheets of the network of this code hold."""
    codes = source.request.session_codes if source.request.network else ()
    meeting = codes[0] if codes else ""
    return network_sheet(source.database, source.heading.event.id, code, meeting, source.heading.made_at)


def member_sheet(
    source: Source, found: NetworkSheet, columns: tuple[Column, ...] = ()
) -> tuple[SheetSpec, int]:
    """The network's members, and how many there are; without a meeting, nothing about attendance."""
    heading = source.heading
    offered = columns or usual(NETWORK)
    if found.meeting is None and not source.request.columns:
        offered = tuple(column for column in offered if column.key not in _OF_A_MEETING)
    marks = {"state": tuple(StatusMark(word(state), meaning) for state, meaning in _MEANINGS.items())}
    rows = found.members
    spec = SheetSpec(
        found.code,
        _("{network}: {event}").format(network=found.name, event=heading.title),
        heading.facts(_counts(found)),
        column_specs(offered, marks=marks),
        cells(rows[: source.limit], offered),
        heading.zone,
        found.code,
        _TABS.get(found.code, DETAIL_TAB),
        f"{found.code} · {heading.event.name}",
        _("Sorted by name."),
        frozen_columns=1,
    )
    return spec, len(rows)


def _counts(found: NetworkSheet) -> str:
    counts = ngettext("{network}: {count} member.", "{network}: {count} members.", len(found.members))
    text = counts.format(network=found.code, count=len(found.members))
    if found.meeting is None:
        return f"{text} " + _("No meeting at this event.")
    here = sum(row.state in TOOK_PART for row in found.members)
    return f"{text} " + _("{here} at the meeting: {title}.").format(here=here, title=found.meeting.title)


def _room_sheet(source: Source, found: NetworkSheet) -> SheetSpec:
    heading = source.heading
    count = len(found.in_room)
    counts = ngettext("{count} person entered the room.", "{count} people entered the room.", count)
    return SheetSpec(
        _("In the room"),
        _("{network}: {event}").format(network=found.name, event=heading.title),
        heading.facts(counts.format(count=count)),
        column_specs(IN_THE_ROOM),
        cells(found.in_room, IN_THE_ROOM),
        heading.zone,
        "In_the_room",
        DETAIL_TAB,
        f"{found.code} · {heading.event.name}",
        _("Sorted by family name."),
    )


def _summary(source: Source, found: NetworkSheet, main: SheetSpec) -> SummarySpec | None:
    keys = {column.key for column in main.columns}
    measures: tuple[Measure, ...] = (Measure(_("Members")),)
    chart = _("Members by role")
    if "state" in keys:
        here = tuple(word(part) for part in MeetingPart if part in TOOK_PART)
        measures = (Measure(_("Present"), "state", here), Measure(_("Members")))
        chart = _("Present, and all members, by role")
    tables = (
        CountTable(_("By role"), "role", measures, chart_title=chart),
        CountTable(_("By region"), "region", measures),
        CountTable(_("By country"), "country", measures),
    )
    chosen = tuple(table for table in tables if table.column in keys)
    if not chosen:
        return None
    heading = source.heading
    return SummarySpec(
        _("Summary"),
        main.title,
        (heading.made_line, _("All figures follow the {network} sheet.").format(network=found.code)),
        main.table_name,
        chosen,
        tab_colour=MAIN_TAB,
        footer=main.footer,
    )
