"""Instants that pass by on their way into a sheet, counted up over one day in even steps."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from wego_desktop.exchange.writing.cell_markup import serial
from wego_desktop.exchange.writing.spec import TimeLine

MOST_STEPS = 12
_STEP_MINUTES = (5, 10, 15, 20, 30, 60, 120)
_SLACK = timedelta(seconds=0.5)


class TimeTally:
    """Keeps the local times of one datetime column; gives the points of its line."""

    def __init__(self, line: TimeLine, position: int, zone: tzinfo) -> None:
        self._line, self._position, self._zone = line, position, zone
        self._found: list[datetime] = []

    def add(self, row: Sequence[object]) -> None:
        """Keep the time of one row; rows without one are passed over."""
        value = row[self._position]
        if isinstance(value, datetime):
            self._found.append(value.astimezone(self._zone).replace(tzinfo=None) if value.tzinfo else value)

    @property
    def day(self) -> date | None:
        """The day that is shown: the one asked for, else the one with most rows, the later of equal ones."""
        days = Counter(value.date() for value in self._found)
        busiest = max(days, key=lambda day: (days[day], day), default=None)
        return self._line.on or busiest

    def points(self) -> list[tuple[float, int]]:
        """Excel's serial of each step and the rows of the day up to it; empty when the day has none."""
        day = self.day
        of_day = sorted(value for value in self._found if value.date() == day)
        if day is None or not of_day:
            return []
        return [
            (float(serial(at, self._zone) or 0), sum(1 for value in of_day if value < at + _SLACK))
            for at in _steps(day, of_day[0], of_day[-1])
        ]


def _steps(day: date, first: datetime, last: datetime) -> list[datetime]:
    midnight = datetime.combine(day, datetime.min.time())
    minutes = (last - first).total_seconds() / 60
    step = next((size for size in _STEP_MINUTES if minutes / size <= MOST_STEPS - 2), _STEP_MINUTES[-1])
    width = timedelta(minutes=step)
    at = midnight + width * ((first - midnight) // width)
    steps = [at]
    while steps[-1] < last:
        steps.append(steps[-1] + width)
    return steps
