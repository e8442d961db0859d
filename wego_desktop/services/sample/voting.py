"""The sample's voting seats: in each voting member's delegation one person votes, the next stands in."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from wego_desktop.db.models import Membership, MembershipCategory, Registration
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import DelegationRole, RegistrationStatus
from wego_desktop.services.bulk_service import BulkService, SetDelegation
from wego_desktop.services.registration_service import RegistrationService


def name_voters(database: Database, actor: Actor, event_id: str) -> None:
    """Set who votes at the event and who stands in, each in one step."""
    voters, alternates = _chosen(database, event_id)
    service = BulkService(database, RegistrationService(database))
    for ids, role in ((voters, DelegationRole.VOTING), (alternates, DelegationRole.ALTERNATE)):
        if ids:
            service.apply(actor, service.plan(ids, SetDelegation(role=role)))


def _chosen(database: Database, event_id: str) -> tuple[Sequence[str], Sequence[str]]:
    """Of every voting member's delegation the first confirmed person besides its head, and the next."""
    statement = (
        select(Registration.organisation_id, Registration.id)
        .join(Membership, Membership.organisation_id == Registration.organisation_id)
        .join(MembershipCategory, MembershipCategory.id == Membership.category_id)
        .where(
            Registration.event_id == event_id,
            Registration.status == RegistrationStatus.CONFIRMED,
            Registration.delegation_role == DelegationRole.MEMBER,
            MembershipCategory.votes,
        )
        .order_by(Registration.number)
    )
    delegations: defaultdict[str, list[str]] = defaultdict(list)
    with database.read() as session:
        for organisation_id, registration_id in session.execute(statement):
            delegations[str(organisation_id)].append(registration_id)
    voters = [people[0] for people in delegations.values()]
    return voters, [people[1] for people in delegations.values() if len(people) > 1]
