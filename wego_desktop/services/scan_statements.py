"""The statements of the scan path, built once: building one anew costs more time than running it."""

from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    Select,
    Table,
    and_,
    bindparam,
    false,
    func,
    null,
    or_,
    select,
    true,
    union_all,
)

from wego_desktop.db import models
from wego_desktop.db.prepared import Prepared
from wego_desktop.domain.enums import AdmissionRule, AdmissionState, CheckpointKind

_AnySelect = Select[*tuple[Any, ...]]


def _table(model: type[models.Base]) -> Table:
    return cast("Table", model.__table__)


_checkpoint, _event, _session, _room = (
    _table(model) for model in (models.Checkpoint, models.Event, models.Session, models.Room)
)
_network, _member, _person, _organisation = (
    _table(model) for model in (models.Network, models.NetworkMember, models.Person, models.Organisation)
)
_registration, _badge, _category = (
    _table(model) for model in (models.Registration, models.Badge, models.Category)
)
_presence, _scan, _desk, _operator = (
    _table(model) for model in (models.PresenceRow, models.Scan, models.Desk, models.Operator)
)
_admission, _role = _table(models.Admission), _table(models.SessionRole)


def _place() -> _AnySelect:
    return (
        select(
            _checkpoint.c.id.label("checkpoint_id"), _checkpoint.c.name.label("checkpoint_name"),
            _checkpoint.c.kind.label("checkpoint_kind"), _checkpoint.c.opens_at, _checkpoint.c.closes_at,
            _event.c.id.label("event_id"), _event.c.code.label("event_code"),
            _event.c.name.label("event_name"),
            _event.c.zone, _event.c.umbrella_id, _session.c.id.label("session_id"),
            _session.c.code.label("session_code"), _session.c.title, _session.c.kind.label("session_kind"),
            _session.c.starts_at, _session.c.ends_at, _session.c.admission_rule, _room.c.name.label("room"),
            func.coalesce(_session.c.capacity, _room.c.capacity).label("seats"),
            _network.c.code.label("network"),
        )
        .select_from(_checkpoint)
        .join(_event, _event.c.id == _checkpoint.c.event_id)
        .outerjoin(_session, _session.c.id == _checkpoint.c.session_id)
        .outerjoin(_room, _room.c.id == _session.c.room_id)
        .outerjoin(_network, _network.c.id == _session.c.network_id)
    )  # fmt: skip


# Neither is sorted: for so few rows a sorter would cost SQLite more than all the rest.
PLACE_BY_ID = Prepared(_place().where(_checkpoint.c.id == bindparam("checkpoint_id")))
ARRIVAL_PLACE = Prepared(
    _place().where(
        _checkpoint.c.event_id == bindparam("event_id"), _checkpoint.c.kind == CheckpointKind.ARRIVAL
    )
)

_key, _own = _registration.alias("scanned_registration"), _registration.alias("own_registration")
_home, _own_event = _event.alias("home_event"), _event.alias("own_event")
_scanned, _live = _badge.alias("scanned_badge"), _badge.alias("live_badge")
_HERE: BindParameter[str] = bindparam("here")
_UMBRELLA: BindParameter[str] = bindparam("umbrella")


def _counted(column: str) -> Any:
    """A column of the registration that counts, or of the scanned one when none counts here."""
    return func.coalesce(_own.c[column], _key.c[column], type_=_registration.c[column].type).label(column)


_organisation_id = func.coalesce(_own.c.organisation_id, _key.c.organisation_id, _person.c.organisation_id)
_networks = (
    select(func.aggregate_strings(_network.c.code, " "))
    .join(_member, _member.c.network_id == _network.c.id)
    .where(_member.c.organisation_id == _organisation.c.id, _member.c.to_on.is_(None))
    .scalar_subquery()
    .label("networks")
)


def _people(*scanned: Any) -> _AnySelect:
    own = ("id", "number", "status", "status_reason", "desk_note", "successor_id", "delegation_role")
    people = (
        select(
            *(_counted(column) for column in own),
            _own.c.id.label("own_id"), _own.c.event_id.label("own_event_id"),
            func.coalesce(_own_event.c.code, _home.c.code).label("event_code"),
            _home.c.name.label("home_event"), _key.c.event_id.label("key_event_id"),
            _person.c.id.label("person_id"), _person.c.given_names, _person.c.family_name,
            _person.c.native_name, _person.c.position,
            _organisation.c.name.label("organisation"), _organisation.c.city,
            _organisation.c.country, _networks, _category.c.name.label("category"), _category.c.letter,
            _category.c.colour, _category.c.shape, _category.c.entitlements, *scanned,
            _live.c.id.label("badge_id"), _live.c.revision, _live.c.printed_at,
            _presence.c.is_inside, _presence.c.first_in_at, _desk.c.name.label("first_desk"),
            _operator.c.name.label("first_operator"),
        )
        .select_from(_key)
        .join(_home, _home.c.id == _key.c.event_id)
        .join(_person, _person.c.id == _key.c.person_id)
        .outerjoin(
            _own,
            and_(
                _own.c.person_id == _key.c.person_id,
                or_(_own.c.event_id == _HERE, _own.c.event_id == _UMBRELLA),
            ),
        )
        .outerjoin(_own_event, _own_event.c.id == _own.c.event_id)
        .join(_category, _category.c.id == func.coalesce(_own.c.category_id, _key.c.category_id))
        .outerjoin(_organisation, _organisation.c.id == _organisation_id)
        .outerjoin(_live, and_(_live.c.registration_id == _key.c.id, _live.c.voided_at.is_(None)))
    )  # fmt: skip
    return _with_presence(people)


