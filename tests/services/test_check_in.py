"""Check-in: the ordinary course, and every reason to refuse."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.fixtures_db import TickingClock
from tests.services.desk_world import MORNING, DeskWorld
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import (
    AdmissionRule,
    AdmissionState,
    Direction,
    OperatorRole,
    RegistrationStatus,
    SessionKind,
)
from wego_desktop.domain.operations import Op
from wego_desktop.domain.scanning import ResultCode, Severity, severity_of
from wego_desktop.errors import UserError
from wego_desktop.messages.desk import HEADLINES, SENTENCES, desk_sentence
from wego_desktop.services.queries import desk, desk_matches
from wego_desktop.services.scan_result import ScanResult


@pytest.fixture
def world(any_context: AppContext) -> DeskWorld:
    return DeskWorld(any_context)


def scan(world: DeskWorld, text: str, **options: object) -> ScanResult:
    context = world.context
    return context.check_ins.check_in(context.actor, text, world.event_id, **options).value  # type: ignore[arg-type]


def said(result: ScanResult) -> str:
    return desk_sentence(result.sentence.code, dict(result.sentence.params))


def desk_actor(world: DeskWorld) -> Actor:
    return replace(world.context.actor, role=OperatorRole.DESK)


# ---- whom a text means


HANGUL_KEYS = dict(zip("BCDEFGHIJKLNOPRSTUVX", "ㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅜㅐㅔㄱㄴㅅㅕㅍㅌ", strict=True))
HANGUL_KEYS.update({"D": "ㅇ", "E": "ㄷ"})


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(lambda code: code, id="plain"),
        pytest.param(lambda code: code + "\r", id="enter"),
        pytest.param(lambda code: code + "\t", id="tab"),
        pytest.param(lambda code: code.lower(), id="caps-lock"),
        pytest.param(lambda code: "]Q1" + code, id="symbology-prefix"),
        pytest.param(lambda code: "\x02" + code + "\x03", id="control-frame"),
        pytest.param(lambda code: "".join(HANGUL_KEYS[c] for c in code), id="hangul"),
        pytest.param(lambda code: "".join(chr(ord(c) + 0xFEE0) for c in code), id="full-width"),
    ],
)
def test_badge_is_found_however_the_scanner_types_it(world: DeskWorld, typed: Callable[[str], str]) -> None:
    code = world.badge(world.register())
    result = scan(world, typed(code))
    assert (result.code, result.scanned_text[-16:]) == (ResultCode.OK, code)
    assert world.scans()[0].badge_id is not None


@pytest.mark.parametrize("typed", ["GA7-0001", "ga7-1", "GA7 0001", "ga70001", "1", "0001"])
def test_number_is_found_in_every_way_it_is_typed(world: DeskWorld, typed: str) -> None:
    world.register()
    assert scan(world, typed).code is ResultCode.OK


def test_unknown_code_is_logged_and_its_closest_are_offered(world: DeskWorld) -> None:
    code = world.badge(world.register())
    wrong = code[:5] + ("C" if code[5] == "B" else "B") + code[6:]
    result = scan(world, wrong)
    assert (result.code, result.severity, result.person) == (ResultCode.UNKNOWN, Severity.NOT_FOUND, None)
    assert said(result) == f"No one has the code {wrong}. Scan again, or type the name."
    assert [(line.result, line.registration_id) for line in world.scans()] == [(ResultCode.UNKNOWN, None)]
    closest = desk_matches.closest(world.context.database, world.event_id, wrong)
    assert [(row.number, row.code) for row in closest] == [("GA7-0001", code)]


def test_name_is_ambiguous_and_lets_nobody_in(world: DeskWorld) -> None:
    world.register()
    assert scan(world, "ssemwanga").code is ResultCode.AMBIGUOUS
    assert scan(world, "nobody").code is ResultCode.UNKNOWN
    assert desk.counters(world.context.database, world.event_id).arrived == 0


def test_badge_of_another_event_names_that_event(world: DeskWorld) -> None:
    other = world.add_event("OLD25")
    number = world.register(event_id=other)
    result = scan(world, world.badge(number))
    assert result.code is ResultCode.OTHER_EVENT
    assert said(result).startswith(
        "This badge is for Event OLD25. Grace Nalubega Ssemwanga is not registered for"
    )


def test_badge_of_the_umbrella_counts_at_its_forum_and_the_forums_own_registration_first(
    world: DeskWorld,
) -> None:
    forum = world.add_event("ESG26", umbrella="GA7")
    number = world.register()
    code = world.badge(number)
    only_umbrella = world.context.check_ins.check_in(world.context.actor, code, forum).value
    assert only_umbrella.code is ResultCode.OK
    assert only_umbrella.person is not None
    assert only_umbrella.person.number == number
    second = world.register("Ana", "Machava")
    own = world.register(event_id=forum, person_id=world.registration(second).person_id)
    result = world.context.check_ins.check_in(world.context.actor, second, forum).value
    assert result.person is not None
    assert (result.code, result.person.number) == (ResultCode.OK, own)
    forum_only = world.register("Tomás", "Ferreyra", event_id=forum)
    assert scan(world, forum_only).code is ResultCode.OTHER_EVENT


def test_voided_badge_names_the_new_one(world: DeskWorld) -> None:
    number = world.register()
    old = world.badge(number, 1, voided_at=MORNING)
    new = world.badge(number, 2)
    result = scan(world, old)
    assert result.code is ResultCode.VOIDED_BADGE
    assert said(result) == (
        "This badge of Grace Nalubega Ssemwanga was replaced at 10:00 on 14 Oct. Copy 2 of GA7-0001 is "
        "valid: scan that one."
    )
    assert scan(world, new).code is ResultCode.OK


def test_withdrawn_badge_without_a_new_one_says_so(world: DeskWorld) -> None:
    code = world.badge(world.register(), 1, voided_at=MORNING)
    assert scan(world, code).sentence.code == "voided_badge_alone"


# ---- state and times


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (RegistrationStatus.CANCELLED, ResultCode.CANCELLED, "was cancelled on 14 Oct"),
        (RegistrationStatus.DECLINED, ResultCode.CANCELLED, "declined the invitation"),
        (RegistrationStatus.APPLIED, ResultCode.NOT_APPROVED, "is not approved yet"),
        (RegistrationStatus.REJECTED, ResultCode.NOT_APPROVED, "was not accepted"),
        (RegistrationStatus.WAITLISTED, ResultCode.WAITLISTED, "on the waiting list"),
        (RegistrationStatus.SUBSTITUTED, ResultCode.SUBSTITUTED, "Someone else comes in place"),
        (RegistrationStatus.INVITED, ResultCode.OK, "is checked in"),
        (RegistrationStatus.APPROVED, ResultCode.OK, "is checked in"),
    ],
)
def test_state_decides(world: DeskWorld, status: RegistrationStatus, code: ResultCode, words: str) -> None:
    number = world.register()
    world.change(number, status=status)
    result = scan(world, number)
    assert (result.code, result.is_admitted) == (code, code is ResultCode.OK)
    assert words in said(result)
    assert world.journal_count(Op.SCAN_REFUSED if code is not ResultCode.OK else Op.CHECK_IN) == 1


def test_substituted_names_the_successor(world: DeskWorld) -> None:
    number, successor = world.register(), world.register("Ana Celeste", "Machava")
    heir = world.registration(successor).id
    world.change(number, status=RegistrationStatus.SUBSTITUTED, successor_id=heir)
    assert said(scan(world, number)) == (
        "Ana Celeste Machava (GA7-0002) comes in place of Grace Nalubega Ssemwanga. Scan the badge of Ana "
        "Celeste Machava."
    )


def test_checkpoint_says_from_when_and_until_when(world: DeskWorld) -> None:
    number = world.register()
    world.set_times(MORNING + timedelta(hours=3))
    early = scan(world, number)
    assert (early.code, "opens at 13:00 on 14 Oct" in said(early)) == (ResultCode.NOT_YET, True)
    world.set_times(None, MORNING - timedelta(hours=1))
    late = scan(world, number)
    assert (late.code, "closed at 09:00 on 14 Oct" in said(late)) == (ResultCode.OVER, True)


# ---- entry rule


def test_second_scan_says_when_where_and_by_whom(world: DeskWorld, any_second_desk: AppContext) -> None:
    number = world.register()
    first = any_second_desk.check_ins.check_in(any_second_desk.actor, number, world.event_id).value
    result = scan(world, number)
    assert (result.code, result.severity) == (ResultCode.ALREADY_IN, Severity.LOOK)
    assert result.first_in is not None
    assert (result.first_in.at, result.first_in.desk, result.first_in.operator) == (
        first.happened_at, "Desk 2", "Kim Da-in",
    )  # fmt: skip
    assert f"came in at {first.happened_at:%H:%M} on 14 Oct at Desk 2, checked in by Kim Da-in" in said(
        result
    )
    assert desk.counters(world.context.database, world.event_id).arrived == 1


def test_exit_always_passes_and_coming_back_is_a_re_entry(world: DeskWorld) -> None:
    number = world.register()
    scan(world, number)
    assert scan(world, number, direction=Direction.EXIT).code is ResultCode.EXIT
    back = scan(world, number)
    assert (back.code, back.severity) == (ResultCode.RE_ENTRY, Severity.DONE)
    world.change(number, status=RegistrationStatus.CANCELLED)
    assert scan(world, number, direction=Direction.EXIT).code is ResultCode.EXIT


def test_same_code_within_two_seconds_shows_the_first_result_again(world: DeskWorld) -> None:
    number, other = world.register(), world.register("Ana", "Machava")
    clock = world.context.database.clock
    assert isinstance(clock, TickingClock)
    world.context.database.clock = lambda: clock.now
    first = scan(world, number)
    clock.now += timedelta(seconds=1.5)
    again = scan(world, number)
    assert (again.code, again.is_repeat, again.scan_id) == (ResultCode.OK, True, first.scan_id)
    assert len(world.scans()) == 1
    assert scan(world, number, direction=Direction.EXIT).code is ResultCode.EXIT
    assert scan(world, other).code is ResultCode.OK
    clock.now += timedelta(seconds=2.5)
    assert scan(world, other).code is ResultCode.ALREADY_IN
    assert len(world.scans()) == 4


def test_repeat_is_no_repeat_when_the_first_was_undone(world: DeskWorld) -> None:
    number = world.register()
    clock = world.context.database.clock
    assert isinstance(clock, TickingClock)
    world.context.database.clock = lambda: clock.now
    scan(world, number)
    world.context.undo.undo(world.context.actor)
    again = scan(world, number)
    assert (again.code, again.is_repeat) == (ResultCode.OK, False)


def test_same_nonce_never_counts_twice(world: DeskWorld) -> None:
    number = world.register()
    first = scan(world, number, nonce="desk1-17")
    again = scan(world, number, nonce="desk1-17")
    assert (again.code, again.is_repeat, again.scan_id) == (ResultCode.OK, True, first.scan_id)
    assert len(world.scans()) == 1


def test_undo_takes_the_arrival_back_by_a_further_line_and_redo_gives_it_again(world: DeskWorld) -> None:
    number = world.register()
    scan(world, number)
    world.context.undo.undo(world.context.actor)
    assert [line.direction for line in world.scans()] == [Direction.ENTRY, Direction.UNDO]
    assert desk.counters(world.context.database, world.event_id).arrived == 0
    assert desk.recent(world.context.database, world.event_id) == ()
    world.context.undo.redo(world.context.actor)
    assert len(desk.recent(world.context.database, world.event_id)) == 1
    assert scan(world, number).code is ResultCode.ALREADY_IN


# ---- session doors


def test_list_decides_at_a_door_and_the_refusal_names_what_is_booked(world: DeskWorld) -> None:
    running = MORNING - timedelta(hours=1)
    afscn, afscn_door = world.door("AFSCN annual meeting", rule=AdmissionRule.BY_LIST, starts_at=running)
    _, lascn_door = world.door("LASCN annual meeting", rule=AdmissionRule.BY_LIST)
    number, speaker, waiting = (world.register(name, "Diatta") for name in ("Mamadou", "Awa", "Fatou"))
    world.admit(number, afscn)
    world.admit(waiting, afscn, AdmissionState.WAITING)
    world.give_part(speaker, afscn)
    assert scan(world, number, checkpoint_id=afscn_door).code is ResultCode.OK
    assert scan(world, speaker, checkpoint_id=afscn_door).code is ResultCode.OK
    assert scan(world, waiting, checkpoint_id=afscn_door).code is ResultCode.NOT_ADMITTED
    refused = scan(world, number, checkpoint_id=lascn_door)
    assert refused.code is ResultCode.NOT_ADMITTED
    booked = "Not on the list for LASCN annual meeting. Now booked: AFSCN annual meeting, until 11:00."
    assert said(refused) == booked
    assert desk.heads(world.context.database, afscn_door).arrived == 2


def test_category_decides_at_an_open_door(world: DeskWorld) -> None:
    _, door = world.door("Closed clinic", kind=SessionKind.WORKSHOP)
    press, delegate = world.register(letter="PR"), world.register("Ana", "Machava")
    refused = scan(world, press, checkpoint_id=door)
    assert (refused.code, refused.sentence.code) == (ResultCode.NOT_ADMITTED, "not_entitled")
    assert scan(world, delegate, checkpoint_id=door).code is ResultCode.OK


def test_full_session_refuses_until_someone_leaves(world: DeskWorld) -> None:
    _, door = world.door(capacity=1)
    first, second = world.register(), world.register("Ana", "Machava")
    assert scan(world, first, checkpoint_id=door).heads == 1
    full = scan(world, second, checkpoint_id=door)
    assert (full.code, "All 1 seats of Opening plenary" in said(full)) == (ResultCode.SESSION_FULL, True)
    assert scan(world, first, checkpoint_id=door, direction=Direction.EXIT).heads == 0
    assert scan(world, second, checkpoint_id=door).code is ResultCode.OK
    counted = desk.heads(world.context.database, door)
    assert (counted.arrived, counted.expected) == (1, 1)


@pytest.mark.parametrize("stored", [["plenery"], {"plenary": True}, "plenary", [1]])
def test_rule_that_cannot_be_read_refuses_in_words(world: DeskWorld, stored: object) -> None:
    from wego_desktop.db.models import Category

    number = world.register()
    _, door = world.door()
    with world.context.database.write(Op.EDIT_CATEGORY, world.context.actor) as unit:
        row = unit.session.get_one(Category, world.registration(number).category_id)
        row.entitlements = stored  # type: ignore[assignment]
    result = scan(world, number, checkpoint_id=door)
    assert result.code is ResultCode.RULE_ERROR
    assert said(result).startswith("What Delegate may enter cannot be read")


# ---- force


def test_force_lets_in_with_right_and_reason_and_is_written_down(world: DeskWorld) -> None:
    number = world.register()
    world.change(number, status=RegistrationStatus.CANCELLED)
    result = scan(world, number, force=True, reason="Mayor's office called")
    assert (result.code, result.is_forced) == (ResultCode.OK, True)
    line = world.scans()[-1]
    assert (line.result, line.is_forced, line.reason) == (ResultCode.OK, True, "Mayor's office called")
    assert [notice.code for notice in result.notices] == ["forced"]
    assert desk.counters(world.context.database, world.event_id).arrived == 1


@pytest.mark.parametrize(
    ("role", "reason", "error"),
    [
        (OperatorRole.DESK, "a reason", "not_allowed"),
        (OperatorRole.ORGANISER, "  ", "reason_missing"),
    ],
)
def test_force_is_refused_without_right_or_reason(
    world: DeskWorld, role: OperatorRole, reason: str, error: str
) -> None:
    number = world.register()
    actor = replace(world.context.actor, role=role)
    with pytest.raises(UserError) as refused:
        world.context.check_ins.check_in(actor, number, world.event_id, force=True, reason=reason)
    assert refused.value.code == error
    assert world.scans() == []


def test_force_changes_nothing_where_nobody_can_be_let_in(world: DeskWorld) -> None:
    number = world.register()
    scan(world, number)
    again = scan(world, number, force=True, reason="insists")
    assert (again.code, again.is_forced) == (ResultCode.ALREADY_IN, False)
    assert scan(world, "GA7-9999", force=True, reason="insists").code is ResultCode.UNKNOWN


def test_desk_role_may_check_in(world: DeskWorld) -> None:
    number = world.register()
    assert world.context.check_ins.check_in(desk_actor(world), number, world.event_id).value.is_admitted


@pytest.mark.parametrize(
    ("text", "checkpoint", "error"),
    [("\r\n", None, "nothing_scanned"), ("1", "0" * 32, "no_such_checkpoint")],
)
def test_nothing_is_written_when_the_question_makes_no_sense(
    world: DeskWorld, text: str, checkpoint: str | None, error: str
) -> None:
    with pytest.raises(UserError) as refused:
        scan(world, text, checkpoint_id=checkpoint)
    assert refused.value.code == error
    assert world.scans() == []


# ---- words


def test_every_result_has_a_headline_and_the_single_sentences_exist() -> None:
    assert set(HEADLINES) == set(ResultCode)
    several = {ResultCode.CANCELLED, ResultCode.NOT_APPROVED, ResultCode.SUBSTITUTED, ResultCode.NOT_ADMITTED}
    assert {code.value for code in set(ResultCode) - several} <= set(SENTENCES)
    assert {severity_of(code) for code in ResultCode} == set(Severity)
