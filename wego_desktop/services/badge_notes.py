"""What fitting did to the texts of badges, in words that windows and the command line share."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from wego_desktop.i18n import N_, _

if TYPE_CHECKING:
    from wego_desktop.documents.badge_painter import FitReport
    from wego_desktop.documents.badge_plan import FitNote

_ELEMENTS = {
    "name": N_("name"),
    "given": N_("given name"),
    "family": N_("family name"),
    "native_name": N_("local-script name"),
    "position": N_("position"),
    "organisation": N_("organisation"),
    "place": N_("place"),
    "network": N_("network"),
    "network_name": N_("network"),
    "category": N_("category"),
    "role_marks": N_("role marks"),
    "event": N_("event name"),
    "dates": N_("event dates"),
    "back_name": N_("name on the back"),
    "back_organisation": N_("organisation on the back"),
    "programme": N_("programme"),
    "room": N_("programme"),
}
_SILENT = frozenset({"printed", "help_desk", "more", "day", "start", "number"})
"""Texts that are the same or alike on all badges and are laid out to give way."""
_NAMES = frozenset({"name", "given", "family", "native_name"})
_OWN = _NAMES | {"position", "organisation", "place"}
"""Texts of one person; the others are the same for the event or the category."""
_HARDLY_SMALLER = 0.9


class FitKind(IntEnum):
    """How far a text gave way, the worst last."""

    WRAPPED = 1
    SHRUNK = 2
    OVERFLOWED = 3
    MISSING = 4


@dataclass(frozen=True, slots=True)
class FitLine:
    """One badge whose texts gave way: its place among the badges, whose it is, how far, and what in words."""

    index: int
    number: str
    name: str
    kind: FitKind
    elements: tuple[str, ...]
    text: str

    @property
    def needs_attention(self) -> bool:
        """Whether somebody should look before the badge goes out."""
        return self.kind >= FitKind.OVERFLOWED


def fit_lines(reports: "Iterable[FitReport]") -> tuple[FitLine, ...]:
    """One line for each badge on which a text overflowed, lacks letters, shrank, or a name was broken.

    Left out is what layouts provide for: an organisation on two lines, a text smaller by less than a tenth,
    the back, and texts that are the same on many badges, unless they overflow.
    """
    lines = []
    for index, report in enumerate(reports):
        said = list(dict.fromkeys(_said(report)))
        if said:
            kind = max(found for found, _element, _text in said)
            elements = tuple(dict.fromkeys(element for _kind, element, _text in said))
            said.sort(key=lambda item: -item[0])
            text = "; ".join(text for _kind, _element, text in said)
            lines.append(FitLine(index, report.number, report.name, kind, elements, text))
    return tuple(lines)


def _said(report: "FitReport") -> Iterable[tuple[FitKind, str, str]]:
    groups = (
        (FitKind.MISSING, report.missing, N_("{element}: letters that no font here has")),
        (FitKind.OVERFLOWED, report.overflowed, N_("{element} does not fit at a legible size")),
        (FitKind.SHRUNK, report.shrunk, N_("{element} shrank to {size} of {full} mm")),
        (FitKind.WRAPPED, report.wrapped, N_("{element} on {lines} lines")),
    )
    told = set()
    for kind, notes, sentence in groups:
        for note in notes:
            if note.element in _SILENT or note.element in told or _is_usual(kind, note):
                continue
            told.add(note.element)
            element = _(_ELEMENTS.get(note.element, note.element))
            size, full = f"{note.size_mm:.1f}", f"{note.full_size_mm:.1f}"
            text = _(sentence).format(element=element, size=size, full=full, lines=note.lines)
            yield kind, note.element, text


def _is_usual(kind: FitKind, note: "FitNote") -> bool:
    """What the layout provides for and nobody has to look at."""
    if kind >= FitKind.OVERFLOWED:
        return False
    if note.side == "back" or note.element not in _OWN:
        return True
    if kind is FitKind.WRAPPED:
        return note.element not in _NAMES
    return note.size_mm >= _HARDLY_SMALLER * note.full_size_mm
