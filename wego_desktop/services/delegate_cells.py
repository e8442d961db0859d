"""What stands in one cell of a list of delegates, in words."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any

from wego_desktop.domain.countries import country_name
from wego_desktop.i18n import _
from wego_desktop.services.export_words import words_of
from wego_desktop.services.queries.delegate_columns import BadgeState, DelegateColumn
from wego_desktop.services.queries.delegate_rows import DelegateRow

TimeText = Callable[[datetime], str]


def badge_state(row: DelegateRow) -> BadgeState:
    """What became of the badge."""
    if row.badge_printed_at is not None:
        return BadgeState.PRINTED
    return BadgeState.ISSUED if row.badge_issued_at is not None else BadgeState.NONE


_OF_ROW: dict[str, Callable[[DelegateRow], Any]] = {
    **{
        key: attrgetter(key)
        for key in (
            "name", "number", "honorific", "given_names", "family_name", "native_name", "badge_name",
            "position", "email", "phone", "languages", "organisation", "city", "country", "region",
            "category", "status", "mode", "networks",
        )
    },
    "role": attrgetter("delegation_role"),
    "registered": attrgetter("registered_at"),
    "arrived": attrgetter("arrived_at"),
    "badge": badge_state,
    "badge_issued": attrgetter("badge_issued_at"),
    "badge_printed": attrgetter("badge_printed_at"),
}  # fmt: skip


def beyond_row(keys: Iterable[str]) -> tuple[str, ...]:
    """Those columns that must be asked for, because not every row holds them."""
    return tuple(sorted(key for key in set(keys) if key not in _OF_ROW))


def cell_value(key: str, row: DelegateRow) -> Any:
    """The stored value of a cell; None where it was not asked for."""
    found = _OF_ROW.get(key)
    return found(row) if found is not None else row.more.get(key)


def cell_text(column: DelegateColumn, row: DelegateRow, time_text: TimeText) -> str:
    """The cell as people read it, empty when there is nothing; `time_text` writes an instant."""
    value = cell_value(column.key, row)
    if value is None or value == "":
        return ""
    if column.answer_kind is not None:
        from wego_desktop.services.own_fields.words import answer_text

        return answer_text(value, column.answer_kind)
    if isinstance(value, datetime):
        return time_text(value)
    if isinstance(value, bool):
        return _("Yes") if value else ""
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return _word(column, value)


def _word(column: DelegateColumn, value: Any) -> str:
    if column.words is not None:
        return _words(column.words).get(str(value), str(value))
    if column.key == "country":
        return country_name(str(value))
    if column.key == "badge":
        return badge_word(BadgeState(value))
    return f"{value:g}" if isinstance(value, float) else str(value)


@cache
def _words(kind: Any) -> dict[str, str]:
    return words_of(kind)


def badge_word(state: BadgeState) -> str:
    """The state of a badge in words."""
    return {
        BadgeState.PRINTED: _("Printed"),
        BadgeState.ISSUED: _("Issued"),
        BadgeState.NONE: _("Not printed"),
    }[state]
