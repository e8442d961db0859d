"""One measured import in a process of its own, so that its memory is its own: `import` or `bare`."""

import json
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks._memory import megabytes

_EVENT = "GA7"


def run_import(path: Path, folder: Path) -> dict[str, Any]:
    """Seconds of preview and commit, rows by what became of them, and why rows stayed behind."""
    from benchmarks.registry import settle

    with _workspace(folder / "import.wego") as context:
        imports = context.imports
        settle()
        start, busy = time.perf_counter(), time.process_time()
        preview = imports.preview(context.actor, path, _EVENT)
        preview_s = time.perf_counter() - start
        start = time.perf_counter()
        result = imports.commit(context.actor, preview).value
        commit_s = time.perf_counter() - start
        busy = time.process_time() - busy
        reasons = {reason.code: reason.count for reason in preview.reason_counts if reason.is_open}
    return {
        "preview_s": preview_s,
        "commit_s": commit_s,
        "busy_s": busy,
        "added": result.added,
        "left": len(result.left_behind),
        "reasons": reasons,
    }


def run_bare(path: Path, folder: Path) -> dict[str, Any]:
    """Seconds of calamine for reading the file, and of a bare bulk insert of as many people."""
    from python_calamine import CalamineWorkbook

    start = time.perf_counter()
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    read_s = time.perf_counter() - start
    with _workspace(folder / "bare.wego") as context:
        insert_s = _bare_insert(context, len(rows))
    return {"read_s": read_s, "insert_s": insert_s}


def _workspace(path: Path) -> Any:
    from wego_desktop.bootstrap import create_context
    from wego_desktop.domain.enums import EventKind
    from wego_desktop.services.event_service import EventFields

    context = create_context(str(path), "Bench", "Kim Da-in", "Desk 1")
    days = (date(2026, 10, 14), date(2026, 10, 17))
    context.events.add(
        context.actor, EventFields(_EVENT, "7th General Assembly", *days, EventKind.GENERAL_ASSEMBLY)
    )
    return context


def _bare_insert(context: Any, count: int) -> float:
    """Seconds for as many people with registrations by the ORM's bulk insert alone, one commit."""
    from sqlalchemy import insert, select
    from sqlalchemy.orm import Session

    from wego_desktop.db.engine import WRITE_OPTION
    from wego_desktop.db.models import Category, Event, Person, Registration, new_id
    from wego_desktop.domain.enums import AttendanceMode, DelegationRole, RegistrationStatus

    with Session(context.database.engine) as session:
        session.connection(execution_options={WRITE_OPTION: True})
        event_id = session.scalars(select(Event.id)).one()
        category_id = session.scalars(select(Category.id).limit(1)).one()
        start = time.perf_counter()
        people = [{"id": new_id(), "given_names": f"P{at}", "sort_key": f"p{at}"} for at in range(count)]
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


if __name__ == "__main__":
    work = {"import": run_import, "bare": run_bare}[sys.argv[1]]
    with tempfile.TemporaryDirectory(prefix="wego-bench-") as place:
        found = work(Path(sys.argv[2]), Path(place))
    print(json.dumps({**found, "mb": megabytes()}))
