"""File names of exports."""

from datetime import datetime

import pytest

from tests.exchange.workbook_samples import SEOUL
from wego_desktop.exchange.writing.file_names import workbook_file_name


@pytest.mark.parametrize(
    ("event", "name"),
    [
        ("General Assembly 2026", "General Assembly 2026 - attendees - 2026-10-14 1024.xlsx"),
        ("Forum: cities/people?", "Forum cities people - attendees - 2026-10-14 1024.xlsx"),
        ("제7차 총회", "제7차 총회 - attendees - 2026-10-14 1024.xlsx"),
        ("..", "attendees - 2026-10-14 1024.xlsx"),
        ("x" * 300, "x" * 80 + " - attendees - 2026-10-14 1024.xlsx"),
    ],
)
def test_the_name_tells_event_contents_and_time_when_any_system_reads_it(event: str, name: str) -> None:
    assert workbook_file_name(event, "attendees", datetime(2026, 10, 14, 10, 24, tzinfo=SEOUL)) == name
