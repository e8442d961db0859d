"""The visa block of a registration: own consent, own erase date, looked at only with a reason."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.forgetting import forget
from wego_desktop.db.models import AccessRecord, Event, Registration, Visa, new_id
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.countries import country_code
from wego_desktop.domain.enums import ConsentPurpose
from wego_desktop.domain.local_time import local_day
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.consent_service import add_consent, newest_consent
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.registration_lookup import naming, registration_with
from wego_desktop.services.visa_traces import VisaTrace, visa_traces

KEPT_FOR = timedelta(days=90)
"""How long after the last day of its event a visa block is kept when nothing else is said."""
SUBJECT, ERASED = "visa", "visa_erased"
"""What an access record is about: somebody looked at the block, or it was erased."""


class VisaEdit(TypedDict, total=False):
    """The facts that are to change; what is not given stays. `nationality` is a country's name or code."""

    passport_name: str
    passport_number: str
    nationality: str | None
    born_on: date | None
    passport_expires_on: date | None
    erase_on: date


@dataclass(frozen=True, slots=True)
class VisaConsent:
    """That somebody agreed to have the block kept: how it was told, and when (None means now)."""

    how: str
    given_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VisaValues:
    """The values of a block as they are, for somebody who gave a reason."""

    passport_name: str
    passport_number: str
    nationality: str | None
    born_on: date | None
    passport_expires_on: date | None


def is_protected(database: Database) -> bool:
    """Whether visa blocks may be kept: the file is encrypted, or the workspace lies on a server."""
    return database.file is None or database.file.raw_key is not None


def read_day(text: str, fact: str) -> date | None:
    """The day of a typed `1979-02-28`; None for an empty text, except for the day of erasing.

    Raises `UserError("day_malformed")`.
    """
    if not text.strip() and fact != "erase_on":
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UserError("day_malformed", text=text.strip() or "–") from error


