"""Name parts of invented people by culture, in Latin and in their own scripts."""

from dataclasses import dataclass

Name = tuple[str, str]
"""A name in Latin letters and in its own script (empty where that is Latin)."""


@dataclass(frozen=True, slots=True)
class Culture:
    """Parts that make up plausible people and their city halls; `native` orders the native name."""

    country: str
    dialling: str
    region: str
    network: str
    languages: str
    native: str
    has_two_given: bool
    cities: tuple[str, ...]
    offices: tuple[str, ...]
    given: tuple[Name, ...]
    family: tuple[Name, ...]


def _names(text: str) -> tuple[Name, ...]:
    """Names of `text`, parted by commas; a native form stands behind a colon."""
    pairs = (part.strip().partition(":") for part in text.split(","))
    return tuple((latin, native) for latin, _, native in pairs)


def _culture(
    country: str,
    dialling: str,
    region: str,
    languages: str,
    *parts: str,
    native: str = "{given} {family}",
    network: str = "",
    has_two_given: bool = False,
) -> Culture:
    """A culture whose `parts` are cities, offices, given and family names, each parted by commas."""
    cities, offices, given, family = parts
    return Culture(
        country,
        dialling,
        region,
        network,
        languages,
        native,
        has_two_given,
        tuple(city.strip() for city in cities.split(",")),
        tuple(office.strip() for office in offices.split(",")),
        _names(given),
        _names(family),
    )


POSITIONS = (
    "Mayor",
    "Deputy Mayor",
    "Director, Urban Planning",
    "Chief Information Officer",
    "Head of International Relations",
    "Smart City Adviser",
    "Programme Officer",
    "Data Analyst",
    "Councillor",
    "Director, Mobility",
    "Chief of Staff",
    "Researcher",
)

