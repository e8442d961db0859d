"""The only place that wires a workspace to the services; windows and command line start here."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from wego_desktop.db.late_database import LateDatabase
from wego_desktop.db.location import Location, parse_location
from wego_desktop.domain.actor import Actor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType
    from typing import Self

    from wego_desktop.db.unit_of_work import Clock, Database
    from wego_desktop.services.admission_service import AdmissionService
    from wego_desktop.services.badge_printing import BadgePrintService
    from wego_desktop.services.badge_service import BadgeService
    from wego_desktop.services.bulk_service import BulkService
    from wego_desktop.services.category_service import CategoryService
    from wego_desktop.services.check_in_service import CheckInService
    from wego_desktop.services.companion_service import CompanionService
    from wego_desktop.services.consent_service import ConsentService
    from wego_desktop.services.delegate_lists import DelegateLists
    from wego_desktop.services.delegation_service import DelegationService
    from wego_desktop.services.duplicate_service import DuplicateService
    from wego_desktop.services.event_service import EventService
    from wego_desktop.services.export_service import ExportService
    from wego_desktop.services.glance import Glance
    from wego_desktop.services.group_service import GroupService
    from wego_desktop.services.import_service import ImportService
    from wego_desktop.services.limits.limit_service import LimitService
    from wego_desktop.services.limits.waiting_list_service import WaitingListService
    from wego_desktop.services.logistics_service import LogisticsService
    from wego_desktop.services.member_list.service import MemberListService
    from wego_desktop.services.membership_service import MembershipService
    from wego_desktop.services.merge_service import MergeService
    from wego_desktop.services.network_service import NetworkService
    from wego_desktop.services.operator_service import OperatorService
    from wego_desktop.services.organisation_service import OrganisationService
    from wego_desktop.services.own_fields.answer_service import AnswerService
    from wego_desktop.services.own_fields.service import OwnFieldService
    from wego_desktop.services.person_service import PersonService
    from wego_desktop.services.queries.delegate_filter import Marked
    from wego_desktop.services.queries.event_rows import EventRow
    from wego_desktop.services.registration_service import RegistrationService
    from wego_desktop.services.room_service import RoomService
    from wego_desktop.services.session_service import SessionService
    from wego_desktop.services.substitution_service import SubstitutionService
    from wego_desktop.services.tag_service import TagService
    from wego_desktop.services.undo_service import UndoService
    from wego_desktop.services.view_service import ViewService
    from wego_desktop.services.visa_service import VisaService
    from wego_desktop.services.walk_in_service import WalkInService


@dataclass(frozen=True)
class AppContext:
    """An opened workspace, who works with it, and the services; close it when done.

    The database and the services are imported when first asked for, because the start of the program is a
    measured figure. Windows ask for them on the runner's threads, where nobody sees how long that takes.
    """

    location: Location
    source: LateDatabase
    actor: Actor

    @property
    def database(self) -> "Database":
        """The opened database."""
        return self.source.get()

    @cached_property
    def events(self) -> "EventService":
        """Events."""
        from wego_desktop.services.event_service import EventService

        return EventService(self.database)

    @cached_property
    def registrations(self) -> "RegistrationService":
        """Registrations."""
        from wego_desktop.services.registration_service import RegistrationService

        return RegistrationService(self.database)

    @cached_property
    def people(self) -> "PersonService":
        """People."""
        from wego_desktop.services.person_service import PersonService

        return PersonService(self.database)

    @cached_property
    def sessions(self) -> "SessionService":
        """Programme items."""
        from wego_desktop.services.session_service import SessionService

        return SessionService(self.database)

    @cached_property
    def rooms(self) -> "RoomService":
        """Rooms."""
        from wego_desktop.services.room_service import RoomService

        return RoomService(self.database)

    @cached_property
    def admissions(self) -> "AdmissionService":
        """Roles and seats in sessions."""
        from wego_desktop.services.admission_service import AdmissionService

        return AdmissionService(self.database)

    @cached_property
    def networks(self) -> "NetworkService":
        """Networks, their members and rosters."""
        from wego_desktop.services.network_service import NetworkService

        return NetworkService(self.database)

    @cached_property
    def organisations(self) -> "OrganisationService":
        """Organisations with their other names and contacts."""
        from wego_desktop.services.organisation_service import OrganisationService

        return OrganisationService(self.database)

    @cached_property
    def memberships(self) -> "MembershipService":
        """Memberships, offices and regions of organisations."""
        from wego_desktop.services.membership_service import MembershipService

        return MembershipService(self.database)

    @cached_property
    def member_lists(self) -> "MemberListService":
        """The member list from a file."""
        from wego_desktop.services.member_list.service import MemberListService

        return MemberListService(self.database)

    @cached_property
    def check_ins(self) -> "CheckInService":
        """Scans at checkpoints."""
        from wego_desktop.services.check_in_service import CheckInService

        return CheckInService(self.database)

    @cached_property
    def walk_ins(self) -> "WalkInService":
        """People who come without a registration."""
        from wego_desktop.services.walk_in_service import WalkInService

        return WalkInService(self.database, self.duplicates)

    @cached_property
    def badges(self) -> "BadgeService":
        """Badges: issued, printed, voided."""
        from wego_desktop.services.badge_service import BadgeService

        return BadgeService(self.database)

    @cached_property
    def badge_printing(self) -> "BadgePrintService":
        """Badges on paper."""
        from wego_desktop.services.badge_printing import BadgePrintService

        return BadgePrintService(self.database, self.badges)

    @cached_property
    def imports(self) -> "ImportService":
        """Delegate lists from files."""
        from wego_desktop.services.import_service import ImportService

        return ImportService(self.database)

    @cached_property
    def tags(self) -> "TagService":
        """Tags of registrations."""
        from wego_desktop.services.tag_service import TagService

        return TagService(self.database)

    @cached_property
    def views(self) -> "ViewService":
        """Saved views of lists."""
        from wego_desktop.services.view_service import ViewService

        return ViewService(self.database)

    @cached_property
    def bulk(self) -> "BulkService":
        """One change for many registrations."""
        from wego_desktop.services.bulk_service import BulkService

        return BulkService(self.database, self.registrations)

    @cached_property
    def delegate_lists(self) -> "DelegateLists":
        """Lists of delegates by every column."""
        from wego_desktop.services.delegate_lists import DelegateLists
        from wego_desktop.services.queries.limits import beyond_free
        from wego_desktop.services.queries.own_fields import owing

        marked: Marked = {
            "duplicate": self.duplicates.registration_ids,
            "answers_missing": lambda event_id: owing(self.database, event_id).keys(),
            "beyond_free": lambda event_id: beyond_free(self.database, event_id),
        }
        return DelegateLists(self.database, marked, lambda: self.duplicates.is_ready)

    @cached_property
    def logistics(self) -> "LogisticsService":
        """Journeys of registrations."""
        from wego_desktop.services.logistics_service import LogisticsService

        return LogisticsService(self.database)

    @cached_property
    def visas(self) -> "VisaService":
        """Visa blocks."""
        from wego_desktop.services.visa_service import VisaService

        return VisaService(self.database)

    @cached_property
    def consents(self) -> "ConsentService":
        """The consent ledger."""
        from wego_desktop.services.consent_service import ConsentService

        return ConsentService(self.database)

    @cached_property
    def companions(self) -> "CompanionService":
        """Accompanying persons."""
        from wego_desktop.services.companion_service import CompanionService

        return CompanionService(self.database)

    @cached_property
    def substitutions(self) -> "SubstitutionService":
        """Delegates replaced by others."""
        from wego_desktop.services.substitution_service import SubstitutionService

        return SubstitutionService(self.database)

    @cached_property
    def delegations(self) -> "DelegationService":
        """Focal points and notes of delegations."""
        from wego_desktop.services.delegation_service import DelegationService

        return DelegationService(self.database)

    @cached_property
    def groups(self) -> "GroupService":
        """Several people of one organisation at once."""
        from wego_desktop.services.group_service import GroupService

        return GroupService(self.database)

    @cached_property
    def duplicates(self) -> "DuplicateService":
        """People on file who may be one."""
        from wego_desktop.services.duplicate_service import DuplicateService

        return DuplicateService(self.database)

    @cached_property
    def merging(self) -> "MergeService":
        """Two records made one, or kept as two people."""
        from wego_desktop.services.merge_service import MergeService

        return MergeService(self.database)

    @cached_property
    def operators(self) -> "OperatorService":
        """Who may sign in."""
        from wego_desktop.services.operator_service import OperatorService

        return OperatorService(self.database)

    @cached_property
    def categories(self) -> "CategoryService":
        """Participant categories of an event."""
        from wego_desktop.services.category_service import CategoryService

        return CategoryService(self.database)

    @cached_property
    def limits(self) -> "LimitService":
        """Limits of an event."""
        from wego_desktop.services.limits.limit_service import LimitService

        return LimitService(self.database)

    @cached_property
    def waiting_list(self) -> "WaitingListService":
        """Who waits for a place."""
        from wego_desktop.services.limits.waiting_list_service import WaitingListService

        return WaitingListService(self.database)

    @cached_property
    def own_fields(self) -> "OwnFieldService":
        """Questions of an event's own."""
        from wego_desktop.services.own_fields.service import OwnFieldService

        return OwnFieldService(self.database)

    @cached_property
    def answers(self) -> "AnswerService":
        """Answers to an event's own fields."""
        from wego_desktop.services.own_fields.answer_service import AnswerService

        return AnswerService(self.database)

    @cached_property
    def undo(self) -> "UndoService":
        """Undo and redo."""
        from wego_desktop.services.undo_service import UndoService

        return UndoService(self.database)

    @cached_property
    def exports(self) -> "ExportService":
        """Excel files."""
        from wego_desktop.services.export_service import ExportService

        return ExportService(self.database)

    def close(self) -> None:
        """Close the workspace's connections."""
        self.source.dispose()

    def __enter__(self) -> "Self":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        self.close()


