"""Decides for every row of a list what the import does with it; the same for preview and commit."""

from collections import Counter
from collections.abc import Sequence

from wego_desktop.domain.limits import PlaceBook
from wego_desktop.domain.registration_states import is_active
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.rows import ParsedRow
from wego_desktop.jobs.progress import Progress
from wego_desktop.services.importing.additions import AdditionFinder, Belonging
from wego_desktop.services.importing.answer_changes import AnswerPlanner
from wego_desktop.services.importing.answered import row_mark
from wego_desktop.services.importing.candidates import Candidate, candidate_of
from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.enrolling import Enroller
from wego_desktop.services.importing.known_rows import Known, KnownOrganisation, KnownPerson
from wego_desktop.services.importing.merging import Merger
from wego_desktop.services.importing.options import Decision, ImportOptions
from wego_desktop.services.importing.organisations import OrganisationCase
from wego_desktop.services.importing.people import Finding, PeopleIndex
from wego_desktop.services.importing.places import Places
from wego_desktop.services.importing.plan import MatchKind, RowAction
from wego_desktop.services.importing.row_facts import facts_of, problem_reason, wanted_of
from wego_desktop.services.importing.source import Listing
from wego_desktop.services.importing.verdicts import row_plan

_REPORT_EVERY = 250


class Planner:
    """Plans the rows of one list against what is known; used once, from the first row to the last."""

    def __init__(self, known: Known, listing: Listing, options: ImportOptions, book: PlaceBook) -> None:
        self._known = known
        self._listing = listing
        self._layout = layout = listing.layout
        self._options = options
        self._finder = AdditionFinder(known, layout, options.organisations)
        self._enroller = Enroller(known, layout)
        self._merger = Merger(known, layout, options, self._enroller)
        self._places = Places(known, layout, book)
        self._answers = AnswerPlanner(
            listing.event.specs, listing.own, listing.static_answers, options, layout
        )
        candidates = [self._candidate(person) for person in known.people]
        self._people = PeopleIndex(candidates)
        ids = {person_id for person_ids in known.answered.values() for person_id in person_ids}
        self._answered = {c.known.id: c for c in candidates if c.known is not None and c.known.id in ids}
        self._shared: frozenset[str] = frozenset()

    @property
    def cases(self) -> Sequence[OrganisationCase]:
        """The organisations that are made, asked about or answered for."""
        return self._finder.organisations.cases

    def _candidate(self, person: KnownPerson) -> Candidate:
        organisation = self._known.organisations.get(person.organisation_id or "")
        return candidate_of(person.facts, organisation, person)

    def plan(self, progress: Progress) -> list[Draft]:
        """A draft with its plan for every row; reports as it goes."""
        rows = self._listing.rows
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
        decision = self._options.decisions.get(row.row_number)
        if decision is Decision.SKIP:
            draft.action = RowAction.SKIP
        elif row.left_out is not None and decision is None:
            draft.action = RowAction.LEAVE_OUT
            draft.reasons = [self._layout.note(row.left_out.code, **row.left_out.params)]
        else:
            draft.reasons += self._listing.answers_in(row.row_number).problems
            if not any(reason.is_error for reason in draft.reasons):
                self._settle(draft, decision)
        draft.plan = row_plan(draft, self._known, self._enroller.category_names)
        return draft

    def _settle(self, draft: Draft, decision: Decision | None) -> None:
        facts, number = draft.facts, draft.row.row_number
        draft.belonging = belonging = self._finder.belonging(number, facts)
        maybe = belonging.question.likes[0][0] if belonging.question is not None else belonging.organisation
        wanted = wanted_of(facts, maybe, self._known.event_code, self._shared)
        brought = self._brought(draft, maybe)
        draft.finding = finding = self._remembered(draft) or self._people.find(wanted, brought)
        if belonging.question is not None and not self._is_at_home(draft, belonging.question):
            self._ask_organisation(draft, belonging.question)
            return
        is_sure = finding is not None and self._is_sure(finding)
        is_new = finding is None or (decision is Decision.NEW and not is_sure)
        if is_new and not wanted.key and not wanted.native_key:
            draft.reasons.append(self._layout.reason(number, "import_new_without_name", None, is_error=True))
            return
        if decision in {Decision.NEW, Decision.MERGE} and not is_sure:
            draft.answered = draft.answered or row_mark(facts)
        if finding is None or is_new:
            self._add(draft, brought)
        elif is_sure or decision is Decision.MERGE:
            self._merge(draft, finding.candidate)
        else:
            self._ask(draft, finding)
        if draft.action in {RowAction.ADD, RowAction.CHANGE, RowAction.KEEP}:
            self._complete(draft)

    def _brought(self, draft: Draft, organisation: KnownOrganisation | None) -> Candidate:
        """The person as the row alone tells of them."""
        reference = draft.facts.get(F.EXTERNAL_REFERENCE, "")
        return candidate_of(draft.facts, organisation, reference=reference)

    def _remembered(self, draft: Draft) -> Finding | None:
        """The person that an equal row was answered to be, if no row has taken it yet."""
        if not self._known.answered:
            return None
        for person_id in self._known.answered.get(row_mark(draft.facts), ()):
            candidate = self._answered.get(person_id)
            if candidate is not None and candidate.row_number is None:
                return Finding(candidate, MatchKind.REMEMBERED, is_certain=True)
        return None

    def _is_sure(self, finding: Finding) -> bool:
        return finding.is_certain and finding.candidate.row_number is None

    def _is_at_home(self, draft: Draft, question: OrganisationCase) -> bool:
        """Whether the person found is of an organisation that the name may mean: then it is that one."""
        finding = draft.finding
        if finding is None or not self._is_sure(finding):
            return False
        home = next((o for o, _why in question.likes if o.key == finding.candidate.organisation_key), None)
        if home is None:
            return False
        self._settle_organisation(draft.belonging, home)
        return True

    def _settle_organisation(self, belonging: Belonging, organisation: KnownOrganisation) -> None:
        if belonging.question is not None:
            belonging.question.rows.pop()
        belonging.question = None
        belonging.organisation = organisation
        belonging.delegation = belonging.delegation or organisation

    def _ask_organisation(self, draft: Draft, question: OrganisationCase) -> None:
        """Somebody must say whether the organisation is the one that it resembles."""
        draft.action, draft.finding = RowAction.WAIT, None
        field = F.ORGANISATION if F.ORGANISATION in draft.facts else F.CITY
        other = question.likes[0][0]
        draft.reasons.append(
            self._layout.reason(
                draft.row.row_number,
                "import_organisation_similar",
                field,
                value=question.name,
                name=other.name,
            )
        )

    def _add(self, draft: Draft, brought: Candidate) -> None:
        """A person nobody knows, with a registration."""
        draft.action = RowAction.ADD
        draft.unlike = draft.finding.candidate if draft.finding is not None else None
        brought.row_number = draft.row.row_number
        draft.candidate = brought
        draft.changes = []
        self._enroller.enrol(draft)
        if self._places.settle(draft, None):
            self._people.add(brought)

    def _merge(self, draft: Draft, candidate: Candidate) -> None:
        """The row's values onto a known person, if there is a place for that."""
        former = self._places.holding(candidate.registration)
        self._merger.lay(draft, candidate)
        if self._places.settle(draft, former):
            self._merger.take_over(draft, candidate)
        elif draft.is_registering:
            candidate.registration = None

    def _ask(self, draft: Draft, finding: Finding) -> None:
        """Somebody must say whether this is the same person; a plain repetition asks nothing."""
        candidate = finding.candidate
        draft.candidate = candidate
        self._merger.compare(draft, candidate)
        earlier = candidate.row_number
        draft.action = RowAction.WAIT
        code, field = _DOUBTS[finding.kind]
        if earlier is not None and finding.is_certain and not draft.changes:
            draft.action = RowAction.KEEP
            code = "import_row_repeated"
        elif earlier is not None and finding.is_certain:
            code = "import_same_person_in_row"
        elif earlier is not None:
            code = "import_alike_row" if finding.likeness else "import_like_row"
        number = draft.row.row_number
        params = {"name": candidate.name, "row": earlier or 0, "why": ", ".join(finding.why)}
        draft.reasons.append(self._layout.reason(number, code, field, is_error=False, **params))

    def _complete(self, draft: Draft) -> None:
        """Organisation, networks, region and seats of a row that counts."""
        candidate = draft.candidate
        assert candidate is not None
        registration = candidate.registration
        if registration is not None and not is_active(registration.status):
            return
        if self._answers.is_needed and registration is not None:
            given = self._listing.answers_in(draft.row.row_number).values
            self._answers.plan(draft, given, registration.answers, registration.category_id)
        draft.additions = self._finder.additions(
            draft.row, draft.facts, draft.belonging.organisation, registration
        )
        draft.reasons += [*draft.belonging.reasons, *draft.additions.reasons]
        if (draft.additions.changes or draft.changes) and draft.action is RowAction.KEEP:
            draft.action = RowAction.CHANGE


_DOUBTS: dict[MatchKind, tuple[str, F | None]] = {
    MatchKind.NUMBER: ("import_like_number", F.REGISTRATION_NUMBER),
    MatchKind.REFERENCE: ("import_like_reference", F.EXTERNAL_REFERENCE),
    MatchKind.EMAIL: ("import_like_email", F.EMAIL),
    MatchKind.NAME: ("import_like_name", None),
    MatchKind.LIKENESS: ("import_like_person", None),
}
