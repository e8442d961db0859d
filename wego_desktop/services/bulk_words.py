"""A change of many registrations in words: the question before it, and what was done after it."""

from collections.abc import Sequence

from wego_desktop.i18n import _, ngettext
from wego_desktop.services.bulk_service import (
    AddTag,
    AssignSessions,
    BulkChange,
    BulkPlan,
    Reactivate,
    RemoveTag,
    SetCategory,
    SetDelegation,
    SetStatus,
)
from wego_desktop.services.export_words import word

_MOST_NAMES = 3


def question(plan: BulkPlan, target: str) -> str:
    """`Set 41 delegates to Confirmed?`; `target` names the category, organisation or sessions."""
    count = len(plan.ids)
    match plan.change:
        case SetStatus(status):
            text = ngettext("Set {count} delegate to {target}?", "Set {count} delegates to {target}?", count)
            target = word(status)
        case Reactivate():
            text = ngettext("Re-activate {count} delegate?", "Re-activate {count} delegates?", count)
        case AddTag(tag):
            text = ngettext("Tag {count} delegate “{target}”?", "Tag {count} delegates “{target}”?", count)
            target = tag
        case RemoveTag(tag):
            text = ngettext(
                "Take the tag “{target}” from {count} delegate?",
                "Take the tag “{target}” from {count} delegates?",
                count,
            )
            target = tag
        case AssignSessions():
            text = ngettext(
                "Give {count} delegate a seat in {target}?",
                "Give {count} delegates a seat in {target}?",
                count,
            )
        case SetDelegation(organisation_id=None, has_organisation=True, role=None):
            text = ngettext(
                "Take {count} delegate out of the organisation?",
                "Take {count} delegates out of their organisations?",
                count,
            )
        case _:
            text = ngettext(
                "Move {count} delegate to {target}?", "Move {count} delegates to {target}?", count
            )
    return text.format(count=count, target=target)


def consequence(plan: BulkPlan, *, is_undoable: bool = True) -> str:
    """Who stays as they are, and that one undo takes it back if something changes."""
    parts = []
    if plan.ended:
        text = ngettext(
            "{count} is cancelled, declined, refused or replaced and stays.",
            "{count} are cancelled, declined, refused or replaced and stay.",
            plan.ended,
        )
        parts.append(text.format(count=plan.ended))
    if plan.same:
        text = ngettext("{count} is so already.", "{count} are so already.", plan.same)
        parts.append(text.format(count=plan.same))
    if plan.companions:
        names = list_of(plan.companions)
        parts.append(_("Stay registered although they accompany somebody: {names}.").format(names=names))
    if is_undoable:
        parts.append(_("One undo takes it back."))
    return " ".join(parts)


def list_of(names: Sequence[str]) -> str:
    """Names side by side, the first three and how many more."""
    if len(names) <= _MOST_NAMES:
        return ", ".join(names)
    more = len(names) - _MOST_NAMES
    text = ngettext("{names} and {count} more", "{names} and {count} more", more)
    return text.format(names=", ".join(names[:_MOST_NAMES]), count=more)


def deed(plan: BulkPlan) -> str:
    """What the button says."""
    count = len(plan.ids)
    return ngettext("Change {count}", "Change {count}", count).format(count=count)


def done_text(change: BulkChange, count: int, target: str) -> str:
    """What the undo bar says afterwards."""
    match change:
        case SetStatus(status):
            text = ngettext("{count} delegate now {target}", "{count} delegates now {target}", count)
            target = word(status)
        case Reactivate():
            text = ngettext("{count} delegate re-activated", "{count} delegates re-activated", count)
        case AddTag(tag):
            text = ngettext(
                "{count} delegate tagged “{target}”", "{count} delegates tagged “{target}”", count
            )
            target = tag
        case RemoveTag(tag):
            text = ngettext(
                "Tag “{target}” taken from {count} delegate",
                "Tag “{target}” taken from {count} delegates",
                count,
            )
            target = tag
        case AssignSessions():
            text = ngettext(
                "{count} delegate added to {target}", "{count} delegates added to {target}", count
            )
        case SetCategory() | SetDelegation():
            text = ngettext("{count} delegate changed", "{count} delegates changed", count)
    return text.format(count=count, target=target)
