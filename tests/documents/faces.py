"""Invented people whose names are hard to set."""

from wego_desktop.documents.badge_face import BadgeFace, ProgrammeEntry, network_mark
from wego_desktop.domain.enums import CategoryShape

DAYS = ("Wednesday 14 October", "Thursday 15 October", "Friday 16 October")
PROGRAMME = tuple(
    ProgrammeEntry(day, start, title, room, title.startswith("You"))
    for day in DAYS
    for start, title, room in (
        ("09:00", "Mayors’ plenary", "Ballroom"),
        ("10:30", "You speak: Streets as public data", "Hall A"),
        ("13:30", "Digital twins for flood-prone cities", "Hall B"),
    )
)


def face(given: str, family: str = "", code: str = "BCDEFGHIJKLNOPRS", **more: object) -> BadgeFace:
    values: dict[str, object] = {
        "number": "GA7-0412",
        "event_name": "General Assembly 2026",
        "event_dates": "Seoul, 14–17 October",
        "organisation": "Addis Ababa City Administration",
        "place": "Addis Ababa, Ethiopia",
        "country_code": "ET",
        "category": "Head of delegation",
        "category_shape": CategoryShape.DIAMOND,
        "category_colour": "#5A3BB0",
        "programme": PROGRAMME,
        "printed_at": "Printed 14 Oct 10:31. Times may move: see the lobby screens.",
        "help_desk": "Found? Main lobby, level 1",
    }
    return BadgeFace(code=code, given=given, family=family, **{**values, **more})  # type: ignore[arg-type]


FULL = face(
    "Rania",
    "Darwish Haddad",
    native_name="رانيا درويش حداد",
    position="Deputy Mayor for Digital Services and International Cooperation",
    role_marks=("Voting delegate", "Executive Committee"),
    networks=(network_mark("AFSCN"), network_mark("LASCN")),
    is_reprint=True,
    is_photo_refused=True,
)
LONG_WORD = face("Wolfeschlegelsteinhausenbergerdorffxyzab")
LONG_NAME = face(
    "Maria Fernanda de los Angeles Guadalupe Esperanza",
    "Montenegro y Villavicencio de la Santísima Trinidad Echeverría Quintanilla Rodríguez de Albuquerque e "
    "Castelo Branco Figueiredo dos Santos Cavalcanti Ribeiro Lima",
    position="Secretária Municipal Adjunta de Inovação, Tecnologia e Relações Internacionais",
    organisation="Ministère de la Transition numérique, des Postes et des Communications électroniques",
    place="Saint Vincent and the Grenadines",
)
HANZI = face("小明", "王", native_name="王小明", language="zh", organisation="成都市人民政府外事办公室")
ONE_NAME = face("", "Sukarno")
PLAIN = face("Yared", "Tesfamariam", native_name="ያሬድ ተስፋማርያም", networks=(network_mark("AFSCN"),))
ALL = (FULL, LONG_WORD, LONG_NAME, HANZI, ONE_NAME, PLAIN)
