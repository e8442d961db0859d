"""Organisations: their facts, the other names they go by, and whom the secretariat writes to."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as OrmSession

from wego_desktop.db.models import (
    Membership,
    Office,
    Organisation,
    OrganisationAlias,
    OrganisationContact,
    OrganisationRegion,
    new_id,
)
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.countries import country_code
from wego_desktop.domain.enums import OrganisationKind
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.organisation_rows import add_alias, noted_organisation
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.person_service import check_email
from wego_desktop.services.registering import new_organisation, organisation_key


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
class ContactFields:
    """Somebody at an organisation; one of name, e-mail and telephone is enough."""

    name: str = ""
    position: str = ""
    email: str = ""
    phone: str = ""
    notes: str = ""


class OrganisationService:
    """Adds and edits organisations, their other names and contacts."""

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
            row = noted_organisation(unit, organisation_id)
            _check_new(unit.session, fields.name, country, except_id=organisation_id)
            row.name, row.name_key = fields.name.strip(), organisation_key(fields.name)
            row.kind, row.city, row.country = fields.kind, fields.city, country
            row.native_name = fields.native_name
            row.notes = row.notes if fields.notes is None else fields.notes
            return outcome(unit, row.id)

    def remove(self, actor: Actor, organisation_id: str) -> Outcome[str]:
        """Take away an organisation that nothing refers to but its own names, terms and regions.

        Raises `UserError`: `no_such_organisation`, `row_in_use`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.REMOVE_ORGANISATION, actor) as unit:
            row = noted_organisation(unit, organisation_id)
            for model in (OrganisationAlias, OrganisationContact, OrganisationRegion, Membership, Office):
                for own in unit.session.scalars(select(model).where(model.organisation_id == row.id)):
                    unit.session.delete(own)
            unit.session.delete(row)
            return outcome(unit, organisation_id)

    def add_alias(self, actor: Actor, organisation_id: str, name: str) -> Outcome[str]:
        """A further name by which files and people call the organisation; the value is its id.

        A name that it has already changes nothing. Raises `UserError`: `no_such_organisation`,
        `alias_missing`, `alias_of_other`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_ORGANISATION, actor, alias=name.strip()) as unit:
            row = add_alias(unit.session, noted_organisation(unit, organisation_id), name)
            return outcome(unit, row.id if row is not None else "")

    def remove_alias(self, actor: Actor, alias_id: str) -> Outcome[str]:
        """Take a further name away; `no_such_alias`, `not_allowed`."""
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_ORGANISATION, actor) as unit:
            row = unit.session.get(OrganisationAlias, alias_id)
            if row is None:
                raise UserError("no_such_alias")
            noted_organisation(unit, row.organisation_id)
            unit.session.delete(row)
            return outcome(unit, alias_id)

    def add_contact(self, actor: Actor, organisation_id: str, fields: ContactFields) -> Outcome[str]:
        """A contact of the organisation; the value is its id.

        Raises `UserError`: `no_such_organisation`, `contact_says_nothing`, `email_malformed`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_ORGANISATION, actor, contact=fields.name) as unit:
            noted_organisation(unit, organisation_id)
            row = OrganisationContact(id=new_id(), organisation_id=organisation_id)
            _fill_contact(row, fields)
            unit.session.add(row)
            return outcome(unit, row.id)

    def edit_contact(self, actor: Actor, contact_id: str, fields: ContactFields) -> Outcome[str]:
        """The contact with other facts; raises as `add_contact`, and `no_such_contact`."""
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_ORGANISATION, actor, contact=fields.name) as unit:
            row = unit.session.get(OrganisationContact, contact_id)
            if row is None:
                raise UserError("no_such_contact")
            noted_organisation(unit, row.organisation_id)
            _fill_contact(row, fields)
            return outcome(unit, contact_id)

    def remove_contact(self, actor: Actor, contact_id: str) -> Outcome[str]:
        """Take a contact away; `no_such_contact`, `not_allowed`."""
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_ORGANISATION, actor) as unit:
            row = unit.session.get(OrganisationContact, contact_id)
            if row is None:
                raise UserError("no_such_contact")
            noted_organisation(unit, row.organisation_id)
            unit.session.delete(row)
            return outcome(unit, contact_id)


def _fill_contact(row: OrganisationContact, fields: ContactFields) -> None:
    row.name, row.position = fields.name.strip(), fields.position.strip()
    check_email(fields.email.strip())
    row.email, row.phone = fields.email.strip(), fields.phone.strip()
    row.notes = fields.notes.strip()
    if not (row.name or row.email or row.phone):
        raise UserError("contact_says_nothing")


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


def _check_new(session: OrmSession, name: str, country: str | None, except_id: str = "") -> None:
    statement = select(Organisation).where(
        Organisation.name_key == organisation_key(name), Organisation.id != except_id
    )
    if any(found.country == country for found in session.scalars(statement)):
        raise UserError("organisation_taken", name=name.strip())
