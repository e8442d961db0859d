"""The page on the data model names what there is, and its links lead somewhere."""

import re
from pathlib import Path

from wego_desktop.db.models import Base

DOCS = Path(__file__).parents[2] / "docs"


def test_every_table_stands_on_the_page_and_no_other() -> None:
    page = (DOCS / "data-model.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(rows) == sorted(Base.metadata.tables)


def test_sensitive_columns_are_named_on_the_page() -> None:
    page = (DOCS / "data-model.md").read_text(encoding="utf-8")
    sensitive = {
        column.name
        for table in Base.metadata.tables.values()
        for column in table.columns
        if column.info.get("sensitive")
    }
    named = re.search(r"Columns marked sensitive \(([^)]*)\)", page)
    assert named is not None
    assert set(re.findall(r"`(\w+)`", named[1])) == sensitive


def test_links_of_the_page_lead_to_files() -> None:
    page = (DOCS / "data-model.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)\)", page)
    assert targets
    assert [target for target in targets if not (DOCS / target).is_file()] == []
