"""Title block, footer and file properties that the sheets of one export share."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from wego_desktop.domain.actor import Actor
from wego_desktop.domain.local_time import instant_on
from wego_desktop.exchange.writing.spec import FileProperties
from wego_desktop.i18n import _
from wego_desktop.services.queries.events import EventRow


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose sheets these are and how they came about; `made_at` is an aware instant."""

    event: EventRow
    made_at: datetime
    actor: Actor

    @property
    def zone(self) -> ZoneInfo:
        """The event's time zone."""
        return ZoneInfo(self.event.zone)

    @property
    def title(self) -> str:
        """The event and, unless its name says so already, its city."""
        name, city = self.event.name, self.event.city
        return name if not city or city.casefold() in name.casefold() else f"{name}, {city}"

    @property
    def made_line(self) -> str:
        """When the sheet was made, by whom and where."""
        text = _("Made {day}, {time}, by {who} at {desk}.")
        return text.format(
            day=self._day(), time=self._time(), who=self.actor.operator_name, desk=self.actor.desk_name
        )

    @property
    def anonymous_line(self) -> str:
        """When the sheet was made, for sheets without personal data."""
        return _("Made {day}, {time}.").format(day=self._day(), time=self._time())

    @property
    def zone_line(self) -> str:
        """Which clock the times follow: `Times are Seoul time (UTC+9).`"""
        place = self.event.zone.rsplit("/", 1)[-1].replace("_", " ")
        return _("Times are {place} time ({offset}).").format(place=place, offset=self._offset())

    def facts(self, counts: str, *, is_anonymous: bool = False) -> tuple[str, ...]:
        """The second row of a sheet."""
        if is_anonymous:
            return counts, self.anonymous_line
        return counts, self.made_line, self.zone_line

    def properties(self, contents: str, *, is_anonymous: bool = False) -> FileProperties:
        """What the file's properties dialog shows."""
        author = "WeGO Desktop" if is_anonymous else self.actor.operator_name
        return FileProperties(f"{self.event.name}: {contents}", author, contents, self.made_at)

    def day_of(self, instant: datetime) -> str:
        """The day of an instant at the event: `14 October 2026`."""
        from babel.dates import format_date

        return format_date(instant.astimezone(self.zone), "d MMMM y", locale="en_GB")

    def _day(self) -> str:
        return self.day_of(self.made_at)

    def _time(self) -> str:
        return f"{self.made_at.astimezone(self.zone):%H:%M}"

    def _offset(self) -> str:
        """The event's distance from UTC; the zone's name when the clocks change during its days."""
        noon = "12:00"
        first = instant_on(self.event.starts_on, noon, self.event.zone).astimezone(self.zone).utcoffset()
        last = instant_on(self.event.ends_on, noon, self.event.zone).astimezone(self.zone).utcoffset()
        if first is None or first != last:
            return self.event.zone
        hours, rest = divmod(abs(first), timedelta(hours=1))
        minutes = f":{rest // timedelta(minutes=1):02d}" if rest else ""
        return f"UTC{'-' if first < timedelta(0) else '+'}{hours}{minutes}"
