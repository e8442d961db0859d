"""The words of a delegate's history: names of fields as the windows have them, values as they are shown."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Connection

from wego_desktop.db.journal import CHANGED
from wego_desktop.db.models import (
    Answer,
    Category,
    Checkpoint,
    Organisation,
    OwnField,
    Person,
    Registration,
    Session,
)
from wego_desktop.domain.enums import (
    AdmissionState,
    AttendanceMode,
    DelegationRole,
    Direction,
    Gender,
    RegistrationStatus,
    SessionRoleKind,
)
from wego_desktop.domain.operations import Op
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.scanning import ADMITTED
from wego_desktop.i18n import N_, _
from wego_desktop.services.export_words import word
from wego_desktop.services.operation_words import operation_text
from wego_desktop.services.queries.history_record_words import Change, Names, record_texts

FIELD_WORDS: dict[str, str] = {
    "honorific": N_("Honorific"),
    "given_names": N_("Given names"),
    "family_name": N_("Family name"),
    "badge_name": N_("Name on badge"),
    "native_name": N_("Local-script name"),
    "gender": N_("Gender"),
    "email": N_("Email"),
    "phone": N_("Phone"),
    "position": N_("Position"),
    "languages": N_("Languages"),
    "organisation_id": N_("Organisation"),
    "external_ref": N_("Reference"),
    "status": N_("Status"),
    "status_reason": N_("Reason"),
    "successor_id": N_("Successor"),
    "category_id": N_("Category"),
    "mode": N_("Attendance"),
    "delegation_role": N_("Delegation role"),
    "number": N_("Number"),
    "dietary": N_("Diet"),
    "accessibility": N_("Access"),
    "notes": N_("Notes"),
    "desk_note": N_("Desk note"),
    "is_photo_refused": N_("Photographs refused"),
}
"""Column to the name of its field, in the order in which changes are told."""

_KINDS: dict[str, type[StrEnum]] = {
    "gender": Gender,
    "status": RegistrationStatus,
    "mode": AttendanceMode,
    "delegation_role": DelegationRole,
}


def load_names(session: Connection, changes: Iterable[Change]) -> Names:
    """Id to name, of everything that the changes refer to; at most eight statements."""
    changes = list(changes)
    images = [image for change in changes for image in (change.before, change.after)]
    found: dict[str, str] = {}
    for model, column, title in (
        (Category, "category_id", Category.name),
        (Organisation, "organisation_id", Organisation.name),
        (Session, "session_id", Session.title),
        (Checkpoint, "checkpoint_id", Checkpoint.name),
    ):
        ids = {image[column] for image in images if image.get(column)}
        if ids:
            rows = session.execute(select(model.id, title).where(model.id.in_(ids)))
            found.update((id_, name) for id_, name in rows)
    found.update(_people(session, images))
    found.update(_questions(session, changes))
    return found


def _questions(session: Connection, changes: Iterable[Change]) -> dict[str, str]:
    """The questions of answers by the ids of the answers, also of those that were taken away since."""
    answers = {change.row_id: change for change in changes if change.table == "answer"}
    if not answers:
        return {}
    of_answer = select(Answer.id, OwnField.label).join(OwnField, OwnField.id == Answer.field_id)
    found = dict(session.execute(of_answer.where(Answer.id.in_(answers))).all())
    fields = {
        id_: str((change.after or change.before)["field_id"])
        for id_, change in answers.items()
        if id_ not in found and "field_id" in (change.after or change.before)
    }
    if fields:
        labels = dict(
            session.execute(select(OwnField.id, OwnField.label).where(OwnField.id.in_(fields.values()))).all()
        )
        found.update((id_, labels[field_id]) for id_, field_id in fields.items() if field_id in labels)
    return found


def _people(session: Connection, images: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The names of people, by their ids and by those of their registrations."""
    people, registrations = set(), set()
    for image in images:
        people.add(image.get("focal_person_id"))
        registrations.add(image.get("successor_id"))
        if "host_id" in image:
            registrations |= {image["host_id"], image.get("registration_id")}
    found: dict[str, str] = {}
    names = (Person.given_names, Person.family_name, Person.native_name)
    by_registration = select(Registration.id, *names).join(Person, Person.id == Registration.person_id)
    for statement, column, ids in (
        (select(Person.id, *names), Person.id, people - {None}),
        (by_registration, Registration.id, registrations - {None}),
    ):
        if ids:
            for id_, *parts in session.execute(statement.where(column.in_(ids))):
                found[id_] = shown_name(*parts)
    return found


