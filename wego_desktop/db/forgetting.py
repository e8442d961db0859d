"""Erasing values for good: what an undo would need of a row goes from the journal too."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import delete, exists

from wego_desktop.db.journal import CHANGED, RowChange, table_named
from wego_desktop.db.models import JournalChange, JournalSealed
from wego_desktop.db.unit_of_work import WriteUnit

_CHUNK = 400


def forget(unit: WriteUnit, table: str, row_ids: Collection[str]) -> None:
    """The journal keeps no sealed value of these rows: neither of what was done before, nor of this unit.

    Call it when everything else of the unit is done. What the readable journal says stays. Entries that
    held such values cannot be undone any more (see `has_lost_values`).
    """
    unit.session.flush()
    rows = frozenset(row_ids)
    unit.changes[:] = [
        replace(change, sealed_before=None, sealed_after=None)
        if change.table == table and change.row_id in rows
        else change
        for change in unit.changes
    ]
    wanted = sorted(rows)
    for start in range(0, len(wanted), _CHUNK):
        of_rows = (
            exists()
            .where(JournalChange.entry_id == JournalSealed.entry_id)
            .where(JournalChange.position == JournalSealed.position)
            .where(JournalChange.table_name == table)
            .where(JournalChange.row_id.in_(wanted[start : start + _CHUNK]))
        )
        unit.session.execute(
            delete(JournalSealed).where(of_rows), execution_options={"synchronize_session": False}
        )


def has_lost_values(change: RowChange) -> bool:
    """Whether the change cannot be taken back, because sensitive values of it were erased."""
    sensitive = {column.name for column in table_named(change.table).columns if column.info.get("sensitive")}
    return _lacks(change.before, change.sealed_before, sensitive) or _lacks(
        change.after, change.sealed_after, sensitive
    )


def _lacks(image: dict[str, object] | None, sealed: dict[str, object] | None, names: set[str]) -> bool:
    return any((image or {}).get(name) == CHANGED and name not in (sealed or {}) for name in names)
