"""Two desks at once: separate processes on one workspace, and exactly one of them checks the person in."""

import multiprocessing
import threading
from collections import Counter

import pytest

from tests.services.desk_world import DeskWorld
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.domain.scanning import ResultCode


def scan_all(location: str, desk: str, event_id: str, numbers: list[str], door: str | None) -> list[str]:
    with open_context(location, desk_name=desk) as context:
        return [
            context.check_ins.check_in(context.actor, number, event_id, checkpoint_id=door).value.code.value
            for number in numbers
        ]


def run_together(
    location: str, event_id: str, numbers: list[str], door: str | None = None
) -> list[list[str]]:
    """The results of two fresh processes that scan the same people at the same time."""
    spawn = multiprocessing.get_context("spawn")
    with spawn.Pool(2) as pool:
        jobs = [
            pool.apply_async(scan_all, (location, desk, event_id, numbers, door))
            for desk in ("Desk 1", "Desk 2")
        ]
        return [job.get(timeout=60) for job in jobs]


@pytest.mark.usefixtures("any_second_desk")
def test_exactly_one_is_ok_when_two_processes_scan_the_same_people(
    any_context: AppContext, any_location: str
) -> None:
    world = DeskWorld(any_context)
    numbers = [world.register(f"Guest {at}", "Delegate") for at in range(12)]
    first, second = run_together(any_location, world.event_id, numbers)
    assert all({a, b} == {"ok", "already_in"} for a, b in zip(first, second, strict=True))
    counts = Counter(line.result for line in world.scans())
    assert counts == {ResultCode.OK: 12, ResultCode.ALREADY_IN: 12}


@pytest.mark.usefixtures("any_second_desk")
def test_last_seat_goes_to_one_when_two_desks_scan_different_people(
    any_context: AppContext, any_second_desk: AppContext
) -> None:
    world = DeskWorld(any_context)
    _, door = world.door(capacity=1)
    numbers = [world.register("Ana", "Machava"), world.register("Grace", "Ssemwanga")]
    barrier, codes = threading.Barrier(2), []

    def scan(context: AppContext, number: str) -> None:
        barrier.wait()
        result = context.check_ins.check_in(context.actor, number, world.event_id, checkpoint_id=door)
        codes.append(result.value.code)

    desks = zip((any_context, any_second_desk), numbers, strict=True)
    threads = [threading.Thread(target=scan, args=pair) for pair in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [ResultCode.OK, ResultCode.SESSION_FULL]
