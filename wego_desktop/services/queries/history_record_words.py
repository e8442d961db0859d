"""The words of a history for what belongs to a registration: journey, visa block, consents, companions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wego_desktop.db.journal import CHANGED
from wego_desktop.domain.enums import ConsentPurpose
from wego_desktop.domain.local_time import local
from wego_desktop.i18n import N_, _
from wego_desktop.services.export_words import word
from wego_desktop.services.own_fields.words import answer_text

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One changed row of the journal."""

    table: str
    row_id: str
    kind: str
    before: dict[str, Any]
    after: dict[str, Any]


JOURNEY_WORDS = {
    "arrives_at": N_("Arrival"),
    "arrival_flight": N_("Arrival flight"),
    "departs_at": N_("Departure"),
    "departure_flight": N_("Departure flight"),
    "hotel": N_("Hotel"),
    "pick_up": N_("Pick-up"),
    "emergency_contact": N_("Emergency contact"),
}
VISA_WORDS = {
    "passport_name": N_("Name in passport"),
    "passport_number": N_("Passport number"),
    "nationality": N_("Nationality"),
    "born_on": N_("Born on"),
    "passport_expires_on": N_("Passport expires on"),
    "consented_at": N_("Consent given"),
    "consent_how": N_("Consent told by"),
    "erase_on": N_("Erase on"),
}
_COMPANION_WORDS = {"host_id": N_("Accompanies"), "relation": N_("Relation")}
_DELEGATION_WORDS = {"focal_person_id": N_("Focal point"), "notes": N_("Notes of the delegation")}


def record_texts(change: Change, names: Names, zone: str) -> list[str] | None:
    """What one changed row means, one text for each fact; None for a table that is told elsewhere."""
    tell = _TELLERS.get(change.table)
    return None if tell is None else tell(change, names, zone)


def field_texts(words: Mapping[str, str], change: Change, names: Names, zone: str) -> list[str]:
    """`Field: value` for what is new, `Field: former → present` for what changed, in the order of `words`."""
    texts = []
    for column, label in words.items():
        if column not in change.after:
            continue
        now = change.after[column]
        before = change.before.get(column)
        if change.kind == "insert" and now in (None, "", []):
            continue
        if CHANGED in (now, before):
            text = _("{field} noted") if change.kind == "insert" else _("{field} changed")
            texts.append(text.format(field=_(label)))
        elif change.kind == "insert":
            texts.append(_("{field}: {value}").format(field=_(label), value=_shown(column, now, names, zone)))
        else:
            former = _shown(column, before, names, zone) or _("not set")
            present = _shown(column, now, names, zone) or _("not set")
            texts.append(
                _("{field}: {before} → {after}").format(field=_(label), before=former, after=present)
            )
    return texts


def _shown(column: str, value: Any, names: Names, zone: str) -> str:
    if value is None or value == "":
        return ""
    if column.endswith("_at"):
        at = local(datetime.fromisoformat(value), zone)
        return f"{at.day} {at:%b %Y %H:%M}"
    if column.endswith("_on"):
        day = date.fromisoformat(value)
        return f"{day.day} {day:%b %Y}"
    if column.endswith("_id"):
        return names.get(value, _("no longer on file"))
    return str(value)


def _journey(change: Change, names: Names, zone: str) -> list[str]:
    return field_texts(JOURNEY_WORDS, change, names, zone)


def _visa(change: Change, names: Names, zone: str) -> list[str]:
    if change.kind == "delete":
        return [_("Passport data is no longer kept")]
    if change.kind == "insert":
        # A new row's masked values all look alike in the journal, whether they were given or not.
        noted = [_("Passport data noted")] if CHANGED in change.after.values() else []
        return noted + field_texts({"erase_on": VISA_WORDS["erase_on"]}, change, names, zone)
    return field_texts(VISA_WORDS, change, names, zone)


def _consent(change: Change, names: Names, zone: str) -> list[str]:
    del names, zone
    image = change.after or change.before
    if "purpose" not in image:
        return []
    text = _("{purpose}: agreed") if image["is_given"] else _("{purpose}: refused")
    told = text.format(purpose=word(ConsentPurpose(image["purpose"])))
    told = f"{told} ({image['how']})" if image.get("how") else told
    return [_("Removed: {what}").format(what=told)] if change.kind == "delete" else [told]


def _tag(change: Change, names: Names, zone: str) -> list[str]:
    del names, zone
    text = _("Tag: {tag}").format(tag=(change.after or change.before).get("tag", ""))
    return [_("Removed: {what}").format(what=text)] if change.kind == "delete" else [text]


def _companion(change: Change, names: Names, zone: str) -> list[str]:
    if change.kind == "update":
        return field_texts(_COMPANION_WORDS, change, names, zone)
    image = change.after or change.before
    guest, host = (names.get(image[end], _("no longer on file")) for end in ("registration_id", "host_id"))
    text = _("{guest} accompanies {host}").format(guest=guest, host=host)
    text = f"{text} ({image['relation']})" if image.get("relation") else text
    return [_("Removed: {what}").format(what=text)] if change.kind == "delete" else [text]


def _access(change: Change, names: Names, zone: str) -> list[str]:
    del names, zone
    return [_("Reason: {reason}").format(reason=change.after["reason"])] if "reason" in change.after else []


def _delegation(change: Change, names: Names, zone: str) -> list[str]:
    return field_texts(_DELEGATION_WORDS, change, names, zone)


def _answer(change: Change, names: Names, zone: str) -> list[str]:
    del zone
    if "value" not in (change.after or change.before):
        return []
    label = names.get(change.row_id) or _("a field that is gone")
    former, present = answer_text(change.before.get("value")), answer_text(change.after.get("value"))
    if change.kind == "insert":
        return [_("{field}: {value}").format(field=label, value=present)]
    none = _("not set")
    return [
        _("{field}: {before} → {after}").format(field=label, before=former or none, after=present or none)
    ]


def _waiting_place(change: Change, names: Names, zone: str) -> list[str]:
    del names, zone
    if change.kind == "update":
        return [_("Another place on the waiting list")]
    return [_("On the waiting list") if change.kind == "insert" else _("No longer on the waiting list")]


_TELLERS: dict[str, Callable[[Change, Names, str], list[str]]] = {
    "logistics": _journey,
    "visa": _visa,
    "consent": _consent,
    "registration_tag": _tag,
    "companion": _companion,
    "access_record": _access,
    "delegation": _delegation,
    "answer": _answer,
    "waiting_place": _waiting_place,
}
