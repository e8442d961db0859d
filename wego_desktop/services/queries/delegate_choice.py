"""Which delegates a list is to show, as windows and commands say it; `delegate_filter` turns it into SQL."""

from dataclasses import dataclass

from wego_desktop.domain.list_filters import Condition, SortKey

BY_NAME: tuple[SortKey, ...] = ()
"""The order of a list when nobody chose: by family name."""


@dataclass(frozen=True, slots=True)
class DelegateFilter:
    """What a registration must be to be shown: all conditions hold, and every word of `text` occurs."""

    event_id: str
    text: str = ""
    conditions: tuple[Condition, ...] = ()
