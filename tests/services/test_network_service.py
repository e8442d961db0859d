from datetime import date

import pytest
from sqlalchemy import select

from tests.services.programme_samples import add_city, add_session, network_id
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import NetworkMember, Organisation, RosterMark
from wego_desktop.domain.attendance import RosterState
from wego_desktop.domain.enums import NetworkRole, OfficeKind, OrganisationKind
from wego_desktop.errors import UserError
from wego_desktop.services.membership_service import MembershipFields, OfficeFields
from wego_desktop.services.network_service import MemberFields
from wego_desktop.services.organisation_service import OrganisationFields


@pytest.fixture
def context(any_context: AppContext) -> AppContext:
    """On both databases."""
    return any_context


@pytest.fixture
def network(context: AppContext) -> str:
    return network_id(context)


def marks(context: AppContext) -> list[RosterState]:
    with context.database.read() as session:
        return [mark.state for mark in session.scalars(select(RosterMark))]


def test_city_may_join_again_when_it_left(context: AppContext, network: str) -> None:
    city = add_city(context, "Lusaka", "Zambia")
    added = context.networks.add_members(context.actor, network, [MemberFields(city)]).value
    with pytest.raises(UserError) as refused:
        context.networks.add_members(context.actor, network, [MemberFields(city)])
    assert refused.value.code == "already_network_member"
    days = date(2020, 1, 1), date(2024, 12, 31)
    context.networks.edit_member(context.actor, added[0], NetworkRole.CHAIR, *days)
    context.networks.add_members(context.actor, network, [MemberFields(city, from_on=date(2025, 1, 1))])
    with context.database.read() as session:
        assert len(session.scalars(select(NetworkMember)).all()) == 2


def test_network_is_added_once_when_its_code_is_new(context: AppContext) -> None:
    assert context.networks.add(context.actor, "gcscn", "Gulf Cities Network").journal_id
    with pytest.raises(UserError) as refused:
        context.networks.add(context.actor, "GCSCN", "Gulf Cities Network")
    assert refused.value.code == "network_code_taken"


def test_membership_is_refused_when_it_ends_before_it_begins(context: AppContext, network: str) -> None:
    city = add_city(context, "Lusaka", "ZM")
    fields = MemberFields(city, from_on=date(2025, 1, 1), to_on=date(2024, 1, 1))
    with pytest.raises(UserError) as refused:
        context.networks.add_members(context.actor, network, [fields])
    assert refused.value.code == "member_days_out_of_order"


def test_mark_is_set_changed_and_taken_away_when_marked(context: AppContext, network: str) -> None:
    cities = [add_city(context, "Lusaka", "ZM"), add_city(context, "Dakar", "SN")]
    context.networks.add_members(context.actor, network, [MemberFields(city) for city in cities])
    key = add_session(context, "AFSCN", "10:30", "12:00", network_id=network)
    assert context.networks.mark(context.actor, key, cities, RosterState.ONLINE).value == 2
    assert context.networks.mark(context.actor, key, cities, RosterState.ONLINE).journal_id is None
    context.networks.mark(context.actor, key, cities[:1], RosterState.APOLOGIES)
    assert sorted(marks(context)) == [RosterState.APOLOGIES, RosterState.ONLINE]
    context.networks.mark(context.actor, key, cities, None)
    assert marks(context) == []
    context.undo.undo(context.actor)
    assert sorted(marks(context)) == [RosterState.APOLOGIES, RosterState.ONLINE]


def test_mark_is_refused_when_the_city_or_the_meeting_is_not_of_the_network(
    context: AppContext, network: str
) -> None:
    city = add_city(context, "Dakar", "SN")
    meeting = add_session(context, "AFSCN", "10:30", "12:00", network_id=network)
    forum = add_session(context, "Forum", "10:30", "12:00")
    for key, code in ((meeting, "not_in_network"), (forum, "no_network_meeting")):
        with pytest.raises(UserError) as refused:
            context.networks.mark(context.actor, key, [city], RosterState.ONLINE)
        assert refused.value.code == code


def test_organisation_keeps_its_terms_and_regions_when_edited(context: AppContext) -> None:
    service, actor = context.organisations, context.actor
    city = add_city(context, "Beyoglu", "Turkey")
    fields = OrganisationFields("Beyoğlu", OrganisationKind.CITY, "Istanbul", "TR", "Beyoğlu")
    service.edit(actor, city, fields)
    context.memberships.add_membership(actor, city, MembershipFields("Full member", date(2011, 1, 1)))
    context.memberships.add_office(actor, city, OfficeFields(OfficeKind.REGIONAL_OFFICE, "Mediterranean"))
    context.memberships.set_region(actor, city, "WeGO regions", "Mediterranean", is_main=True)
    context.memberships.set_region(actor, city, "WeGO regions", "Eurasia")
    with context.database.read() as session:
        found = session.get_one(Organisation, city)
        assert (found.name, found.name_key, found.country) == ("Beyoğlu", "beyoglu", "TR")


def test_second_city_of_the_same_name_is_refused_when_it_is_in_the_same_country(
    context: AppContext,
) -> None:
    add_city(context, "Valencia", "ES")
    add_city(context, "Valencia", "VE")
    with pytest.raises(UserError) as refused:
        add_city(context, "valencia", "Spain")
    assert refused.value.code == "organisation_taken"
