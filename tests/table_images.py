"""Whole tables as values that can be compared, whichever database they come from."""

from typing import Any

from sqlalchemy import select

from wego_desktop.db.journal import to_json_value
from wego_desktop.db.models import Base
from wego_desktop.db.unit_of_work import Database

JOURNAL = frozenset({"journal_entry", "journal_change", "journal_sealed"})
Images = dict[str, list[tuple[Any, ...]]]


def images(database: Database, without: frozenset[str] = frozenset()) -> Images:
    """Every row of every table but those named, in order of the keys."""
    with database.read() as session:
        return {
            table.name: [
                tuple(to_json_value(value) for value in row)
                for row in session.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in Base.metadata.sorted_tables
            if table.name not in without
        }
