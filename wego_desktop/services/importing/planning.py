"""From a file and options to a plan, against what the workspace holds at that moment."""

from dataclasses import replace

from sqlalchemy.orm import Session

from wego_desktop.db.models import Event
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.limits import PlaceBook
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.jobs.progress import NullProgress, Progress
from wego_desktop.services.event_service import event_by_code
from wego_desktop.services.importing.extras import Extras
from wego_desktop.services.importing.file_facts import column_rows, file_notes, sheet_choices
from wego_desktop.services.importing.known import event_facts, load_known
from wego_desktop.services.importing.known_rows import JOURNEY_COLUMNS, Known
from wego_desktop.services.importing.options import ImportOptions
from wego_desktop.services.importing.planner import Planner
from wego_desktop.services.importing.preview import ImportPreview, Planned, Prepared
from wego_desktop.services.importing.remembered import RememberedLayout, find_layout, with_remembered
from wego_desktop.services.importing.source import (
    EventFacts,
    ImportSource,
    Listing,
    layout_mark,
    read_listing,
)
from wego_desktop.services.importing.verdicts import organisation_plans, totals_of
from wego_desktop.services.limits.book import load_place_book
from wego_desktop.services.queries.journal_tail import last_seq


def look(
    database: Database,
    source: ImportSource | ImportPreview,
    event_code: str,
    options: ImportOptions,
    progress: Progress,
) -> ImportPreview:
    """The preview of a file, whose rows are read again only where `options` ask for it."""
    with database.read() as session:
        event = event_by_code(session, event_code)
        facts = event_facts(session, event.id)
        layout = _layout(session, source, options)
    listing = _listing(source, options, facts, layout)
    with database.read() as session:
        seq = last_seq(session)
        known = load_known(session, event.id, _extras(listing))
        book = load_place_book(session, event.id)
    planned = _plan(known, listing, options, book, progress)
    return _preview(event, listing, options, planned, seq)


def planned_now(session: Session, preview: ImportPreview) -> Planned:
    """The preview's own plan while nothing else was written since; else one made anew from its rows."""
    if (still_true := preview.prepared.take(last_seq(session))) is not None:
        return still_true
    listing = preview.listing
    facts = event_facts(session, preview.event_id)
    if facts != listing.event:
        listing = read_listing(listing.source, preview.options, facts, listing.remembered)
    known = load_known(session, preview.event_id, _extras(listing))
    book = load_place_book(session, preview.event_id)
    return _plan(known, listing, preview.options, book, NullProgress())


def _layout(
    session: Session, source: ImportSource | ImportPreview, options: ImportOptions
) -> RememberedLayout | None:
    if not options.use_remembered:
        return None
    file = source.listing.source if isinstance(source, ImportPreview) else source
    return find_layout(session, layout_mark(file, options))


def _listing(
    source: ImportSource | ImportPreview,
    options: ImportOptions,
    facts: EventFacts,
    layout: RememberedLayout | None,
) -> Listing:
    """The rows as `options` read them; those of an earlier preview when nothing about reading has changed."""
    if not isinstance(source, ImportPreview):
        return read_listing(source, options, facts, layout)
    before, listing = source.options, source.listing
    answered = replace(
        options,
        decisions=before.decisions,
        cell_rules=before.cell_rules,
        rules=before.rules,
        organisations=before.organisations,
    )
    if answered != before or facts != listing.event or layout != listing.remembered:
        return read_listing(listing.source, options, facts, layout)
    return replace(listing, chosen=with_remembered(options, layout))


def _extras(listing: Listing) -> Extras:
    fields = set(listing.layout.columns)
    fields.update(F(name) for name in listing.chosen.static if name in set(F))
    return Extras(not fields.isdisjoint(JOURNEY_COLUMNS), F.TAGS in fields, listing.has_answers)


def _plan(
    known: Known, listing: Listing, options: ImportOptions, book: PlaceBook, progress: Progress
) -> Planned:
    numbers = {row.row_number for row in listing.rows}
    for number in options.decisions:
        if number not in numbers:
            raise UserError("import_decision_row_unknown", row=number)
    planner = Planner(known, listing, listing.chosen, book)
    return Planned(known, planner.plan(progress), planner.cases)


def _preview(
    event: Event, listing: Listing, options: ImportOptions, planned: Planned, seq: int
) -> ImportPreview:
    rows = tuple(draft.plan for draft in planned.drafts if draft.plan is not None)
    organisations = organisation_plans(planned.cases, planned.drafts)
    return ImportPreview(
        path=listing.source.path,
        event_id=event.id,
        event_code=event.code,
        sheet=listing.table.sheet.name,
        sheets=sheet_choices(listing.source),
        header_row=listing.table.header_row,
        columns=column_rows(listing),
        file_notes=file_notes(listing),
        rows=rows,
        totals=totals_of(rows, organisations),
        options=options,
        organisations=organisations,
        listing=listing,
        prepared=Prepared(seq, planned),
    )
