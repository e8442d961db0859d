"""What a row changes of a known person and registration, by the rules, and what it does not."""

from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.registration_states import ENDED, is_active, raised_status
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.services.importing.candidates import Candidate
from wego_desktop.services.importing.differences import emptied, person_changes, registration_changes, ruled
from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.enrolling import Enroller
from wego_desktop.services.importing.known_rows import Known, KnownOrganisation, KnownRegistration
from wego_desktop.services.importing.options import ImportOptions
from wego_desktop.services.importing.plan import FieldChange, MatchKind, RowAction
from wego_desktop.services.importing.row_facts import Layout
from wego_desktop.services.registering import organisation_key


class Merger:
    """Lays the values of rows beside those of the people they mean."""

    def __init__(self, known: Known, layout: Layout, options: ImportOptions, enroller: Enroller) -> None:
        self._known = known
        self._layout = layout
        self._options = options
        self._enroller = enroller

    def lay(self, draft: Draft, candidate: Candidate) -> None:
        """The row's values beside a known person's, who is registered now when that is missing."""
        draft.candidate = candidate
        self.compare(draft, candidate)
        registration = candidate.registration
        if registration is None:
            draft.action = RowAction.ADD
            draft.reasons.append(self._layout.note("import_known_person", name=candidate.name))
            self._enroller.enrol(draft)
        else:
            draft.action = RowAction.CHANGE if draft.changes else RowAction.KEEP
            self._warn_of_status(draft, registration)

    def compare(self, draft: Draft, candidate: Candidate) -> None:
        """Set what the row would change and what the rules keep, of the person and an active registration."""
        row, facts, belonging = draft.row, draft.facts, draft.belonging
        # Whoever says "the same person" of two spellings has not said which spelling is right.
        finding = draft.finding
        is_doubtful = finding is not None and (not finding.is_certain or finding.kind is MatchKind.REMEMBERED)
        changes = person_changes(
            facts, candidate.facts, has_name_columns=self._layout.has_name_columns, keeps_name=is_doubtful
        )
        changes += emptied(row, candidate.facts, self._layout.columns, self._options)
        if belonging.organisation is not None:
            changes += self._move(draft, F.ORGANISATION, candidate.organisation_key, belonging.organisation)
        registration = candidate.registration
        if registration is not None and is_active(registration.status):
            changes += registration_changes(facts, registration.facts)
            changes += emptied(row, registration.facts, self._layout.columns, self._options)
            changes += self._links(draft, registration)
        draft.changes, draft.kept = ruled(
            changes, row.row_number, self._options, has_full_name=not self._layout.has_name_columns
        )
        self._stay(draft, candidate)

    def _stay(self, draft: Draft, candidate: Candidate) -> None:
        """Where a rule keeps organisation or category, the row's own counts for nothing else either."""
        kept = {change.field for change in draft.kept}
        if F.ORGANISATION in kept:
            draft.belonging.organisation = self._known.organisations.get(candidate.organisation_key)
        if F.CATEGORY in kept:
            draft.category_id = ""

    def _links(self, draft: Draft, registration: KnownRegistration) -> list[FieldChange]:
        changes = []
        category_id = self._enroller.category_ids.get(draft.facts.get(F.CATEGORY, ""))
        if category_id and category_id != registration.category_id:
            old = self._enroller.category_names.get(registration.category_id, "")
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

    def take_over(self, draft: Draft, candidate: Candidate) -> None:
        """From now on the person is known as the row leaves it, for whatever later rows say."""
        new = {change.field: change.new for change in draft.changes or () if isinstance(change.field, F)}
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
