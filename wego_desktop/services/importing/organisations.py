"""Finds the organisation that a row names, so that each is made once, whatever its spelling."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from wego_desktop.domain.enums import OrganisationKind
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.words import organisation_kind_in
from wego_desktop.services.importing.known_rows import KnownOrganisation
from wego_desktop.services.importing.options import NEW_ORGANISATION, SAME_AS
from wego_desktop.services.importing.organisation_cores import CoreIndex, Likes
from wego_desktop.services.importing.organisation_plan import (
    LikeReason,
    OrganisationLike,
    OrganisationPlan,
    OrganisationState,
)
from wego_desktop.services.registering import organisation_key

_CATEGORY_KINDS = {"press": OrganisationKind.MEDIA, "media": OrganisationKind.MEDIA}


@dataclass(slots=True)
class OrganisationCase:
    """A name of the file that is none of the workspace's: what is asked or was answered, and its rows."""

    name: str
    city: str
    country: str
    state: OrganisationState
    answer: str = ""
    likes: Likes = ()
    organisation: KnownOrganisation | None = None
    rows: list[int] = field(default_factory=list)

    def plan(self) -> OrganisationPlan:
        """The case as it is shown."""
        used = self.organisation.name if self.organisation and self.state is OrganisationState.USED else ""
        return OrganisationPlan(
            self.name,
            self.city,
            self.country,
            tuple(self.rows),
            self.state,
            self.answer,
            tuple(_like(organisation, reason) for organisation, reason in self.likes),
            used,
        )


class OrganisationIndex:
    """Organisations by folded name and alias; those that the file brings join it as rows name them."""

    def __init__(
        self,
        known: Mapping[str, KnownOrganisation],
        aliases: Iterable[tuple[str, str]] = (),
        answers: Mapping[str, str] | None = None,
    ) -> None:
        self.by_id = known
        self.cases: list[OrganisationCase] = []
        self._answers = {organisation_key(name): answer for name, answer in (answers or {}).items()}
        self._brought = 0
        self._by_name: dict[str, list[KnownOrganisation]] = defaultdict(list)
        self._by_alias: dict[str, KnownOrganisation] = {}
        self._cities: dict[tuple[str, str | None], KnownOrganisation] = {}
        self._questions: dict[tuple[str, str | None], OrganisationCase] = {}
        self._of_brought: dict[str, OrganisationCase] = {}
        self._cores = CoreIndex(known.values())
        for organisation in known.values():
            self._by_name[organisation_key(organisation.name)].append(organisation)
            self._note_city(organisation)
        for key, organisation_id in aliases:
            if organisation_id in known:
                self._by_alias.setdefault(key, known[organisation_id])

    def _note_city(self, organisation: KnownOrganisation) -> None:
        if organisation.kind == OrganisationKind.CITY and organisation.city:
            self._cities.setdefault((organisation_key(organisation.city), organisation.country), organisation)

    def find(self, name: str, city: str = "", country: str | None = None) -> KnownOrganisation | None:
        """The organisation of that name, in that country or in none yet; of several the one in `city`."""
        key = organisation_key(name)
        found = self._by_name.get(key, ())
        fitting = [o for o in found if country is None or o.country is None or o.country == country]
        if len(fitting) < 2:
            return fitting[0] if fitting else self._by_alias.get(key)
        city_key = organisation_key(city)
        # The country's code comes last, so that the choice is the same whichever was here first.
        return min(
            fitting,
            key=lambda o: (
                organisation_key(o.city) != city_key,
                o.country != country,
                o.country or "",
                o.city,
            ),
        )

    def settle(
        self, row_number: int, name: str, city: str, country: str | None, kind: Callable[[], str]
    ) -> tuple[KnownOrganisation | None, OrganisationCase | None]:
        """The organisation that the row means: one that is here, one that the file brings, or None with the
        case that waits for an answer.

        Raises `import_organisation_unknown` for an answer that names none.
        """
        found = self.find(name, city, country)
        if found is not None:
            return self._noted(row_number, name, found), None
        case = self._case(name, city, country, kind)
        case.rows.append(row_number)
        return case.organisation, None if case.organisation is not None else case

    def settle_city(
        self, row_number: int, city: str, country: str | None
    ) -> tuple[KnownOrganisation | None, OrganisationCase | None]:
        """The same for a row that names a city alone: its government."""
        found = self._cities.get((organisation_key(city), country))
        if found is not None:
            return self._noted(row_number, city, found), None
        return self.settle(row_number, city, city, country, lambda: OrganisationKind.CITY.value)

    def _noted(self, row_number: int, name: str, found: KnownOrganisation) -> KnownOrganisation:
        """`found`, with the row among those of its case when the file brings it or an answer led to it."""
        case = self._questions.get((organisation_key(name), "")) if self._answers else None
        if case is None and found.id is None:
            case = self._of_brought.get(found.key)
        if case is not None:
            case.rows.append(row_number)
        return found

    def _case(self, name: str, city: str, country: str | None, kind: Callable[[], str]) -> OrganisationCase:
        key = organisation_key(name)
        case = self._questions.get((key, country))
        if case is not None:
            return case
        answer = self._answers.get(key, "")
        likes = self._cores.likes(name, country)
        case = OrganisationCase(name, city, country or "", OrganisationState.SIMILAR, answer, likes)
        self.cases.append(case)
        if answer and answer != NEW_ORGANISATION:
            case.state = OrganisationState.USED
            case.organisation = self._by_alias[key] = self._meant(answer, kind)
            self._questions[key, ""] = case
        elif likes and not answer:
            self._questions[key, country] = case
        else:
            self._bring(case, kind())
        return case

    def _meant(self, answer: str, kind: Callable[[], str]) -> KnownOrganisation:
        if answer in self.by_id:
            return self.by_id[answer]
        name = answer.removeprefix(SAME_AS)
        found = self.find(name)
        if found is None and answer.startswith(SAME_AS):
            case = OrganisationCase(name, "", "", OrganisationState.NEW)
            self.cases.append(case)
            found = self._bring(case, kind())
        if found is None:
            raise UserError("import_organisation_unknown", name=name)
        return found

    def _bring(self, case: OrganisationCase, kind: str) -> KnownOrganisation:
        """The new organisation of the case, which later rows find."""
        self._brought += 1
        brought = KnownOrganisation(
            None, case.name, kind, case.city, case.country or None, serial=self._brought
        )
        case.state, case.organisation = OrganisationState.NEW, brought
        self._of_brought[brought.key] = case
        self._by_name[organisation_key(brought.name)].append(brought)
        self._note_city(brought)
        self._cores.add(brought)
        return brought


def _like(organisation: KnownOrganisation, reason: LikeReason) -> OrganisationLike:
    answer = organisation.id or f"{SAME_AS}{organisation.name}"
    return OrganisationLike(
        organisation.id, organisation.name, organisation.city, organisation.country or "", reason, answer
    )


def kind_for(word: str, name: str, category: str) -> str:
    """The kind of a new organisation: as the file says, else by words of its name, else by the category."""
    if word:
        return word
    found = organisation_kind_in(name) or _CATEGORY_KINDS.get(category.casefold())
    return (found or OrganisationKind.CITY).value
