"""Finds the person that a row means: by number, reference, email, name and organisation, or likeness."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.registration_states import is_active
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.services.importing.known_rows import KnownOrganisation, KnownPerson, KnownRegistration
from wego_desktop.services.importing.likeness import are_alike, is_shorter_form, name_key
from wego_desktop.services.importing.plan import MatchKind

_LARGE_BLOCK = 2000
"""Beyond so many people of one organisation, only short and long forms of names are looked for."""

_MANY_NAMESAKES = 300
_MOST_PARTS = 8
_ORGANISATION = "organisation:"
_SAME_EMAIL_RATIO = 70.0
"""How alike two names must be, of 100, to ask when something else already speaks for one person."""
_SAME_PLACE_RATIO = 92.0
"""The same when only organisation or city speak for it."""


@dataclass(slots=True, eq=False)
class Candidate:
    """A person of the workspace (`known`) or one that an earlier row brings; `row_number` is set once a row
    has taken or brought it.
    """

    facts: dict[F, str]
    key: str
    native_key: str
    email: str
    organisation_key: str
    country: str
    city: str
    references: frozenset[str]
    known: KnownPerson | None = None
    registration: KnownRegistration | None = None
    row_number: int | None = None

    @property
    def name(self) -> str:
        """The name as lists show it."""
        return shown_name(
            self.facts.get(F.GIVEN_NAMES, ""),
            self.facts.get(F.FAMILY_NAME, ""),
            self.facts.get(F.NATIVE_NAME, ""),
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of a row's person before the search; `number` is the event's, or None.

    `country` may be that of the organisation found, `stated_country` only what the row itself says.
    """

    key: str
    native_key: str
    email: str
    organisation_key: str
    country: str
    city: str
    stated_country: str
    reference: str
    is_reference_shared: bool
    number: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A person found, by what, and whether that is beyond doubt."""

    candidate: Candidate
    kind: MatchKind
    is_certain: bool


@dataclass(slots=True)
class _Block:
    """Candidates that share a place: their name keys beside them, and ways to short and long forms."""

    keys: list[str] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    by_pair: dict[tuple[str, str], list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    by_parts: dict[tuple[str, ...], list[Candidate]] = field(default_factory=lambda: defaultdict(list))

    def add(self, candidate: Candidate) -> None:
        self.keys.append(candidate.key)
        self.candidates.append(candidate)
        parts = _whole_parts(candidate.key)
        self.by_parts[parts].append(candidate)
        for pair in combinations(parts, 2):
            self.by_pair[pair].append(candidate)

    def forms_of(self, key: str) -> Iterator[Candidate]:
        """Those whose name may be a longer or a shorter form of `key`, with at least two parts in common."""
        parts = _whole_parts(key)
        pairs = [self.by_pair.get(pair, []) for pair in combinations(parts, 2)]
        # A longer form has every pair, so the rarest pair finds it.
        for candidate in min(pairs, key=len, default=[])[:_MANY_NAMESAKES]:
            if candidate.key.count(" ") >= len(parts):
                yield candidate
        for length in range(2, len(parts) + 1):
            for shorter in combinations(parts, length):
                yield from self.by_parts.get(shorter, [])[:_MANY_NAMESAKES]


def _whole_parts(key: str) -> tuple[str, ...]:
    """The different parts of a name key that are no initials."""
    return tuple(dict.fromkeys(part for part in key.split() if len(part) > 1))[:_MOST_PARTS]


def candidate_of(
    facts: dict[F, str],
    organisation: KnownOrganisation | None,
    known: KnownPerson | None = None,
    reference: str = "",
) -> Candidate:
    """The candidate of a person with these facts."""
    name = f"{facts.get(F.GIVEN_NAMES, '')} {facts.get(F.FAMILY_NAME, '')}"
    references = {reference, known.external_ref if known else ""}
    if known is not None and known.registration is not None:
        references.add(known.registration.facts[F.EXTERNAL_REFERENCE])
    return Candidate(
        facts,
        name_key(name),
        name_key(facts.get(F.NATIVE_NAME, "")),
        facts.get(F.EMAIL, "").casefold(),
        organisation.key if organisation else "",
        (organisation.country or "") if organisation else "",
        organisation.city.casefold() if organisation else "",
        frozenset(reference.casefold() for reference in references if reference),
        known,
        known.registration if known else None,
    )


class PeopleIndex:
    """Everybody who may be meant by a row; people that rows bring join it."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._by_name: dict[str, list[Candidate]] = defaultdict(list)
        self._by_email: dict[str, list[Candidate]] = defaultdict(list)
        self._by_reference: dict[str, list[Candidate]] = defaultdict(list)
        self._by_number: dict[int, Candidate] = {}
        self._blocks: dict[str, _Block] = defaultdict(_Block)
        for candidate in candidates:
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """Let later rows find this person."""
        for key in {candidate.key, candidate.native_key} - {""}:
            self._by_name[key].append(candidate)
        if candidate.email:
            self._by_email[candidate.email].append(candidate)
        for reference in candidate.references:
            self._by_reference[reference].append(candidate)
        if candidate.registration is not None and candidate.registration.number is not None:
            self._by_number[candidate.registration.number] = candidate
        if candidate.key:
            place = _places(candidate.organisation_key, candidate.country, candidate.city)[0]
            self._blocks[place].add(candidate)

    def find(self, wanted: Wanted) -> Finding | None:
        """The person meant, by the surest way that finds one; None when nobody is like it."""
        found: list[Finding] = []
        for search in (self._find_number, self._find_reference, self._find_email, self._find_name):
            found += search(wanted)
            certain = [finding for finding in found if finding.is_certain]
            if certain:
                return min(certain, key=lambda finding: _order(finding, wanted))
        if found:
            return min(found, key=lambda finding: _order(finding, wanted))
        return self._find_like(wanted)

    def _find_number(self, wanted: Wanted) -> list[Finding]:
        candidate = self._by_number.get(wanted.number) if wanted.number is not None else None
        if candidate is None:
            return []
        return [Finding(candidate, MatchKind.NUMBER, _is_like(candidate, wanted, _SAME_EMAIL_RATIO))]

    def _find_reference(self, wanted: Wanted) -> list[Finding]:
        found = []
        for candidate in self._by_reference.get(wanted.reference, ()) if wanted.reference else ():
            is_like = _is_like(candidate, wanted, _SAME_EMAIL_RATIO)
            if is_like or not wanted.is_reference_shared:
                found.append(Finding(candidate, MatchKind.REFERENCE, is_like))
        return found

    def _find_email(self, wanted: Wanted) -> list[Finding]:
        found = []
        people = self._by_email.get(wanted.email, ()) if wanted.email else ()
        for candidate in people:
            is_nameless = not wanted.key and not wanted.native_key
            if _is_same_name(candidate, wanted) or (is_nameless and len(people) == 1):
                found.append(Finding(candidate, MatchKind.EMAIL, is_certain=True))
            elif is_nameless or are_alike(candidate.key, wanted.key, _SAME_EMAIL_RATIO):
                found.append(Finding(candidate, MatchKind.EMAIL, is_certain=False))
        return found

    def _find_name(self, wanted: Wanted) -> list[Finding]:
        found = []
        people = {id(c): c for key in {wanted.key, wanted.native_key} for c in self._by_name.get(key, ())}
        for candidate in people.values():
            is_same_place = candidate.organisation_key == wanted.organisation_key
            has_other_email = bool(wanted.email and candidate.email and wanted.email != candidate.email)
            if is_same_place:
                found.append(Finding(candidate, MatchKind.NAME, is_certain=not has_other_email))
            elif not wanted.stated_country or candidate.country in {"", wanted.stated_country}:
                found.append(Finding(candidate, MatchKind.NAME, is_certain=False))
        return found

    def _find_like(self, wanted: Wanted) -> Finding | None:
        """Somebody of the same organisation or city whose name is written nearly the same."""
        from rapidfuzz import fuzz, process

        if not wanted.key:
            return None
        for place in _places(wanted.organisation_key, wanted.country, wanted.city):
            block = self._blocks.get(place)
            if block is None:
                continue
            if place.startswith(_ORGANISATION) and len(block.keys) <= _LARGE_BLOCK:
                near = process.extractOne(
                    wanted.key, block.keys, scorer=fuzz.ratio, score_cutoff=_SAME_PLACE_RATIO
                )
                if near is not None:
                    return Finding(block.candidates[near[2]], MatchKind.LIKENESS, is_certain=False)
            for candidate in block.forms_of(wanted.key):
                is_form = is_shorter_form(tuple(wanted.key.split()), tuple(candidate.key.split()))
                if is_form and not _is_elsewhere(candidate, wanted):
                    return Finding(candidate, MatchKind.LIKENESS, is_certain=False)
        return None


