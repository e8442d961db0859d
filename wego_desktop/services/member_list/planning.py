"""What a member list would do, row by row, compared with the organisations on file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import (
    MembershipCategory,
    Network,
    NetworkMember,
    Office,
    Organisation,
    OrganisationAlias,
    OrganisationContact,
    OrganisationRegion,
    Region,
    RegionScheme,
)
from wego_desktop.domain.enums import RowVerdict, SimilarAnswer
from wego_desktop.i18n import _
from wego_desktop.services.member_list.record import MemberRecord
from wego_desktop.services.organisation_rows import current_membership
from wego_desktop.services.registering import find_organisation, organisation_key


@dataclass(frozen=True, slots=True)
class MemberChange:
    """One fact that a row changes; texts are as people read them."""

    fact: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MemberRowPlan:
    """What becomes of one row; `similar_name` is the organisation that a possible duplicate may be."""

    row: int
    name: str
    verdict: RowVerdict
    reasons: tuple[str, ...] = ()
    changes: tuple[MemberChange, ...] = ()
    organisation_id: str | None = None
    similar_name: str = ""
    record: MemberRecord = field(default_factory=lambda: MemberRecord(0), repr=False)

    @property
    def is_ready(self) -> bool:
        """Whether the row would be brought in."""
        return self.verdict in {RowVerdict.NEW, RowVerdict.UPDATE}


def plan_rows(
    session: Session,
    records: Sequence[MemberRecord],
    today: date,
    answers: dict[int, SimilarAnswer],
) -> tuple[MemberRowPlan, ...]:
    """A plan for every record; later rows of one organisation stay behind."""
    networks = set(session.scalars(select(Network.code)))
    seen: dict[tuple[str, str | None], int] = {}
    plans = []
    for record in records:
        errors = [*record.errors, *_unknown_networks(record, networks)]
        key = organisation_key(record.name), record.country
        if not errors and key in seen:
            errors.append(_("Row {row} names the same organisation.").format(row=seen[key]))
        if errors:
            plans.append(
                MemberRowPlan(record.row, record.name, RowVerdict.ERROR, tuple(errors), record=record)
            )
            continue
        seen[key] = record.row
        plans.append(_plan(session, record, today, answers.get(record.row)))
    return tuple(plans)


def _plan(session: Session, record: MemberRecord, today: date, answer: SimilarAnswer | None) -> MemberRowPlan:
    found = find_organisation(session, record.name, record.country)
    if found is None and (similar := _similar(session, record)) is not None:
        if answer is None:
            reason = _("{name} is on file for the same city.").format(name=similar.name)
            return MemberRowPlan(
                record.row,
                record.name,
                RowVerdict.POSSIBLE_DUPLICATE,
                (reason,),
                similar_name=similar.name,
                record=record,
            )
        if answer is SimilarAnswer.SAME:
            # The list's name becomes a further name, so that the next list finds the city at once.
            record = replace(record, aliases=tuple(dict.fromkeys((*record.aliases, record.name))))
            found = similar
    if found is None:
        return MemberRowPlan(record.row, record.name, RowVerdict.NEW, record=record)
    changes = tuple(_changes(session, found, record, today))
    verdict = RowVerdict.UPDATE if changes else RowVerdict.UNCHANGED
    return MemberRowPlan(
        record.row, record.name, verdict, changes=changes, organisation_id=found.id, record=record
    )


def _unknown_networks(record: MemberRecord, networks: set[str]) -> Iterable[str]:
    for code, _role in record.networks:
        if code not in networks:
            yield _("There is no network {code}. Add it first, or correct the row.").format(code=code)


def _similar(session: Session, record: MemberRecord) -> Organisation | None:
    """An organisation of the same kind and country for the same city."""
    if not record.city or not record.country:
        return None
    wanted = organisation_key(record.city)
    statement = select(Organisation).where(Organisation.country == record.country)
    for found in session.scalars(statement.order_by(Organisation.id)):
        if organisation_key(found.city) == wanted and record.kind in {found.kind, None}:
            return found
    return None


def _changes(
    session: Session, found: Organisation, record: MemberRecord, today: date
) -> Iterable[MemberChange]:
    """What the row would change; empty cells change nothing."""
    facts = (
        (_("Local-script name"), found.native_name, record.native_name),
        (_("Kind"), found.kind.value, record.kind.value if record.kind else ""),
        (_("City"), found.city, record.city),
        (_("Country"), found.country or "", record.country or ""),
        (_("Notes"), found.notes, record.notes),
    )
    for fact, before, after in facts:
        if after and after != before:
            yield MemberChange(fact, before, after)
    yield from _standing_changes(session, found, record, today)
    yield from _further(session, found, record)


def _standing_changes(
    session: Session, found: Organisation, record: MemberRecord, today: date
) -> Iterable[MemberChange]:
    held = current_membership(session, found.id, today)
    category = session.get(MembershipCategory, held.category_id) if held is not None else None
    facts = (
        (_("Membership"), category.name if category else "", record.membership),
        (_("Member since"), _text(held and held.from_on), _text(record.member_since)),
        (_("Fees paid through"), _text(held and held.fees_paid_through), _text(record.fees_paid_through)),
        (_("Suspended"), _text(held and held.is_suspended), _text(record.is_suspended)),
    )
    for fact, before, after in facts:
        if after and after != before:
            yield MemberChange(fact, before, after)


def _further(session: Session, found: Organisation, record: MemberRecord) -> Iterable[MemberChange]:
    places = _regions(session, found.id)
    for scheme, region in record.regions.items():
        if places.get(scheme, "") != region:
            yield MemberChange(scheme or _("Region"), places.get(scheme, ""), region)
    codes = set(
        session.scalars(
            select(Network.code)
            .join(NetworkMember, NetworkMember.network_id == Network.id)
            .where(NetworkMember.organisation_id == found.id, NetworkMember.to_on.is_(None))
        )
    )
    for code, role in record.networks:
        if code not in codes:
            yield MemberChange(_("Networks"), "", f"{code} ({role.value})")
    offices = {
        (o.kind, o.scope, o.from_on)
        for o in session.scalars(select(Office).where(Office.organisation_id == found.id))
    }
    for office in record.offices:
        if (office.kind, office.scope, office.from_on) not in offices:
            yield MemberChange(_("Offices"), "", f"{office.kind.value} {office.scope}".strip())
    own = select(OrganisationAlias.name_key).where(OrganisationAlias.organisation_id == found.id)
    names = {found.name_key, organisation_key(found.native_name), *session.scalars(own)}
    for alias in record.aliases:
        if organisation_key(alias) not in names:
            yield MemberChange(_("Other names"), "", alias)
    if new_contact(session, found.id, record) is not None:
        yield MemberChange(_("Contact"), "", next(iter(record.contact.values())))


def new_contact(session: Session, organisation_id: str, record: MemberRecord) -> dict[str, str] | None:
    """The row's contact unless the organisation has one of that e-mail, else name, else telephone."""
    contact = record.contact
    if not any(contact.get(fact) for fact in ("name", "email", "phone")):
        return None
    statement = select(OrganisationContact).where(OrganisationContact.organisation_id == organisation_id)
    for known in session.scalars(statement):
        for fact in ("email", "name", "phone"):
            if contact.get(fact):
                if str(getattr(known, fact)).casefold() == contact[fact].casefold():
                    return None
                break
    return contact


def _regions(session: Session, organisation_id: str) -> dict[str, str]:
    """Scheme to region; the main scheme also under the empty name, as a column without a scheme means it."""
    statement = (
        select(RegionScheme.name, RegionScheme.is_main, Region.name)
        .join(OrganisationRegion, OrganisationRegion.scheme_id == RegionScheme.id)
        .join(Region, Region.id == OrganisationRegion.region_id)
        .where(OrganisationRegion.organisation_id == organisation_id)
    )
    found: dict[str, str] = {}
    for scheme, is_main, region in session.execute(statement):
        found[scheme] = region
        if is_main:
            found[""] = region
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else ""
    return value.isoformat() if isinstance(value, date) else str(value)
