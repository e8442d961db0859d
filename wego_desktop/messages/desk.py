"""The words of the check-in desk: a headline and a sentence for each result, and the desk's errors."""

from collections.abc import Mapping

from wego_desktop.domain.scanning import ResultCode
from wego_desktop.i18n import N_, _, ngettext

TEXTS: dict[str, str] = {
    "nothing_scanned": N_("Nothing was scanned. Scan a badge, or type the number printed on it."),
    "no_such_checkpoint": N_(
        "This event has no checkpoint {name}. Choose its arrival desk or a session's door."
    ),
    "several_checkpoints": N_("Several checkpoints match {name}: {found}. Give one of these names."),
    "walk_in_name_missing": N_("A walk-in needs a name. Type it."),
}

HEADLINES: dict[ResultCode, str] = {
    ResultCode.OK: N_("Checked in"),
    ResultCode.RE_ENTRY: N_("Back in"),
    ResultCode.EXIT: N_("Checked out"),
    ResultCode.ALREADY_IN: N_("Already checked in"),
    ResultCode.UNKNOWN: N_("Code not known"),
    ResultCode.AMBIGUOUS: N_("Several people match"),
    ResultCode.OTHER_EVENT: N_("Other event"),
    ResultCode.VOIDED_BADGE: N_("Old badge"),
    ResultCode.CANCELLED: N_("Cancelled"),
    ResultCode.NOT_APPROVED: N_("Not approved"),
    ResultCode.WAITLISTED: N_("On the waiting list"),
    ResultCode.SUBSTITUTED: N_("Replaced"),
    ResultCode.NOT_YET: N_("Not open yet"),
    ResultCode.OVER: N_("Closed"),
    ResultCode.NOT_ADMITTED: N_("Not for this session"),
    ResultCode.SESSION_FULL: N_("Session full"),
    ResultCode.RULE_ERROR: N_("Rule not readable"),
}

_DOOR_HEADLINES: dict[ResultCode, str] = {
    ResultCode.OK: N_("Welcome in"),
    ResultCode.ALREADY_IN: N_("Already in the room"),
}

SENTENCES: dict[str, str] = {
    "ok": N_("{name} is checked in at {place}."),
    "ok_door": N_("{name} may go in: {place}."),
    "re_entry": N_("{name} is back in at {place}. First in at {at:%H:%M} on {at:%d %b}."),
    "exit": N_("{name} has left {place}."),
    "already_in": N_(
        "{name} came in at {at:%H:%M} on {at:%d %b} at {desk}, checked in by {operator}. Nothing changes: go "
        "on with the next person."
    ),
    "unknown": N_("No one has the code {code}. Scan again, or type the name."),
    "ambiguous": N_("{code} is no badge code or number. Choose the person, or type the number on the badge."),
    "other_event": N_(
        "This badge is for {event}. {name} is not registered for {here}: ask the lead desk, or add a walk-in."
    ),
    "voided_badge": N_(
        "This badge of {name} was replaced at {at:%H:%M} on {at:%d %b}. Copy {copy} of {number} is valid: "
        "scan that one."
    ),
    "voided_badge_alone": N_(
        "This badge of {name} ({number}) was withdrawn at {at:%H:%M} on {at:%d %b} and no other was issued. "
        "Ask the lead desk."
    ),
    "cancelled": N_("The registration of {name} is cancelled. Ask the lead desk before you reopen it."),
    "cancelled_on": N_(
        "The registration of {name} was cancelled on {at:%d %b}. Ask the lead desk before you reopen it."
    ),
    "declined": N_("{name} declined the invitation. Ask the lead desk before you reopen the registration."),
    "not_approved": N_("The application of {name} is not approved yet. Ask the lead desk."),
    "rejected": N_("The application of {name} was not accepted. Ask the lead desk."),
    "waitlisted": N_("{name} is on the waiting list. Ask the lead desk whether a place is free."),
    "substituted": N_("{successor} ({number}) comes in place of {name}. Scan the badge of {successor}."),
    "substituted_unnamed": N_("Someone else comes in place of {name}. Ask the lead desk who."),
    "not_yet": N_("{place} opens at {opens_at:%H:%M} on {opens_at:%d %b}. Ask {name} to come back then."),
    "over": N_("{place} closed at {closes_at:%H:%M} on {closes_at:%d %b}. Ask the lead desk."),
    "not_admitted": N_("Not on the list for {place}. Send {name} to the lead desk, or let in and note why."),
    "not_admitted_booked": N_("Not on the list for {place}. Now booked: {booked}, until {until:%H:%M}."),
    "not_admitted_next": N_("Not on the list for {place}. Next booked: {booked}, {from:%d %b %H:%M}."),
    "not_entitled": N_(
        "{place} is not open to the category {category}. Send {name} to the lead desk, or let in and note "
        "why."
    ),
    "not_entitled_booked": N_(
        "{place} is not open to the category {category}. Now booked: {booked}, until {until:%H:%M}."
    ),
    "not_entitled_next": N_(
        "{place} is not open to the category {category}. Next booked: {booked}, {from:%d %b %H:%M}."
    ),
    "session_full": N_(
        "All {seats} seats of {place} are taken. Wait until someone leaves, or let in and note why."
    ),
    "rule_error": N_(
        "What {category} may enter cannot be read, so no one is let in by it. Ask an organiser to correct "
        "the category, or let in and note why."
    ),
    "forced": N_("Let in against the rule: {reason}"),
    "voting_delegate": N_("Voting delegate of {organisation}."),
    "desk_note": N_("Note for the desk: {note}"),
    "likely_twin": N_(
        "Also on file as {number}, likely the same person. Tell the lead desk, which can make one of both."
    ),
}


def matches_headline(count: int, *, has_more: bool = False) -> str:
    """The large word over people whom a typed text may mean; `has_more` when only the best are shown."""
    if has_more:
        return _("{count} best matches").format(count=count)
    return ngettext("{count} person matches", "{count} people match", count).format(count=count)


def headline(code: ResultCode, at_door: bool = False) -> str:
    """The one large word of a result, in the chosen language."""
    text = _DOOR_HEADLINES.get(code) if at_door else None
    return _(text or HEADLINES[code])


def desk_sentence(code: str, params: Mapping[str, object]) -> str:
    """The sentence with its facts filled in, in the chosen language."""
    return _(SENTENCES[code]).format(**params)
