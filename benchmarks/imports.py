"""An import of 5,000 rows: preview and commit, beside calamine's reading and a bare ORM bulk insert."""

import random
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from benchmarks._population_names import CULTURES, POSITIONS
from benchmarks.registry import Measured, figure
from wego_desktop.bootstrap import AppContext, create_context
from wego_desktop.db.engine import WRITE_OPTION
from wego_desktop.db.models import Category, Event, Person, Registration, new_id
from wego_desktop.domain.enums import AttendanceMode, DelegationRole, EventKind, RegistrationStatus
from wego_desktop.exchange.writing.spec import ColumnSpec, FileProperties, SheetSpec, WorkbookSpec
from wego_desktop.exchange.writing.workbook import write_workbook
from wego_desktop.services.event_service import EventFields

_ROWS = 5_000
_HEADER = (
    "Honorific", "Given names", "Family name", "Name on badge", "Gender", "Email", "Phone", "Position",
    "Organisation", "Kind of organisation", "City", "Country", "Region", "Category", "Status", "Attendance",
    "Interpretation", "Diet", "Notes", "External reference",
)  # fmt: skip


@figure(
    name="import",
    work=f"import {_ROWS:,} rows × {len(_HEADER)} columns of new people: preview, then commit with journal",
    reach="commit ≥ 1,500 rows/s",
)
def import_list() -> Measured:
    """The figure."""
    with tempfile.TemporaryDirectory(prefix="wego-bench-") as folder:
        path = Path(folder) / "list.xlsx"
        _write(path)
        read_s = _calamine(path)
        with _workspace(Path(folder) / "import.wego") as context:
            start = time.perf_counter()
            preview = context.imports.preview(context.actor, path, "GA7")
            preview_s = time.perf_counter() - start
            start = time.perf_counter()
            result = context.imports.commit(context.actor, preview).value
            commit_s = time.perf_counter() - start
        with _workspace(Path(folder) / "bare.wego") as context:
            bare_s = _bare_insert(context)
    speed = _ROWS / commit_s
    return Measured(
        f"commit {speed:,.0f} rows/s ({commit_s:.2f} s, {result.added:,} added), preview {preview_s:.2f} s",
        f"calamine reads {_ROWS / read_s:,.0f} rows/s, bare ORM bulk insert of as many people and"
        f" registrations {_ROWS / bare_s:,.0f} rows/s; ratio {commit_s / bare_s:.1f}",
        holds=speed >= 1500,
    )


def _write(path: Path) -> None:
    chosen = random.Random(5)
    columns = tuple(ColumnSpec(title, title) for title in _HEADER)
    now = datetime(2026, 9, 1, tzinfo=UTC)
    rows = [_row(chosen, at) for at in range(_ROWS)]
    sheet = SheetSpec("List", "Delegates", (), columns, rows, UTC, "Delegates")
    write_workbook(WorkbookSpec((sheet,), FileProperties("", "", "", now)), path)


def _row(chosen: random.Random, at: int) -> tuple[str, ...]:
    culture = chosen.choice(CULTURES)
    given, family = chosen.choice(culture.given)[0], chosen.choice(culture.family)[0]
    city = chosen.choice(culture.cities)
    region = f"Region {culture.country}"
    return (
        "Ms" if at % 2 else "Mr", given, f"{family} {at}", f"{given} {family}", "f" if at % 2 else "m",
        f"delegate{at}@city{at % 400}.example", f"+82 2 555 {at:05}", chosen.choice(POSITIONS),
        f"{city} Office {at % 8}", "city", city, culture.country, region,
        chosen.choice(("Delegate", "Speaker", "Press", "Head of delegation")), "confirmed", "on site",
        "English", "Vegetarian" if at % 9 == 0 else "", f"Arrives on day {at % 3}", f"X{at}",
    )  # fmt: skip


def _calamine(path: Path) -> float:
    from python_calamine import CalamineWorkbook

    start = time.perf_counter()
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return time.perf_counter() - start


def _workspace(path: Path) -> AppContext:
    context = create_context(str(path), "Bench", "Kim Da-in", "Desk 1")
    context.events.add(
        context.actor,
        EventFields(
            "GA7", "7th General Assembly", date(2026, 10, 14), date(2026, 10, 17), EventKind.GENERAL_ASSEMBLY
        ),
    )
    return context


def _bare_insert(context: AppContext) -> float:
    """Seconds for as many people with registrations by the ORM's bulk insert alone, one commit."""
    with Session(context.database.engine) as session:
        session.connection(execution_options={WRITE_OPTION: True})
        event_id = session.scalars(select(Event.id)).one()
        category_id = session.scalars(select(Category.id).limit(1)).one()
        start = time.perf_counter()
        people = [{"id": new_id(), "given_names": f"P{at}", "sort_key": f"p{at}"} for at in range(_ROWS)]
        session.execute(insert(Person), people)
        registrations = [
            {
                "id": new_id(),
                "event_id": event_id,
                "person_id": person["id"],
                "number": at,
                "category_id": category_id,
                "status": RegistrationStatus.CONFIRMED,
                "mode": AttendanceMode.ON_SITE,
                "delegation_role": DelegationRole.MEMBER,
                "registered_at": datetime.now(UTC),
            }
            for at, person in enumerate(people, start=1)
        ]
        session.execute(insert(Registration), registrations)
        session.commit()
        return time.perf_counter() - start
