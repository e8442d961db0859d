"""Sixty invented people of many scripts, registered by the services, for tests and pictures of windows."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fixtures_db import START, TickingClock
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.domain.enums import DelegationRole, OrganisationKind
from wego_desktop.domain.enums import RegistrationStatus as Status
from wego_desktop.services.network_service import MemberFields
from wego_desktop.services.organisation_service import OrganisationFields
from wego_desktop.services.queries.events import categories, event_row, networks
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.services.workspace_service import REGION_SCHEME

# Organisation | city | country | region | network
_ORGANISATIONS = """
Conselho Municipal de Maputo|Maputo|MZ|Africa|AFSCN
Federal Capital Territory Administration|Abuja|NG|Africa|AFSCN
Kampala Capital City Authority|Kampala|UG|Africa|AFSCN
Ville de Dakar|Dakar|SN|Africa|AFSCN
Nairobi City County|Nairobi|KE|Africa|AFSCN
Addis Ababa City Administration|Addis Ababa|ET|Africa|AFSCN
Pune Municipal Corporation|Pune|IN|Asia|
Chengdu Municipal Government|Chengdu|CN|Asia|
Tashkent City Hokimiyat|Tashkent|UZ|Asia|
Da Nang People’s Committee|Da Nang|VN|Asia|
Seoul Metropolitan Government|Seoul|KR|Asia|
Goyang Special City|Goyang|KR|Asia|
Colombo Municipal Council|Colombo|LK|Asia|
City Government of Makati|Makati City|PH|Asia|
Governor’s Office of the Capital City|Ulaanbaatar|MN|Asia|
Jakarta Smart City|Jakarta|ID|Asia|
Hebron Municipality|Hebron|PS|Mediterranean|
Beyoğlu Belediyesi|Istanbul|TR|Mediterranean|
Dhulikhel Municipality|Dhulikhel|NP|Asia|
Gobierno de la Ciudad de México|Mexico City|MX|Americas|LASCN
Prefeitura de São Paulo|São Paulo|BR|Americas|LASCN
Intendencia de Montevideo|Montevideo|UY|Americas|LASCN
Government of Moscow|Moscow|RU|Europe|
Wellington City Council|Wellington|NZ|Oceania|
"""
# Given | family | native | organisation's place in the list | category | status | position
_PEOPLE = """
Ana Celeste|Machava||0|HD|confirmed|Director, Urban Planning
Chukwuemeka|Bello-Adeyinka||1|DE|confirmed|Director, Digital Services
Grace Nalubega|Ssemwanga||2|HD|confirmed|Deputy Executive Director
Mamadou Lamine|Diatta||3|DE|confirmed|Adviser to the Mayor
Wanjiru|Kamande-Otieno||4|SP|confirmed|County Executive, ICT
Yared|Tesfamariam|ያሬድ ተስፋማርያም|5|DE|applied|Head of Innovation
Arjun|Deshmukh-Rao|अर्जुन देशमुख|6|SP|confirmed|Chief Data Officer
Chen|Siyuan|陈思远|7|HD|confirmed|Deputy Director, Big Data Bureau
Dilnoza|Yuldasheva||8|DE|cancelled|International Relations
Minh Châu|Đặng||9|DE|confirmed|Vice Director
Seo-yun|Han|한서윤|10|HD|confirmed|Director General, Digital City
Ishara|Wickremage||12|DE|confirmed|Councillor
Eun-byul|Ko|고은별|11|DE|confirmed|Smart City Team Lead
Ma. Cristina|Delos Reyes-Villanueva||13|HD|confirmed|City Administrator
Nomin|Bat-Erdene|Бат-Эрдэнэ Номин|14|DE|confirmed|Head of Department
Ji-woo|Park|박지우|10|ST|confirmed|Secretariat
Putri Maharani|Wibisono||15|SP|confirmed|Head of Jakarta Smart City
Rania|Darwish Haddad|رانيا درويش حداد|16|HD|confirmed|Mayor’s Adviser
Sanjita|Tamrakar|सञ्जिता ताम्राकार|18|DE|confirmed|Planning Officer
Ayşe|Yıldız Öztürk||17|HD|confirmed|Deputy Mayor
María Fernanda|Hernández Núñez||19|HD|confirmed|Directora General de Innovación
Luísa|da Conceição Guimarães||20|DE|confirmed|Secretária Adjunta
Rodrigo|Etcheverry||21|HD|confirmed|Director de Desarrollo Urbano
Ekaterina|Sokolova|Екатерина Соколова|22|HD|confirmed|Deputy Head of IT
Tāne|Parata||23|DE|confirmed|Principal Adviser
Oluwaseun|Adebayo||1|PR|confirmed|Reporter
Selam|Worku|ሰላም ወርቁ|5|HD|confirmed|Deputy Mayor
Zhang|Yutong|张雨桐|7|DE|waitlisted|Engineer
Hyun-woo|Seo|서현우|11|HD|confirmed|Vice Mayor
So-yeon|Kim|김소연|10|ST|confirmed|Interpreter coordination
Tae-yang|Choi|최태양|11|PA|confirmed|Partnerships
Layla|Nasser|ليلى ناصر|16|DE|confirmed|Architect
Emre|Çelik||17|DE|confirmed|GIS Specialist
Ngozi|Okafor||1|HD|confirmed|Permanent Secretary
Joseph|Mugisha||2|DE|confirmed|Physical Planner
Esther|Nakato||2|OB|confirmed|Programme Officer
Aïssatou|Ndiaye||3|HD|confirmed|Adjointe au Maire
Otieno|Wekesa||4|DE|confirmed|Data Analyst
Hirut|Bekele|ህሩት በቀለ|5|DE|confirmed|Transport Planner
Rohan|Kulkarni|रोहन कुलकर्णी|6|DE|approved|Deputy Commissioner
Li|Mingyue|李明月|7|SP|confirmed|Researcher
Jasur|Karimov||8|HD|confirmed|First Deputy Hokim
Quốc Bảo|Nguyễn||9|HD|confirmed|Director
Do-yun|Jung|정도윤|10|DE|confirmed|Policy Officer
Ye-rin|Cho|조예린|11|DE|confirmed|AI Team
Nadeesha|Perera-Gunasekara||12|HD|confirmed|Deputy Mayor
Jose Miguel|Bautista||13|DE|confirmed|Planning Office
Saruul|Ganbold|Саруул Ганболд|14|HD|confirmed|Deputy Governor
Dewi|Lestari||15|DE|invited|Product Manager
Omar|Barghouti|عمر البرغوثي|16|PR|confirmed|Photographer
Özgür|Şahin||17|SP|confirmed|Professor of Planning
Bikash|Shrestha|विकास श्रेष्ठ|18|HD|confirmed|Mayor
Ángel|Cárdenas Zúñiga||19|DE|confirmed|Asesor
Caio|Magalhães||20|HD|confirmed|Secretário de Inovação
Lucía|Ferreiro||21|DE|declined|Arquitecta
Dmitry|Vorobyov|Дмитрий Воробьёв|22|DE|confirmed|Analyst
Aroha|Ngata||23|HD|confirmed|Councillor
Suharto|||15|DE|confirmed|Driver coordination
Maximilian Konstantin Amadeus|von und zu Hohenfels-Langenburg-Weikersheim||22|OB|confirmed|Adviser
Beatriz|Simões Brandão||20|PA|confirmed|Account Lead
"""


@dataclass(frozen=True, slots=True)
class People:
    """The ids of the sixty registrations in the order of the list, and of the event."""

    event_id: str
    registration_ids: tuple[str, ...]


def add_people(context: AppContext, code: str = "GA7") -> People:
    """Twenty-four organisations with regions and networks, and sixty people registered for the event."""
    event = event_row(context.database, code)
    organisations = _add_organisations(context)
    letters = {row.letter: row.id for row in categories(context.database, event.id)}
    ids = []
    for number, line in enumerate(_PEOPLE.strip().splitlines()):
        given, family, native, place, letter, status, position = line.split("|")
        organisation_id = None if number % 20 == 19 else organisations[int(place)]
        role = DelegationRole.HEAD if letter == "HD" else DelegationRole.MEMBER
        person = PersonFields(
            given_names=given,
            family_name=family,
            native_name=native,
            position=position,
            email=f"delegate{number + 1}@city{place}.example",
            phone=f"+82 2 6000 {number + 1:04d}",
            languages="English",
            organisation_id=organisation_id,
        )
        registration = RegistrationFields(
            letters[letter],
            Status(status),
            delegation_role=role,
            organisation_id=organisation_id,
            dietary="No shellfish" if number % 9 == 0 else "",
        )
        added = context.registrations.register_new_person(context.actor, event.id, person, registration)
        ids.append(added.value)
    return People(event.id, tuple(ids))


def _add_organisations(context: AppContext) -> list[str]:
    ids: list[str] = []
    members: dict[str, list[MemberFields]] = {row.code: [] for row in networks(context.database)}
    for line in _ORGANISATIONS.strip().splitlines():
        name, city, country, region, network = line.split("|")
        fields = OrganisationFields(name, OrganisationKind.CITY, city, country)
        ids.append(context.organisations.add(context.actor, fields).value)
        context.memberships.set_region(context.actor, ids[-1], REGION_SCHEME, region)
        if network:
            members[network].append(MemberFields(ids[-1]))
    for row in networks(context.database):
        context.networks.add_members(context.actor, row.id, members[row.code])
    return ids


def arrive(context: AppContext, people: People, how_many: int = 40) -> None:
    """The first so many people checked in, those who are not let in refused."""
    for number in range(1, how_many + 1):
        context.check_ins.check_in(context.actor, f"GA7-{number:04d}", people.event_id)


@pytest.fixture(scope="session")
def template_with_people(
    template_workspace: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, People]:
    """A file with sixty people at GA7, thirty-odd of whom have arrived."""
    path = tmp_path_factory.mktemp("people") / "people.wego"
    shutil.copyfile(template_workspace, path)
    with open_context(str(path), clock=TickingClock()) as context:
        people = add_people(context)
        arrive(context, people)
    return path, people


@pytest.fixture
def with_people(
    template_with_people: tuple[Path, People], tmp_path: Path
) -> Iterator[tuple[AppContext, People]]:
    """An opened copy of the workspace with sixty people, and their ids."""
    path, people = template_with_people
    copied = tmp_path / "people.wego"
    shutil.copyfile(path, copied)
    with open_context(str(copied), clock=TickingClock(START + timedelta(hours=2))) as context:
        yield context, people
