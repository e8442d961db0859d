"""Writes planned rows through mapped objects, so that the journal sees each and one undo takes all back."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import select

from wego_desktop.db.models import (
    Admission,
    NetworkMember,
    NotSamePerson,
    Organisation,
    OrganisationAlias,
    OrganisationRegion,
    Person,
    Region,
    Registration,
    RegistrationTag,
    new_id,
)
from wego_desktop.db.unit_of_work import WriteUnit
from wego_desktop.domain.enums import (
    AttendanceMode,
    DelegationRole,
    Gender,
    NetworkRole,
    OrganisationKind,
    RegistrationStatus,
)
from wego_desktop.domain.text import fold
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.jobs.progress import Progress
from wego_desktop.services.importing.candidates import Candidate
from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.extra_writing import ExtraWriter
from wego_desktop.services.importing.known_rows import (
    PERSON_COLUMNS,
    REGISTRATION_COLUMNS,
    Known,
    KnownOrganisation,
)
from wego_desktop.services.importing.organisation_plan import OrganisationState
from wego_desktop.services.importing.organisations import OrganisationCase
from wego_desktop.services.importing.plan import FieldChange
from wego_desktop.services.registering import (
    PersonFields,
    RegistrationFields,
    new_organisation,
    new_person,
    new_registration,
    organisation_key,
    sort_key,
)

_CHUNK = 400
_FLUSH_EVERY = 500
_KINDS: dict[F, Any] = {F.GENDER: Gender, F.STATUS: RegistrationStatus, F.MODE: AttendanceMode}
_ROLES = frozenset(DelegationRole)
M = TypeVar("M", Person, Registration, Organisation)


class ImportWriter:
    """Writes the drafts of one import inside an open unit; `first_number` is the event's next free one."""

    def __init__(
        self, unit: WriteUnit, event_id: str, known: Known, batch_id: str, first_number: int
    ) -> None:
        self._unit = unit
        self._session = unit.session
        self._event_id = event_id
        self._known = known
        self._batch_id = batch_id
        self._next = first_number
        self._organisations: dict[str, Organisation] = {}
        self._people: dict[str, Person] = {}
        self._registrations: dict[str, Registration] = {}
        self._brought: dict[int, tuple[Person, Registration | None]] = {}
        self._extras = ExtraWriter(unit, event_id, known.zone)
        self.organisation_count = 0
        self.admission_count = 0

    def write(self, drafts: Sequence[Draft], progress: Progress) -> None:
        """Write what the drafts plan; reports every 500 rows and lets `Cancelled` through."""
        self._load(drafts)
        for done, draft in enumerate(drafts, start=1):
            self._write(draft)
            if done % _FLUSH_EVERY == 0:
                self._session.flush()
                progress.report(done, len(drafts))
        self._session.flush()
        progress.report(len(drafts), len(drafts))

    def _load(self, drafts: Sequence[Draft]) -> None:
        """Every known row that will change, by a few statements."""
        candidates = [draft.candidate for draft in drafts if draft.candidate and draft.candidate.known]
        self._people = self._by_id(Person, (c.known.id for c in candidates if c.known))
        registrations = (c.registration.id for c in candidates if c.registration and c.registration.id)
        self._registrations = self._by_id(Registration, registrations)
        touched = (
            draft.belonging.organisation.id
            for draft in drafts
            if draft.belonging.organisation is not None and draft.belonging.organisation.id
        )
        self._organisations = self._by_id(Organisation, touched)
        self._extras.load(drafts, self._registrations)

    def _by_id(self, model: type[M], ids: Iterable[str]) -> dict[str, M]:
        wanted = sorted(set(ids))
        found: dict[str, M] = {}
        for start in range(0, len(wanted), _CHUNK):
            statement = select(model).where(model.id.in_(wanted[start : start + _CHUNK]))
            found.update((row.id, row) for row in self._session.scalars(statement))
        return found

    def _write(self, draft: Draft) -> None:
        candidate = draft.candidate
        assert candidate is not None
        organisation_id = self._organisation_id(draft.belonging.organisation)
        delegation_id = self._organisation_id(draft.belonging.delegation)
        person, registration = self._person_of(candidate, organisation_id, draft)
        if draft.is_registering:
            registration = self._register(draft, person, delegation_id or person.organisation_id)
            self._brought[id(candidate)] = (person, registration)
            if draft.unlike is not None and candidate.known is None:
                self._keep_apart(person, draft.unlike)
        changes = draft.changes or []
        for change in changes:
            if isinstance(change.field, F) and change.field in PERSON_COLUMNS:
                setattr(person, PERSON_COLUMNS[change.field], _value(change))
            elif change.field is F.ORGANISATION:
                person.organisation_id = organisation_id
            elif registration is not None and not draft.is_registering:
                self._change_registration(registration, change, draft, delegation_id)
        if any(change.field in {F.GIVEN_NAMES, F.FAMILY_NAME, F.NATIVE_NAME} for change in changes):
            person.sort_key = sort_key(person.given_names, person.family_name, person.native_name)
        if registration is not None:
            self._extras.write(draft, registration)
        if draft.additions is not None:
            self._write_additions(draft, registration, organisation_id)

    def person_id(self, candidate: Candidate) -> str | None:
        """The id of the candidate's person; None for one that no written row brought."""
        if candidate.known is not None:
            return candidate.known.id
        brought = self._brought.get(id(candidate))
        return brought[0].id if brought is not None else None

    def _keep_apart(self, person: Person, other: Candidate) -> None:
        """Remember that the new person was said not to be the other one."""
        other_id = self.person_id(other)
        if other_id is not None and other_id != person.id:
            one, two = sorted((person.id, other_id))
            row = NotSamePerson(id=new_id(), person_id=one, other_id=two, decided_at=self._unit.now)
            self._session.add(row)

    def write_aliases(self, cases: Iterable[OrganisationCase]) -> int:
        """Keep each name that was answered to be another organisation's as a name of that one; how many."""
        count = 0
        for case in cases:
            if case.state is OrganisationState.USED and case.organisation is not None and case.rows:
                organisation_id = self._organisation_id(case.organisation)
                key = organisation_key(case.name)
                if organisation_id is None or (key, organisation_id) in self._known.aliases:
                    continue
                self._session.add(
                    OrganisationAlias(
                        id=new_id(), organisation_id=organisation_id, name=case.name, name_key=key
                    )
                )
                count += 1
        return count

    def _person_of(
        self, candidate: Candidate, organisation_id: str | None, draft: Draft
    ) -> tuple[Person, Registration | None]:
        """The rows of a known person or of one that an earlier row brought; else the person, made now."""
        if id(candidate) in self._brought:
            return self._brought[id(candidate)]
        if candidate.known is not None:
            known = candidate.registration
            registration = self._registrations.get(known.id) if known is not None and known.id else None
            return self._people[candidate.known.id], registration
        person = new_person(_person_fields(draft, organisation_id))
        self._session.add(person)
        return person, None

    def _register(self, draft: Draft, person: Person, organisation_id: str | None) -> Registration:
        facts = draft.facts
        fields = RegistrationFields(
            category_id=draft.category_id,
            status=RegistrationStatus(facts.get(F.STATUS, RegistrationStatus.CONFIRMED.value)),
            mode=AttendanceMode(facts.get(F.MODE, AttendanceMode.ON_SITE.value)),
            delegation_role=DelegationRole(draft.role or DelegationRole.MEMBER.value),
            organisation_id=organisation_id,
            external_ref=facts.get(F.EXTERNAL_REFERENCE, ""),
            dietary=facts.get(F.DIETARY, ""),
            accessibility=facts.get(F.ACCESSIBILITY, ""),
            notes=facts.get(F.NOTES, ""),
            import_batch_id=self._batch_id,
        )
        number = draft.number or self._free_number()
        registration = new_registration(self._event_id, person.id, number, fields, self._unit.now)
        self._session.add(registration)
        return registration

    def _free_number(self) -> int:
        while self._next in self._known.numbers:
            self._next += 1
        self._next += 1
        return self._next - 1

    def _change_registration(
        self, registration: Registration, change: FieldChange, draft: Draft, delegation_id: str | None
    ) -> None:
        if isinstance(change.field, F) and change.field in REGISTRATION_COLUMNS:
            setattr(registration, REGISTRATION_COLUMNS[change.field], _value(change))
        elif change.field is F.CATEGORY:
            registration.category_id = draft.category_id
        elif change.field is F.DELEGATION and change.new in _ROLES:
            registration.delegation_role = DelegationRole(change.new)
        elif change.field is F.DELEGATION:
            registration.organisation_id = delegation_id

    def _organisation_id(self, organisation: KnownOrganisation | None) -> str | None:
        """The organisation's id; one that the file brings is made at its first use."""
        if organisation is None:
            return None
        if organisation.id is None:
            kind = OrganisationKind(organisation.kind)
            row = new_organisation(organisation.name, kind, organisation.city, organisation.country)
            self._session.add(row)
            organisation.id = row.id
            self._organisations[row.id] = row
            self.organisation_count += 1
        return organisation.id

    def _write_additions(
        self, draft: Draft, registration: Registration | None, organisation_id: str | None
    ) -> None:
        additions = draft.additions
        assert additions is not None
        if organisation_id is not None:
            organisation = self._organisations[organisation_id]
            # Setting a value that is there already would still cost a look at the row's history.
            if additions.city:
                organisation.city = additions.city
            if additions.country:
                organisation.country = additions.country
            if additions.region:
                self._session.add(self._region_link(organisation_id, additions.region))
            for network_id in additions.networks:
                member = NetworkMember(
                    id=new_id(),
                    network_id=network_id,
                    organisation_id=organisation_id,
                    role=NetworkRole.MEMBER,
                )
                self._session.add(member)
        for session_id, state in additions.seats if registration is not None else ():
            assert registration is not None
            seat = Admission(id=new_id(), session_id=session_id, registration_id=registration.id, state=state)
            self._session.add(seat)
            self.admission_count += 1
        for tag in additions.tags if registration is not None else ():
            assert registration is not None
            self._session.add(RegistrationTag(id=new_id(), registration_id=registration.id, tag=tag))

    def _region_link(self, organisation_id: str, name: str) -> OrganisationRegion:
        """The organisation's place in the main scheme, whose region is made when nobody had it before."""
        scheme_id = self._known.scheme_id or ""
        region_id, shown = self._known.regions[fold(name)]
        if not region_id:
            region_id = new_id()
            self._session.add(Region(id=region_id, scheme_id=scheme_id, name=shown))
            self._known.regions[fold(name)] = (region_id, shown)
        return OrganisationRegion(
            id=new_id(), organisation_id=organisation_id, scheme_id=scheme_id, region_id=region_id
        )


def _person_fields(draft: Draft, organisation_id: str | None) -> PersonFields:
    facts = draft.facts
    gender = facts.get(F.GENDER)
    texts = {
        column: facts.get(field, "") for field, column in PERSON_COLUMNS.items() if field is not F.GENDER
    }
    return PersonFields(**texts, gender=Gender(gender) if gender else None, organisation_id=organisation_id)


def _value(change: FieldChange) -> object:
    """The changed value as the model's column takes it."""
    kind = _KINDS.get(change.field) if isinstance(change.field, F) else None
    if kind is None:
        return change.new
    return kind(change.new) if change.new else None
