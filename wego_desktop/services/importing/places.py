"""Whether a row's registration has a place: what the limits of the event say of it, counted row by row."""

from wego_desktop.domain.enums import OnFull, RegistrationStatus
from wego_desktop.domain.limits import Excess, Holding, PlaceBook, holds_place
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.known_rows import Known, KnownRegistration
from wego_desktop.services.importing.plan import Reason, RowAction
from wego_desktop.services.importing.row_facts import Layout
from wego_desktop.services.limits.words import scope_text

_REFUSED = "limit_refused"


class Places:
    """Takes places for rows that are settled; a row beyond a limit waits, is warned of, or is refused."""

    def __init__(self, known: Known, layout: Layout, book: PlaceBook) -> None:
        self._known = known
        self._layout = layout
        self._book = book
        self._names = {row_id: name for row_id, name, _letter in known.categories}

    def holding(self, registration: KnownRegistration | None) -> Holding | None:
        """What the registration holds a place as, or None; ask before anything is changed."""
        if registration is None or not self._book.limits or not holds_place(registration.status):
            return None
        return Holding(registration.category_id, registration.organisation_id)

    def settle(self, draft: Draft, former: Holding | None) -> bool:
        """Count the draft's registration as it will be, and tell what stands against it.

        False when a limit keeps the row out, which then is refused and counts as `former` still.
        """
        candidate = draft.candidate
        if not self._book.limits or candidate is None or candidate.registration is None:
            return True
        now = self._wanted(draft, candidate.registration)
        if now is not None and now != former:
            full = self._book.verdict(now, former).full
            if full is not None and full.limit.on_full is OnFull.REFUSE:
                self._refuse(draft, full, now)
                return False
            if full is not None and self._waits(draft, candidate.registration, full, now):
                now = None
        if former is not None:
            self._book.release(former)
        if now is not None:
            self._book.take(now)
        return True

    def _wanted(self, draft: Draft, registration: KnownRegistration) -> Holding | None:
        """What the registration will hold a place as."""
        status = registration.status
        key = registration.organisation_id
        for change in draft.changes or ():
            if change.field is F.STATUS:
                status = RegistrationStatus(change.new)
        delegation = draft.belonging.delegation
        if delegation is not None and (draft.is_registering or _is_moving(draft, delegation.name)):
            key = delegation.key
        category_id = draft.category_id or registration.category_id
        return Holding(category_id, key) if holds_place(status) else None

    def _refuse(self, draft: Draft, full: Excess, now: Holding) -> None:
        draft.action = RowAction.REFUSE
        draft.reasons.append(self._reason(draft, _REFUSED, full, now))

    def _waits(self, draft: Draft, registration: KnownRegistration, full: Excess, now: Holding) -> bool:
        """Whether the new registration goes on the waiting list; else it is only warned of."""
        is_waiting = full.limit.on_full is OnFull.WAITING_LIST and draft.is_registering
        code = "put_on_waiting_list" if is_waiting else "import_limit_reached"
        if is_waiting:
            registration.status = RegistrationStatus.WAITLISTED
            registration.facts[F.STATUS] = draft.facts[F.STATUS] = registration.status.value
        draft.reasons.append(self._reason(draft, code, full, now))
        return is_waiting

    def _reason(self, draft: Draft, code: str, full: Excess, now: Holding) -> Reason:
        return self._layout.reason(
            draft.row.row_number,
            code,
            F.CATEGORY,
            is_error=code == _REFUSED,
            scope=self._scope(draft, full, now),
            taken=full.taken,
            cap=full.cap,
        )

    def _scope(self, draft: Draft, full: Excess, now: Holding) -> str:
        limit = full.limit
        key = now.organisation_id if limit.is_per_organisation else limit.organisation_id
        delegation = draft.belonging.delegation
        is_own = delegation is not None and delegation.key == key
        organisation = delegation if is_own else self._known.organisations.get(key or "")
        category = self._names.get(limit.category_id or "", "")
        return scope_text(category, organisation.name if organisation else "")


def _is_moving(draft: Draft, name: str) -> bool:
    """Whether the row moves the registration into the delegation of that name."""
    return any(change.field is F.DELEGATION and change.new == name for change in draft.changes or ())
