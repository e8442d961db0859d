"""Organisations by the core of their names, to find those that a new name may mean."""

from collections import defaultdict
from collections.abc import Iterable

from wego_desktop.domain.enums import OrganisationKind
from wego_desktop.services.importing.known_rows import KnownOrganisation
from wego_desktop.services.importing.organisation_likeness import are_cores_alike, core_of
from wego_desktop.services.importing.organisation_plan import LikeReason

Likes = tuple[tuple[KnownOrganisation, LikeReason], ...]
_BLOCK_LETTERS = 2
_LARGEST_BLOCK = 3000
"""Beyond so many organisations of one beginning only equal cores are looked for."""
_MOST_LIKES = 5


class CoreIndex:
    """Grows with every organisation that a file brings."""

    def __init__(self, organisations: Iterable[KnownOrganisation]) -> None:
        self._by_core: dict[str, list[KnownOrganisation]] = defaultdict(list)
        self._blocks: dict[str, set[str]] = defaultdict(set)
        for organisation in organisations:
            self.add(organisation)

    def add(self, organisation: KnownOrganisation) -> None:
        """Let later names find it by its names, a city's government by the city's name too."""
        names = [organisation.name, organisation.native_name]
        if organisation.kind == OrganisationKind.CITY:
            names.append(organisation.city)
        for core in {core_of(name) for name in names if name}:
            self._by_core[core].append(organisation)
            self._blocks[core[:_BLOCK_LETTERS]].add(core)

    def likes(self, name: str, country: str | None) -> Likes:
        """Those that `name` may mean, the ones of the workspace first; never one of another country."""
        core = core_of(name)
        found = [(organisation, LikeReason.SAME_PLACE) for organisation in self._by_core.get(core, ())]
        block = self._blocks.get(core[:_BLOCK_LETTERS], ())
        if len(block) <= _LARGEST_BLOCK:
            found += [
                (organisation, LikeReason.SPELLING)
                for other in block
                if other != core and are_cores_alike(core, other)
                for organisation in self._by_core[other]
            ]
        fitting = {
            organisation.key: (organisation, reason)
            for organisation, reason in found
            if country is None or organisation.country is None or organisation.country == country
        }
        ordered = sorted(fitting.values(), key=lambda pair: (pair[0].id is None, pair[1], pair[0].name))
        return tuple(ordered[:_MOST_LIKES])