def shown_location(location: str) -> str:
    """A location that may be shown and remembered: a whole path, or an address without its password."""
    return str(parse_location(location))


def create_context(
    location: str,
    name: str,
    operator_name: str,
    desk_name: str = "Desk 1",
    *,
    passphrase: str | None = None,
    is_sample: bool = False,
    clock: "Clock | None" = None,
) -> AppContext:
    """A context on a new workspace; raises what `create_workspace` raises."""
    from wego_desktop.db.unit_of_work import utc_now
    from wego_desktop.services.workspace_service import create_workspace

    place = parse_location(location)
    database, actor = create_workspace(
        place,
        name,
        operator_name,
        desk_name,
        passphrase=passphrase,
        is_sample=is_sample,
        clock=clock or utc_now,
    )
    return AppContext(place, LateDatabase.of(database), actor)


def open_context(
    location: str,
    operator_name: str | None = None,
    desk_name: str | None = None,
    passphrase: str | None = None,
    clock: "Clock | None" = None,
) -> AppContext:
    """A context on an existing workspace; raises what `open_workspace` raises."""
    from wego_desktop.db.unit_of_work import utc_now
    from wego_desktop.services.workspace_service import open_workspace

    place = parse_location(location)
    database, actor = open_workspace(place, operator_name, desk_name, passphrase, clock or utc_now)
    return AppContext(place, LateDatabase.of(database), actor)


def glance_at(
    location: str,
    operator_name: str,
    desk_name: str,
    choose: "Callable[[Sequence[EventRow]], EventRow | None]",
) -> "tuple[AppContext, Glance] | None":
    """A context on a workspace file and what is shown of it first, before SQLAlchemy is imported.

    `choose` takes the event. None wherever anything is not as usual; `open_context` then says what it is.
    Raises what `parse_location` raises.
    """
    from wego_desktop.services.glance import glance

    place = parse_location(location)
    found = glance(place, operator_name, desk_name, choose)
    if found is None:
        return None

    def make() -> "Database":
        from wego_desktop.db.workspace import database_of

        return database_of(found.file)

    return AppContext(place, LateDatabase(make), found.actor), found
