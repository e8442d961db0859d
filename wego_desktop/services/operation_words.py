"""What an operation of the journal did, in words: for the undo bar, History and the journal command."""

from collections.abc import Mapping
from typing import Any

from wego_desktop.domain.operations import Op
from wego_desktop.i18n import N_, _, ngettext

_PLAIN: dict[Op, str] = {
    Op.CREATE_WORKSPACE: N_("workspace made"),
    Op.ADD_DESK: N_("desk added"),
    Op.EDIT_SETTINGS: N_("settings of the workspace"),
    Op.EDIT_VIEWS: N_("view of a list"),
    Op.ADD_ORGANISATION: N_("organisation added"),
    Op.EDIT_ORGANISATION: N_("organisation edited"),
    Op.REMOVE_ORGANISATION: N_("organisation removed"),
    Op.IMPORT_MEMBERS: N_("member list imported"),
    Op.EDIT_NETWORK: N_("members of the network"),
    Op.ADD_EVENT: N_("event added"),
    Op.EDIT_EVENT: N_("event edited"),
    Op.EDIT_CATEGORY: N_("category edited"),
    Op.ADD_PERSON: N_("person added"),
    Op.EDIT_PERSON: N_("person edited"),
    Op.REGISTER: N_("registration"),
    Op.WALK_IN: N_("walk-in"),
    Op.EDIT_REGISTRATION: N_("registration edited"),
    Op.SET_STATUS: N_("status changed"),
    Op.EDIT_LOGISTICS: N_("journey edited"),
    Op.EDIT_TAGS: N_("tags edited"),
    Op.EDIT_VISA: N_("visa block edited"),
    Op.ERASE_VISA: N_("visa block erased"),
    Op.REVEAL_VISA: N_("visa block looked at"),
    Op.RECORD_CONSENT: N_("consent recorded"),
    Op.ADD_COMPANION: N_("accompanying person added"),
    Op.EDIT_COMPANION: N_("accompanying person edited"),
    Op.SUBSTITUTE: N_("delegate replaced"),
    Op.MERGE_PEOPLE: N_("two records made one"),
    Op.MARK_NOT_SAME: N_("kept as two people"),
    Op.EDIT_DELEGATION: N_("delegation edited"),
    Op.REGISTER_GROUP: N_("group registered"),
    Op.EDIT_OWN_FIELDS: N_("own fields of the event"),
    Op.EDIT_ANSWERS: N_("answers"),
    Op.EDIT_LIMITS: N_("limits of the event"),
    Op.EDIT_WAITING_LIST: N_("waiting list"),
    Op.ADD_SESSION: N_("session added"),
    Op.EDIT_SESSION: N_("session edited"),
    Op.REMOVE_SESSION: N_("session removed"),
    Op.EDIT_ROLES: N_("speakers edited"),
    Op.EDIT_ADMISSIONS: N_("seats edited"),
    Op.MARK_ATTENDANCE: N_("attendance"),
    Op.CHECK_IN: N_("check-in"),
    Op.SCAN_REFUSED: N_("scan refused"),
    Op.ISSUE_BADGES: N_("badges issued"),
    Op.VOID_BADGE: N_("badge voided"),
    Op.IMPORT: N_("import"),
    Op.EXPORT: N_("export"),
    Op.UNDO: N_("undo"),
    Op.REDO: N_("redo"),
}
_SUBJECTS = ("name", "title", "room", "network", "desk", "file", "number", "code")


def operation_text(op: str, summary: Mapping[str, Any]) -> str:
    """The operation and what it concerned, such as `check-in: Grace Nalubega`; of an undo, what it undid.

    An operation of a later version is shown by its own name.
    """
    undone = summary.get("undone")
    if op in (Op.UNDO, Op.REDO) and undone not in (None, Op.UNDO, Op.REDO):
        made = _("Undone: {what}") if op == Op.UNDO else _("Done again: {what}")
        return made.format(what=operation_text(str(undone), {**summary, "undone": None}))
    known = Op(op) if op in set(Op) else None
    what = _(_PLAIN[known]) if known in _PLAIN else op.replace("_", " ")
    subject = _subject(summary)
    return _("{what}: {subject}").format(what=what, subject=subject) if subject else what


def _subject(summary: Mapping[str, Any]) -> str:
    named = next((str(summary[key]) for key in _SUBJECTS if summary.get(key)), "")
    if named:
        return named
    count = summary.get("count") or summary.get("rows")
    if isinstance(count, int) and not isinstance(count, bool):
        return ngettext("{count} row", "{count} rows", count).format(count=count)
    return ""
