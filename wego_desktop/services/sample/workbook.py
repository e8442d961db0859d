"""The delegate lists of the sample as workbooks, as an organiser's colleague would send them."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from wego_desktop.domain.countries import country_name
from wego_desktop.services.sample.people import SamplePerson
from wego_desktop.services.sample.programme import ZONE

_HEADINGS = (
    "No.", "Title", "Given name", "Family name", "Name in local script", "Gender", "Position", "Organisation",
    "City", "Country", "Region", "Category", "Status", "Attendance", "E-mail", "Mobile",
    "Interpretation", "Networks",
)  # fmt: skip


def write_list(path: Path, title: str, people: Iterable[SamplePerson]) -> None:
    """A workbook with title rows, the headings in row 4, and one row per person."""
    from wego_desktop.exchange.writing.spec import (
        ColumnKind,
        ColumnSpec,
        FileProperties,
        SheetSpec,
        WorkbookSpec,
    )
    from wego_desktop.exchange.writing.workbook import write_workbook

    columns = tuple(
        ColumnSpec(heading.lower(), heading, ColumnKind.NUMBER if heading == "No." else ColumnKind.TEXT)
        for heading in _HEADINGS
    )
    sheet = SheetSpec(
        name="Delegates",
        title=title,
        facts=("Collected by the secretariat from the cities' answers. All people are invented.",),
        columns=columns,
        rows=tuple(_row(number, person) for number, person in enumerate(people, start=1)),
        zone=ZONE,
        table_name="Delegates",
    )
    properties = FileProperties(title, "WeGO Secretariat", "Sample", datetime(2026, 9, 28, 9, 0, tzinfo=ZONE))
    write_workbook(WorkbookSpec(sheets=(sheet,), properties=properties), path)


def _row(number: int, person: SamplePerson) -> tuple[object, ...]:
    organisation = person.organisation
    return (
        number,
        person.honorific,
        person.given_names,
        person.family_name,
        person.native_name,
        person.gender.capitalize(),
        person.position,
        organisation.name,
        organisation.city,
        country_name(organisation.country),
        organisation.region,
        person.category,
        person.status.capitalize(),
        "Online" if person.mode == "online" else "On site",
        person.email,
        person.phone,
        person.language,
        organisation.network or "",
    )
