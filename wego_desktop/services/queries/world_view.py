"""Who is coming from where: members by region and network, and those from whom nobody comes yet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from wego_desktop.services.queries.organisations import OrganisationListRow


@dataclass(frozen=True, slots=True)
class WorldGroup:
    """A region, a network, or all: its members, how many come, their people, who sends nobody yet.

    `guests` counts organisations that come and are no members. The empty `name` is for no region.
    """

    name: str
    members: int
    members_coming: int
    people: int
    arrived: int
    guests: int
    nobody_yet: tuple[OrganisationListRow, ...]


@dataclass(frozen=True, slots=True)
class WorldView:
    """Members and guests by the regions of `scheme`, members by network; `total` counts once."""

    scheme: str
    schemes: tuple[str, ...]
    total: WorldGroup
    regions: tuple[WorldGroup, ...]
    networks: tuple[WorldGroup, ...]


def world_view(rows: Sequence[OrganisationListRow], scheme: str = "") -> WorldView:
    """The view over `rows`; an unknown scheme means the one that most organisations have a region in."""
    used: defaultdict[str, int] = defaultdict(int)
    by_network: defaultdict[str, list[OrganisationListRow]] = defaultdict(list)
    for row in rows:
        for name in row.regions:
            used[name] += 1
        for code in row.networks:
            by_network[code].append(row)
    schemes = tuple(sorted(used, key=lambda name: (-used[name], name)))
    chosen = scheme if scheme in used else next(iter(schemes), "")
    concerned = [row for row in rows if row.membership or row.coming]
    by_region: defaultdict[str, list[OrganisationListRow]] = defaultdict(list)
    for row in concerned:
        by_region[row.regions.get(chosen, "")].append(row)
    regions = [_group(name, [r for r in found if r.membership], found) for name, found in by_region.items()]
    return WorldView(
        chosen,
        schemes,
        _group("", [row for row in concerned if row.membership], concerned),
        tuple(sorted(regions, key=lambda group: (group.name == "", -group.members, group.name))),
        tuple(_group(code, found, found) for code, found in sorted(by_network.items())),
    )


def _group(
    name: str, members: Sequence[OrganisationListRow], concerned: Sequence[OrganisationListRow]
) -> WorldGroup:
    coming = [row for row in members if row.coming]
    return WorldGroup(
        name,
        len(members),
        len(coming),
        sum(row.coming for row in concerned),
        sum(row.arrived for row in concerned),
        len(concerned) - len(members),
        tuple(row for row in members if not row.coming),
    )
