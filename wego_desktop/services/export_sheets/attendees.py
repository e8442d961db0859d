"""The attendee workbook: summary, attendees, organisations, programme, networks."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import select

from wego_desktop.db.models import Category, Network
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import AttendanceMode, DelegationRole, Gender, RegistrationStatus
from wego_desktop.domain.registration_states import EXPECTED
from wego_desktop.exchange.writing.spec import (
    CountTable,
    Figure,
    FigureTable,
    Meaning,
    Measure,
    SheetSpec,
    StatusMark,
    SummarySpec,
    TimeLine,
    WorkbookSpec,
)
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_sheets import answers, networks, organisations, programme
from wego_desktop.services.export_sheets.plan import (
    MAIN_TAB,
    Plan,
    Source,
    column_specs,
    country_word,
    frozen,
)
from wego_desktop.services.export_words import ARRIVED, word, words_of
from wego_desktop.services.queries import exports_attendees as reads
from wego_desktop.services.queries import exports_places as places

_MEANINGS = {
    RegistrationStatus.INVITED: Meaning.NEUTRAL,
    RegistrationStatus.APPLIED: Meaning.WARN,
    RegistrationStatus.APPROVED: Meaning.INFO,
    RegistrationStatus.CONFIRMED: Meaning.INFO,
    RegistrationStatus.WAITLISTED: Meaning.WARN,
    RegistrationStatus.DECLINED: Meaning.NEUTRAL,
    RegistrationStatus.REJECTED: Meaning.BAD,
    RegistrationStatus.CANCELLED: Meaning.CLOSED,
    RegistrationStatus.SUBSTITUTED: Meaning.CLOSED,
}
Convert = Callable[[Any], object]


def plan(source: Source) -> Plan:
    """The workbook of the event's attendees."""
    only = frozenset(source.request.registration_ids)
    figures = reads.counts(source.session, source.heading.event.id, only)
    main = _main_sheet(source, figures)
    contents = _("attendees")
    if source.is_preview:
        book = WorkbookSpec((main,), source.heading.properties(contents))
        return Plan(book, main, contents, figures.people, figures.people)
    if only:
        book = WorkbookSpec((main,), source.heading.properties(contents), _summary(source, figures))
        return Plan(book, main, contents, figures.people, figures.people)
    organisation_sheet, organisation_rows = organisations.sheet(source)
    programme_sheet, programme_rows = programme.main_sheet(source)
    network_sheets = list(_network_sheets(source))
    sheets = (main, organisation_sheet, programme_sheet, *(sheet for sheet, _rows in network_sheets))
    rows = organisation_rows + programme_rows + sum(count for _sheet, count in network_sheets)
    book = WorkbookSpec(sheets, source.heading.properties(contents), _summary(source, figures))
    return Plan(book, main, contents, figures.people, figures.people + rows)


def _main_sheet(source: Source, figures: reads.AttendeeCounts) -> SheetSpec:
    heading = source.heading
    people = ngettext("{count} person", "{count} people", figures.people).format(count=figures.people)
    counts = _("Attendees: {people}, {arrived} arrived.").format(people=people, arrived=figures.arrived)
    if source.request.registration_ids:
        counts += " " + _("Only those chosen in the list of delegates.")
    return SheetSpec(
        _("Attendees"),
        heading.title,
        heading.facts(counts),
        column_specs(source.columns, _choices(source), {"status": status_marks()}),
        _rows(source),
        heading.zone,
        "Attendees",
        MAIN_TAB,
        heading.event.name,
        _("Sorted by family name."),
        frozen_columns=frozen(source.columns, "family_name"),
    )


def status_marks() -> tuple[StatusMark, ...]:
    """The words of the status column with their tints."""
    own = [StatusMark(word(status), meaning) for status, meaning in _MEANINGS.items()]
    return StatusMark(_(ARRIVED), Meaning.OK), *own


