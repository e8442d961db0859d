"""Decides for every row of a list what the import does with it; the same for preview and commit."""

from collections import Counter
from collections.abc import Mapping, Sequence

from wego_desktop.domain.enums import DelegationRole, RegistrationStatus
from wego_desktop.domain.registration_states import ENDED, is_active, raised_status
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.rows import ParsedRow
from wego_desktop.exchange.reading.words import category_index, is_head_of_delegation
from wego_desktop.jobs.progress import Progress
from wego_desktop.services.importing.additions import AdditionFinder, Belonging
from wego_desktop.services.importing.differences import person_changes, registration_changes
from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.known import (
    REGISTRATION_COLUMNS,
    Known,
    KnownOrganisation,
    KnownPerson,
    KnownRegistration,
)
from wego_desktop.services.importing.people import Candidate, Finding, PeopleIndex, candidate_of
from wego_desktop.services.importing.plan import (
    Decision,
    FieldChange,
    MatchKind,
    RowAction,
)
from wego_desktop.services.importing.row_facts import (
    Layout,
    facts_of,
    number_of,
    problem_reason,
    wanted_of,
)
from wego_desktop.services.importing.verdicts import row_plan
from wego_desktop.services.registering import organisation_key

_REPORT_EVERY = 250


class Planner:
    """Plans the rows of one list against what is known; used once, from the first row to the last."""

    def __init__(self, known: Known, layout: Layout, decisions: Mapping[int, Decision]) -> None:
        self._known = known
        self._layout = layout
        self._decisions = decisions
        self._category_ids = {name: row_id for row_id, name, _letter in known.categories}
        self._category_names = {row_id: name for row_id, name, _letter in known.categories}
        self._finder = AdditionFinder(known, layout)
        self._people = PeopleIndex(self._candidate(person) for person in known.people)
        self._shared: frozenset[str] = frozenset()

    def _candidate(self, person: KnownPerson) -> Candidate:
        organisation = self._known.organisations.get(person.organisation_id or "")
        return candidate_of(person.facts, organisation, person)

    def plan(self, rows: Sequence[ParsedRow], progress: Progress) -> list[Draft]:
        """A draft with its plan for every row; reports as it goes."""
        references = Counter(
            str(row.values[F.EXTERNAL_REFERENCE]).casefold()
            for row in rows
            if F.EXTERNAL_REFERENCE in row.values
        )
        self._shared = frozenset(reference for reference, count in references.items() if count > 1)
        drafts = []
        for done, row in enumerate(rows):
            if done % _REPORT_EVERY == 0:
                progress.report(done, len(rows))
            drafts.append(self._draft(row))
        return drafts

    def _draft(self, row: ParsedRow) -> Draft:
        facts = facts_of(row)
        draft = Draft(row, facts, Belonging(), [problem_reason(p, self._layout) for p in row.problems])
        if not row.has_errors:
            self._settle(draft)
        draft.plan = row_plan(draft, self._known, self._category_names)
        return draft

    def _settle(self, draft: Draft) -> None:
        facts, number = draft.facts, draft.row.row_number
        draft.belonging = self._finder.belonging(number, facts)
        wanted = wanted_of(facts, draft.belonging.organisation, self._known.event_code, self._shared)
        draft.finding = finding = self._people.find(wanted)
        decision = self._decisions.get(number)
        is_nameless = not wanted.key and not wanted.native_key
        if is_nameless and (finding is None or (decision is Decision.NEW and not self._is_sure(finding))):
            reason = self._layout.reason(number, "import_new_without_name", None, is_error=True)
            draft.reasons.append(reason)
            return
        if decision is Decision.SKIP:
            draft.action = RowAction.SKIP
        elif finding is None or (decision is Decision.NEW and not self._is_sure(finding)):
            self._add(draft)
        elif self._is_sure(finding) or decision is Decision.MERGE:
            self._merge(draft, finding.candidate)
        else:
            self._ask(draft, finding)
        if draft.action in {RowAction.ADD, RowAction.CHANGE, RowAction.KEEP}:
            self._complete(draft)

    def _is_sure(self, finding: Finding) -> bool:
        return finding.is_certain and finding.candidate.row_number is None

    def _add(self, draft: Draft) -> None:
        """A person nobody knows, with a registration."""
        draft.action = RowAction.ADD
        draft.candidate = candidate_of(
            draft.facts,
            draft.belonging.organisation,
            reference=draft.facts.get(F.EXTERNAL_REFERENCE, ""),
        )
        draft.candidate.row_number = draft.row.row_number
        draft.changes = []
        self._register(draft)
        self._people.add(draft.candidate)

    def _register(self, draft: Draft) -> None:
        """A new registration of the draft's person: category, role, number."""
        facts, candidate = draft.facts, draft.candidate
        assert candidate is not None
        draft.is_registering = True
        draft.category_id = self._category_ids.get(facts.get(F.CATEGORY, "")) or self._usual_category()
        category = self._category_names.get(draft.category_id, "")
        draft.role = draft.belonging.role
        if not draft.role and F.DELEGATION not in facts and is_head_of_delegation(category):
            draft.role = DelegationRole.HEAD.value
        draft.number = self._free_number(draft)
        status = RegistrationStatus(facts.get(F.STATUS, RegistrationStatus.CONFIRMED.value))
        candidate.registration = KnownRegistration(
            None,
            draft.number,
            status,
            draft.category_id,
            draft.role or DelegationRole.MEMBER.value,
            None,
            {
                **{field: facts[field] for field in REGISTRATION_COLUMNS if field in facts},
                F.STATUS: status.value,
            },
        )

    def _usual_category(self) -> str:
        names = [name for _id, name, _letter in self._known.categories]
        index = category_index("delegate", names)
        return self._known.categories[index or 0][0]

    def _free_number(self, draft: Draft) -> int | None:
        """The number that the file gives, when it is one of this event that nobody has."""
        text = draft.facts.get(F.REGISTRATION_NUMBER, "")
        number = number_of(text, self._known.event_code)
        if not text:
            return None
        if number and number not in self._known.numbers:
            self._known.numbers.add(number)
            return number
        code = "import_number_taken" if number else "import_number_unknown"
        draft.reasons.append(
            self._layout.reason(
                draft.row.row_number, code, F.REGISTRATION_NUMBER, value=text, event=self._known.event_code
            )
        )
        return None

    def _merge(self, draft: Draft, candidate: Candidate) -> None:
        """The row's values onto a known person, registered now when that is missing."""
        draft.candidate = candidate
        draft.changes = self._changes(draft, candidate)
        registration = candidate.registration
        if registration is None:
            draft.action = RowAction.ADD
            draft.reasons.append(self._layout.note("import_known_person", name=candidate.name))
            self._register(draft)
        else:
            draft.action = RowAction.CHANGE if draft.changes else RowAction.KEEP
            self._warn_of_status(draft, registration)
        self._take_over(draft, candidate)

    def _take_over(self, draft: Draft, candidate: Candidate) -> None:
        """From now on the person is known as the row leaves it, for whatever later rows say."""
        new = {change.field: change.new for change in draft.changes or ()}
        candidate.facts = {**candidate.facts, **new}
        if candidate.row_number is None:
            candidate.row_number = draft.row.row_number
        if draft.belonging.organisation is not None:
            candidate.organisation_key = draft.belonging.organisation.key
        registration = candidate.registration
        if registration is not None and not draft.is_registering:
            registration.facts = {**registration.facts, **new}
            registration.status = RegistrationStatus(registration.facts[F.STATUS])
            registration.category_id = draft.category_id or registration.category_id
            registration.role = draft.belonging.role or registration.role

    def _changes(self, draft: Draft, candidate: Candidate) -> list[FieldChange]:
        """What the row would change of the person and of an active registration."""
        facts, belonging = draft.facts, draft.belonging
        # Whoever says "the same person" of two spellings has not said which spelling is right.
        is_doubtful = draft.finding is not None and not draft.finding.is_certain
        changes = person_changes(
            facts,
            candidate.facts,
            has_name_columns=self._layout.has_name_columns,
            keeps_name=is_doubtful,
        )
        if belonging.organisation is not None:
            changes += self._move(draft, F.ORGANISATION, candidate.organisation_key, belonging.organisation)
        registration = candidate.registration
        if registration is not None and is_active(registration.status):
            changes += registration_changes(facts, registration.facts)
            changes += self._registration_links(draft, registration)
        return changes

    def _registration_links(self, draft: Draft, registration: KnownRegistration) -> list[FieldChange]:
        changes = []
        category_id = self._category_ids.get(draft.facts.get(F.CATEGORY, ""))
        if category_id and category_id != registration.category_id:
            old = self._category_names.get(registration.category_id, "")
            changes.append(FieldChange(F.CATEGORY, old, draft.facts[F.CATEGORY]))
            draft.category_id = category_id
        delegation = draft.belonging.delegation
        if delegation is not None and registration.id is not None:
            changes += self._move(draft, F.DELEGATION, registration.organisation_id or "", delegation)
        if draft.belonging.role and draft.belonging.role != registration.role:
            changes.append(FieldChange(F.DELEGATION, registration.role, draft.belonging.role))
        return changes

    def _move(self, draft: Draft, field: F, known_key: str, new: KnownOrganisation) -> list[FieldChange]:
        """The change to another organisation; a namesake abroad is none while the row names no country."""
        known = self._known.organisations.get(known_key)
        name = known.name if known else ""
        is_namesake = F.COUNTRY not in draft.facts and organisation_key(name) == organisation_key(new.name)
        return [] if new.key == known_key or is_namesake else [FieldChange(field, name, new.name)]

    def _warn_of_status(self, draft: Draft, registration: KnownRegistration) -> None:
        """Tell that a list neither ends a registration nor brings one back."""
        current, offered = registration.status, draft.facts.get(F.STATUS)
        if not is_active(current) and offered == current.value:
            return
        if not is_active(current):
            code, field = "import_registration_ended", F.STATUS
        elif offered and RegistrationStatus(offered) in ENDED:
            code, field = "import_status_kept", F.STATUS
        elif offered and raised_status(current, RegistrationStatus(offered)) != offered:
            draft.reasons.append(self._layout.note("import_status_not_lowered", status=current.value))
            return
        else:
            return
        draft.reasons.append(
            self._layout.reason(
                draft.row.row_number, code, field, status=current.value, offered=offered or ""
            )
        )

    def _ask(self, draft: Draft, finding: Finding) -> None:
        """Somebody must say whether this is the same person; a plain repetition asks nothing."""
        candidate = finding.candidate
        draft.candidate = candidate
        draft.changes = self._changes(draft, candidate)
        earlier = candidate.row_number
        draft.action = RowAction.WAIT
        code, field = _DOUBTS[finding.kind]
        if earlier is not None and finding.is_certain and not draft.changes:
            draft.action = RowAction.KEEP
            code = "import_row_repeated"
        elif earlier is not None:
            code = "import_same_person_in_row" if finding.is_certain else "import_like_row"
        number = draft.row.row_number
        draft.reasons.append(self._layout.reason(number, code, field, name=candidate.name, row=earlier or 0))

    def _complete(self, draft: Draft) -> None:
        """Organisation, networks, region and seats of a row that counts."""
        candidate = draft.candidate
        assert candidate is not None
        registration = candidate.registration
        if registration is not None and not is_active(registration.status):
            return
        draft.additions = self._finder.additions(
            draft.row, draft.facts, draft.belonging.organisation, registration
        )
        draft.reasons += [*draft.belonging.reasons, *draft.additions.reasons]
        if draft.additions.changes and draft.action is RowAction.KEEP:
            draft.action = RowAction.CHANGE


_DOUBTS: dict[MatchKind, tuple[str, F | None]] = {
    MatchKind.NUMBER: ("import_like_number", F.REGISTRATION_NUMBER),
    MatchKind.REFERENCE: ("import_like_reference", F.EXTERNAL_REFERENCE),
    MatchKind.EMAIL: ("import_like_email", F.EMAIL),
    MatchKind.NAME: ("import_like_name", None),
    MatchKind.LIKENESS: ("import_like_person", None),
}
