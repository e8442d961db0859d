"""The closed lists of the domain; the values are what the database, files and the command line hold."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What sort of organisation takes part."""

    CITY = "city"
    COMPANY = "company"
    NATIONAL_INSTITUTION = "national_institution"
    REGIONAL_INSTITUTION = "regional_institution"
    EMBASSY = "embassy"
    DEVELOPMENT_BANK = "development_bank"
    UNIVERSITY = "university"
    MEDIA = "media"
    OTHER = "other"


class OfficeKind(StrEnum):
    """An office that an organisation holds for a term."""

    PRESIDENT = "president"
    EXECUTIVE_VICE_PRESIDENT = "executive_vice_president"
    VICE_PRESIDENT = "vice_president"
    EXECUTIVE_COMMITTEE = "executive_committee"
    REGIONAL_OFFICE = "regional_office"


class NetworkRole(StrEnum):
    """The part an organisation has in a network."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    OBSERVER = "observer"


class EventKind(StrEnum):
    """What sort of event it is."""

    UMBRELLA = "umbrella"
    GENERAL_ASSEMBLY = "general_assembly"
    EXECUTIVE_COMMITTEE = "executive_committee"
    FORUM = "forum"
    NETWORK_MEETING = "network_meeting"
    TRAINING = "training"
    CEREMONY = "ceremony"
    COMPETITION = "competition"
    OTHER = "other"


class CategoryShape(StrEnum):
    """The mark that stands beside a category's name, so that colour is never alone."""

    DIAMOND = "diamond"
    SQUARE = "square"
    CIRCLE = "circle"
    BAR = "bar"
    OPEN_SQUARE = "open_square"
    OPEN_CIRCLE = "open_circle"
    TRIANGLE = "triangle"
    CROSS = "cross"


class RegistrationStatus(StrEnum):
    """The state of one person's registration for one event."""

    INVITED = "invited"
    APPLIED = "applied"
    APPROVED = "approved"
    CONFIRMED = "confirmed"
    WAITLISTED = "waitlisted"
    DECLINED = "declined"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    SUBSTITUTED = "substituted"


class AttendanceMode(StrEnum):
    """Whether the person comes to the venue or takes part from elsewhere."""

    ON_SITE = "on_site"
    ONLINE = "online"


class DelegationRole(StrEnum):
    """The part a registration has in the delegation of its organisation."""

    MEMBER = "member"
    HEAD = "head"
    VOTING = "voting"
    ALTERNATE = "alternate"


class SessionKind(StrEnum):
    """What sort of programme item it is."""

    PLENARY = "plenary"
    ASSEMBLY = "assembly"
    FORUM = "forum"
    ROUNDTABLE = "roundtable"
    NETWORK_MEETING = "network_meeting"
    WORKSHOP = "workshop"
    TRAINING = "training"
    CEREMONY = "ceremony"
    PRESS = "press"
    SITE_VISIT = "site_visit"
    MEAL = "meal"
    RECEPTION = "reception"
    OTHER = "other"


class AdmissionRule(StrEnum):
    """Who may enter a session."""

    OPEN = "open"
    BY_LIST = "by_list"


class SessionRoleKind(StrEnum):
    """What a person does in a session."""

    CHAIR = "chair"
    MODERATOR = "moderator"
    SPEAKER = "speaker"
    PANELLIST = "panellist"
    RAPPORTEUR = "rapporteur"
    INTERPRETER = "interpreter"


class AdmissionState(StrEnum):
    """The state of a registration's seat in a session."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    WAITING = "waiting"
    DECLINED = "declined"


class CheckpointKind(StrEnum):
    """Where one scans."""

    ARRIVAL = "arrival"
    SESSION_DOOR = "session_door"
    EXIT = "exit"
    HAND_OUT = "hand_out"


class Direction(StrEnum):
    """Whether a scan lets somebody in or out, or takes an earlier scan back."""

    ENTRY = "entry"
    EXIT = "exit"
    UNDO = "undo"


class OperatorRole(StrEnum):
    """What an operator may do."""

    DESK = "desk"
    ORGANISER = "organiser"
    GOVERNANCE = "governance"
    ADMINISTRATOR = "administrator"


class BadgeReason(StrEnum):
    """Why a badge was issued."""

    FIRST = "first"
    LOST = "lost"
    DAMAGED = "damaged"
    NAME_CHANGED = "name_changed"


class RowVerdict(StrEnum):
    """What an import would do with one row."""

    NEW = "new"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    POSSIBLE_DUPLICATE = "possible_duplicate"
    WARNING = "warning"
    ERROR = "error"


class SheetKind(StrEnum):
    """The sheets that can be exported."""

    ATTENDEES = "attendees"
    SESSIONS = "sessions"
    NETWORK = "network"
    SIGN_IN = "sign-in"
    PUBLISHED_LIST = "published-list"
    MEMBERS = "members"


class Gender(StrEnum):
    """As the person states it; empty when not stated."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class ConsentPurpose(StrEnum):
    """What somebody agreed to or refused; each purpose is asked apart."""

    PHOTO = "photo"
    PUBLISHED_LIST = "published_list"
    CONTACT_SHARING = "contact_sharing"
    NEWS = "news"
    HEALTH = "health"
    VISA = "visa"


class OwnFieldKind(StrEnum):
    """What sort of answer an own field takes."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    SEVERAL = "several"
    YES_NO = "yes_no"
    DATE = "date"


class RequiredRule(StrEnum):
    """When an own field must be answered."""

    NEVER = "never"
    ALWAYS = "always"
    WHEN = "when"


class OnFull(StrEnum):
    """What happens to a registration beyond a limit."""

    WARN = "warn"
    WAITING_LIST = "waiting_list"
    REFUSE = "refuse"


class SimilarAnswer(StrEnum):
    """What to do with a row whose city is on file under another name."""

    SAME = "same"
    NEW = "new"
