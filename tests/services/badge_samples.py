"""Delegates of several cities with names in nine scripts, a programme and networks: enough for badges."""

from dataclasses import dataclass

from tests.services.programme_samples import (
    add_city,
    add_room,
    add_session,
    category_id,
    event_id,
    network_id,
)
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import AdmissionRule, DelegationRole, SessionKind, SessionRoleKind
from wego_desktop.services.network_service import MemberFields
from wego_desktop.services.registering import PersonFields, RegistrationFields


@dataclass(frozen=True)
class Guest:
    given: str
    family: str
    native: str
    position: str
    city: str
    country: str
    organisation: str
    letter: str = "DE"
    role: DelegationRole = DelegationRole.MEMBER
    languages: str = ""


GUESTS = (
    Guest("Yared", "Tesfamariam", "ያሬድ ተስፋማርያም", "Chief Digital Officer", "Addis Ababa", "ET",
          "Addis Ababa City Administration"),
    Guest("Rania", "Darwish Haddad", "رانيا درويش حداد", "Deputy Mayor", "Amman", "JO",
          "Greater Amman Municipality", "HD", DelegationRole.VOTING),
    Guest("José Ángel", "Quintanilla Ibáñez", "", "Secretary of Mobility", "Mexico City", "MX",
          "Gobierno de la Ciudad de México", "SP"),
    Guest("Ji-woo", "Park", "박지우", "Programme Officer", "Seoul", "KR", "WeGO Secretariat", "ST"),
    Guest("Anand", "Deshpande", "आनंद देशपांडे", "Municipal Commissioner", "Pune", "IN",
          "Pune Municipal Corporation", "HD", DelegationRole.HEAD),
    Guest("Xiaoming", "Wang", "王小明", "Director of Foreign Affairs", "Chengdu", "CN",
          "Chengdu Municipal People’s Government", "DE", DelegationRole.MEMBER, "zh"),
    Guest("Haruka", "Nishimura", "西村 はるか", "Director, Smart City Bureau", "Fukuoka", "JP",
          "City of Fukuoka", "DE", DelegationRole.MEMBER, "ja"),
    Guest("Ольга", "Кузнецова", "", "Head of Digital Development", "Ulyanovsk", "RU",
          "Administration of Ulyanovsk", "OB"),
    Guest("Ελένη", "Παπαδοπούλου", "", "Vice Mayor for Innovation", "Trikala", "GR",
          "Municipality of Trikala", "OB"),
    Guest("Wolfeschlegelsteinhausenbergerdorffxyzabcdef", "", "", "Journalist", "Hamburg", "DE",
          "City Signal Magazine", "PR"),
    Guest("Ma. Cristina Consuelo", "Delos Reyes-Villanueva de la Santísima Trinidad", "",
          "City Administrator and Head of the Office for Public Services and Digital Transformation",
          "Makati", "PH", "City Government of Makati"),
)  # fmt: skip


def add_guests(context: AppContext) -> dict[str, str]:
    """All guests; registration ids by given name."""
    cities: dict[str, str] = {}
    ids = {}
    for guest in GUESTS:
        if guest.organisation not in cities:
            cities[guest.organisation] = add_city(context, guest.organisation, guest.country)
        done = context.registrations.register_new_person(
            context.actor,
            event_id(context),
            PersonFields(
                given_names=guest.given,
                family_name=guest.family,
                native_name=guest.native,
                position=guest.position,
                languages=guest.languages,
                organisation_id=cities[guest.organisation],
            ),
            RegistrationFields(category_id(context, guest.letter), delegation_role=guest.role),
        )
        ids[guest.given] = done.value
    return ids


def add_programme(context: AppContext) -> dict[str, str]:
    """A day of the programme; session ids by a short word."""
    ballroom, hall_a = add_room(context, "Ballroom"), add_room(context, "Hall A")
    add = add_session
    return {
        "plenary": add(context, "Mayors’ plenary", "09:00", "10:00", ballroom, SessionKind.PLENARY),
        "afscn": add(
            context, "AFSCN annual meeting", "10:30", "12:00", hall_a, SessionKind.NETWORK_MEETING,
            network_id=network_id(context),
        ),
        "forum": add(context, "Streets as public data", "10:30", "11:30", ballroom),
        "dinner": add(
            context, "Heads of delegation dinner", "18:30", "20:00", None, SessionKind.RECEPTION,
            admission_rule=AdmissionRule.BY_LIST,
        ),
        "assembly": add(context, "General Assembly", "14:00", "16:00", ballroom, SessionKind.ASSEMBLY),
    }  # fmt: skip


def join_network(context: AppContext, organisation_id: str) -> None:
    members = [MemberFields(organisation_id)]
    context.networks.add_members(context.actor, network_id(context), members)


SPEAKER = SessionRoleKind.SPEAKER