CULTURES = (
    _culture(
        "KR", "82", "East Asia", "Korean, English",
        "Seoul, Seongnam, Goyang, Busan, Incheon, Suwon, Daegu, Gwangju",
        "{city} Metropolitan Government, {city} City Hall, {city} Digital Foundation",
        "Seo-yun:서윤, Ji-woo:지우, Min-jun:민준, Ha-eun:하은, Do-yun:도윤, Eun-byul:은별, Hyun-woo:현우,"
        "Su-bin:수빈, Jae-hyun:재현, Yu-na:유나, Tae-yang:태양, So-yeon:소연, Dong-hyun:동현, Ye-rin:예린",
        "Kim:김, Lee:이, Park:박, Choi:최, Jung:정, Kang:강, Cho:조, Yoon:윤, Han:한, Ko:고, Seo:서, Shin:신",
        native="{family}{given}",
    ),
    _culture(
        "CN", "86", "East Asia", "Chinese, English",
        "Chengdu, Shenzhen, Hangzhou, Wuhan, Xiamen",
        "{city} Municipal Government, {city} Big Data Bureau",
        "Siyuan:思远, Zihan:子涵, Yutong:雨桐, Haoran:浩然, Xinyi:欣怡, Jiahao:嘉豪, Mingyue:明月, Lei:磊",
        "Chen:陈, Wang:王, Li:李, Zhang:张, Liu:刘, Yang:杨, Zhao:赵, Huang:黄, Zhou:周, Wu:吴",
        native="{family}{given}",
    ),
    _culture(
        "NG", "234", "Africa", "English, Yoruba",
        "Abuja, Lagos, Ibadan, Kano",
        "{city} Capital Territory Administration, {city} State Smart City Agency",
        "Chukwuemeka, Adaeze, Oluwaseun, Ngozi, Emeka, Folake, Ibrahim, Zainab, Tunde, Chiamaka",
        "Bello-Adeyinka, Okafor, Adebayo, Nwosu, Eze, Balogun, Danjuma, Okonkwo, Abubakar",
        network="AFSCN",
    ),
    _culture(
        "ET", "251", "Africa", "Amharic, English",
        "Addis Ababa, Bahir Dar, Hawassa",
        "{city} City Administration, {city} Innovation Bureau",
        "Yared:ያሬድ, Selam:ሰላም, Tewodros:ቴዎድሮስ, Hirut:ህሩት, Abebe:አበበ, Meron:ሜሮን, Dawit:ዳዊት",
        "Tesfamariam:ተስፋማርያም, Bekele:በቀለ, Haile:ኃይሌ, Worku:ወርቁ, Girma:ግርማ, Alemu:አለሙ",
        network="AFSCN",
    ),
    _culture(
        "MZ", "258", "Africa", "Portuguese, English",
        "Maputo, Beira, Nampula",
        "Conselho Municipal de {city}",
        "Ana Celeste, João, Graça, Armando, Celina, Eusébio, Lurdes, Mário",
        "Machava, Chissano, Nhantumbo, Sitoe, Mondlane, Cossa, Macuácua",
        network="AFSCN",
    ),
    _culture(
        "UG", "256", "Africa", "English, Luganda",
        "Kampala, Entebbe, Gulu",
        "{city} Capital City Authority, {city} City Council",
        "Grace Nalubega, Moses, Sarah, Joseph, Miriam, Isaac, Esther",
        "Ssemwanga, Okello, Nakato, Mugisha, Byaruhanga, Namubiru, Kato",
        network="AFSCN",
    ),
    _culture(
        "MX", "52", "Latin America", "Spanish, English",
        "Ciudad de México, Guadalajara, Puebla, Mérida",
        "Gobierno de la {city}, Ayuntamiento de {city}",
        "María Fernanda, José Luis, Guadalupe, Ximena, Ángel, Sofía, Rodrigo, Valentina",
        "Hernández Núñez, García Ibáñez, Martínez, López Peña, Ramírez, Zúñiga, Cárdenas",
        network="LASCN", has_two_given=True,
    ),
    _culture(
        "BR", "55", "Latin America", "Portuguese",
        "São Paulo, Curitiba, Recife, Florianópolis",
        "Prefeitura de {city}, Secretaria de Inovação de {city}",
        "Luísa, Antônio, Beatriz, Caio, Débora, Estêvão, Flávia, Gonçalo",
        "da Conceição, Araújo, Guimarães, dos Santos, Magalhães, Brandão, Simões",
        network="LASCN", has_two_given=True,
    ),
    _culture(
        "TR", "90", "Mediterranean", "Turkish, English",
        "Beyoğlu, İzmir, Kadıköy, Çankaya",
        "{city} Belediyesi",
        "Ayşe, Çağla, Emre, Gökçe, Işıl, Özgür, Şebnem, Umut",
        "Yıldız, Öztürk, Çelik, Şahin, Aydın, Güneş, Kılıç, Doğan",
    ),
    _culture(
        "PS", "970", "Mediterranean", "Arabic, English",
        "Hebron, Ramallah, Nablus",
        "{city} Municipality",
        "Rania:رانيا, Yousef:يوسف, Layla:ليلى, Khaled:خالد, Samira:سميرة, Omar:عمر, Huda:هدى",
        "Darwish:درويش, Haddad:حداد, Nasser:ناصر, Khoury:خوري, Barghouti:برغوثي, Salem:سالم",
    ),
    _culture(
        "NP", "977", "South and Southeast Asia", "Nepali, English",
        "Dhulikhel, Kathmandu, Pokhara",
        "{city} Municipality, {city} Metropolitan City",
        "Sanjita:सञ्जिता, Bikash:विकास, Anjali:अञ्जली, Prakash:प्रकाश, Sunita:सुनिता, Ramesh:रमेश",
        "Tamrakar:ताम्राकार, Shrestha:श्रेष्ठ, Maharjan:महर्जन, Gurung:गुरुङ, Adhikari:अधिकारी",
    ),
    _culture(
        "MN", "976", "East Asia", "Mongolian, English",
        "Ulaanbaatar, Darkhan, Erdenet",
        "Governor’s Office of {city}",
        "Nomin:Номин, Bat-Erdene:Бат-Эрдэнэ, Saruul:Саруул, Temuulen:Тэмүүлэн, Oyun:Оюун",
        "Ganbold:Ганболд, Dorj:Дорж, Batbayar:Батбаяр, Enkhbold:Энхболд, Purev:Пүрэв",
    ),
    _culture(
        "RU", "7", "Europe", "Russian, English",
        "Moscow, Kazan, Ufa",
        "Government of {city}, Department of Information Technology of {city}",
        "Ekaterina:Екатерина, Dmitry:Дмитрий, Olga:Ольга, Sergey:Сергей, Alyona:Алёна, Pavel:Павел",
        "Sokolova:Соколова, Morozov:Морозов, Lebedeva:Лебедева, Vorobyov:Воробьёв, Orlova:Орлова",
    ),
    _culture(
        "PH", "63", "South and Southeast Asia", "Filipino, English",
        "Makati City, Quezon City, Baguio",
        "City Government of {city}",
        "Ma. Cristina, Jose Miguel, Angelica, Paolo, Rosario, Benigno",
        "Delos Reyes-Villanueva, Santos, Dela Cruz, Bautista, Magsaysay, Aquino-Lim",
        has_two_given=True,
    ),
    _culture(
        "VN", "84", "South and Southeast Asia", "Vietnamese, English",
        "Da Nang, Ho Chi Minh City, Hue",
        "{city} People’s Committee",
        "Minh Châu, Thị Hồng, Quốc Bảo, Ngọc Ánh, Đức Huy, Thu Hà",
        "Đặng, Nguyễn, Trần, Lê, Phạm, Võ, Huỳnh",
    ),
    _culture(
        "FR", "33", "Europe", "French, English",
        "Angers, Dijon, Rennes, Lyon",
        "Ville de {city}, {city} Métropole",
        "Aurélie, Benoît, Chloé, Hélène, Jérôme, Noémie, Théo",
        "Lefèvre, Rousseau, Garçon, Boulanger, D’Hérouville, Mérieux",
    ),
)  # fmt: skip
