"""Invented people of the network's cities; every address ends in `.example`."""

from typing import NamedTuple


class Guest(NamedTuple):
    """One invented person as the lists of city halls would have them."""

    honorific: str
    given: str
    family: str
    native: str
    email: str
    phone: str
    position: str
    organisation: str
    city: str
    country: str
    code: str

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}".strip()

    @property
    def surname_first(self) -> str:
        """As `FAMILY, Given`."""
        return f"{self.family.upper()}, {self.given}"


def _guest(line: str) -> Guest:
    return Guest(*(part.strip() for part in line.split("|")))


GUESTS = tuple(
    _guest(line)
    for line in (
        "Ms.|Seo-yun|Han|한서윤|han.seoyun@seoul.example|+82 2 555 0116"
        "|Director|Seoul Metropolitan Government|Seoul|Republic of Korea|KOR",
        "Dr.|Ngozi|Okafor||n.okafor@abuja.example|+234 80 555 0117"
        "|Adviser|Federal Capital Territory|Abuja|Nigeria|NGA",
        "Sr.|José Luis|Pérez Gómez||jl.perez@quito.example|+593 2 555 0118"
        "|Concejal|Municipio de Quito|Quito|Ecuador|ECU",
        "Mr.|Ömer|Yıldız||omer.yildiz@beyoglu.example|+90 212 555 0119"
        "|Head of Smart City|Beyoğlu Belediyesi|Beyoğlu|Türkiye|TUR",
        "Ms.|Ndapewa|Shikongo||n.shikongo@windhoek.example|+264 61 555 0120"
        "|Planner|City of Windhoek|Windhoek|Namibia|NAM",
        "Sra.|Conceição|Araújo||c.araujo@saopaulo.example|+55 11 5550 0121"
        "|Secretária|Prefeitura de São Paulo|São Paulo|Brasil|BRA",
        "Mr.|Батбаяр|Ганболд||b.ganbold@ulaanbaatar.example|+976 11 555 0122"
        "|Engineer|Ulaanbaatar City|Ulaanbaatar|Mongolia|MNG",
        "Mme|Aïssatou|Diallo||a.diallo@dakar.example|+221 33 555 01 23"
        "|Directrice|Ville de Dakar|Dakar|Sénégal|SEN",
    )
)

KOREANS = (
    ("김민준", "서울특별시", "과장", "kim.minjun@seoul.example", "02-555-0131"),
    ("한서윤", "성남시", "주무관", "han.seoyun@seongnam.example", "031-555-0132"),
    ("남궁민수", "부산광역시", "팀장", "namgung@busan.example", "051-555-0133"),
)
CHINESE = (
    ("王小明", "成都市人民政府", "主任", "wang.xm@chengdu.example"),
    ("欧阳静", "成都高新区", "工程师", "ouyang.j@chengdu.example"),
    ("李娜", "深圳市", "处长", "li.na@shenzhen.example"),
)
JAPANESE = (
    ("佐藤 健", "横浜市", "課長", "sato@yokohama.example"),
    ("鈴木 さくら", "さいたま市", "係長", "suzuki@saitama.example"),
    ("高橋 誠", "福岡市", "部長", "takahashi@fukuoka.example"),
)
RUSSIANS = (
    ("Иван Петров", "Правительство Москвы", "Советник", "i.petrov@moscow.example"),
    ("Анна Соколова", "Город Казань", "Директор", "a.sokolova@kazan.example"),
    ("Ольга Щербакова", "Ульяновск", "Инженер", "o.sherbakova@ulyanovsk.example"),
)
ARABS = (
    ("أحمد علي", "بلدية الخليل", "مهندس", "a.ali@hebron.example"),
    ("فاطمة حسن", "أمانة عمان الكبرى", "مديرة", "f.hasan@amman.example"),
    ("يوسف محمود", "محافظة القاهرة", "مستشار", "y.mahmoud@cairo.example"),
)
EUROPEANS = (
    ("Łukasz Żółkiewski", "Miasto Kraków", "Dyrektor", "l.zolkiewski@krakow.example"),
    ("Jiří Dvořák", "Město Brno", "Náměstek", "j.dvorak@brno.example"),
    ("Őrsi Ágnes", "Győr város", "Főépítész", "orsi.agnes@gyor.example"),
)
TURKS = (
    ("Ömer Yıldız", "Beyoğlu Belediyesi", "Müdür", "omer.yildiz@beyoglu.example"),
    ("Ayşe Çağlayan", "İzmir Büyükşehir", "Şehir Plancısı", "ayse.caglayan@izmir.example"),
    ("Gülşen Işık", "Eskişehir", "Uzman", "gulsen.isik@eskisehir.example"),
)
WESTERNERS = (
    ("José Luis Pérez", "Municipio de Quito", "Director de Innovación", "jl.perez@quito.example"),
    ("Conceição Araújo", "Prefeitura de São Paulo", "Secretária", "c.araujo@saopaulo.example"),
    ("Aïssatou Diallo", "Ville de Dakar – Sénégal", "Directrice", "a.diallo@dakar.example"),
)
