"""Organisations with their memberships, offices and regions."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Membership,
    MembershipCategory,
    Office,
    Organisation,
    OrganisationRegion,
    Region,
    RegionScheme,
    new_id,
)
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.countries import country_code
from wego_desktop.domain.enums import OfficeKind, OrganisationKind
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.registering import new_organisation, organisation_key

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OrganisationFields:
    """The facts of an organisation; `country` is a name or code, or empty; `notes` None stays as it is."""

    name: str
    kind: OrganisationKind = OrganisationKind.CITY
    city: str = ""
    country: str = ""
    native_name: str = ""
    notes: str | None = None


@dataclass(frozen=True, slots=True)
class MembershipFields:
    """A membership; `category` is found by its name, or added when nobody had it before."""

    category: str
    from_on: date | None = None
    to_on: date | None = None
    fees_paid_through: int | None = None
    is_suspended: bool = False


@dataclass(frozen=True, slots=True)
class OfficeFields:
    """An office held for a term; `scope` says for what (a regional office's region)."""

    kind: OfficeKind
    scope: str = ""
    from_on: date | None = None
    to_on: date | None = None


class OrganisationService:
    """Adds and edits organisations; their terms and regions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, actor: Actor, fields: OrganisationFields) -> Outcome[str]:
        """A new organisation; the value is its id.

        Raises `UserError`: `organisation_name_missing`, `organisation_taken` (same name and country),
        `no_such_country`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        country = _check(fields)
        with self._database.write(Op.ADD_ORGANISATION, actor, name=fields.name.strip()) as unit:
            _check_new(unit.session, fields.name, country)
            row = new_organisation(fields.name, fields.kind, fields.city, country, fields.native_name)
            row.notes = fields.notes or ""
            unit.session.add(row)
            return outcome(unit, row.id)

    def edit(self, actor: Actor, organisation_id: str, fields: OrganisationFields) -> Outcome[str]:
        """The organisation with other facts; raises as `add`, and `no_such_organisation`."""
        require(actor.role, Right.EDIT_PEOPLE)
        country = _check(fields)
        with self._database.write(Op.EDIT_ORGANISATION, actor) as unit:
            row = _noted(unit, organisation_id)
            _check_new(unit.session, fields.name, country, except_id=organisation_id)
            row.name, row.name_key = fields.name.strip(), organisation_key(fields.name)
            row.kind, row.city, row.country = fields.kind, fields.city, country
            row.native_name = fields.native_name
            row.notes = row.notes if fields.notes is None else fields.notes
            return outcome(unit, row.id)

    def add_membership_category(
        self, actor: Actor, name: str, *, votes: bool, may_speak: bool = True, may_stand: bool = False
    ) -> Outcome[str]:
        """The category of that name with these rights, new or changed; the value is its id."""
        require(actor.role, Right.EDIT_NETWORKS)
        with self._database.write(Op.EDIT_SETTINGS, actor, category=name) as unit:
            row = _category(unit.session, name)
            row.votes, row.may_speak, row.may_stand = votes, may_speak, may_stand
            return outcome(unit, row.id)

    def add_membership(self, actor: Actor, organisation_id: str, fields: MembershipFields) -> Outcome[str]:
        """A membership of the organisation; the value is its id; `no_such_organisation`, `not_allowed`."""
        require(actor.role, Right.EDIT_NETWORKS)
        _check_days(fields.from_on, fields.to_on)
        with self._database.write(Op.EDIT_ORGANISATION, actor, membership=fields.category) as unit:
            _noted(unit, organisation_id)
            row = Membership(
                id=new_id(),
                organisation_id=organisation_id,
                category_id=_category(unit.session, fields.category).id,
                from_on=fields.from_on,
                to_on=fields.to_on,
                fees_paid_through=fields.fees_paid_through,
                is_suspended=fields.is_suspended,
            )
            unit.session.add(row)
            return outcome(unit, row.id)

    def add_office(self, actor: Actor, organisation_id: str, fields: OfficeFields) -> Outcome[str]:
        """An office of the organisation; the value is its id; `no_such_organisation`, `not_allowed`."""
        require(actor.role, Right.EDIT_NETWORKS)
        _check_days(fields.from_on, fields.to_on)
        with self._database.write(Op.EDIT_ORGANISATION, actor, office=fields.kind.value) as unit:
            _noted(unit, organisation_id)
            row = Office(
                id=new_id(),
                organisation_id=organisation_id,
                kind=fields.kind,
                scope=fields.scope.strip(),
                from_on=fields.from_on,
                to_on=fields.to_on,
            )
            unit.session.add(row)
            return outcome(unit, row.id)

    def set_region(
        self, actor: Actor, organisation_id: str, scheme: str, region: str, *, is_main: bool = False
    ) -> Outcome[str]:
        """The organisation's region in a scheme; both are added when new; `no_such_organisation`.

        `is_main` makes a new scheme the one that sheets count by.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_ORGANISATION, actor, region=region) as unit:
            _noted(unit, organisation_id)
            scheme_row = _scheme(unit.session, scheme, is_main)
            region_row = _region(unit.session, scheme_row.id, region)
            row = unit.session.scalar(
                select(OrganisationRegion).where(
                    OrganisationRegion.organisation_id == organisation_id,
                    OrganisationRegion.scheme_id == scheme_row.id,
                )
            )
            if row is None:
                row = OrganisationRegion(
                    id=new_id(), organisation_id=organisation_id, scheme_id=scheme_row.id
                )
                row.region_id = region_row.id
                unit.session.add(row)
            else:
                row.region_id = region_row.id
            return outcome(unit, row.id)


def _check(fields: OrganisationFields) -> str | None:
    """The two-letter code of the country entered, or None when none was."""
    if not fields.name.strip():
        raise UserError("organisation_name_missing")
    if not fields.country.strip():
        return None
    code = country_code(fields.country)
    if code is None:
        raise UserError("no_such_country", country=fields.country)
    return code


def _check_days(from_on: date | None, to_on: date | None) -> None:
    if from_on is not None and to_on is not None and from_on > to_on:
        raise UserError("member_days_out_of_order")


def _check_new(session: OrmSession, name: str, country: str | None, except_id: str = "") -> None:
    statement = select(Organisation).where(
        Organisation.name_key == organisation_key(name), Organisation.id != except_id
    )
    if any(found.country == country for found in session.scalars(statement)):
        raise UserError("organisation_taken", name=name.strip())


def _noted(unit: WriteUnit, organisation_id: str) -> Organisation:
    row = unit.session.get(Organisation, organisation_id)
    if row is None:
        raise UserError("no_such_organisation")
    unit.note(name=row.name)
    return row


def _category(session: OrmSession, name: str) -> MembershipCategory:
    found = session.scalar(select(MembershipCategory).where(MembershipCategory.name == name.strip()))
    return found or _added(session, MembershipCategory(id=new_id(), name=name.strip(), votes=False))


def _scheme(session: OrmSession, name: str, is_main: bool) -> RegionScheme:
    found = session.scalar(select(RegionScheme).where(RegionScheme.name == name.strip()))
    return found or _added(session, RegionScheme(id=new_id(), name=name.strip(), is_main=is_main))


def _region(session: OrmSession, scheme_id: str, name: str) -> Region:
    found = session.scalar(select(Region).where(Region.scheme_id == scheme_id, Region.name == name.strip()))
    return found or _added(session, Region(id=new_id(), scheme_id=scheme_id, name=name.strip()))


def _added(session: OrmSession, row: T) -> T:
    session.add(row)
    return row
