"""What the workspace holds, as matching, verdicts and writing ask for it."""

from dataclasses import dataclass, field

from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.own_fields import AnswerValue
from wego_desktop.exchange.reading.fields import ImportField as F

PERSON_COLUMNS = {
    F.HONORIFIC: "honorific",
    F.GIVEN_NAMES: "given_names",
    F.FAMILY_NAME: "family_name",
    F.NATIVE_NAME: "native_name",
    F.BADGE_NAME: "badge_name",
    F.GENDER: "gender",
    F.EMAIL: "email",
    F.PHONE: "phone",
    F.POSITION: "position",
    F.LANGUAGES: "languages",
}
REGISTRATION_COLUMNS = {
    F.EXTERNAL_REFERENCE: "external_ref",
    F.STATUS: "status",
    F.MODE: "mode",
    F.DIETARY: "dietary",
    F.ACCESSIBILITY: "accessibility",
    F.NOTES: "notes",
}
JOURNEY_COLUMNS = {
    F.ARRIVES_AT: "arrives_at",
    F.ARRIVAL_FLIGHT: "arrival_flight",
    F.DEPARTS_AT: "departs_at",
    F.DEPARTURE_FLIGHT: "departure_flight",
    F.HOTEL: "hotel",
    F.PICK_UP: "pick_up",
    F.EMERGENCY_CONTACT: "emergency_contact",
}


@dataclass(slots=True)
class KnownRegistration:
    """A registration for the event; `facts` hold its texts by field, `sessions` the ids it has seats in.

    `merged_numbers` are those of registrations that were merged into it.
    Its journey, `tags` (folded) and `answers` (by key) are there only when they were asked for.
    """

    id: str | None
    number: int | None
    status: RegistrationStatus
    category_id: str
    role: str
    organisation_id: str | None
    facts: dict[F, str]
    sessions: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    answers: dict[str, AnswerValue] = field(default_factory=dict)
    merged_numbers: list[int] = field(default_factory=list)


@dataclass(slots=True)
class KnownOrganisation:
    """An organisation of the workspace, or (without `id`) one that the file brings as its `serial`-th."""

    id: str | None
    name: str
    kind: str
    city: str
    country: str | None
    region: str = ""
    networks: set[str] = field(default_factory=set)
    serial: int = 0
    native_name: str = ""

    @property
    def key(self) -> str:
        """What tells it apart from every other, also before it has an id."""
        return self.id or f"new:{self.serial}"


@dataclass(slots=True)
class KnownSession:
    """A session that people may be admitted to; `seats` is None without a limit."""

    id: str
    title: str
    seats: int | None
    taken: int


@dataclass(slots=True)
class KnownPerson:
    """The facts of a person of the workspace with the one registration for the event that counts."""

    id: str
    facts: dict[F, str]
    external_ref: str
    organisation_id: str | None
    registration: KnownRegistration | None = None


@dataclass(slots=True)
class Known:
    """Everything that matching, verdicts and writing ask."""

    event_code: str
    zone: str
    categories: list[tuple[str, str, str]]
    organisations: dict[str, KnownOrganisation]
    people: list[KnownPerson]
    networks: dict[str, tuple[str, str]]
    sessions: dict[str, KnownSession]
    session_keys: dict[str, list[str]]
    scheme_id: str | None
    regions: dict[str, tuple[str, str]]
    numbers: set[int]
    aliases: tuple[tuple[str, str], ...] = ()
    answered: dict[str, list[str]] = field(default_factory=dict)
