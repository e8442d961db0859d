"""The views of the delegates page that every event has from the start."""

from dataclasses import dataclass

from wego_desktop.domain.enums import DelegationRole
from wego_desktop.domain.list_filters import YES, Condition, ListDefinition, Operator
from wego_desktop.domain.registration_states import ENDED, EXPECTED
from wego_desktop.i18n import N_, _

EVERYONE = "everyone"
NOT_ARRIVED = "not_arrived"
DUPLICATES = "duplicates"
TO_FIX = "to_fix"
DELEGATES_PAGE = "delegates"
"""Under which page the views of the list of delegates are kept."""

_READY: tuple[tuple[str, str, tuple[Condition, ...]], ...] = (
    (EVERYONE, N_("All"), ()),
    (
        NOT_ARRIVED,
        N_("Not arrived"),
        (
            Condition("status", Operator.ANY_OF, tuple(sorted(EXPECTED))),
            Condition("arrived", Operator.EMPTY),
        ),
    ),
    (
        "heads",
        N_("Heads of delegation"),
        (Condition("role", Operator.IS, (DelegationRole.HEAD.value,)),),
    ),
    (
        "voting",
        N_("Voting seats"),
        (
            Condition("role", Operator.IS, (DelegationRole.VOTING.value,)),
            Condition("status", Operator.IS_NOT, tuple(sorted(ENDED))),
        ),
    ),
    ("without_organisation", N_("Without organisation"), (Condition("organisation", Operator.EMPTY),)),
    (DUPLICATES, N_("Possible duplicates"), (Condition("duplicate", Operator.IS, (YES,)),)),
    (TO_FIX, N_("To fix"), (Condition("answers_missing", Operator.IS, (YES,)),)),
)


@dataclass(frozen=True, slots=True)
class ListView:
    """A view of a list: `key` is the id of a saved one, or the word of a ready-made one."""

    key: str
    name: str
    definition: ListDefinition
    is_ready_made: bool = False


def ready_views() -> tuple[ListView, ...]:
    """The ready-made views in their order, with names in the chosen language."""
    return tuple(
        ListView(key, _(name), ListDefinition(conditions), is_ready_made=True)
        for key, name, conditions in _READY
    )
