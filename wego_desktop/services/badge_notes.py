"""What fitting did to the texts of badges, in words that windows and the command line share."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from wego_desktop.i18n import N_, _, ngettext

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
"""Texts of one person; the others are the same for the event, the category or the network."""
_SHARED = frozenset({"event", "dates", "category", "network", "network_name"})
_MUCH_SMALLER = 0.8
"""Layouts let a person's texts shrink; only one that lost a fifth of its size is worth a look."""
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


@dataclass(frozen=True, slots=True)
class SharedFit:
    """A text that is the same on many badges and gave way there: how far, which, and that in words."""

    kind: FitKind
    element: str
    count: int
    text: str

    @property
    def needs_attention(self) -> bool:
        """Whether somebody should look before the badges go out."""
        return self.kind >= FitKind.OVERFLOWED


@dataclass(frozen=True, slots=True)
class FitSummary:
    """What to look at in a job: texts that badges share, once each, and badges with texts of their own."""

    shared: tuple[SharedFit, ...]
    lines: tuple[FitLine, ...]


def fit_summary(reports: "Sequence[FitReport]") -> FitSummary:
    """Texts that overflowed, lack letters or shrank, and names that were broken; the worst shared ones first.

    Texts of the event, the category and the network are told once for the job, not on every badge. Left out
    is what layouts provide for: an organisation on two lines, a text of a person that keeps four fifths of
    its size, another that keeps nine tenths, and the back unless it overflows.
    """
    shared: Counter[tuple[FitKind, str, str]] = Counter()
    lines = []
    for index, report in enumerate(reports):
        own = []
        for item in dict.fromkeys(_said(report)):
            if item[1] in _SHARED:
                shared[item] += 1
            else:
                own.append(item)
        if own:
            lines.append(_line(index, report, own))
    told = [_shared(item, count, len(reports)) for item, count in shared.items()]
    told.sort(key=lambda fit: (-fit.kind, -fit.count, fit.element))
    return FitSummary(tuple(told), tuple(lines))


def line_of(report: "FitReport") -> FitLine | None:
    """What gave way on one badge that is looked at, already from a tenth; None when all is well.

    Shared texts are named only where they overflow or lack letters.
    """
    found = dict.fromkeys(_said(report, _HARDLY_SMALLER))
    said = [item for item in found if item[1] not in _SHARED or item[0] >= FitKind.OVERFLOWED]
    return _line(0, report, said) if said else None


def _line(index: int, report: "FitReport", said: list[tuple[FitKind, str, str]]) -> FitLine:
    elements = tuple(dict.fromkeys(element for _kind, element, _text in said))
    worst_first = sorted(said, key=lambda item: -item[0])
    text = "; ".join(text for _kind, _element, text in worst_first)
    return FitLine(index, report.number, report.name, worst_first[0][0], elements, text)


def _shared(item: tuple[FitKind, str, str], count: int, total: int) -> SharedFit:
    kind, element, text = item
    if count == total:
        told = ngettext("On the badge: {text}", "On all badges: {text}", total)
    else:
        told = ngettext("On {count} badge: {text}", "On {count} badges: {text}", count)
    return SharedFit(kind, element, count, told.format(count=count, text=text))


def _said(report: "FitReport", own_share: float = _MUCH_SMALLER) -> Iterable[tuple[FitKind, str, str]]:
    groups = (
        (FitKind.MISSING, report.missing, N_("{element}: letters that no font here has")),
        (FitKind.OVERFLOWED, report.overflowed, N_("{element} does not fit at a legible size")),
        (FitKind.SHRUNK, report.shrunk, N_("{element} shrank to {size} of {full} mm")),
        (FitKind.WRAPPED, report.wrapped, N_("{element} on {lines} lines")),
    )
    told = set()
    for kind, notes, sentence in groups:
        for note in notes:
            if note.element in _SILENT or note.element in told or _is_usual(kind, note, own_share):
                continue
            told.add(note.element)
            element = _(_ELEMENTS.get(note.element, note.element))
            size, full = f"{note.size_mm:.1f}", f"{note.full_size_mm:.1f}"
            text = _(sentence).format(element=element, size=size, full=full, lines=note.lines)
            yield kind, note.element, text


def _is_usual(kind: FitKind, note: "FitNote", own_share: float) -> bool:
    """What the layout provides for and nobody has to look at."""
    if kind >= FitKind.OVERFLOWED:
        return False
    if note.side == "back":
        return True
    if kind is FitKind.WRAPPED:
        return note.element not in _NAMES
    share = own_share if note.element in _OWN else _HARDLY_SMALLER
    return note.size_mm >= share * note.full_size_mm
