"""The columns that each kind of export offers, and which of them were chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from wego_desktop.domain.enums import SheetKind
from wego_desktop.errors import UserError
from wego_desktop.exchange.writing.spec import ColumnKind
from wego_desktop.i18n import N_

_LONG = ColumnKind.LONG_TEXT
_TEXT, _NUMBER, _TIME, _DATE = ColumnKind.TEXT, ColumnKind.NUMBER, ColumnKind.DATETIME, ColumnKind.DATE


@dataclass(frozen=True, slots=True)
class Column:
    """One column that a sheet can have: `key` for `--columns`, `title` (to be translated) for people."""

    key: str
    title: str
    kind: ColumnKind = _TEXT
    is_default: bool = True
    is_bold: bool = False
    width: float | None = None


# The titles are those that Import is sure to recognise, so that a sheet edited in Excel comes back.
ATTENDEES = (
    Column("code", N_("Registration number")),
    Column("honorific", N_("Honorific")),
    Column("given_names", N_("Given names"), is_bold=True),
    Column("family_name", N_("Family name"), is_bold=True),
    Column("native_name", N_("Local-script name")),
    Column("badge_name", N_("Name on badge"), is_default=False),
    Column("gender", N_("Gender"), is_default=False),
    Column("position", N_("Position")),
    Column("organisation", N_("Organisation")),
    Column("city", N_("City")),
    Column("country", N_("Country")),
    Column("region", N_("Region")),
    Column("networks", N_("Networks")),
    Column("category", N_("Category"), ColumnKind.CATEGORY),
    Column("status", N_("Status"), ColumnKind.STATUS),
    Column("mode", N_("Attendance"), is_default=False),
    Column("delegation_role", N_("Role in delegation"), is_default=False),
    Column("email", N_("Email"), is_default=False),
    Column("phone", N_("Phone"), is_default=False),
    Column("languages", N_("Languages"), is_default=False),
    Column("registered_at", N_("Registered"), _TIME, is_default=False),
    Column("arrived_at", N_("Arrived"), _TIME),
    Column("sessions", N_("Sessions"), is_default=False),
    Column("external_ref", N_("External reference"), is_default=False),
    Column("desk_note", N_("Shown at the desk"), is_default=False),
)

PROGRAMME = (
    Column("code", N_("Code")),
    Column("event", N_("Event")),
    Column("title", N_("Session"), _LONG, is_bold=True),
    Column("kind", N_("Kind")),
    Column("track", N_("Track"), is_default=False),
    Column("room", N_("Room")),
    Column("starts_at", N_("Starts"), _TIME),
    Column("ends_at", N_("Ends"), _TIME),
    Column("chairs", N_("Chair"), _LONG),
    Column("speakers", N_("Speakers"), _LONG),
    Column("network", N_("Network")),
    Column("languages", N_("Languages"), is_default=False),
    Column("admission", N_("Admission")),
    Column("seats", N_("Seats"), _NUMBER),
    Column("invited", N_("Invited"), _NUMBER),
    Column("confirmed", N_("Confirmed"), _NUMBER),
    Column("waiting", N_("Waiting"), _NUMBER),
    Column("entered", N_("Entered"), _NUMBER),
    Column("inside", N_("In the room"), _NUMBER, is_default=False),
)

NETWORK = (
    Column("organisation", N_("Organisation"), is_bold=True),
    Column("city", N_("City")),
    Column("country", N_("Country")),
    Column("region", N_("Region")),
    Column("kind", N_("Kind"), is_default=False),
    Column("role", N_("Role")),
    Column("since", N_("Member since"), _DATE),
    Column("representatives", N_("Representatives"), _LONG),
    Column("people", N_("People"), _NUMBER),
    Column("inside", N_("People in the room"), _NUMBER),
    Column("state", N_("Attendance"), ColumnKind.STATUS),
    Column("entered_at", N_("Entered"), _TIME),
)

SIGN_IN = (
    Column("position_in_list", N_("No"), _NUMBER, width=7.0),
    Column("code", N_("Badge number")),
    Column("name", N_("Name"), is_bold=True),
    Column("native_name", N_("Local-script name"), is_default=False),
    Column("position", N_("Position")),
    Column("organisation", N_("Organisation")),
    Column("city", N_("City"), is_default=False),
    Column("country", N_("Country")),
    Column("category", N_("Category")),
    Column("signature", N_("Signature"), ColumnKind.SIGNATURE),
)

PUBLISHED_LIST = (
    Column("city", N_("City"), is_bold=True),
    Column("country", N_("Country")),
    Column("region", N_("Region")),
    Column("is_observer", N_("Observer"), ColumnKind.YES_NO),
)

# The titles are those that the import of a member list reads.
MEMBERS = (
    Column("organisation", N_("Organisation"), is_bold=True),
    Column("native_name", N_("Local-script name")),
    Column("aliases", N_("Other names"), _LONG),
    Column("kind", N_("Kind")),
    Column("city", N_("City")),
    Column("country", N_("Country")),
    Column("region", N_("Region")),
    Column("membership", N_("Membership")),
    Column("votes", N_("Votes"), ColumnKind.YES_NO),
    Column("member_since", N_("Member since"), _DATE),
    Column("fees_paid_through", N_("Fees paid through"), _NUMBER),
    Column("is_suspended", N_("Suspended"), ColumnKind.YES_NO),
    Column("networks", N_("Networks")),
    Column("offices", N_("Offices"), _LONG),
    Column("contact_name", N_("Contact")),
    Column("contact_position", N_("Contact position"), is_default=False),
    Column("contact_email", N_("Contact email")),
    Column("contact_phone", N_("Contact phone"), is_default=False),
    Column("coming", N_("Coming"), _NUMBER),
    Column("arrived", N_("Arrived"), _NUMBER),
)

ORGANISATIONS = (
    Column("organisation", N_("Organisation"), is_bold=True),
    Column("native_name", N_("Local-script name")),
    Column("kind", N_("Kind")),
    Column("city", N_("City")),
    Column("country", N_("Country")),
    Column("region", N_("Region")),
    Column("networks", N_("Networks")),
    Column("heads", N_("Head of delegation"), _LONG),
    Column("people", N_("People"), _NUMBER),
    Column("expected", N_("Expected"), _NUMBER),
    Column("arrived", N_("Arrived"), _NUMBER),
)

SPEAKERS = (
    Column("event", N_("Event")),
    Column("session_code", N_("Code")),
    Column("session_title", N_("Session"), _LONG),
    Column("starts_at", N_("Starts"), _TIME),
    Column("role", N_("Role")),
    Column("name", N_("Name"), is_bold=True),
    Column("position", N_("Position")),
    Column("organisation", N_("Organisation")),
    Column("country", N_("Country")),
    Column("is_confirmed", N_("Confirmed"), ColumnKind.YES_NO),
)

ATTENDANCE = (
    Column("event", N_("Event")),
    Column("session_code", N_("Code")),
    Column("session_title", N_("Session"), _LONG),
    Column("code", N_("Badge number")),
    Column("name", N_("Name"), is_bold=True),
    Column("organisation", N_("Organisation")),
    Column("country", N_("Country")),
    Column("category", N_("Category")),
    Column("seat", N_("Seat")),
    Column("entered_at", N_("Entered"), _TIME),
    Column("left_at", N_("Left"), _TIME),
)

IN_THE_ROOM = (
    Column("code", N_("Badge number")),
    Column("name", N_("Name"), is_bold=True),
    Column("position", N_("Position")),
    Column("organisation", N_("Organisation")),
    Column("country", N_("Country")),
    Column("category", N_("Category")),
    Column("is_member", N_("Member"), ColumnKind.YES_NO),
    Column("entered_at", N_("Entered"), _TIME),
    Column("left_at", N_("Left"), _TIME),
)

OFFERED: dict[SheetKind, tuple[Column, ...]] = {
    SheetKind.ATTENDEES: ATTENDEES,
    SheetKind.SESSIONS: PROGRAMME,
    SheetKind.NETWORK: NETWORK,
    SheetKind.SIGN_IN: SIGN_IN,
    SheetKind.PUBLISHED_LIST: PUBLISHED_LIST,
    SheetKind.MEMBERS: MEMBERS,
}
"""The columns of each export's main sheet, in the order in which they are offered."""


def chosen(kind: SheetKind, keys: Sequence[str], own: Sequence[Column] = ()) -> tuple[Column, ...]:
    """The columns named by `keys`, in that order, each once; without keys the usual ones.

    `own` are the columns of the event's own fields. Raises `UserError("unknown_columns")`, which names what
    was not found and what there is.
    """
    offered = {column.key: column for column in (*OFFERED[kind], *own)}
    wanted = list(dict.fromkeys(key.strip() for key in keys if key.strip()))
    if unknown := [key for key in wanted if key not in offered]:
        raise UserError("unknown_columns", names=", ".join(unknown), allowed=", ".join(offered))
    if not wanted:
        return usual(OFFERED[kind])
    return tuple(offered[key] for key in wanted)


def usual(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns that a sheet has when nobody chose."""
    return tuple(column for column in columns if column.is_default)
