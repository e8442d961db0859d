"""Word, icon and colour of each session type (design specification, section 4)."""

from dataclasses import dataclass

from wego_desktop.domain.enums import AdmissionRule, AdmissionState, SessionKind
from wego_desktop.i18n import N_, _
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.programme import SessionRow
from wego_desktop.ui.widgets.marks import Mark, Tone


@dataclass(frozen=True, slots=True)
class Look:
    """How a session type is shown; `icon_name` is a file of the set or `network:afscn`."""

    word: str
    icon_name: str
    token: str


_LOOKS: dict[SessionKind, tuple[str, str]] = {
    SessionKind.PLENARY: ("presentation", "trk-plenary"),
    SessionKind.ASSEMBLY: ("landmark", "trk-assembly"),
    SessionKind.FORUM: ("messages-square", "trk-forum"),
    SessionKind.ROUNDTABLE: ("users", "trk-forum"),
    SessionKind.NETWORK_MEETING: ("network", "trk-plenary"),
    SessionKind.WORKSHOP: ("pencil-ruler", "cat-staff"),
    SessionKind.TRAINING: ("pencil", "cat-staff"),
    SessionKind.CEREMONY: ("award", "trk-ceremony"),
    SessionKind.PRESS: ("mic", "cat-press"),
    SessionKind.SITE_VISIT: ("bus", "trk-visit"),
    SessionKind.MEAL: ("utensils", "text-3"),
    SessionKind.RECEPTION: ("utensils", "trk-ceremony"),
    SessionKind.OTHER: ("calendar-days", "cat-staff"),
}
_NETWORK_TOKENS = {"AFSCN": "trk-afscn", "LASCN": "trk-lascn"}
_RULES: dict[AdmissionRule, str] = {
    AdmissionRule.OPEN: N_("Every category that may enter"),
    AdmissionRule.BY_LIST: N_("Only people on the list"),
}
_SEATS: dict[AdmissionState, tuple[Tone, str]] = {
    AdmissionState.CONFIRMED: (Tone.OK, "check"),
    AdmissionState.INVITED: (Tone.NEUTRAL, "mail"),
    AdmissionState.WAITING: (Tone.WARN, "clock"),
    AdmissionState.DECLINED: (Tone.NEUTRAL, "ban"),
}


def kind_look(kind: SessionKind) -> Look:
    """The look of a session type."""
    icon_name, token = _LOOKS[kind]
    # Blocks are narrow: the long word of the sheets does not fit beside the times.
    text = _("Assembly") if kind is SessionKind.ASSEMBLY else word(kind)
    return Look(text, icon_name, token)


def session_look(row: SessionRow) -> Look:
    """The look of a session: a network's meeting takes the network's own."""
    if row.network_code in _NETWORK_TOKENS:
        code = row.network_code
        return Look(code, f"network:{code.lower()}", _NETWORK_TOKENS[code])
    look = kind_look(row.kind)
    return Look(row.network_code, look.icon_name, look.token) if row.network_code else look


def rule_word(rule: AdmissionRule) -> str:
    """The words for an admission rule."""
    return _(_RULES[rule])


def role_mark(is_confirmed: bool) -> Mark:
    """Whether somebody with a part has said yes."""
    if is_confirmed:
        return Mark(Tone.OK, "check", _("Confirmed"))
    return Mark(Tone.WARN, "clock", _("Asked"))


def seat_mark(state: AdmissionState, *, is_inside: bool = False) -> Mark:
    """The state of a seat; somebody in the room shows as that."""
    if is_inside:
        return Mark(Tone.OK, "door-open", _("In the room"))
    tone, icon_name = _SEATS[state]
    return Mark(tone, icon_name, word(state))
