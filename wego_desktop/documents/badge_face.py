"""All that is painted on one badge, ready to print: no look-ups and no time zones are left to do."""

from dataclasses import dataclass

from wego_desktop.domain.enums import CategoryShape


@dataclass(frozen=True, slots=True)
class NetworkMark:
    """A network as it stands on a badge: letters, full name and colour (`#RRGGBB`)."""

    code: str
    name: str
    colour: str = "#454E5C"


_KNOWN_NETWORKS = {
    "AFSCN": NetworkMark("AFSCN", "Africa Smart City Network", "#A65500"),
    "LASCN": NetworkMark("LASCN", "Latin America Smart City Network", "#00756C"),
}


def network_mark(code: str, name: str = "") -> NetworkMark:
    """The mark of a network: AFSCN and LASCN in their colours, any other in grey under its own name."""
    return _KNOWN_NETWORKS.get(code) or NetworkMark(code, name or code)


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    """A line of the own programme; day and start are texts in the event's time zone, in order of time.

    `is_own_role` when the person speaks, votes or works there: set in bold.
    """

    day: str
    start: str
    title: str
    room: str = ""
    is_own_role: bool = False


@dataclass(frozen=True, slots=True)
class BadgeFace:
    """One person's badge. Empty texts leave their place free.

    `display_name`, the name on the badge, stands instead of given and family name when it is set. `code` is
    the 16-letter badge code in the QR, `number` the human number below it. `language` (BCP 47) of the native
    name and `country_code` (ISO 3166) choose the forms of Hanja, hanzi and kanji. `printed_at` and
    `help_desk` are whole texts for the foot of the back. `answers` are those to own fields, by key.
    """

    code: str
    number: str
    event_name: str
    event_dates: str
    given: str = ""
    family: str = ""
    display_name: str = ""
    native_name: str = ""
    language: str = ""
    position: str = ""
    organisation: str = ""
    place: str = ""
    country_code: str = ""
    category: str = ""
    category_letter: str = ""
    category_shape: CategoryShape = CategoryShape.SQUARE
    category_colour: str = "#3B4452"
    role_marks: tuple[str, ...] = ()
    networks: tuple[NetworkMark, ...] = ()
    programme: tuple[ProgrammeEntry, ...] = ()
    is_reprint: bool = False
    is_photo_refused: bool = False
    printed_at: str = ""
    help_desk: str = ""
    answers: tuple[tuple[str, str], ...] = ()

    def answer(self, key: str) -> str:
        """The answer to the own field of that key in words; empty without one."""
        return dict(self.answers).get(key, "")

    def full_name(self) -> str:
        """The name on the badge in one line."""
        return self.display_name or " ".join(part for part in (self.given, self.family) if part)

    def name_parts(self) -> tuple[str, str]:
        """The large and the second part of the name; the second is empty for one name or a display name."""
        if self.display_name or not (self.given and self.family):
            return self.full_name(), ""
        return self.given, self.family

    def number_line(self) -> str:
        """The human number, with R behind it on a reprint."""
        return f"{self.number} R" if self.is_reprint else self.number