def _with_presence(people: _AnySelect) -> _AnySelect:
    return (
        people.outerjoin(
            _presence,
            and_(
                _presence.c.checkpoint_id == bindparam("checkpoint_id"),
                _presence.c.registration_id == func.coalesce(_own.c.id, _key.c.id),
            ),
        )
        .outerjoin(_scan, _scan.c.id == _presence.c.first_scan_id)
        .outerjoin(_desk, _desk.c.id == _scan.c.desk_id)
        .outerjoin(_operator, _operator.c.id == _scan.c.operator_id)
    )


_NO_BADGE = null().label("scanned_badge_id"), null().label("voided_at")
_event_named = (
    select(_event.c.id).where(func.upper(_event.c.code) == bindparam("event_code")).scalar_subquery()
)
PEOPLE_BY_BADGE = Prepared(
    _people(_scanned.c.id.label("scanned_badge_id"), _scanned.c.voided_at)
    .join(_scanned, _scanned.c.registration_id == _key.c.id)
    .where(_scanned.c.code == bindparam("code"))
)
PEOPLE_BY_NUMBER = Prepared(
    _people(*_NO_BADGE).where(_key.c.event_id == _event_named, _key.c.number == bindparam("number"))
)
PEOPLE_BY_BARE_NUMBER = Prepared(
    _people(*_NO_BADGE).where(
        or_(_key.c.event_id == _HERE, _key.c.event_id == _UMBRELLA), _key.c.number == bindparam("number")
    )
)

_merge = _table(models.RegistrationMerge)
# Asked only when nothing else is found: the number of a registration that was merged leads to the survivor's.
SURVIVING_NUMBER = (
    select(_registration.c.number, _event.c.code.label("event_code"))
    .join(_merge, _merge.c.survivor_id == _registration.c.id)
    .join(_event, _event.c.id == _registration.c.event_id)
    .where(
        _merge.c.number == bindparam("number"),
        or_(_event.c.id == bindparam("event_id"), func.upper(_event.c.code) == bindparam("event_code")),
    )
)
# Asked only of a badge that is void: that of a merged registration counts until the survivor's is made anew.
BADGE_OF_MERGED = (
    select(_merge.c.id)
    .join(_live, _live.c.registration_id == _merge.c.survivor_id)
    .join(_scanned, _scanned.c.id == _merge.c.badge_id)
    .where(
        _merge.c.badge_id == bindparam("badge_id"),
        _live.c.voided_at.is_(None),
        # A badge made after the merge has the highest revision; this needs no clock to be right.
        _live.c.revision < _scanned.c.revision,
    )
)

HEADS_INSIDE = select(func.count()).where(
    _presence.c.checkpoint_id == bindparam("checkpoint_id"), _presence.c.is_inside.is_(True)
)

_own_registration = _registration.c.person_id == bindparam("person_id")
_has_part = _role.c.person_id == bindparam("person_id")
ON_LIST = union_all(
    select(_admission.c.id)
    .join(_registration, _registration.c.id == _admission.c.registration_id)
    .where(
        _admission.c.session_id == bindparam("session_id"),
        _admission.c.state == AdmissionState.CONFIRMED,
        _own_registration,
    ),
    select(_role.c.id).where(_role.c.session_id == bindparam("session_id"), _has_part),
)


def _items(is_booked: bool) -> _AnySelect:
    booked = true() if is_booked else false()
    return select(
        _session.c.title, _room.c.name.label("room"), _session.c.starts_at, _session.c.ends_at,
        booked.label("is_booked"),
    ).outerjoin_from(_session, _room, _room.c.id == _session.c.room_id)  # fmt: skip


_is_open = _session.c.event_id == bindparam("event_id"), _session.c.admission_rule == AdmissionRule.OPEN
_soonest = (
    select(func.min(_session.c.starts_at))
    .where(*_is_open, _session.c.starts_at > bindparam("now"))
    .scalar_subquery()
)
_is_to_come = _session.c.ends_at > bindparam("now")
PROGRAMME = Prepared(
    union_all(
        _items(is_booked=True)
        .join(_admission, _admission.c.session_id == _session.c.id)
        .join(_registration, _registration.c.id == _admission.c.registration_id)
        .where(_own_registration, _admission.c.state == AdmissionState.CONFIRMED, _is_to_come),
        _items(is_booked=True).join(_role, _role.c.session_id == _session.c.id).where(_has_part, _is_to_come),
        _items(is_booked=False).where(*_is_open, _session.c.starts_at == _soonest),
    )
)
