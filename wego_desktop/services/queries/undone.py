"""Which journal entries do not count now, because they were taken back."""

from collections.abc import Collection

from wego_desktop.db.unit_of_work import Database
from wego_desktop.services.undo_chains import Chains


def undone_entries(database: Database, entry_ids: Collection[str]) -> frozenset[str]:
    """Those of the entries that were undone and not done again."""
    with database.read() as session:
        chains = Chains(session)
        return frozenset(entry_id for entry_id in entry_ids if chains.is_undone(entry_id))
