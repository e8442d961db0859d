"""Finds the organisation that a row names, so that each is made once, whatever its spelling."""

from collections import defaultdict

from wego_desktop.domain.enums import OrganisationKind
from wego_desktop.exchange.reading.words import organisation_kind_in
from wego_desktop.services.importing.known import KnownOrganisation
from wego_desktop.services.registering import organisation_key

_CATEGORY_KINDS = {"press": OrganisationKind.MEDIA, "media": OrganisationKind.MEDIA}


class OrganisationIndex:
    """Organisations by folded name; those that the file brings join it as soon as a row names them."""

    def __init__(self, known: dict[str, KnownOrganisation]) -> None:
        self.by_id = known
        self._brought = 0
        self._by_name: dict[str, list[KnownOrganisation]] = defaultdict(list)
        self._cities: dict[tuple[str, str | None], KnownOrganisation] = {}
        for organisation in known.values():
            self._by_name[organisation_key(organisation.name)].append(organisation)
            self._note_city(organisation)

    def _note_city(self, organisation: KnownOrganisation) -> None:
        if organisation.kind == OrganisationKind.CITY and organisation.city:
            self._cities.setdefault((organisation_key(organisation.city), organisation.country), organisation)

    def find(self, name: str, city: str = "", country: str | None = None) -> KnownOrganisation | None:
        """The organisation of that name, in that country or in none yet; of several the one in `city`."""
        found = self._by_name.get(organisation_key(name), ())
        fitting = [o for o in found if country is None or o.country is None or o.country == country]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        key = organisation_key(city)
        # The country's code comes last, so that the choice is the same whichever was here first.
        return min(
            fitting,
            key=lambda o: (organisation_key(o.city) != key, o.country != country, o.country or "", o.city),
        )

    def find_city(self, city: str, country: str | None) -> KnownOrganisation | None:
        """The government of that city, found by its name or by where it sits."""
        return self._cities.get((organisation_key(city), country)) or self.find(city, city, country)

    def bring(self, name: str, kind: str, city: str, country: str | None) -> KnownOrganisation:
        """A new organisation that the file brings."""
        self._brought += 1
        organisation = KnownOrganisation(None, name, kind, city, country, serial=self._brought)
        self._by_name[organisation_key(name)].append(organisation)
        self._note_city(organisation)
        return organisation


def kind_for(word: str, name: str, category: str) -> str:
    """The kind of a new organisation: as the file says, else by words of its name, else by the category."""
    if word:
        return word
    found = organisation_kind_in(name) or _CATEGORY_KINDS.get(category.casefold())
    return (found or OrganisationKind.CITY).value
