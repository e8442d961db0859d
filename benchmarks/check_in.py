"""A check-in with its journal and synced commit, beside a bare ORM insert and commit on the same file."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.population import EVENT_CODE, copy_of
from benchmarks.registry import Measured, figure, quantile, settle
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.db.engine import WRITE_OPTION
from wego_desktop.db.models import Badge, Desk, Event, PresenceRow, Registration, new_id
from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import RegistrationStatus

_REGISTRATIONS = 20_000
_SCANS = 400
_WARM_UP = 20


@figure(
    name="check-in",
    work=f"check-in by badge or number among {_REGISTRATIONS:,}: service call with journal and synced commit",
    reach="p50 ≤ 4 ms, p99 ≤ 8 ms, and ≤ 4 × a bare ORM insert and commit",
)
def check_in() -> Measured:
    scans: list[float] = []
    inserts: list[float] = []
    with (
        tempfile.TemporaryDirectory(prefix="wego-bench-") as folder,
        open_context(str(copy_of(_REGISTRATIONS, Path(folder)))) as context,
    ):
        event_id, texts = _who_comes(context)
        settle()
        for at, text in enumerate(texts[:-1]):
            took = _seconds(lambda text=text: _scan(context, text, event_id))  # type: ignore[misc]
            bare = _seconds(lambda at=at: _bare(context, at))  # type: ignore[misc]
            if at >= _WARM_UP:
                scans.append(took * 1000)
                inserts.append(bare * 1000)
        with _counted_statements(context) as statements:
            _scan(context, texts[-1], event_id)
    p50, p99 = quantile(scans, 0.5), quantile(scans, 0.99)
    bare50, bare99 = quantile(inserts, 0.5), quantile(inserts, 0.99)
    return Measured(
        f"p50 {p50:.2f} ms, p99 {p99:.2f} ms, {len(statements)} statements",
        f"bare insert and commit p50 {bare50:.2f} ms, p99 {bare99:.2f} ms; ratio {p50 / bare50:.1f}",
        holds=p50 <= 4 and p99 <= 8 and p50 <= 4 * bare50,
    )


def _who_comes(context: AppContext) -> tuple[str, list[str]]:
    """The event and the texts to scan: people who have not arrived, by badge where they have one."""
    statement = (
        select(Registration.number, Badge.code)
        .outerjoin(Badge, Badge.registration_id == Registration.id)
        .where(
            Registration.status == RegistrationStatus.CONFIRMED,
            Registration.id.not_in(select(PresenceRow.registration_id)),
        )
        .order_by(Registration.number)
    )
    with context.database.read() as session:
        event_id = session.scalars(select(Event.id).where(Event.code == EVENT_CODE)).one()
        rows = session.execute(statement).all()
    chosen = random.Random(7).sample(rows, _SCANS + _WARM_UP + 1)
    return event_id, [code or registration_number(EVENT_CODE, number) for number, code in chosen]


def _scan(context: AppContext, text: str, event_id: str) -> None:
    result = context.check_ins.check_in(context.actor, text, event_id).value
    if not result.is_admitted:
        raise RuntimeError(f"{text} was refused: {result.code}")


def _bare(context: AppContext, at: int) -> None:
    """A small row inserted through the ORM in its own transaction, without journal."""
    with Session(context.database.engine, expire_on_commit=False) as session:
        session.connection(execution_options={WRITE_OPTION: True})
        session.add(Desk(id=new_id(), name=f"Bare {at}"))
        session.commit()


def _seconds(work: Callable[[], None]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


@contextmanager
def _counted_statements(context: AppContext) -> Iterator[list[str]]:
    """What SQLite is asked on the connection that comes next, without the commit."""
    seen: list[str] = []
    connection = context.database.engine.raw_connection()
    driver: Any = connection.driver_connection
    connection.close()
    driver.set_trace_callback(seen.append)
    try:
        yield seen
    finally:
        driver.set_trace_callback(None)
        seen[:] = [statement for statement in seen if statement != "COMMIT"]