def entry_title(op: str, summary: Mapping[str, Any], changes: Sequence[Change]) -> str:
    """What was done, shortly; the delegate's own name is left out, since the page shows it."""
    if op in (Op.UNDO, Op.REDO):
        text = operation_text(op, {"undone": summary.get("undone")})
    elif op == Op.CHECK_IN and (scans := [change.after for change in changes if change.table == "scan"]):
        text = _scan_word(scans[-1])
    elif op == Op.MERGE_PEOPLE:
        text = operation_text(op, {"name": summary.get("merged")})
    elif op == Op.MARK_NOT_SAME:
        text = operation_text(op, {"name": summary.get("other")})
    elif op in (Op.IMPORT, Op.EDIT_ROLES, Op.EDIT_ADMISSIONS):
        text = operation_text(op, {key: value for key, value in summary.items() if key != "name"})
    else:
        text = operation_text(op, {})
    return text[:1].upper() + text[1:]


def reason_texts(summary: Mapping[str, Any]) -> tuple[str, ...]:
    """Why something was allowed that a limit stood against."""
    reason = summary.get("over_limit")
    return (_("Over the limit: {reason}").format(reason=reason),) if reason else ()


def change_texts(change: Change, names: Names, zone: str) -> list[str]:
    """What one changed row means, one text for each fact; empty for facts that nobody sees.

    Instants are told by the clock in `zone`.
    """
    if (texts := record_texts(change, names, zone)) is not None:
        return texts
    if change.table in {"person", "registration"}:
        return _field_texts(change, names)
    image = change.after or change.before
    text = _part_text(change.table, image, names)
    if not text:
        return []
    return [_("Removed: {what}").format(what=text)] if change.kind == "delete" else [text]


def _field_texts(change: Change, names: Names) -> list[str]:
    if change.kind == "delete" or (change.kind == "insert" and change.table == "person"):
        return []
    texts = []
    for column, label in FIELD_WORDS.items():
        if column not in change.after or column == "number":
            continue
        after = _shown(column, change.after[column], names)
        if change.kind == "insert":
            if after and change.after[column] not in _UNSAID and column in _SAID_WHEN_NEW:
                texts.append(_("{field}: {value}").format(field=_(label), value=after))
        elif change.after[column] == CHANGED:
            texts.append(_("{field} changed").format(field=_(label)))
        else:
            before = _shown(column, change.before.get(column), names) or _("not set")
            texts.append(
                _("{field}: {before} → {after}").format(
                    field=_(label), before=before, after=after or _("not set")
                )
            )
    return texts


_SAID_WHEN_NEW = frozenset({"status", "category_id", "organisation_id", "delegation_role", "mode"})
_UNSAID = frozenset({DelegationRole.MEMBER.value, AttendanceMode.ON_SITE.value})


def _shown(column: str, value: Any, names: Names) -> str:
    if value is None or value == "":
        return ""
    if column in _KINDS:
        return word(_KINDS[column](value))
    if column.endswith("_id"):
        return names.get(value, _("no longer on file"))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


def _part_text(table: str, image: dict[str, Any], names: Names) -> str:
    """A seat, role, badge or scan in words; an empty text for what is told elsewhere."""
    session = names.get(image.get("session_id", ""), _("a session that is gone"))
    match table:
        case "admission" if "state" in image:
            return _("{session}: {state}").format(session=session, state=word(AdmissionState(image["state"])))
        case "session_role" if "kind" in image:
            return _("{role} in {session}").format(role=word(SessionRoleKind(image["kind"])), session=session)
        case "badge":
            return _badge_text(image)
        case "scan" if "direction" in image:
            return _scan_text(image, names)
    return ""


def _badge_text(image: dict[str, Any]) -> str:
    if image.get("voided_at"):
        return _("Badge no longer valid")
    return _("Badge, copy {revision}").format(revision=image["revision"]) if "revision" in image else ""


def _scan_word(image: dict[str, Any]) -> str:
    if image.get("direction") == Direction.UNDO:
        return _("Scan taken back")
    if image.get("result") not in ADMITTED:
        return _("Not let in")
    return _("Checked out") if image.get("direction") == Direction.EXIT else _("Checked in")


def _scan_text(image: dict[str, Any], names: Names) -> str:
    place = names.get(image.get("checkpoint_id", ""), _("a checkpoint that is gone"))
    return f"{place}. {image['reason']}" if image.get("reason") else place
