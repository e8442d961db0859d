"""Finds the person that a row means: by number, reference, email, name and organisation, or likeness."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wego_desktop.domain.likeness import Likeness
from wego_desktop.domain.registration_states import is_active
from wego_desktop.messages.merging import reason_text
from wego_desktop.services.importing.alike import AlikeFinder
from wego_desktop.services.importing.candidates import Candidate
from wego_desktop.services.importing.likeness import are_alike
from wego_desktop.services.importing.plan import MatchKind

_SAME_EMAIL_RATIO = 70.0
"""How alike two names must be, of 100, to ask when something else already speaks for one person."""


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
    """A person found, by what, and whether that is beyond doubt; `likeness` says how alike names are."""

    candidate: Candidate
    kind: MatchKind
    is_certain: bool
    likeness: Likeness | None = None

    @property
    def why(self) -> tuple[str, ...]:
        """What speaks for one person by likeness, in words."""
        reasons = self.likeness.reasons if self.likeness is not None else ()
        return tuple(reason_text(reason) for reason in reasons if not reason.is_against)


class PeopleIndex:
    """Everybody who may be meant by a row; people that rows bring join it."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._by_name: dict[str, list[Candidate]] = defaultdict(list)
        self._by_email: dict[str, list[Candidate]] = defaultdict(list)
        self._by_reference: dict[str, list[Candidate]] = defaultdict(list)
        self._by_number: dict[int, Candidate] = {}
        self._alike = AlikeFinder()
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
        registration = candidate.registration
        if registration is not None and registration.number is not None:
            for number in (registration.number, *registration.merged_numbers):
                self._by_number[number] = candidate
        self._alike.add(candidate)

    def find(self, wanted: Wanted, candidate: Candidate) -> Finding | None:
        """The person meant, by the surest way that finds one; None when nobody is like it.

        `candidate` is what the row would bring; it is added afterwards if nobody is found.
        """
        found: list[Finding] = []
        for search in (self._find_number, self._find_reference, self._find_email, self._find_name):
            found += search(wanted)
            certain = [finding for finding in found if finding.is_certain]
            if certain:
                best = min(certain, key=lambda finding: _order(finding, wanted))
                return replace(best, is_certain=False) if _are_namesakes(certain) else best
        if found:
            return min(found, key=lambda finding: _order(finding, wanted))
        return self._find_like(candidate)

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

    def _find_like(self, candidate: Candidate) -> Finding | None:
        """The likeliest of those who may be the same person in other letters, order or spelling."""
        found = self._alike.find(candidate)
        return Finding(found[0], MatchKind.LIKENESS, is_certain=False, likeness=found[1]) if found else None


def _are_namesakes(found: Iterable[Finding]) -> bool:
    """Whether nothing but the name and the organisation finds several people whom no row has taken yet."""
    free = {id(f.candidate): f for f in found if f.candidate.row_number is None}
    return len(free) > 1 and all(finding.kind is MatchKind.NAME for finding in free.values())


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
