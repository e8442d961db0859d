"""Statements made ready go in and come out as they do through SQLAlchemy, with its errors."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

from tests.services.desk_world import DeskWorld
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Desk, JournalEntry, Registration, Scan, new_id
from wego_desktop.db.prepared import Prepared

_SCANS = select(Scan.id, Scan.happened_at, Scan.direction, Scan.result, Scan.is_forced, Scan.reverts_id)
_BY_PERSON = _SCANS.join(Registration).where(Registration.number == bindparam("number"), ~Scan.is_forced)


def test_rows_are_those_of_sqlalchemy_when_types_are_converted(any_context: AppContext) -> None:
    world = DeskWorld(any_context)
    any_context.check_ins.check_in(any_context.actor, world.register(), world.event_id)
    with any_context.database.read() as session:
        connection = session.connection()
        prepared = Prepared(_BY_PERSON).all(connection, {"number": 1})
        usual = connection.execute(_BY_PERSON, {"number": 1}).all()
    assert [tuple(row) for row in prepared] == [tuple(row) for row in usual]
    assert type(prepared[0].direction) is type(usual[0].direction)
    assert prepared[0].is_forced is False
    assert prepared[0].happened_at.utcoffset() == timedelta(0)


def test_json_is_read_again_when_it_went_in(any_context: AppContext) -> None:
    DeskWorld(any_context).register()
    statement = select(JournalEntry.summary).order_by(JournalEntry.seq)
    with any_context.database.read() as session:
        connection = session.connection()
        prepared = [row.summary for row in Prepared(statement).all(connection, {})]
        assert prepared == list(connection.scalars(statement))
    assert any(prepared)


def test_a_constant_is_part_of_the_statement(context: AppContext) -> None:
    statement = select(
        func.coalesce(func.max(JournalEntry.seq), 0) + 1, func.aggregate_strings(JournalEntry.op, ", ")
    )
    with context.database.read() as session:
        connection = session.connection()
        assert tuple(Prepared(statement).all(connection, {})[0]) == tuple(connection.execute(statement).one())


def test_a_broken_constraint_is_sqlalchemys_error(any_context: AppContext) -> None:
    desks = Desk.__table__
    values = {column.name: None for column in desks.columns} | {"id": new_id(), "name": "Door A"}
    prepared = Prepared(insert(desks), *values)  # type: ignore[arg-type]
    with any_context.database.engine.connect() as connection, connection.begin():
        prepared.run(connection, values)
        with pytest.raises(IntegrityError):
            prepared.run(connection, values)


def test_an_instant_without_zone_is_refused(context: AppContext) -> None:
    statement = select(Scan.id).where(Scan.happened_at > bindparam("since"))
    naive = datetime(2026, 11, 22, tzinfo=UTC).replace(tzinfo=None)
    with context.database.read() as session, pytest.raises(ValueError, match="naive instant"):
        Prepared(statement).all(session.connection(), {"since": naive})


def test_lists_of_any_length_are_written_out(any_context: AppContext) -> None:
    world = DeskWorld(any_context)
    for given in ("Ana", "Ben", "Eva"):
        world.register(given)
    statement = select(Registration.number).where(
        Registration.number.in_(bindparam("numbers", expanding=True)), Registration.number.not_in([3, 4])
    )
    prepared = Prepared(statement.order_by(Registration.number))
    with any_context.database.read() as session:
        for wanted, found in (([1, 2, 3], [1, 2]), ([2], [2]), ([], []), ([2, 1, 3], [1, 2])):
            rows = prepared.all(session.connection(), {"numbers": wanted})
            assert [row.number for row in rows] == found