class VisaService:
    """Keeps, shows and erases visa blocks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def edit(
        self,
        actor: Actor,
        registration_id: str,
        consent: VisaConsent | None = None,
        **facts: Unpack[VisaEdit],
    ) -> Outcome[str]:
        """The registration's block with other facts, made when there is none; the value is its id.

        A first block needs `consent`, or a consent for visas that stands in the ledger; it is erased 90 days
        after the event unless `erase_on` says otherwise. Raises `UserError`: `visa_needs_encryption`,
        `visa_consent_missing`, `consent_in_future`, `born_in_future`, `no_such_country`, `erase_date_past`,
        `no_such_registration`, `not_allowed`.
        """
        require(actor.role, Right.HANDLE_VISA)
        if not is_protected(self._database):
            raise UserError("visa_needs_encryption")
        with self._database.write(Op.EDIT_VISA, actor) as unit:
            row = registration_with(unit.session, registration_id)
            unit.event_id = row.event_id
            unit.note(**naming(unit.session, row))
            _check(facts, _today(unit, row))
            block = _block(unit.session, row.id)
            if block is None:
                block = _new_block(unit, row, consent)
            elif consent is not None:
                _consent(unit, row, consent)
                block.consented_at, block.consent_how = consent.given_at or unit.now, consent.how.strip()
            for fact, value in facts.items():
                setattr(block, fact, value.strip() if isinstance(value, str) else value)
            return outcome(unit, block.id)

    def reveal(self, actor: Actor, registration_id: str, reason: str) -> Outcome[VisaValues]:
        """The values of the block; that they were looked at, by whom and why, is kept.

        Raises `UserError`: `reveal_reason_missing`, `no_visa_block`, `no_such_registration`, `not_allowed`.
        """
        require(actor.role, Right.HANDLE_VISA)
        if not reason.strip():
            raise UserError("reveal_reason_missing")
        with self._database.write(Op.REVEAL_VISA, actor) as unit:
            row = registration_with(unit.session, registration_id)
            unit.event_id = row.event_id
            unit.note(**naming(unit.session, row))
            block = _block(unit.session, row.id)
            if block is None:
                raise UserError("no_visa_block", **naming(unit.session, row))
            _record(unit, row.id, SUBJECT, reason.strip())
            values = VisaValues(
                block.passport_name,
                block.passport_number,
                block.nationality,
                block.born_on,
                block.passport_expires_on,
            )
            return outcome(unit, values)

    def erase(self, actor: Actor, registration_id: str, reason: str) -> Outcome[str]:
        """No block of this registration is left, nor anything by which an undo could bring one back.

        The value is the registration's id. Raises `UserError`: `reveal_reason_missing`, `no_visa_block`,
        `no_such_registration`, `not_allowed`.
        """
        require(actor.role, Right.HANDLE_VISA)
        if not reason.strip():
            raise UserError("reveal_reason_missing")
        with self._database.write(Op.ERASE_VISA, actor) as unit:
            row = registration_with(unit.session, registration_id)
            unit.event_id = row.event_id
            unit.note(**naming(unit.session, row))
            traces = [trace for trace in visa_traces(unit.session) if trace.registration_id == row.id]
            if not traces:
                raise UserError("no_visa_block", **naming(unit.session, row))
            _erase(unit, traces, reason.strip())
            return outcome(unit, row.id)

    def erase_due(self, actor: Actor, reason: str) -> Outcome[int]:
        """All blocks erased whose date has come, by the calendar at their event; the value counts them.

        Raises `not_allowed`.
        """
        require(actor.role, Right.HANDLE_VISA)
        with self._database.write(Op.ERASE_VISA, actor) as unit:
            days = {
                registration_id: local_day(unit.now, zone)
                for registration_id, zone in unit.session.execute(
                    select(Registration.id, Event.zone).join(Event, Event.id == Registration.event_id)
                )
            }
            due = [
                t for t in visa_traces(unit.session) if t.erase_on <= days.get(t.registration_id, date.max)
            ]
            _erase(unit, due, reason)
            count = len({trace.registration_id for trace in due})
            unit.note(count=count)
            return outcome(unit, count)


def _check(facts: VisaEdit, today: date) -> None:
    born_on = facts.get("born_on")
    if born_on is not None and born_on > today:
        raise UserError("born_in_future")
    if given := facts.get("nationality"):
        facts["nationality"] = country_code(given)
        if facts["nationality"] is None:
            raise UserError("no_such_country", country=given)
    if "erase_on" in facts and facts["erase_on"] < today:
        raise UserError("erase_date_past")


def _today(unit: WriteUnit, row: Registration) -> date:
    return local_day(unit.now, unit.session.get_one(Event, row.event_id).zone)


def _block(session: Session, registration_id: str) -> Visa | None:
    return session.scalar(select(Visa).where(Visa.registration_id == registration_id))


def _new_block(unit: WriteUnit, row: Registration, consent: VisaConsent | None) -> Visa:
    given_at, how = _consent(unit, row, consent)
    event = unit.session.get_one(Event, row.event_id)
    block = Visa(
        id=new_id(),
        registration_id=row.id,
        passport_name="",
        passport_number="",
        nationality=None,
        born_on=None,
        passport_expires_on=None,
        consented_at=given_at,
        consent_how=how,
        erase_on=max(event.ends_on, local_day(unit.now, event.zone)) + KEPT_FOR,
    )
    unit.session.add(block)
    return block


def _consent(unit: WriteUnit, row: Registration, consent: VisaConsent | None) -> tuple[datetime, str]:
    """When and how the block was agreed to; a consent that is new goes into the ledger."""
    if consent is None:
        line = newest_consent(unit.session, row.id, ConsentPurpose.VISA)
        if line is None or not line.is_given:
            raise UserError("visa_consent_missing")
        return line.decided_at, line.how
    if not consent.how.strip():
        raise UserError("consent_how_missing")
    if consent.given_at is not None and consent.given_at > unit.now:
        raise UserError("consent_in_future")
    line = add_consent(
        unit, row, ConsentPurpose.VISA, is_given=True, how=consent.how.strip(), decided_at=consent.given_at
    )
    return line.decided_at, line.how


def _record(unit: WriteUnit, registration_id: str, subject: str, reason: str) -> None:
    unit.session.add(
        AccessRecord(
            id=new_id(),
            registration_id=registration_id,
            subject=subject,
            reason=reason,
            operator_id=unit.actor.operator_id,
            desk_id=unit.actor.desk_id,
            seen_at=unit.now,
        )
    )


def _erase(unit: WriteUnit, traces: list[VisaTrace], reason: str) -> None:
    for trace in traces:
        if (block := unit.session.get(Visa, trace.visa_id)) is not None:
            unit.session.delete(block)
    for registration_id in dict.fromkeys(trace.registration_id for trace in traces):
        if unit.session.get(Registration, registration_id) is not None:
            _record(unit, registration_id, ERASED, reason)
    if traces:
        forget(unit, Visa.__tablename__, {trace.visa_id for trace in traces})
