"""One commit: everything that is ready, what stays behind, the answers, and the layout for the next file."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from wego_desktop.db.models import ImportBatch, ImportLeftRow, new_id
from wego_desktop.db.unit_of_work import WriteUnit
from wego_desktop.jobs.progress import Progress
from wego_desktop.services.importing.applying import ImportWriter
from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.plan import ImportResult, RowAction, RowPlan
from wego_desktop.services.importing.planning import planned_now
from wego_desktop.services.importing.preview import ImportPreview
from wego_desktop.services.importing.remembered import choices_of, remember
from wego_desktop.services.importing.wording import explained, verdict_label
from wego_desktop.services.registering import next_number

_LEFT = frozenset({RowAction.WAIT, RowAction.REFUSE})
_STORED_AT_ONCE = 1000


def write_import(unit: WriteUnit, preview: ImportPreview, progress: Progress) -> ImportResult:
    """Write what is ready inside the open unit; nothing when nothing changes and no new answer was given."""
    first_number = next_number(unit.session, preview.event_id)
    planned = planned_now(unit.session, preview)
    drafts, batch_id = planned.drafts, new_id()
    writer = ImportWriter(unit, preview.event_id, planned.known, batch_id, first_number)
    writing = [draft for draft in drafts if draft.is_writing]
    if writing:
        writer.write(writing, progress)
    aliases = writer.write_aliases(planned.cases)
    answers = _answers(drafts, writer)
    is_writing = bool(writing or aliases or answers)
    left = [draft for draft in drafts if draft.action in _LEFT]
    if is_writing:
        batch = _batch(batch_id, preview, drafts)
        batch.answers, batch.imported_at = answers, unit.now
        unit.session.add(batch)
        _keep_left(unit, batch_id, left)
        if preview.options.use_remembered:
            _remember(unit, preview)
    actions = Counter(draft.action for draft in drafts)
    return ImportResult(
        added=actions[RowAction.ADD],
        updated=actions[RowAction.CHANGE],
        unchanged=actions[RowAction.KEEP],
        skipped=actions[RowAction.SKIP],
        organisations=writer.organisation_count,
        admissions=writer.admission_count,
        left_behind=tuple(draft.row.row_number for draft in left),
        left_out=actions[RowAction.LEAVE_OUT],
        aliases=aliases,
        batch_id=batch_id if is_writing else None,
    )


def _batch(batch_id: str, preview: ImportPreview, drafts: Iterable[Draft]) -> ImportBatch:
    """`mapping` holds every column in its order, so that rows left behind can be written with all of them."""
    actions = Counter(draft.action.value for draft in drafts)
    return ImportBatch(
        id=batch_id,
        event_id=preview.event_id,
        file_name=preview.path.name,
        file_sha256=preview.listing.source.file.sha256,
        sheet=preview.sheet,
        mapping={column.header or column.letter: column.field_id for column in preview.columns},
        counts=dict(actions),
    )


def _answers(drafts: Iterable[Draft], writer: ImportWriter) -> dict[str, list[str]]:
    """The persons of rows that somebody answered for, by the row's mark."""
    found: dict[str, list[str]] = defaultdict(list)
    for draft in drafts:
        if draft.answered and draft.candidate is not None and draft.action not in _LEFT:
            person_id = writer.person_id(draft.candidate)
            if person_id is not None:
                found[draft.answered].append(person_id)
    return dict(found)


def _keep_left(unit: WriteUnit, batch_id: str, left: Sequence[Draft]) -> None:
    """The rows that stay behind, so that they can be written to a workbook later."""
    for done, draft in enumerate(left, start=1):
        if draft.plan is not None:
            unit.session.add(_left_row(batch_id, draft.plan))
        if done % _STORED_AT_ONCE == 0:
            unit.session.flush()


def _left_row(batch_id: str, plan: RowPlan) -> ImportLeftRow:
    return ImportLeftRow(
        id=new_id(),
        batch_id=batch_id,
        row_number=plan.row_number,
        verdict=plan.verdict,
        reasons=explained(plan) or [verdict_label(plan)],
        cells=list(plan.texts),
    )


def _remember(unit: WriteUnit, preview: ImportPreview) -> None:
    listing = preview.listing
    remembered = dict(listing.remembered.mapping) if listing.remembered is not None else {}
    mapping = {}
    for column in preview.columns:
        name = column.header or column.letter
        is_chosen_out = any(key in {name, column.letter} for key in preview.options.mapping)
        if column.field_id or is_chosen_out or remembered.get(name) == "":
            mapping[name] = column.field_id
    choices = choices_of(preview.chosen, mapping)
    remember(unit.session, listing.mark, preview.path.name, choices, unit.now)
