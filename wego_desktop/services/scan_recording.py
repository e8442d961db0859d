"""Writes a scan's line to the log and builds its result, inside the caller's transaction."""

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Scan, new_id
from wego_desktop.db.unit_of_work import WriteUnit
from wego_desktop.domain.enums import Direction
from wego_desktop.domain.operations import Op
from wego_desktop.domain.scanning import ADMITTED, ResultCode, severity_of
from wego_desktop.services.scan_card import Programme, notices_for, programme_of
from wego_desktop.services.scan_finding import Found, find
from wego_desktop.services.scan_place import Place
from wego_desktop.services.scan_refusals import sentence_for
from wego_desktop.services.scan_result import ScanResult, Sentence
from wego_desktop.services.scan_rules import Verdict, judge

TEXT_LENGTH = 100
"""As many letters of a scanned text are kept."""


@dataclass(frozen=True, slots=True)
class ScanRequest:
    """One scan as it was asked for; `text` is cleaned, `reason` is empty unless it is to be forced."""

    text: str
    direction: Direction
    nonce: str
    reason: str = ""


def record_found(unit: WriteUnit, place: Place, found: Found, request: ScanRequest) -> ScanResult:
    """Decide on a found person, write the line, and tell the result; the caller holds the locks."""
    verdict = judge(
        unit.connection, place, found, request.direction, now=unit.now, force=bool(request.reason)
    )
    line = _write(unit, place, request, verdict.code, found=found, is_forced=verdict.is_forced)
    unit.note(name=found.person.name, number=found.person.number)
    heads = verdict.heads
    if heads is not None and verdict.code in {ResultCode.OK, ResultCode.RE_ENTRY}:
        heads += 1
    elif heads is not None and verdict.code is ResultCode.EXIT and verdict.is_inside:
        heads -= 1
    return _result(unit, place, found, replace(verdict, heads=heads), line)


def record_missing(
    unit: WriteUnit, place: Place, request: ScanRequest, code: ResultCode, sentence: Sentence
) -> ScanResult:
    """Write the line of a scan that named nobody, and tell the result."""
    line = _write(unit, place, request, code)
    return _missing(unit, place, line, sentence)


def line_with(session: Session, nonce: str) -> Scan | None:
    """The line that was written with this nonce."""
    return session.scalar(select(Scan).where(Scan.nonce == nonce))


def shown_again(unit: WriteUnit, place: Place, line: Scan) -> ScanResult:
    """The result of a line that was written before; writes nothing."""
    found = find(unit.connection, place, line.scanned_text)
    if found is None:
        sentence = Sentence(line.result.value, {"code": line.scanned_text})
        return replace(_missing(unit, place, line, sentence), is_repeat=True)
    verdict = Verdict(line.result, line.is_forced, found.first_in, None, found.presence.inside)
    return replace(_result(unit, place, found, verdict, line), is_repeat=True)


def _write(
    unit: WriteUnit,
    place: Place,
    request: ScanRequest,
    code: ResultCode,
    *,
    found: Found | None = None,
    is_forced: bool = False,
) -> Scan:
    if code not in ADMITTED:
        unit.op = Op.SCAN_REFUSED
    line = Scan(
        id=new_id(),
        event_id=place.facts.event_id,
        checkpoint_id=place.facts.checkpoint_id,
        registration_id=found.person.registration_id if found else None,
        badge_id=found.scanned_badge_id if found else None,
        happened_at=unit.now,
        recorded_at=unit.now,
        nonce=request.nonce,
        desk_id=unit.actor.desk_id,
        operator_id=unit.actor.operator_id,
        direction=request.direction,
        result=code,
        is_forced=is_forced,
        reason=request.reason if is_forced else "",
        scanned_text=request.text,
    )
    unit.insert(line)
    unit.note(result=code.value, checkpoint=place.facts.name, direction=request.direction.value)
    return line


def _missing(unit: WriteUnit, place: Place, line: Scan, sentence: Sentence) -> ScanResult:
    return ScanResult(
        code=line.result,
        severity=severity_of(line.result),
        direction=line.direction,
        happened_at=place.local(line.happened_at),
        desk=unit.actor.desk_name,
        scanned_text=line.scanned_text,
        checkpoint=place.facts,
        sentence=sentence,
        scan_id=line.id,
    )


def _result(unit: WriteUnit, place: Place, found: Found, verdict: Verdict, line: Scan) -> ScanResult:
    session = unit.session
    programme = Programme(None, None)
    if line.direction is Direction.ENTRY:
        programme = programme_of(unit.connection, place, found.person.person_id, line.happened_at)
    sentence = sentence_for(session, place, found, verdict, programme)
    return replace(
        _missing(unit, place, line, sentence),
        person=found.person,
        first_in=verdict.first_in,
        badge=found.badge,
        notices=notices_for(found, line.reason),
        next_session=programme.now or programme.next,
        heads=verdict.heads,
        is_forced=line.is_forced,
    )
