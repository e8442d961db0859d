"""Days as an option of a command."""

from datetime import date

import click

from wego_desktop.i18n import _


class DayType(click.ParamType[date]):
    """A day written as year-month-day; a usage error says so in words when it is none."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that `value` means."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            sentence = _("{text} is no day of the calendar. Write year-month-day, like 2026-10-14.")
            self.fail(sentence.format(text=value), param, ctx)


DAY = DayType()
