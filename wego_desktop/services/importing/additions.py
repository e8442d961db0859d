"""What rows say beside the person: organisation, delegation, region, networks and seats in sessions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wego_desktop.domain.enums import AdmissionState
from wego_desktop.domain.text import fold
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.rows import ParsedRow
from wego_desktop.exchange.reading.words import delegation_role_of
from wego_desktop.services.importing.known_rows import Known, KnownOrganisation, KnownRegistration
from wego_desktop.services.importing.organisations import OrganisationCase, OrganisationIndex, kind_for
from wego_desktop.services.importing.plan import FieldChange, Reason
from wego_desktop.services.importing.row_facts import Layout


@dataclass(slots=True)
class Belonging:
    """The organisation of a row's person, and the one whose delegation it joins; `role` may be empty.

    `question` is set, and both are None, while somebody must say which organisation is meant.
    """

    organisation: KnownOrganisation | None = None
    delegation: KnownOrganisation | None = None
    role: str = ""
    question: OrganisationCase | None = None
    reasons: list[Reason] = field(default_factory=list)


@dataclass(slots=True)
class Additions:
    """What a row adds beside the person's own values; `changes` tell it, `reasons` what was not taken."""

    seats: list[tuple[str, AdmissionState]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    networks: list[str] = field(default_factory=list)
    region: str = ""
    city: str = ""
    country: str = ""
    changes: list[FieldChange] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)


