"""An entry at the end of the journal, as a row; `journal_tail` reads it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TailRow:
    """One entry: its place in the order of writing, its id and its instant (UTC)."""

    seq: int
    id: str
    happened_at: datetime
