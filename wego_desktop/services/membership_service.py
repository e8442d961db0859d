"""What an organisation is in WeGO: its memberships and offices with their terms, and its regions."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from wego_desktop.db.models import (
    Membership,
    Office,
    OrganisationRegion,
    RegionScheme,
    new_id,
)
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import OfficeKind
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.organisation_rows import (
    check_term,
    membership_category,
    noted_organisation,
    place_in_region,
)
from wego_desktop.services.outcome import Outcome, outcome


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


class MembershipService:
    """Memberships, offices and regions of organisations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_membership_category(
        self, actor: Actor, name: str, *, votes: bool, may_speak: bool = True, may_stand: bool = False
    ) -> Outcome[str]:
        """The category of that name with these rights, new or changed; the value is its id."""
        require(actor.role, Right.EDIT_NETWORKS)
        if not name.strip():
            raise UserError("membership_category_missing")
        with self._database.write(Op.EDIT_SETTINGS, actor, category=name) as unit:
            row = membership_category(unit.session, name)
            row.votes, row.may_speak, row.may_stand = votes, may_speak, may_stand
            return outcome(unit, row.id)

    def add_membership(self, actor: Actor, organisation_id: str, fields: MembershipFields) -> Outcome[str]:
        """A membership of the organisation; the value is its id.

        Raises `UserError`: `no_such_organisation`, `membership_category_missing`, `member_days_out_of_order`,
        `not_allowed`.
        """
        require(actor.role, Right.EDIT_NETWORKS)
        with self._database.write(Op.EDIT_ORGANISATION, actor, membership=fields.category) as unit:
            noted_organisation(unit, organisation_id)
            row = Membership(id=new_id(), organisation_id=organisation_id)
            _fill_membership(unit, row, fields)
            unit.session.add(row)
            return outcome(unit, row.id)

    def edit_membership(self, actor: Actor, membership_id: str, fields: MembershipFields) -> Outcome[str]:
        """The membership with other facts; raises as `add_membership`, and `no_such_membership`."""
        require(actor.role, Right.EDIT_NETWORKS)
        with self._database.write(Op.EDIT_ORGANISATION, actor, membership=fields.category) as unit:
            row = _membership(unit, membership_id)
            _fill_membership(unit, row, fields)
            return outcome(unit, row.id)

    def remove_membership(self, actor: Actor, membership_id: str) -> Outcome[str]:
        """Take a membership away as if it had never been; `no_such_membership`, `not_allowed`."""
        require(actor.role, Right.EDIT_NETWORKS)
        with self._database.write(Op.EDIT_ORGANISATION, actor) as unit:
            unit.session.delete(_membership(unit, membership_id))
            return outcome(unit, membership_id)

    def add_office(self, actor: Actor, organisation_id: str, fields: OfficeFields) -> Outcome[str]:
        """An office of the organisation; the value is its id; `no_such_organisation`, `not_allowed`."""
        require(actor.role, Right.EDIT_NETWORKS)
        with self._database.write(Op.EDIT_ORGANISATION, actor, office=fields.kind.value) as unit:
            noted_organisation(unit, organisation_id)
            row = Office(id=new_id(), organisation_id=organisation_id)
            _fill_office(row, fields)
            unit.session.add(row)
            return outcome(unit, row.id)

    def edit_office(self, actor: Actor, office_id: str, fields: OfficeFields) -> Outcome[str]:
        """The office with other facts; `no_such_office`, `member_days_out_of_order`, `not_allowed`."""
        require(actor.role, Right.EDIT_NETWORKS)
        with self._database.write(Op.EDIT_ORGANISATION, actor, office=fields.kind.value) as unit:
            row = _office(unit, office_id)
            _fill_office(row, fields)
            return outcome(unit, row.id)

    def remove_office(self, actor: Actor, office_id: str) -> Outcome[str]:
        """Take an office away as if it had never been; `no_such_office`, `not_allowed`."""
        require(actor.role, Right.EDIT_NETWORKS)
        with self._database.write(Op.EDIT_ORGANISATION, actor) as unit:
            unit.session.delete(_office(unit, office_id))
            return outcome(unit, office_id)

    def set_region(
        self, actor: Actor, organisation_id: str, scheme: str, region: str, *, is_main: bool = False
    ) -> Outcome[str]:
        """The organisation's region in a scheme, both added when new; no region takes it out of the scheme.

        `is_main` makes a new scheme the one that sheets count by. Raises `no_such_organisation`,
        `region_scheme_missing`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        if not scheme.strip():
            raise UserError("region_scheme_missing")
        with self._database.write(Op.EDIT_ORGANISATION, actor, region=region) as unit:
            noted_organisation(unit, organisation_id)
            if not region.strip():
                return outcome(unit, _leave_scheme(unit, organisation_id, scheme))
            row = place_in_region(unit.session, organisation_id, scheme, region, is_main=is_main)
            return outcome(unit, row.id)


def _membership(unit: WriteUnit, membership_id: str) -> Membership:
    row = unit.session.get(Membership, membership_id)
    if row is None:
        raise UserError("no_such_membership")
    noted_organisation(unit, row.organisation_id)
    return row


def _fill_membership(unit: WriteUnit, row: Membership, fields: MembershipFields) -> None:
    if not fields.category.strip():
        raise UserError("membership_category_missing")
    check_term(fields.from_on, fields.to_on)
    row.category_id = membership_category(unit.session, fields.category).id
    row.from_on, row.to_on = fields.from_on, fields.to_on
    row.fees_paid_through, row.is_suspended = fields.fees_paid_through, fields.is_suspended


def _office(unit: WriteUnit, office_id: str) -> Office:
    row = unit.session.get(Office, office_id)
    if row is None:
        raise UserError("no_such_office")
    noted_organisation(unit, row.organisation_id)
    return row


def _fill_office(row: Office, fields: OfficeFields) -> None:
    check_term(fields.from_on, fields.to_on)
    row.kind, row.scope = fields.kind, fields.scope.strip()
    row.from_on, row.to_on = fields.from_on, fields.to_on


def _leave_scheme(unit: WriteUnit, organisation_id: str, scheme: str) -> str:
    row = unit.session.scalar(
        select(OrganisationRegion)
        .join(RegionScheme, RegionScheme.id == OrganisationRegion.scheme_id)
        .where(OrganisationRegion.organisation_id == organisation_id, RegionScheme.name == scheme.strip())
    )
    if row is None:
        return ""
    unit.session.delete(row)
    return row.id
