"""Scans at a checkpoint: finds the person, decides by the rule, writes one line to the scan log."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Checkpoint, Registration, Scan, new_id
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.codes import clean_scan
from wego_desktop.domain.enums import Direction
from wego_desktop.domain.operations import Op
from wego_desktop.domain.rights import Right, require
from wego_desktop.domain.scanning import ResultCode
from wego_desktop.errors import UserError
from wego_desktop.services.desk_search import is_matched
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.scan_finding import Found, find, looks_like_code
from wego_desktop.services.scan_place import Place, load_place
from wego_desktop.services.scan_recording import (
    TEXT_LENGTH,
    ScanRequest,
    line_with,
    record_found,
    record_missing,
    shown_again,
)
from wego_desktop.services.scan_result import ScanResult, Sentence

REPEAT_WINDOW = timedelta(seconds=2)
"""Within this time the same code at the same checkpoint is a scanner's double shot, not a second arrival."""

_Key = tuple[str, str, str | None, str, Direction]


class CheckInService:
    """Checks people in and out; one instance per opened workspace, used on the writer thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._last: tuple[_Key, Outcome[ScanResult]] | None = None

    def check_in(
        self,
        actor: Actor,
        text: str,
        event_id: str,
        *,
        checkpoint_id: str | None = None,
        direction: Direction = Direction.ENTRY,
        force: bool = False,
        reason: str = "",
        nonce: str | None = None,
    ) -> Outcome[ScanResult]:
        """What the scan of `text` (badge code or number) at a checkpoint came to; each scan is logged.

        Without `checkpoint_id` the event's arrival desk counts. A refusal is a result, not an error. `force`
        lets in against a refusal and needs a reason of one line. The same text again here within two seconds
        gives the first result again (`is_repeat`, no line); so does a known `nonce`, at any time.
        Raises `UserError`: `not_allowed`, `reason_missing`, `nothing_scanned`, `no_such_checkpoint`.
        """
        require(actor.role, Right.CHECK_IN)
        if force:
            require(actor.role, Right.FORCE_CHECK_IN)
            if not reason.strip():
                raise UserError("reason_missing")
        cleaned = clean_scan(text)[:TEXT_LENGTH]
        if not cleaned:
            raise UserError("nothing_scanned")
        key = (actor.desk_id, event_id, checkpoint_id, cleaned, direction)
        if not force and (first := self._shown_just_now(key)) is not None:
            return first
        request = ScanRequest(cleaned, direction, nonce or new_id(), reason.strip() if force else "")
        with self._database.write(Op.CHECK_IN, actor, event_id) as unit:
            place = load_place(unit.connection, event_id, checkpoint_id)
            if nonce and (line := line_with(unit.session, nonce)) is not None:
                return outcome(unit, shown_again(unit, place, line))
            given = outcome(unit, self._scan(unit, place, request))
        self._last = key, given
        return given

    def _shown_just_now(self, key: _Key) -> Outcome[ScanResult] | None:
        """The result of the scan just before, when it was the same one and still stands."""
        if self._last is None or self._last[0] != key:
            return None
        first = self._last[1].value
        if not timedelta(0) <= self._database.clock() - first.happened_at <= REPEAT_WINDOW:
            return None
        with self._database.read() as session:
            undone = select(Scan.id).where(Scan.reverts_id == first.scan_id)
            if session.execute(undone).first() is not None:
                return None
        return Outcome(replace(first, is_repeat=True), (), None)

    def _scan(self, unit: WriteUnit, place: Place, request: ScanRequest) -> ScanResult:
        connection = unit.connection
        found = find(connection, place, request.text)
        if found is not None and not self._database.is_sqlite:
            _lock(unit.session, place, found)
            found = find(connection, place, request.text)
        if found is not None:
            return record_found(unit, place, found, request)
        code = ResultCode.UNKNOWN
        if not looks_like_code(request.text, place.facts.event_code):
            code = ResultCode.AMBIGUOUS if is_matched(unit.session, place.event_ids, request.text) else code
        return record_missing(unit, place, request, code, Sentence(code.value, {"code": request.text}))


def _lock(session: Session, place: Place, found: Found) -> None:
    """On a server, make others wait who decide on the same person or the same seats.

    A file has one writer at a time; what was read before the lock is read again after it.
    """
    if place.facts.door is not None:
        here = place.facts.checkpoint_id
        session.execute(select(Checkpoint.id).where(Checkpoint.id == here).with_for_update())
    person = found.person.registration_id
    session.execute(select(Registration.id).where(Registration.id == person).with_for_update())
