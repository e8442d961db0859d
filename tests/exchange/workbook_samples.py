"""A workbook with every kind of column, of invented people, for the tests of writing."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from wego_desktop.exchange.writing.spec import (
    ColumnKind,
    ColumnSpec,
    CountTable,
    Figure,
    FigureTable,
    FileProperties,
    Meaning,
    Measure,
    SheetSpec,
    StatusMark,
    SummarySpec,
    TimeLine,
    WorkbookSpec,
)

SEOUL = ZoneInfo("Asia/Seoul")
MARKS = (
    StatusMark("Arrived", Meaning.OK),
    StatusMark("Confirmed", Meaning.INFO),
    StatusMark("Pending", Meaning.WARN),
    StatusMark("Cancelled", Meaning.CLOSED),
)
CATEGORIES = ("Head of delegation", "Delegate", "Speaker", "Press", "Partner", "Staff")
COLUMNS = (
    ColumnSpec("code", "Code"),
    ColumnSpec("name", "Name", is_bold=True),
    ColumnSpec("native", "Local script"),
    ColumnSpec("organisation", "Organisation"),
    ColumnSpec("city", "City"),
    ColumnSpec("country", "Country"),
    ColumnSpec("region", "Region"),
    ColumnSpec("category", "Category", ColumnKind.CATEGORY, choices=CATEGORIES),
    ColumnSpec("network", "Network", choices=("AFSCN", "LASCN")),
    ColumnSpec("status", "Status", ColumnKind.STATUS, marks=MARKS),
    ColumnSpec("arrived", "Arrived", ColumnKind.DATETIME),
    ColumnSpec("seat", "Voting seat", ColumnKind.YES_NO),
    ColumnSpec("phone", "Phone"),
    ColumnSpec("nights", "Nights", ColumnKind.NUMBER),
    ColumnSpec("from", "Stays from", ColumnKind.DATE),
)
PEOPLE = (
    (
        "Ana Celeste Machava",
        None,
        "Conselho Municipal de Maputo",
        "Maputo",
        "Mozambique",
        "Africa",
        0,
        "AFSCN",
    ),
    ("Arjun Deshmukh-Rao", None, "Pune Municipal Corporation", "Pune", "India", "Asia", 2, None),
    ("Aroha Whitcombe", None, "Wellington City Council", "Wellington", "New Zealand", "Oceania", 2, None),
    ("Çağla Öztürkoğlu", None, "Beyoğlu Municipality", "Beyoğlu", "Türkiye", "Europe", 1, None),
    ("Chen Siyuan", "陈思远", "Chengdu Municipal Government", "Chengdu", "China", "Asia", 0, None),
    ("Han Seo-yun", "한서윤", "Seoul Metropolitan Government", "Seoul", "Republic of Korea", "Asia", 0, None),
    (
        "João Sebastião Albuquerque",
        None,
        "Prefeitura de São Paulo",
        "São Paulo",
        "Brazil",
        "Americas",
        1,
        "LASCN",
    ),
    ("Nomin Bat-Erdene", "Бат-Эрдэнэ Номин", "Governor's Office", "Ulaanbaatar", "Mongolia", "Asia", 1, None),
    (
        "Rania Darwish Haddad",
        "رانيا درويش حداد",
        "Hebron Municipality",
        "Hebron",
        "Palestine",
        "Asia",
        0,
        None,
    ),
    ("Sanjita Tamrakar", "सञ्जिता ताम्राकार", None, "Dhulikhel", "Nepal", "Asia", 3, None),
    ("Ingrid Sæther-Lindqvist", None, "City Signal Magazine", "Oslo", "Norway", "Europe", 3, None),
    ("Park Ji-woo", "박지우", "WeGO Secretariat", "Seoul", "Republic of Korea", None, 5, None),
)


def attendee_rows(count: int) -> Iterable[tuple[object, ...]]:
    """`count` rows with one value per column of `COLUMNS`."""
    opening = datetime(2026, 10, 13, 22, 30, tzinfo=UTC)
    for number in range(count):
        name, native, organisation, city, country, region, category, network = PEOPLE[number % len(PEOPLE)]
        status = MARKS[(0, 0, 1, 0, 2, 0, 1, 3)[number % 8]].word
        arrived = (
            opening + timedelta(minutes=(number * 37) % 174, seconds=30) if status == "Arrived" else None
        )
        yield (
            f"{number:04d}", name, native, organisation, city, country, region, CATEGORIES[category], network,
            status, arrived, True if category == 0 else None, f"+82 2 555 {number:04d}", number % 6,
            date(2026, 10, 12),
        )  # fmt: skip


def attendee_sheet(rows: Iterable[tuple[object, ...]], **changes: object) -> SheetSpec:
    """The attendee sheet over `rows`."""
    facts = {
        "name": "Attendees",
        "title": "General Assembly 2026, Seoul",
        "facts": ("Attendees: 612 people, 371 arrived.", "Made 14 October 2026, 10:24, Desk 1."),
        "columns": COLUMNS,
        "rows": rows,
        "zone": SEOUL,
        "table_name": "Attendees",
        "footer": "7th WeGO General Assembly & Forum",
        "sort_note": "Times are Seoul time (UTC+9).",
    }
    return SheetSpec(**{**facts, **changes})  # type: ignore[arg-type]


def measures() -> tuple[Measure, Measure]:
    """Arrived and expected."""
    return Measure("Arrived", "status", ("Arrived",)), Measure("Expected", "status", ("Arrived", "Confirmed"))


def summary(**changes: object) -> SummarySpec:
    """The summary over the attendee sheet."""
    figures = (
        Figure("Without organisation", empty_column="organisation", is_attention=True),
        Figure("Possible duplicates", 3, is_attention=True),
        Figure("Voting seats to accredit", 66),
    )
    facts = {
        "name": "Summary",
        "title": "General Assembly 2026, Seoul",
        "facts": ("14 October 2026, 10:24.", "All numbers follow the Attendees sheet."),
        "of_table": "Attendees",
        "tables": (
            CountTable(
                "By category", "category", measures(), CATEGORIES, "Arrived and expected, by category"
            ),
            CountTable("By region", "region", measures()),
            CountTable("By country", "country", measures()),
        ),
        "figures": (FigureTable("To do", "People", figures),),
        "time_line": TimeLine("Arrivals today", "arrived", "Until", "Arrived"),
        "footer": "7th WeGO General Assembly & Forum",
    }
    return SummarySpec(**{**facts, **changes})  # type: ignore[arg-type]


def workbook(*sheets: SheetSpec, front: SummarySpec | None = None) -> WorkbookSpec:
    """A workbook of these sheets."""
    made = datetime(2026, 10, 14, 1, 24, tzinfo=UTC)
    return WorkbookSpec(sheets, FileProperties("Attendees", "Desk 1", "General Assembly 2026", made), front)
