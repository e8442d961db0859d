from datetime import UTC, datetime

import pytest

from wego_desktop.domain.local_time import parse_instant
from wego_desktop.errors import UserError
from wego_desktop.messages import sentence


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("2026-10-15 10:30", "Asia/Seoul", datetime(2026, 10, 15, 1, 30, tzinfo=UTC)),
        ("2026-10-15T9.05", "Asia/Seoul", datetime(2026, 10, 15, 0, 5, tzinfo=UTC)),
        ("2026-10-15 14h", "Europe/London", datetime(2026, 10, 15, 13, 0, tzinfo=UTC)),
        ("2026-10-25 01:30+01:00", "Europe/London", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25 01:30+00:00", "Europe/London", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("2026-03-29 02:00", "Europe/London", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
    ],
)
def test_time_is_read_as_the_clock_on_the_wall_when_it_is_whole(
    text: str, zone: str, expected: datetime
) -> None:
    assert parse_instant(text, zone) == expected


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("2026-03-29 01:30", "time_in_gap", "Choose 02:30"),
        ("2026-10-25 01:30", "time_twice", "Write 01:30+01:00 for the first time or 01:30+00:00"),
        ("2026-10-25 01:30+05:00", "offset_unknown", "Leave the offset out"),
        ("2026-10-25 25:00", "time_malformed", "2026-10-15 10:30"),
        ("next Monday", "time_malformed", "next Monday"),
        ("2026-10-25", "time_malformed", "is no time"),
    ],
)
def test_time_is_refused_in_words_when_nobody_can_tell_which_it_is(text: str, code: str, words: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_instant(text, "Europe/London")
    assert refused.value.code == code
    assert words in sentence(refused.value)
