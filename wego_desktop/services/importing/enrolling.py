"""A new registration of a row's person: its category, its role and its number."""

from wego_desktop.domain.enums import DelegationRole, RegistrationStatus
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.words import category_index, is_head_of_delegation
from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.known_rows import (
    JOURNEY_COLUMNS,
    REGISTRATION_COLUMNS,
    Known,
    KnownRegistration,
)
from wego_desktop.services.importing.row_facts import Layout, number_of


class Enroller:
    """Plans registrations; numbers that it gives are taken from then on."""

    def __init__(self, known: Known, layout: Layout) -> None:
        self._known = known
        self._layout = layout
        self.category_ids = {name: row_id for row_id, name, _letter in known.categories}
        self.category_names = {row_id: name for row_id, name, _letter in known.categories}

    def enrol(self, draft: Draft) -> None:
        """Give the draft's person, who has none for the event, a registration."""
        facts, candidate = draft.facts, draft.candidate
        assert candidate is not None
        draft.is_registering = True
        draft.category_id = self.category_ids.get(facts.get(F.CATEGORY, "")) or self._usual_category()
        category = self.category_names.get(draft.category_id, "")
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
                **{f: facts[f] for f in (*REGISTRATION_COLUMNS, *JOURNEY_COLUMNS) if f in facts},
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
        if not text:
            return None
        number = number_of(text, self._known.event_code)
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
