"""The words, tones and icons of the states that windows show."""

from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.i18n import N_, _
from wego_desktop.ui.widgets.marks import Mark, Tone

_REGISTRATION: dict[RegistrationStatus, tuple[Tone, str, str]] = {
    RegistrationStatus.INVITED: (Tone.NEUTRAL, "mail", N_("Invited")),
    RegistrationStatus.APPLIED: (Tone.WARN, "clock", N_("Pending")),
    RegistrationStatus.APPROVED: (Tone.INFO, "circle-check", N_("Approved")),
    RegistrationStatus.CONFIRMED: (Tone.INFO, "circle-check", N_("Confirmed")),
    RegistrationStatus.WAITLISTED: (Tone.WARN, "clock", N_("Waiting list")),
    RegistrationStatus.DECLINED: (Tone.NEUTRAL, "ban", N_("Declined")),
    RegistrationStatus.REJECTED: (Tone.BAD, "ban", N_("Refused")),
    RegistrationStatus.CANCELLED: (Tone.NEUTRAL, "ban", N_("Cancelled")),
    RegistrationStatus.SUBSTITUTED: (Tone.NEUTRAL, "arrow-left-right", N_("Substituted")),
}
_OTHER: dict[str, tuple[Tone, str, str]] = {
    "arrived": (Tone.OK, "check", N_("Arrived")),
    "accredited": (Tone.OK, "check", N_("Accredited")),
    "in_the_room": (Tone.OK, "check", N_("In the room")),
    "done": (Tone.OK, "check", N_("Done")),
    "online": (Tone.INFO, "video", N_("Online")),
    "proxy": (Tone.INFO, "arrow-left-right", N_("Proxy")),
    "new": (Tone.OK, "plus", N_("New")),
    "updated": (Tone.INFO, "refresh-cw", N_("Updated")),
    "unchanged": (Tone.NEUTRAL, "check", N_("Unchanged")),
    "duplicate": (Tone.WARN, "copy", N_("Duplicate?")),
    "warning": (Tone.WARN, "triangle-alert", N_("Warning")),
    "error": (Tone.BAD, "circle-alert", N_("Error")),
    "late": (Tone.BAD, "circle-alert", N_("Late")),
    "full": (Tone.BAD, "octagon-alert", N_("Full")),
    "apologies": (Tone.NEUTRAL, "mail", N_("Apologies")),
    "not_on_file": (Tone.NEUTRAL, "ban", N_("Not on file")),
    "expected": (Tone.OUTLINE, "circle-dashed", N_("Expected")),
    "to_do": (Tone.OUTLINE, "circle", N_("To do")),
}


def registration_mark(status: RegistrationStatus | str, *, has_arrived: bool = False) -> Mark:
    """How a registration's state is shown; whoever has arrived shows as Arrived."""
    if has_arrived:
        return status_mark("arrived")
    tone, icon_name, text = _REGISTRATION[RegistrationStatus(status)]
    return Mark(tone, icon_name, _(text))


def status_mark(key: str) -> Mark:
    """How one of the other states of the design is shown: `arrived`, `in_the_room`, `duplicate`, `late` …"""
    tone, icon_name, text = _OTHER[key]
    return Mark(tone, icon_name, _(text))
