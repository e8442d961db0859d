"""What the table of rows shows of a planned row: marks, cells, and the pieces of "What happens"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from wego_desktop.domain.enums import RowVerdict
from wego_desktop.i18n import _
from wego_desktop.services.import_service import (
    Decision,
    FieldChange,
    ImportField,
    ImportPreview,
    Reason,
    RowAction,
    RowPlan,
)
from wego_desktop.services.importing.wording import action_text, field_label, reason_text, shown_value
from wego_desktop.ui.widgets.marks import Mark, Tone
from wego_desktop.ui.widgets.statuses import status_mark

_MOST_CHANGES = 3
_MARKS = {
    RowVerdict.NEW: "new",
    RowVerdict.UPDATE: "updated",
    RowVerdict.UNCHANGED: "unchanged",
    RowVerdict.POSSIBLE_DUPLICATE: "duplicate",
    RowVerdict.WARNING: "warning",
    RowVerdict.ERROR: "error",
}


def verdict_word(verdict: RowVerdict) -> str:
    """The verdict in one word."""
    return status_mark(_MARKS[verdict]).text


class Ink(StrEnum):
    """How a piece of text is painted."""

    PLAIN = "plain"
    QUIET = "quiet"
    OLD = "old"
    NEW = "new"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one ink."""

    text: str
    ink: Ink = Ink.PLAIN


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell's text that could not be used."""

    text: str


def mark_of(row: RowPlan) -> Mark:
    """The verdict's pill."""
    if row.action is RowAction.SKIP:
        return Mark(Tone.NEUTRAL, "ban", _("Skipped"))
    if row.action is RowAction.LEAVE_OUT:
        return Mark(Tone.NEUTRAL, "minus", _("Left out"))
    return status_mark(_MARKS[row.verdict])


def decided(row: RowPlan, decision: Decision | None) -> RowPlan:
    """The row as it will be once its answer counts; shown until the service has looked again."""
    if decision is None or (row.action is not RowAction.WAIT and decision is not Decision.SKIP):
        return row
    if decision is Decision.SKIP:
        return replace(row, verdict=RowVerdict.UNCHANGED, action=RowAction.SKIP)
    if decision is Decision.NEW:
        return replace(row, verdict=RowVerdict.NEW, action=RowAction.ADD, changes=(), reasons=())
    action = RowAction.CHANGE if row.changes else RowAction.KEEP
    verdict = RowVerdict.UPDATE if row.changes else RowVerdict.UNCHANGED
    return replace(row, verdict=verdict, action=action, reasons=())


def is_answerable(row: RowPlan) -> bool:
    """Whether the row may be one of somebody who is here: an open doubt, or one that was answered."""
    return row.match is not None and (row.action is RowAction.WAIT or not row.match.is_certain)


def wrong_reason(row: RowPlan) -> Reason | None:
    """The first error of the row that stands in a cell."""
    return next((reason for reason in row.reasons if reason.is_error and reason.column is not None), None)


def cell_text(preview: ImportPreview, row: RowPlan, column: int) -> str:
    """The text of the row in the sheet column `column`, as the preview read it."""
    places = {found.index: place for place, found in enumerate(preview.columns)}
    return row.texts[places[column]] if column in places else ""


def wrong_text(preview: ImportPreview, row: RowPlan, field: ImportField) -> str:
    """The text in the cell of `field` when it is an error, else an empty one."""
    fields = {found.index: found.field for found in preview.columns}
    for reason in row.reasons:
        if reason.is_error and reason.column is not None and fields.get(reason.column) is field:
            return cell_text(preview, row, reason.column)
    return ""


def pieces_of(row: RowPlan, place: Mapping[int, int]) -> tuple[Piece, ...]:
    """What happens with the row; `place` counts the rows that wait for an answer."""
    if row.action is RowAction.WAIT:
        at = place.get(row.row_number, 0)
        count = _("{at} of {count} to decide").format(at=at, count=len(place))
        return (Piece(f"{count}. {reason_text(row.reasons[-1])}" if row.reasons else count),)
    if row.action is RowAction.REFUSE:
        return _refusal(row)
    pieces: list[Piece] = []
    for reason in row.reasons:
        pieces.append(Piece(reason_text(reason), Ink.PLAIN if reason.is_warning else Ink.QUIET))
    for change in row.changes[:_MOST_CHANGES]:
        pieces += _change(change)
    if len(row.changes) > _MOST_CHANGES:
        more = len(row.changes) - _MOST_CHANGES
        pieces.append(Piece(_("and {count} more").format(count=more), Ink.QUIET))
    if row.kept and not row.changes:
        kept = ", ".join(field_label(change.field) for change in row.kept[:_MOST_CHANGES])
        pieces.append(Piece(_("Kept as it is here: {fields}").format(fields=kept), Ink.QUIET))
    if row.action is RowAction.ADD and not row.reasons:
        pieces.insert(0, Piece(action_text(row)))
    return tuple(pieces) or (Piece(action_text(row), Ink.QUIET),)


def _change(change: FieldChange) -> list[Piece]:
    old = shown_value(change.field, change.old) or _("empty")
    new = shown_value(change.field, change.new) or _("empty")
    return [Piece(field_label(change.field)), Piece(old, Ink.OLD), Piece(new, Ink.NEW)]


def _refusal(row: RowPlan) -> tuple[Piece, ...]:
    reason = wrong_reason(row) or row.reasons[0]
    sentence, value = reason_text(reason), str(reason.params.get("value", ""))
    before, found, after = sentence.partition(value) if value else (sentence, "", "")
    pieces = [Piece(before.strip()), Piece(found, Ink.WRONG), Piece(after.strip())]
    return tuple(piece for piece in pieces if piece.text and piece.text != ".")
