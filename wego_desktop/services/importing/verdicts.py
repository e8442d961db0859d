"""From a settled row to what is shown of it, and the totals of all rows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from wego_desktop.domain.codes import registration_number
from wego_desktop.domain.enums import RowVerdict
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.services.importing.candidates import Candidate
from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.known_rows import Known
from wego_desktop.services.importing.organisation_plan import OrganisationPlan, OrganisationState
from wego_desktop.services.importing.organisations import OrganisationCase
from wego_desktop.services.importing.plan import ImportTotals, ReasonCount, RowAction, RowMatch, RowPlan
from wego_desktop.services.importing.row_facts import name_of

_VERDICTS = {
    RowAction.ADD: RowVerdict.NEW,
    RowAction.CHANGE: RowVerdict.UPDATE,
    RowAction.KEEP: RowVerdict.UNCHANGED,
    RowAction.SKIP: RowVerdict.UNCHANGED,
    RowAction.LEAVE_OUT: RowVerdict.UNCHANGED,
    RowAction.WAIT: RowVerdict.POSSIBLE_DUPLICATE,
    RowAction.REFUSE: RowVerdict.ERROR,
}


def row_plan(draft: Draft, known: Known, categories: Mapping[str, str]) -> RowPlan:
    """The finished plan of a settled row; `categories` are names by id."""
    reasons = draft.reasons
    verdict = _VERDICTS[draft.action]
    is_open = draft.action in {RowAction.WAIT, RowAction.REFUSE}
    if not is_open and any(reason.is_warning for reason in reasons):
        verdict = RowVerdict.WARNING
    changes = tuple(draft.changes or ())
    if draft.additions is not None:
        changes += tuple(draft.additions.changes)
    organisation = draft.belonging.organisation
    return RowPlan(
        row_number=draft.row.row_number,
        verdict=verdict,
        action=draft.action,
        name=name_of(draft.facts),
        facts=draft.facts,
        texts=draft.row.texts,
        changes=changes,
        reasons=tuple(reasons),
        match=_match(draft, known, categories) if draft.finding is not None else None,
        is_organisation_new=organisation is not None and organisation.id is None,
        kept=tuple(draft.kept),
    )


def _match(draft: Draft, known: Known, categories: Mapping[str, str]) -> RowMatch:
    finding = draft.finding
    assert finding is not None
    candidate = finding.candidate
    registration = candidate.registration
    row_number = candidate.row_number if candidate.row_number != draft.row.row_number else None
    number = ""
    if registration is not None and registration.number is not None:
        number = registration_number(known.event_code, registration.number)
    return RowMatch(
        kind=finding.kind,
        is_certain=finding.is_certain,
        person_id=candidate.known.id if candidate.known else None,
        registration_id=registration.id if registration else None,
        row_number=row_number,
        name=candidate.name,
        number=number,
        facts={} if finding.is_certain and row_number is None else _facts(candidate, known, categories),
        score=finding.likeness.score if finding.likeness is not None else 0,
        why=finding.why,
    )


def _facts(candidate: Candidate, known: Known, categories: Mapping[str, str]) -> dict[F, str]:
    """The known values to lay beside those of the row."""
    facts = dict(candidate.facts)
    organisation = known.organisations.get(candidate.organisation_key)
    if organisation is not None:
        facts[F.ORGANISATION], facts[F.CITY] = organisation.name, organisation.city
        facts[F.COUNTRY] = organisation.country or ""
    if candidate.registration is not None:
        facts[F.CATEGORY] = categories.get(candidate.registration.category_id, "")
    return facts


def totals_of(rows: Sequence[RowPlan], organisations: Sequence[OrganisationPlan]) -> ImportTotals:
    """The rows counted by verdict, how many write or wait, and what is made besides."""
    counts = Counter(row.verdict for row in rows)
    actions = Counter(row.action for row in rows)
    states = Counter(organisation.state for organisation in organisations)
    left = actions[RowAction.SKIP] + actions[RowAction.LEAVE_OUT]
    counts[RowVerdict.UNCHANGED] -= left
    return ImportTotals(
        rows=len(rows),
        **{verdict.value: counts[verdict] for verdict in RowVerdict},
        ready=actions[RowAction.ADD] + actions[RowAction.CHANGE],
        open=actions[RowAction.WAIT] + actions[RowAction.REFUSE],
        organisations_new=states[OrganisationState.NEW],
        organisations_similar=states[OrganisationState.SIMILAR],
        skipped=actions[RowAction.SKIP],
        left_out=actions[RowAction.LEAVE_OUT],
    )


def organisation_plans(
    cases: Iterable[OrganisationCase], drafts: Iterable[Draft]
) -> tuple[OrganisationPlan, ...]:
    """What becomes of organisations that are not plainly here; new ones only where a row would make them."""
    made = {
        organisation.key
        for draft in drafts
        if draft.is_writing
        for organisation in (draft.belonging.organisation, draft.belonging.delegation)
        if organisation is not None and organisation.id is None
    }
    plans = []
    for case in cases:
        is_made = case.organisation is not None and case.organisation.key in made
        if case.rows and (case.state is not OrganisationState.NEW or is_made):
            plans.append(case.plan())
    return tuple(plans)


def reason_counts(rows: Iterable[RowPlan]) -> tuple[ReasonCount, ...]:
    """Why rows are as they are, the most frequent first; each row counts once for each of its reasons."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for row in rows:
        counts.update({(reason.code, reason.is_error, row.is_open) for reason in row.reasons})
    return tuple(
        ReasonCount(code, count, is_error=is_error, is_open=is_open)
        for (code, is_error, is_open), count in counts.most_common()
    )