def _is_elsewhere(candidate: Candidate, wanted: Wanted) -> bool:
    """Whether organisation and email both speak against a likeness of names."""
    has_other_place = candidate.organisation_key != wanted.organisation_key
    has_other_email = bool(candidate.email and wanted.email and candidate.email != wanted.email)
    return has_other_place and has_other_email and bool(candidate.organisation_key)


def _places(organisation_key: str, country: str, city: str) -> tuple[str, ...]:
    """The blocks in which alike names are looked for, the closest first: people stand in the first alone."""
    places = [f"{_ORGANISATION}{organisation_key}"] if organisation_key else []
    return (*places, f"city:{country}:{city}" if city else f"country:{country}")


def _is_same_name(candidate: Candidate, wanted: Wanted) -> bool:
    is_same = bool(wanted.key) and wanted.key in {candidate.key, candidate.native_key}
    return is_same or bool(wanted.native_key and wanted.native_key in {candidate.native_key, candidate.key})


def _is_like(candidate: Candidate, wanted: Wanted, least: float) -> bool:
    if not wanted.key and not wanted.native_key:
        return True
    return _is_same_name(candidate, wanted) or are_alike(candidate.key, wanted.key, least)


def _order(finding: Finding, wanted: Wanted) -> tuple[bool, ...]:
    """The best first: free people before those an earlier row has taken, registered ones before others."""
    candidate = finding.candidate
    registration = candidate.registration
    return (
        candidate.row_number is not None,
        registration is None or not is_active(registration.status),
        candidate.key != wanted.key,
        candidate.email != wanted.email,
        candidate.organisation_key != wanted.organisation_key,
        registration is None,
    )
