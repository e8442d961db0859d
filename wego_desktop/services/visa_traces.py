"""Where values of visa blocks lie: the blocks, and those in the journal that an undo could bring back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, inspect, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import JournalChange, JournalEntry, JournalSealed, Visa

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class VisaTrace:
    """A block that is kept, or was taken back and could come again; and the day of its erasing."""

    visa_id: str
    registration_id: str
    erase_on: date


def holds_passports(session: Session) -> bool:
    """Whether values of a visa block lie anywhere in the workspace, which may be of an older schema."""
    if not inspect(session.connection()).has_table(Visa.__tablename__):
        return False
    kept = session.scalar(select(Visa.id).limit(1)) or session.scalar(_sealed_rows().limit(1))
    return kept is not None


def visa_traces(session: Session) -> tuple[VisaTrace, ...]:
    """Every block of the workspace of which values are kept somewhere.

    A block that was taken back by an undo keeps sealed values in the journal until it is erased.
    """
    found = {
        visa_id: VisaTrace(visa_id, registration_id, erase_on)
        for visa_id, registration_id, erase_on in session.execute(
            select(Visa.id, Visa.registration_id, Visa.erase_on)
        )
    }
    gone = sorted(set(session.scalars(_sealed_rows())) - found.keys())
    for start in range(0, len(gone), _CHUNK):
        images = (
            select(JournalChange.row_id, JournalChange.before, JournalChange.after)
            .join(JournalEntry, JournalEntry.id == JournalChange.entry_id)
            .where(JournalChange.table_name == Visa.__tablename__, JournalChange.kind != "update")
            .where(JournalChange.row_id.in_(gone[start : start + _CHUNK]))
            .order_by(JournalEntry.seq)
        )
        for row_id, before, after in session.execute(images):
            image = after or before or {}
            day = date.fromisoformat(image["erase_on"])
            found[row_id] = VisaTrace(row_id, image["registration_id"], day)
    return tuple(found.values())


def _sealed_rows() -> Select[str]:
    """The ids of all blocks, kept or gone, of which the journal holds sealed values."""
    return (
        select(JournalChange.row_id)
        .join(
            JournalSealed,
            (JournalSealed.entry_id == JournalChange.entry_id)
            & (JournalSealed.position == JournalChange.position),
        )
        .where(JournalChange.table_name == Visa.__tablename__)
        .distinct()
    )
