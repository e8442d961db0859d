"""People that a row may mean: those of the workspace, and those that earlier rows bring."""

from dataclasses import dataclass

from wego_desktop.domain.likeness_profile import Profile
from wego_desktop.domain.person_names import shown_name
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.services.importing.known_rows import KnownOrganisation, KnownPerson, KnownRegistration
from wego_desktop.services.importing.likeness import name_key


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
    profile: Profile | None = None

    @property
    def name(self) -> str:
        """The name as lists show it."""
        return shown_name(
            self.facts.get(F.GIVEN_NAMES, ""),
            self.facts.get(F.FAMILY_NAME, ""),
            self.facts.get(F.NATIVE_NAME, ""),
        )


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
