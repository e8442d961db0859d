"""Every table that undo can speak of has a word of its own."""

from wego_desktop.db.models import Base
from wego_desktop.services.row_words import noun


def test_every_table_that_is_journaled_has_words_of_its_own() -> None:
    tables = [table.name for table in Base.metadata.sorted_tables if not table.info.get("derived")]
    words = [noun(name) for name in tables]
    assert len(set(words)) == len(tables)
    assert "".join(words).count("_") == 0
