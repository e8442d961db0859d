"""The operations that write data; each journal entry carries one."""

from enum import StrEnum


class Op(StrEnum):
    """What was done, as the journal keeps it."""

    CREATE_WORKSPACE = "create_workspace"
    ADD_DESK = "add_desk"
    EDIT_SETTINGS = "edit_settings"
    EDIT_VIEWS = "edit_views"
    ADD_ORGANISATION = "add_organisation"
    EDIT_ORGANISATION = "edit_organisation"
    REMOVE_ORGANISATION = "remove_organisation"
    IMPORT_MEMBERS = "import_members"
    EDIT_NETWORK = "edit_network"
    ADD_EVENT = "add_event"
    EDIT_EVENT = "edit_event"
    EDIT_CATEGORY = "edit_category"
    ADD_PERSON = "add_person"
    EDIT_PERSON = "edit_person"
    REGISTER = "register"
    WALK_IN = "walk_in"
    EDIT_REGISTRATION = "edit_registration"
    SET_STATUS = "set_status"
    EDIT_LOGISTICS = "edit_logistics"
    EDIT_TAGS = "edit_tags"
    EDIT_VISA = "edit_visa"
    ERASE_VISA = "erase_visa"
    REVEAL_VISA = "reveal_visa"
    RECORD_CONSENT = "record_consent"
    ADD_COMPANION = "add_companion"
    EDIT_COMPANION = "edit_companion"
    SUBSTITUTE = "substitute"
    MERGE_PEOPLE = "merge_people"
    MARK_NOT_SAME = "mark_not_same"
    EDIT_DELEGATION = "edit_delegation"
    REGISTER_GROUP = "register_group"
    EDIT_OWN_FIELDS = "edit_own_fields"
    EDIT_ANSWERS = "edit_answers"
    EDIT_LIMITS = "edit_limits"
    EDIT_WAITING_LIST = "edit_waiting_list"
    ADD_SESSION = "add_session"
    EDIT_SESSION = "edit_session"
    REMOVE_SESSION = "remove_session"
    EDIT_ROLES = "edit_roles"
    EDIT_ADMISSIONS = "edit_admissions"
    MARK_ATTENDANCE = "mark_attendance"
    CHECK_IN = "check_in"
    SCAN_REFUSED = "scan_refused"
    ISSUE_BADGES = "issue_badges"
    VOID_BADGE = "void_badge"
    IMPORT = "import"
    EXPORT = "export"
    UNDO = "undo"
    REDO = "redo"


NOT_UNDOABLE = frozenset(
    {
        Op.CREATE_WORKSPACE, Op.ADD_DESK, Op.SCAN_REFUSED, Op.ISSUE_BADGES, Op.EXPORT, Op.ERASE_VISA,
        Op.REVEAL_VISA,
    }
)  # fmt: skip
"""Operations with an effect outside the workspace, or that keep a record which must stay."""
