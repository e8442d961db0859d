"""All tables, so that the metadata is whole as soon as this package is imported."""

from wego_desktop.db.models.base import Base, new_id
from wego_desktop.db.models.desk import Badge, BadgeTemplate, Checkpoint, PresenceRow, Scan
from wego_desktop.db.models.events import Category, Event, Registration
from wego_desktop.db.models.organisations import (
    Membership,
    MembershipCategory,
    Network,
    NetworkMember,
    Office,
    Organisation,
    OrganisationRegion,
    Region,
    RegionScheme,
)
from wego_desktop.db.models.people import Person
from wego_desktop.db.models.programme import Admission, Room, RosterMark, Session, SessionRole
from wego_desktop.db.models.records import (
    ExportRecord,
    ImportBatch,
    JournalChange,
    JournalEntry,
    JournalSealed,
    SearchText,
)
from wego_desktop.db.models.workspace import Desk, Operator, WorkspaceInfo

__all__ = [
    "Admission",
    "Badge",
    "BadgeTemplate",
    "Base",
    "Category",
    "Checkpoint",
    "Desk",
    "Event",
    "ExportRecord",
    "ImportBatch",
    "JournalChange",
    "JournalEntry",
    "JournalSealed",
    "Membership",
    "MembershipCategory",
    "Network",
    "NetworkMember",
    "Office",
    "Operator",
    "Organisation",
    "OrganisationRegion",
    "Person",
    "PresenceRow",
    "Region",
    "RegionScheme",
    "Registration",
    "Room",
    "RosterMark",
    "Scan",
    "SearchText",
    "Session",
    "SessionRole",
    "WorkspaceInfo",
    "new_id",
]
