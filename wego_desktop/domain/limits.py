"""How many places an event has, for whom, and what a further registration comes up against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wego_desktop.domain.enums import OnFull, RegistrationStatus
from wego_desktop.domain.registration_states import is_expected

HELD_SCOPE = tuple[str, str]
"""A limit's id and the organisation that its count belongs to (empty when it counts several together)."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What a registration holds a place as."""

    category_id: str
    organisation_id: str | None


@dataclass(frozen=True, slots=True)
class LimitSpec:
    """A limit of one event. Empty ids mean all; `is_per_organisation` counts each organisation apart.

    Registrations without an organisation are not counted by a limit that concerns organisations.
    """

    id: str
    category_id: str | None = None
    organisation_id: str | None = None
    is_per_organisation: bool = False
    free_places: int | None = None
    cap: int | None = None
    on_full: OnFull = OnFull.WARN

    def scope_of(self, holding: Holding) -> HELD_SCOPE | None:
        """Where a registration counts; None when the limit does not concern it."""
        if self.category_id is not None and holding.category_id != self.category_id:
            return None
        if self.is_per_organisation:
            return (self.id, holding.organisation_id) if holding.organisation_id else None
        if self.organisation_id is not None and holding.organisation_id != self.organisation_id:
            return None
        return self.id, ""


@dataclass(frozen=True, slots=True)
class Excess:
    """A limit that has no place left for a registration: `taken` are held already."""

    limit: LimitSpec
    taken: int

    @property
    def cap(self) -> int:
        """How many places there are."""
        return self.limit.cap or 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a further registration comes up against: `full` the strictest full limit, `paid` the first limit
    whose free places are used up. Both None when there is room."""

    full: Excess | None = None
    paid: Excess | None = None


def holds_place(status: RegistrationStatus) -> bool:
    """Whether a registration in this state takes one of the places: those expected do."""
    return is_expected(status)


_STRICTNESS = (OnFull.WARN, OnFull.WAITING_LIST, OnFull.REFUSE)


class PlaceBook:
    """The limits of one event with running totals; counts are made once, by the database."""

    def __init__(self, limits: Iterable[LimitSpec], counts: Mapping[Holding, int]) -> None:
        self.limits = tuple(limits)
        self._taken: dict[HELD_SCOPE, int] = {}
        for holding, count in counts.items():
            self._add(holding, count)

    def verdict(self, holding: Holding, former: Holding | None = None) -> Verdict:
        """What one more registration would come up against; limits that it counts under already do not."""
        full: Excess | None = None
        paid: Excess | None = None
        for limit in self.limits:
            scope = limit.scope_of(holding)
            if scope is None or (former is not None and limit.scope_of(former) == scope):
                continue
            taken = self._taken.get(scope, 0)
            if limit.cap is not None and taken >= limit.cap and _is_stricter(limit, full):
                full = Excess(limit, taken)
            if paid is None and limit.free_places is not None and taken >= limit.free_places:
                paid = Excess(limit, taken)
        return Verdict(full, paid)

    def taken(self, limit: LimitSpec, organisation_id: str | None = None) -> int:
        """How many places are held under a limit, of one organisation when it counts each apart."""
        return self._taken.get((limit.id, organisation_id or "" if limit.is_per_organisation else ""), 0)

    def fullest(self, limit: LimitSpec) -> tuple[str, int]:
        """The organisation that holds most places under a limit that counts each apart, and how many."""
        held = [(scope[1], count) for scope, count in self._taken.items() if scope[0] == limit.id]
        return max(held, key=lambda item: (item[1], item[0]), default=("", 0))

    def take(self, holding: Holding) -> None:
        """Count one more."""
        self._add(holding, 1)

    def release(self, holding: Holding) -> None:
        """Count one fewer."""
        self._add(holding, -1)

    def _add(self, holding: Holding, count: int) -> None:
        for limit in self.limits:
            if (scope := limit.scope_of(holding)) is not None:
                self._taken[scope] = self._taken.get(scope, 0) + count


def _is_stricter(limit: LimitSpec, than: Excess | None) -> bool:
    return than is None or _STRICTNESS.index(limit.on_full) > _STRICTNESS.index(than.limit.on_full)
