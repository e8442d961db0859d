"""Writes what rows say besides the line in the list: journeys, answers, and places on the waiting list."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select

from wego_desktop.db.models import Logistics, Registration, WaitingPlace, new_id
from wego_desktop.db.unit_of_work import WriteUnit
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.exchange.reading.fields import DAY_FIELDS
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.extras import instant_of
from wego_desktop.services.importing.known_rows import JOURNEY_COLUMNS
from wego_desktop.services.importing.plan import AnswerField
from wego_desktop.services.logistics_service import new_journey
from wego_desktop.services.own_fields.answering import Answering

_CHUNK = 400


class ExtraWriter:
    """Loads what is there by a few statements, then writes row by row without any."""

    def __init__(self, unit: WriteUnit, event_id: str, zone: str) -> None:
        self._unit = unit
        self._session = unit.session
        self._event_id = event_id
        self._zone = zone
        self._answering: Answering | None = None
        self._journeys: dict[str, Logistics] = {}
        self._waiting: dict[str, WaitingPlace] = {}
        self._last = 0

    def load(self, drafts: Sequence[Draft], registrations: Mapping[str, Registration]) -> None:
        """Read what the drafts will change of known registrations."""
        if any(draft.answers for draft in drafts):
            self._answering = Answering(self._session, self._event_id)
            self._answering.load(registrations)
        if any(_journey_of(draft) for draft in drafts):
            for chunk in _chunks(registrations):
                found = self._session.scalars(select(Logistics).where(Logistics.registration_id.in_(chunk)))
                self._journeys.update((row.registration_id, row) for row in found)
        for chunk in _chunks(registrations):
            places = select(WaitingPlace).where(WaitingPlace.registration_id.in_(chunk))
            self._waiting.update((row.registration_id, row) for row in self._session.scalars(places))
        last = select(func.max(WaitingPlace.position)).join(
            Registration, Registration.id == WaitingPlace.registration_id
        )
        self._last = self._session.scalar(last.where(Registration.event_id == self._event_id)) or 0

    def write(self, draft: Draft, registration: Registration) -> None:
        """Write what the draft says of its registration besides its own columns."""
        journey = _journey_of(draft)
        if journey:
            self._write_journey(registration.id, journey)
        if draft.answers and self._answering is not None:
            self._answering.write(registration.id, registration.category_id, draft.answers)
        self._keep_in_queue(registration)

    def _write_journey(self, registration_id: str, texts: Mapping[F, str]) -> None:
        row = self._journeys.get(registration_id)
        if row is None:
            row = self._journeys[registration_id] = new_journey(registration_id)
            self._session.add(row)
        for field, text in texts.items():
            value: object = text
            if field in DAY_FIELDS:
                value = instant_of(text, self._zone) if text else None
            setattr(row, JOURNEY_COLUMNS[field], value)

    def _keep_in_queue(self, registration: Registration) -> None:
        """A waiting registration stands last in the queue; one that waits no more leaves it."""
        place = self._waiting.get(registration.id)
        if registration.status is RegistrationStatus.WAITLISTED:
            if place is None:
                self._last += 1
                place = WaitingPlace(
                    id=new_id(),
                    registration_id=registration.id,
                    position=self._last,
                    since_at=self._unit.now,
                )
                self._waiting[registration.id] = place
                self._session.add(place)
        elif place is not None:
            self._take_off(self._waiting.pop(registration.id))

    def _take_off(self, place: WaitingPlace) -> None:
        if place in self._session.new:
            # An earlier row of the same file put it there; the database has not heard of it yet.
            self._session.expunge(place)
        else:
            self._session.delete(place)


def _journey_of(draft: Draft) -> dict[F, str]:
    """The texts of the journey that the draft writes."""
    if draft.is_registering:
        return {field: draft.facts[field] for field in JOURNEY_COLUMNS if field in draft.facts}
    return {
        change.field: change.new
        for change in draft.changes or ()
        if not isinstance(change.field, AnswerField) and change.field in JOURNEY_COLUMNS
    }


def _chunks(ids: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))
