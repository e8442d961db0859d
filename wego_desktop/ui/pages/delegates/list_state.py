"""What the list shows: view, typed text, filters and order, as one value."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from wego_desktop.domain.enums import DelegationRole, RegistrationStatus
from wego_desktop.domain.registration_states import EXPECTED
from wego_desktop.services.queries.delegate_filter import DelegateFilter, DelegateSort


class View(StrEnum):
    """The fixed views, each a tab."""

    EVERYONE = "everyone"
    NOT_ARRIVED = "not_arrived"
    HEADS = "heads"
    WITHOUT_ORGANISATION = "without_organisation"


class Facet(StrEnum):
    """What can be filtered by; each chosen one is a chip."""

    CATEGORY = "category"
    STATUS = "status"
    REGION = "region"
    ORGANISATION = "organisation"
    NETWORK = "network"
    ARRIVED = "arrived"


ARRIVED, NOT_ARRIVED = "yes", "no"
Chosen = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListState:
    """A view with text, filters and order. `facets` holds the chosen values of each used facet."""

    view: View = View.EVERYONE
    text: str = ""
    facets: tuple[tuple[Facet, Chosen], ...] = ()
    sort: DelegateSort = field(default_factory=DelegateSort)

    def chosen(self, facet: Facet) -> Chosen:
        """The chosen values of a facet; empty when it does not filter."""
        return dict(self.facets).get(facet, ())

    def with_facet(self, facet: Facet, values: Chosen) -> "ListState":
        """The same with other values of a facet; without it when there are none."""
        others = tuple(part for part in self.facets if part[0] is not facet)
        return replace(self, facets=(*others, (facet, values)) if values else others)

    @property
    def is_filtered(self) -> bool:
        """Whether text or filters hide anybody of the view."""
        return bool(self.text.strip() or self.facets)

    def filter(self, event_id: str) -> DelegateFilter:
        """What the query is asked."""
        statuses = tuple(RegistrationStatus(value) for value in self.chosen(Facet.STATUS))
        arrived = self.chosen(Facet.ARRIVED)
        asked = DelegateFilter(
            event_id,
            text=self.text.strip(),
            category_ids=self.chosen(Facet.CATEGORY),
            statuses=statuses,
            region_ids=self.chosen(Facet.REGION),
            organisation_ids=self.chosen(Facet.ORGANISATION),
            network_ids=self.chosen(Facet.NETWORK),
            arrived=arrived[0] == ARRIVED if len(arrived) == 1 else None,
        )
        match self.view:
            case View.NOT_ARRIVED:
                expected = tuple(sorted(EXPECTED))
                return replace(asked, arrived=False, among_statuses=expected)
            case View.HEADS:
                return replace(asked, delegation_roles=(DelegationRole.HEAD,))
            case View.WITHOUT_ORGANISATION:
                return replace(asked, has_organisation=False)
        return asked
