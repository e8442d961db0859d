"""The consent ledger: what somebody agreed to or refused, when and how; lines are added, never changed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Consent, Registration, Visa, new_id
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import ConsentPurpose
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.registration_lookup import naming, registration_with


class ConsentService:
    """Keeps the ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self,
        actor: Actor,
        registration_id: str,
        purpose: ConsentPurpose,
        *,
        is_given: bool,
        how: str,
        decided_at: datetime | None = None,
        version: str = "",
    ) -> Outcome[str]:
        """A further line of the ledger, which counts from now on; the value is its id.

        `how` says in which way it was told (form, e-mail, at the desk); `decided_at` None means now;
        `version` names the text that was shown. Photographs refused show on the badge. Raises `UserError`:
        `consent_how_missing`, `consent_in_future`, `erase_visa_first` (a visa block is kept while its
        consent is refused), `no_such_registration`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        if not how.strip():
            raise UserError("consent_how_missing")
        with self._database.write(Op.RECORD_CONSENT, actor, purpose=purpose.value, given=is_given) as unit:
            row = registration_with(unit.session, registration_id)
            unit.event_id = row.event_id
            unit.note(**naming(unit.session, row))
            if decided_at is not None and decided_at > unit.now:
                raise UserError("consent_in_future")
            if purpose is ConsentPurpose.VISA and not is_given and _has_visa(unit.session, row.id):
                raise UserError("erase_visa_first")
            line = add_consent(
                unit,
                row,
                purpose,
                is_given=is_given,
                how=how.strip(),
                decided_at=decided_at,
                version=version.strip(),
            )
            return outcome(unit, line.id)


def add_consent(
    unit: WriteUnit,
    row: Registration,
    purpose: ConsentPurpose,
    *,
    is_given: bool,
    how: str,
    decided_at: datetime | None = None,
    version: str = "",
) -> Consent:
    """A line of the ledger, and what follows from it: a refused photograph is marked on the registration.

    The one place that writes `is_photo_refused`.
    """
    line = Consent(
        id=new_id(),
        registration_id=row.id,
        purpose=purpose,
        version=version,
        is_given=is_given,
        decided_at=decided_at or unit.now,
        how=how,
    )
    unit.session.add(line)
    if purpose is ConsentPurpose.PHOTO:
        unit.session.flush()
        newest = newest_consent(unit.session, row.id, purpose)
        row.is_photo_refused = newest is not None and not newest.is_given
    return line


def newest_consent(session: Session, registration_id: str, purpose: ConsentPurpose) -> Consent | None:
    """The line of the ledger that counts: decided last, among equals written last."""
    statement = (
        select(Consent)
        .where(Consent.registration_id == registration_id, Consent.purpose == purpose)
        .order_by(Consent.decided_at.desc(), Consent.id.desc())
        .limit(1)
    )
    return session.scalar(statement)


def _has_visa(session: Session, registration_id: str) -> bool:
    return session.scalar(select(Visa.id).where(Visa.registration_id == registration_id)) is not None
