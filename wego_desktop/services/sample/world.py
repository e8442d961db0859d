"""The sample's organisations with their regions, networks, memberships and offices."""

from collections import defaultdict
from datetime import date

from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import OfficeKind, OrganisationKind
from wego_desktop.services.membership_service import MembershipFields, MembershipService, OfficeFields
from wego_desktop.services.network_service import MemberFields, NetworkService
from wego_desktop.services.organisation_service import OrganisationFields, OrganisationService
from wego_desktop.services.queries.events import networks as list_networks
from wego_desktop.services.sample.sources import SampleOrganisation, organisations
from wego_desktop.services.workspace_service import REGION_SCHEME

_OFFICES: tuple[tuple[OfficeKind, str, tuple[str, ...]], ...] = (
    (OfficeKind.PRESIDENT, "", ("Seoul",)),
    (OfficeKind.VICE_PRESIDENT, "", ("Istanbul", "Chengdu", "Makati", "Moscow", "Seberang Perai")),
    (OfficeKind.REGIONAL_OFFICE, "Africa", ("Abuja",)),
    (OfficeKind.REGIONAL_OFFICE, "East Asia", ("Chengdu",)),
    (OfficeKind.REGIONAL_OFFICE, "Mediterranean", ("Istanbul",)),
    (
        OfficeKind.EXECUTIVE_COMMITTEE,
        "",
        (
            "Abuja", "Dhulikhel", "Hebron", "Kampala", "Maputo", "Mexico City", "São Paulo", "Seongnam",
            "Ulaanbaatar", "Wellington",
        ),
    ),
)  # fmt: skip
_OFFICES_FROM = date(2023, 1, 1)
_NETWORK_FROM = {"AFSCN": date(2021, 6, 1), "LASCN": date(2022, 3, 1)}
_FEES_THROUGH = 2026


def add_world(database: Database, actor: Actor) -> None:
    """All organisations of the sample, written through the services that an organiser uses."""
    service, terms = OrganisationService(database), MembershipService(database)
    ids: dict[str, str] = {}
    members: dict[str, list[MemberFields]] = defaultdict(list)
    for organisation in organisations():
        ids[organisation.name] = key = _add(service, terms, actor, organisation)
        if organisation.network:
            since = _NETWORK_FROM[organisation.network]
            members[organisation.network].append(MemberFields(key, organisation.network_role, since))
    networks = {row.code: row.id for row in list_networks(database)}
    for code, fields in members.items():
        NetworkService(database).add_members(actor, networks[code], fields)
    cities = {o.city: ids[o.name] for o in reversed(organisations()) if o.kind is OrganisationKind.CITY}
    for kind, scope, holders in _OFFICES:
        for city in holders:
            terms.add_office(actor, cities[city], OfficeFields(kind, scope, _OFFICES_FROM))


def _add(
    service: OrganisationService, terms: MembershipService, actor: Actor, organisation: SampleOrganisation
) -> str:
    fields = OrganisationFields(
        name=organisation.name,
        kind=organisation.kind,
        city=organisation.city,
        country=organisation.country,
        native_name=organisation.native_name,
    )
    key = service.add(actor, fields).value
    terms.set_region(actor, key, REGION_SCHEME, organisation.region, is_main=True)
    if organisation.kind in {OrganisationKind.CITY, OrganisationKind.COMPANY}:
        is_city = organisation.kind is OrganisationKind.CITY
        category = "Full member" if is_city else "Associate member"
        terms.add_membership(actor, key, MembershipFields(category, fees_paid_through=_FEES_THROUGH))
    return key