class AdditionFinder:
    """Reads the fields of a row that concern other things than the person; keeps count of seats given."""

    def __init__(self, known: Known, layout: Layout, answers: Mapping[str, str]) -> None:
        self._known = known
        self._layout = layout
        self.organisations = OrganisationIndex(known.organisations, known.aliases, answers)

    def belonging(self, row_number: int, facts: Mapping[F, str]) -> Belonging:
        """The organisation that the row names (else its city's government), new where nobody has it yet."""
        text = facts.get(F.DELEGATION, "")
        role = delegation_role_of(text) if text else None
        delegation_name = text if role is None else ""
        name = facts.get(F.ORGANISATION, "") or delegation_name
        city, country = facts.get(F.CITY, ""), facts.get(F.COUNTRY) or None
        found = Belonging(role=role.value if role else "")
        if name:
            found.organisation, found.question = self.organisations.settle(
                row_number,
                name,
                city,
                country,
                lambda: kind_for(facts.get(F.ORGANISATION_KIND, ""), name, facts.get(F.CATEGORY, "")),
            )
        elif city:
            found.organisation, found.question = self.organisations.settle_city(row_number, city, country)
        elif country:
            found.reasons.append(
                self._layout.reason(row_number, "import_country_without_organisation", F.COUNTRY)
            )
        found.delegation = found.organisation
        if delegation_name and delegation_name != name:
            self._join(found, row_number, delegation_name)
        return found

    def _join(self, found: Belonging, row_number: int, name: str) -> None:
        delegation = self.organisations.find(name)
        if delegation is not None:
            found.delegation = delegation
            return
        found.reasons.append(
            self._layout.reason(row_number, "import_delegation_unknown", F.DELEGATION, value=name)
        )

    def additions(
        self,
        row: ParsedRow,
        facts: Mapping[F, str],
        organisation: KnownOrganisation | None,
        registration: KnownRegistration | None,
    ) -> Additions:
        """What the row adds to its organisation and to the person's seats; call it only for rows that count.

        What is added counts as known from now on, so that no later row adds it again.
        """
        found = Additions()
        self._add_seats(found, row, registration)
        self._add_tags(found, row, registration)
        self._add_networks(found, row, organisation)
        if organisation is not None:
            self._fill(found, facts, organisation)
            self._add_region(found, row, facts, organisation)
        elif F.REGION in facts:
            found.reasons.append(
                self._layout.reason(row.row_number, "import_region_without_organisation", F.REGION)
            )
        return found

    def _fill(self, found: Additions, facts: Mapping[F, str], organisation: KnownOrganisation) -> None:
        city, country = facts.get(F.CITY, ""), facts.get(F.COUNTRY, "")
        if city and not organisation.city:
            organisation.city = found.city = city
            found.changes.append(FieldChange(F.CITY, "", city))
        if country and not organisation.country:
            organisation.country = found.country = country
            found.changes.append(FieldChange(F.COUNTRY, "", country))

    def _add_region(
        self, found: Additions, row: ParsedRow, facts: Mapping[F, str], organisation: KnownOrganisation
    ) -> None:
        text = facts.get(F.REGION, "")
        if not text:
            return
        if self._known.scheme_id is None:
            found.reasons.append(
                self._layout.reason(row.row_number, "import_region_without_scheme", F.REGION)
            )
            return
        name = self._known.regions.get(fold(text), ("", text))[1]
        if not organisation.region:
            organisation.region = found.region = name
            self._known.regions.setdefault(fold(name), ("", name))
            found.changes.append(FieldChange(F.REGION, "", name))
        elif fold(organisation.region) != fold(name):
            found.reasons.append(
                self._layout.reason(
                    row.row_number,
                    "import_region_differs",
                    F.REGION,
                    value=text,
                    organisation=organisation.name,
                    region=organisation.region,
                )
            )

    def _add_networks(self, found: Additions, row: ParsedRow, organisation: KnownOrganisation | None) -> None:
        for word in row.values.get(F.NETWORKS, ()):
            network = self._known.networks.get(fold(word))
            if network is None:
                code = "import_network_unknown"
            elif organisation is None:
                code = "import_network_without_organisation"
            else:
                if network[0] not in organisation.networks:
                    organisation.networks.add(network[0])
                    found.networks.append(network[0])
                    found.changes.append(FieldChange(F.NETWORKS, "", network[1]))
                continue
            found.reasons.append(self._layout.reason(row.row_number, code, F.NETWORKS, value=word))

    def _add_tags(self, found: Additions, row: ParsedRow, registration: KnownRegistration | None) -> None:
        held = registration.tags if registration else set()
        for tag in row.values.get(F.TAGS, ()):
            if fold(tag) not in held:
                held.add(fold(tag))
                found.tags.append(tag)
                found.changes.append(FieldChange(F.TAGS, "", tag))

    def _add_seats(self, found: Additions, row: ParsedRow, registration: KnownRegistration | None) -> None:
        held = registration.sessions if registration else set()
        for word in self._titles(row.values.get(F.SESSIONS, ())):
            ids = self._known.session_keys.get(fold(word), [])
            if len(ids) != 1:
                code = "import_session_ambiguous" if ids else "import_session_unknown"
                found.reasons.append(self._layout.reason(row.row_number, code, F.SESSIONS, value=word))
            elif ids[0] not in held:
                session = self._known.sessions[ids[0]]
                is_full = session.seats is not None and session.taken >= session.seats
                session.taken += not is_full
                held.add(session.id)
                found.seats.append(
                    (session.id, AdmissionState.WAITING if is_full else AdmissionState.CONFIRMED)
                )
                found.changes.append(FieldChange(F.SESSIONS, "", session.title))
                if is_full:
                    found.reasons.append(
                        self._layout.reason(
                            row.row_number, "import_session_full", F.SESSIONS, title=session.title
                        )
                    )

    def _titles(self, words: Iterable[str]) -> Iterator[str]:
        """The words, parted at commas where the whole is no session."""
        for word in words:
            parts = [part.strip() for part in word.split(",") if part.strip()]
            while parts:
                lengths = range(len(parts), 0, -1)
                length = next((n for n in lengths if self._is_session(", ".join(parts[:n]))), 1)
                yield ", ".join(parts[:length])
                del parts[:length]

    def _is_session(self, title: str) -> bool:
        return fold(title) in self._known.session_keys
