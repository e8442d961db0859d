"""Where each column of a list of delegates lies: joins of one row each, values, and what to order by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, String, and_, case, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from wego_desktop.db.models import (
    Badge,
    Category,
    Checkpoint,
    Companion,
    Delegation,
    ImportBatch,
    Logistics,
    Membership,
    MembershipCategory,
    Organisation,
    OrganisationRegion,
    Person,
    PresenceRow,
    Region,
    RegionScheme,
    Registration,
    SearchText,
    WaitingPlace,
)
from wego_desktop.domain.enums import CheckpointKind, RegistrationStatus
from wego_desktop.services.queries.delegate_columns import BadgeState

_Statement = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Source:
    """Something joined to a registration at most once. `on` gets the event (an id or a column)."""

    target: Any
    on: Callable[[Any], Any]
    after: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


def arrival_of(event_id: Any) -> Any:
    """The arrival desk of an event (an id or a column) as a scalar subquery."""
    return (
        select(Checkpoint.id)
        .where(Checkpoint.event_id == event_id, Checkpoint.kind == CheckpointKind.ARRIVAL)
        .order_by(Checkpoint.id)
        .limit(1)
        .scalar_subquery()
    )


def _main_scheme() -> Any:
    return select(RegionScheme.id).where(RegionScheme.is_main).limit(1).scalar_subquery()


def _current_membership() -> Any:
    """The newest membership of the organisation that runs today."""
    one = aliased(Membership)
    today = func.current_date()
    return (
        select(one.id)
        .where(
            one.organisation_id == Organisation.id,
            or_(one.from_on.is_(None), one.from_on <= today),
            or_(one.to_on.is_(None), one.to_on >= today),
        )
        .order_by(one.from_on.is_(None), one.from_on.desc(), one.id)
        .limit(1)
        .scalar_subquery()
    )


_FocalPerson = aliased(Person)
_Host = aliased(Registration)
_HostPerson = aliased(Person)
_Successor = aliased(Registration)
_SuccessorPerson = aliased(Person)
_HeldRegion = aliased(OrganisationRegion)

SOURCES: dict[str, Source] = {
    "person": Source(Person, lambda _e: Person.id == Registration.person_id),
    "category": Source(Category, lambda _e: Category.id == Registration.category_id),
    "organisation": Source(Organisation, lambda _e: Organisation.id == Registration.organisation_id),
    "held_region": Source(
        _HeldRegion,
        lambda _e: and_(
            _HeldRegion.organisation_id == Organisation.id, _HeldRegion.scheme_id == _main_scheme()
        ),
        ("organisation",),
    ),
    "region": Source(Region, lambda _e: Region.id == _HeldRegion.region_id, ("organisation", "held_region")),
    "arrival": Source(
        PresenceRow,
        lambda event: and_(
            PresenceRow.registration_id == Registration.id, PresenceRow.checkpoint_id == arrival_of(event)
        ),
        tables=("scan", "checkpoint"),
    ),
    "badge": Source(
        Badge,
        lambda _e: and_(Badge.registration_id == Registration.id, Badge.voided_at.is_(None)),
        tables=("badge",),
    ),
    "logistics": Source(
        Logistics, lambda _e: Logistics.registration_id == Registration.id, tables=("logistics",)
    ),
    "membership": Source(
        Membership,
        lambda _e: Membership.id == _current_membership(),
        ("organisation",),
        ("membership", "membership_category"),
    ),
    "membership_category": Source(
        MembershipCategory,
        lambda _e: MembershipCategory.id == Membership.category_id,
        ("organisation", "membership"),
        ("membership", "membership_category"),
    ),
    "delegation": Source(
        Delegation,
        lambda _e: and_(
            Delegation.event_id == Registration.event_id,
            Delegation.organisation_id == Registration.organisation_id,
        ),
        tables=("delegation",),
    ),
    "focal": Source(
        _FocalPerson,
        lambda _e: _FocalPerson.id == Delegation.focal_person_id,
        ("delegation",),
        ("delegation",),
    ),
    "companion": Source(
        Companion, lambda _e: Companion.registration_id == Registration.id, tables=("companion",)
    ),
    "host": Source(_Host, lambda _e: _Host.id == Companion.host_id, ("companion",), ("companion",)),
    "host_person": Source(
        _HostPerson,
        lambda _e: _HostPerson.id == _Host.person_id,
        ("companion", "host"),
        ("companion",),
    ),
    "successor": Source(_Successor, lambda _e: _Successor.id == Registration.successor_id),
    "successor_person": Source(
        _SuccessorPerson, lambda _e: _SuccessorPerson.id == _Successor.person_id, ("successor",)
    ),
    "import_batch": Source(ImportBatch, lambda _e: ImportBatch.id == Registration.import_batch_id),
    "waiting": Source(
        WaitingPlace, lambda _e: WaitingPlace.registration_id == Registration.id, tables=("waiting_place",)
    ),
}
"""In the order in which they are joined: what another one needs stands before it."""


def joined(statement: _Statement, wanted: Iterable[str], event_id: Any) -> _Statement:
    """`statement`, which reads registrations, outer-joined with these sources and what they need."""
    needed = set(wanted)
    for name in list(needed):
        needed.update(SOURCES[name].after)
    for name, source in SOURCES.items():
        if name in needed:
            statement = statement.outerjoin(source.target, source.on(event_id))
    return statement


@dataclass(frozen=True, slots=True)
class Expression:
    """A column's stored value; `shown` is read for a row and `order` sorted by where they differ from it."""

    source: str
    value: Any
    order: Any = None
    shown: Any = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The source that must be joined, if any."""
        return (self.source,) if self.source else ()


def _whole_name(person: Any) -> Any:
    return func.trim(person.given_names + " " + person.family_name + " " + person.native_name)


def _text(source: str, value: Any) -> Expression:
    return Expression(source, value, func.nullif(func.lower(value), ""))


_PLACES = {status.value: place for place, status in enumerate(RegistrationStatus, 1)}
_STORED_STATUS = type_coerce(Registration.status, String)
_BADGE_STATE = case(
    (Badge.printed_at.is_not(None), BadgeState.PRINTED.value),
    (Badge.issued_at.is_not(None), BadgeState.ISSUED.value),
    else_=BadgeState.NONE.value,
)

EXPRESSIONS: dict[str, Expression] = {
    "name": Expression("person", _whole_name(Person), SearchText.sort_key),
    "honorific": _text("person", Person.honorific),
    "given_names": _text("person", Person.given_names),
    "family_name": _text("person", Person.family_name),
    "native_name": _text("person", Person.native_name),
    "badge_name": _text("person", Person.badge_name),
    "gender": Expression("person", type_coerce(Person.gender, String)),
    "position": _text("person", Person.position),
    "email": _text("person", Person.email),
    "phone": _text("person", Person.phone),
    "languages": _text("person", Person.languages),
    "person_reference": _text("person", Person.external_ref),
    "number": Expression("", Registration.number),
    "category": Expression("category", Registration.category_id, Category.position, Category.name),
    # Whoever has arrived shows as Arrived, and stands before all others.
    "status": Expression(
        "arrival",
        _STORED_STATUS,
        case(
            (PresenceRow.first_in_at.is_not(None), 0),
            else_=case(_PLACES, value=Registration.status, else_=len(_PLACES) + 1),
        ),
    ),
    "status_reason": _text("", Registration.status_reason),
    "mode": Expression("", type_coerce(Registration.mode, String)),
    "registered": Expression("", Registration.registered_at),
    "waiting_place": Expression("waiting", WaitingPlace.position),
    "photo_refused": Expression("", Registration.is_photo_refused),
    "desk_note": _text("", Registration.desk_note),
    "notes": _text("", Registration.notes),
    "dietary": _text("", Registration.dietary),
    "accessibility": _text("", Registration.accessibility),
    "reference": _text("", Registration.external_ref),
    "import_file": _text("import_batch", ImportBatch.file_name),
    "organisation": Expression(
        "organisation", Registration.organisation_id, Organisation.name_key, Organisation.name
    ),
    "organisation_native": _text("organisation", Organisation.native_name),
    "organisation_kind": Expression("organisation", type_coerce(Organisation.kind, String)),
    "city": _text("organisation", Organisation.city),
    "country": Expression("organisation", Organisation.country),
    "region": Expression("region", Region.id, Region.name, Region.name),
    "membership": Expression(
        "membership_category", MembershipCategory.id, MembershipCategory.name, MembershipCategory.name
    ),
    "fees_through": Expression("membership", Membership.fees_paid_through),
    "suspended": Expression("membership", Membership.is_suspended),
    "role": Expression("", type_coerce(Registration.delegation_role, String)),
    "alternate_order": Expression("", Registration.alternate_order),
    "focal_point": _text("focal", _whole_name(_FocalPerson)),
    "accompanies": _text("host_person", _whole_name(_HostPerson)),
    "successor": _text("successor_person", _whole_name(_SuccessorPerson)),
    "badge": Expression("badge", _BADGE_STATE, Badge.issued_at),
    "badge_issued": Expression("badge", Badge.issued_at),
    "badge_printed": Expression("badge", Badge.printed_at),
    "badge_copies": Expression("badge", Badge.revision),
    "arrived": Expression("arrival", PresenceRow.first_in_at),
    "inside": Expression("arrival", PresenceRow.is_inside),
    "last_seen": Expression("arrival", PresenceRow.last_at),
    "arrives": Expression("logistics", Logistics.arrives_at),
    "arrival_flight": _text("logistics", Logistics.arrival_flight),
    "departs": Expression("logistics", Logistics.departs_at),
    "departure_flight": _text("logistics", Logistics.departure_flight),
    "hotel": _text("logistics", Logistics.hotel),
    "pick_up": _text("logistics", Logistics.pick_up),
    "emergency_contact": _text("logistics", Logistics.emergency_contact),
}
"""The columns that hold one value; those that hold several stand in `delegate_links`."""
