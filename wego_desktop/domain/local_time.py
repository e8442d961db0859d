"""Wall-clock times of an event's zone to instants and back, with the two hours a year that need words."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wego_desktop.errors import UserError

_TIME = re.compile(r"^(\d{1,2})[:.hH](\d{2})?(?:\s*([+-]\d{1,2}):?(\d{2})?)?$")


def parse_instant(text: str, zone: str) -> datetime:
    """The instant (UTC) of a text such as `2026-10-15 10:30`, read as the clock on the wall in `zone`.

    A text may end with an offset (`2026-10-25 01:30+01:00`) to tell apart the two hours of the night in
    which the clocks go back. Raises `UserError`: `time_malformed`, `time_in_gap`, `time_twice`.
    """
    day_text, _, clock_text = text.strip().replace("T", " ").partition(" ")
    try:
        day = date.fromisoformat(day_text)
    except ValueError as error:
        raise UserError("time_malformed", text=text) from error
    return instant_on(day, clock_text, zone)


def instant_on(day: date, clock_text: str, zone: str) -> datetime:
    """The instant (UTC) when the clock in `zone` shows `clock_text` (`9:00`, `14:30`) on `day`.

    Raises as `parse_instant` does.
    """
    match = _TIME.match(clock_text.strip())
    if match is None:
        raise UserError("time_malformed", text=f"{day} {clock_text}".strip())
    hour, minute = int(match[1]), int(match[2] or 0)
    try:
        wall = datetime.combine(day, time(hour, minute))
    except ValueError as error:
        raise UserError("time_malformed", text=f"{day} {clock_text}") from error
    if match[3] is None:
        return to_instant(wall, zone)
    sign = -1 if match[3].startswith("-") else 1
    offset = sign * timedelta(hours=abs(int(match[3])), minutes=int(match[4] or 0))
    if offset not in {_offset(wall, zone, fold) for fold in (0, 1)}:
        raise UserError("offset_unknown", text=clock_text.strip(), zone=zone)
    return (wall - offset).replace(tzinfo=UTC)


def to_instant(wall: datetime, zone: str) -> datetime:
    """The instant (UTC) of a naive wall-clock time in `zone`; raises `time_in_gap`, `time_twice`."""
    first, second = _offset(wall, zone, 0), _offset(wall, zone, 1)
    instant = (wall - first).replace(tzinfo=UTC)
    if first == second:
        return instant
    back = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    if back != wall:
        later = (wall - second).replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
        after = max(back, later.replace(tzinfo=None))
        raise UserError(
            "time_in_gap", time=f"{wall:%H:%M}", day=wall.date(), zone=zone, after=f"{after:%H:%M}"
        )
    raise UserError(
        "time_twice",
        time=f"{wall:%H:%M}",
        day=wall.date(),
        zone=zone,
        first=f"{wall:%H:%M}{_offset_text(first)}",
        second=f"{wall:%H:%M}{_offset_text(second)}",
    )


def local(instant: datetime, zone: str) -> datetime:
    """The instant as an aware wall-clock time of `zone`."""
    return instant.astimezone(ZoneInfo(zone))


def local_day(instant: datetime, zone: str) -> date:
    """The day in `zone` on which the instant falls."""
    return local(instant, zone).date()


def _offset(wall: datetime, zone: str, fold: int) -> timedelta:
    offset = wall.replace(tzinfo=ZoneInfo(zone), fold=fold).utcoffset()
    return offset if offset is not None else timedelta(0)


def _offset_text(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