def _choices(source: Source) -> dict[str, tuple[str, ...]]:
    return {
        **answers.choices(source.session, source.heading.event.id, source.columns),
        "category": _category_names(source),
        "networks": tuple(source.session.scalars(select(Network.code).order_by(Network.code))),
        "mode": tuple(words_of(AttendanceMode).values()),
        "delegation_role": tuple(words_of(DelegationRole).values()),
        "gender": tuple(words_of(Gender).values()),
    }


def _category_names(source: Source) -> tuple[str, ...]:
    statement = select(Category.name).where(Category.event_id == source.heading.event.id)
    return tuple(source.session.scalars(statement.order_by(Category.position, Category.name)))


def _rows(source: Source) -> Iterator[tuple[object, ...]]:
    keys = [column.key for column in source.columns]
    offered = _converters(source, keys)
    converters = [offered.get(key) for key in keys]
    only = frozenset(source.request.registration_ids)
    for row in reads.stream(source.session, source.heading.event.id, keys, source.limit, only):
        yield tuple(
            [convert(value) if convert else value for convert, value in zip(converters, row, strict=True)]
        )


def _converters(source: Source, keys: list[str]) -> dict[str, Convert]:
    event = source.heading.event
    statuses = {reads.ARRIVED: _(ARRIVED), **words_of(RegistrationStatus)}
    found: dict[str, Convert] = {
        "code": lambda number: registration_number(event.code, number),
        "country": country_word,
        "status": statuses.get,
        "mode": words_of(AttendanceMode).get,
        "delegation_role": words_of(DelegationRole).get,
        "gender": words_of(Gender).get,
    }
    if "networks" in keys:
        found["networks"] = places.networks_of(source.session, source.heading.made_at).get
    if "sessions" in keys:
        found["sessions"] = reads.sessions_of(source.session, event.id).get
    found.update(answers.converters(source.session, event.id, keys))
    return found


def _network_sheets(source: Source) -> Iterator[tuple[SheetSpec, int]]:
    members = places.current_members(source.session, source.heading.made_at)
    for code in dict.fromkeys(member.network_code for member in members):
        yield networks.member_sheet(source, networks.read(source, code))


def _summary(source: Source, figures: reads.AttendeeCounts) -> SummarySpec | None:
    heading, keys = source.heading, {column.key for column in source.columns}
    tables = tuple(table for table in _count_tables(source, keys) if table.column in keys)
    if not tables:
        return None
    line = TimeLine(_("Arrivals on {day}"), "arrived_at", _("Time"), _("Arrived"))
    return SummarySpec(
        _("Summary"),
        heading.title,
        (heading.made_line, heading.zone_line, _("All figures follow the Attendees sheet.")),
        "Attendees",
        tables,
        _figures(keys, figures),
        line if "arrived_at" in keys else None,
        MAIN_TAB,
        heading.event.name,
    )


def _count_tables(source: Source, keys: set[str]) -> Iterator[CountTable]:
    arrived = _(ARRIVED)
    measures: tuple[Measure, ...] = (Measure(_("People")),)
    if "status" in keys:
        expected = (arrived, *(word(status) for status in RegistrationStatus if status in EXPECTED))
        measures = (Measure(arrived, "status", (arrived,)), Measure(_("Expected"), "status", expected))
    chart = _("Arrived and expected, by category") if "status" in keys else _("People by category")
    names = _category_names(source)
    yield CountTable(_("By category"), "category", measures, names, chart)
    yield CountTable(_("By region"), "region", measures)
    yield CountTable(_("By country"), "country", measures)


def _figures(keys: set[str], figures: reads.AttendeeCounts) -> tuple[FigureTable, ...]:
    open_work = [Figure(_("Expected without a printed badge"), figures.without_badge)]
    if "organisation" in keys:
        open_work.insert(0, Figure(_("Without organisation"), 0, "organisation", is_attention=True))
    needs = (
        Figure(_("Diet"), figures.dietary),
        Figure(_("Accessibility"), figures.accessibility),
    )
    return (
        FigureTable(_("To do"), _("People"), tuple(open_work)),
        FigureTable(_("Needs stated"), _("People"), needs),
    )
