"""Recognises which program made a file by its header line, and what follows from that."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from wego_desktop.exchange.reading.dates import DateOrder
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.header_words import header_key
from wego_desktop.i18n import N_


class SourceTool(StrEnum):
    """The programs whose files are known."""

    WEGO = "wego"
    VCARD = "vcard"
    PRETIX_ORDERS = "pretix_orders"
    PRETIX_CHECK_IN = "pretix_check_in"
    EVENTBRITE = "eventbrite"
    LUMA = "luma"
    INDICO = "indico"
    MEETUP = "meetup"
    WHOVA = "whova"
    ZOOM = "zoom"
    TEAMS = "teams"
    GOOGLE_CONTACTS = "google_contacts"
    OUTLOOK_CONTACTS = "outlook_contacts"
    MICROSOFT_FORMS = "microsoft_forms"
    GOOGLE_FORMS = "google_forms"


TOOL_LABELS: dict[SourceTool, str] = {
    SourceTool.WEGO: N_("WeGO Desktop"),
    SourceTool.VCARD: N_("vCard"),
    SourceTool.PRETIX_ORDERS: N_("pretix, orders"),
    SourceTool.PRETIX_CHECK_IN: N_("pretix, check-in list"),
    SourceTool.EVENTBRITE: "Eventbrite",
    SourceTool.LUMA: "Luma",
    SourceTool.INDICO: "Indico",
    SourceTool.MEETUP: "Meetup",
    SourceTool.WHOVA: "Whova",
    SourceTool.ZOOM: "Zoom",
    SourceTool.TEAMS: "Microsoft Teams",
    SourceTool.GOOGLE_CONTACTS: N_("Google contacts"),
    SourceTool.OUTLOOK_CONTACTS: N_("Outlook contacts"),
    SourceTool.MICROSOFT_FORMS: "Microsoft Forms",
    SourceTool.GOOGLE_FORMS: "Google Forms",
}


@dataclass(frozen=True, slots=True)
class LeftOutRule:
    """Rows whose cell under `header` holds one of `words` (folded) are no participants, for reason `code`."""

    header: str
    words: frozenset[str]
    code: str


@dataclass(frozen=True, slots=True)
class ToolLayout:
    """How one tool's file looks: alternatives of headers that must all be there, and columns it is known for.

    `fields` maps a header to its field (None: left out); other columns are recognised as ever.
    `reference_with` is the column that makes the reference unique when it is added to it.
    """

    tool: SourceTool
    needed: tuple[frozenset[str], ...]
    fields: dict[str, F | None]
    date_order: DateOrder = DateOrder.UNKNOWN
    left_out: tuple[LeftOutRule, ...] = ()
    reference_with: str = ""


@dataclass(frozen=True, slots=True)
class ToolMatch:
    """The tool that a table comes from, with how sure that is from 0 to 1."""

    tool: SourceTool
    likeness: float
    layout: ToolLayout

    @property
    def label(self) -> str:
        """The tool's name, untranslated."""
        return TOOL_LABELS[self.tool]

    @property
    def date_order(self) -> DateOrder:
        """The order of day and month that the tool always writes, if it has one."""
        return self.layout.date_order

    def field_of(self, header: str) -> tuple[bool, F | None]:
        """Whether the tool's column `header` is known, and the field it goes into (None: left out)."""
        key = header_key(header)
        return key in self.layout.fields, self.layout.fields.get(key)


def recognise_tool(headers: Sequence[str], is_vcard: bool = False) -> ToolMatch | None:
    """The tool that writes such a header line, None for a list made by hand.

    Equal headers count once: those told apart as `Company (2)` are passed over.
    """
    keys = {header_key(header) for header in headers if header}
    best: ToolMatch | None = None
    for layout in _layouts():
        if layout.tool is SourceTool.VCARD:
            if is_vcard:
                return ToolMatch(layout.tool, 1.0, layout)
            continue
        if not any(needed <= keys for needed in layout.needed):
            continue
        known = sum(1 for key in keys if key in layout.fields)
        size = max(len(needed) for needed in layout.needed if needed <= keys)
        likeness = min(1.0, 0.5 + 0.1 * size + 0.3 * known / max(len(keys), 1))
        if best is None or likeness > best.likeness:
            best = ToolMatch(layout.tool, round(likeness, 2), layout)
    return best


@cache
def _layouts() -> tuple[ToolLayout, ...]:
    from wego_desktop.exchange.reading.tool_layouts import LAYOUTS

    return LAYOUTS
