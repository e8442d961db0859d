"""Operations run beside the window and come back on its thread."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wego_desktop.jobs.progress import Progress
from wego_desktop.services.outcome import Change, Outcome
from wego_desktop.ui.shell.jobs import JobState
from wego_desktop.ui.shell.runner import OperationRunner


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[OperationRunner]:
    runner = OperationRunner()
    yield runner
    runner.shut_down()


def test_write_returns_its_value_on_the_window_thread_and_tells_changes(
    qtbot: QtBot, runner: OperationRunner
) -> None:
    seen: list[tuple[str, bool]] = []
    page = QObject()
    result = Outcome("GA7-0412", (Change("registration", "r1"),), "j1")
    worked_on: list[bool] = []

    def work() -> Outcome[str]:
        worked_on.append(threading.current_thread() is threading.main_thread())
        return result

    def done(value: Outcome[str]) -> None:
        seen.append((value.value, threading.current_thread() is threading.main_thread()))

    with qtbot.waitSignal(runner.changed) as changed:
        runner.write(work, done=done, initiator=page)
    assert seen == [("GA7-0412", True)]
    assert worked_on == [False]
    assert changed.args == [result.changes, page]
    assert runner.is_idle


def test_writes_happen_one_after_the_other_in_order(qtbot: QtBot, runner: OperationRunner) -> None:
    order: list[int] = []
    for number in range(20):
        runner.write(lambda number=number: order.append(number))  # type: ignore[misc]
    qtbot.waitUntil(lambda: runner.is_idle)
    assert order == list(range(20))


def test_error_goes_to_whoever_asked_else_to_the_signal(qtbot: QtBot, runner: OperationRunner) -> None:
    def fail() -> None:
        raise ValueError("broken")

    caught: list[Exception] = []
    runner.read(fail, failed=caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    with qtbot.waitSignal(runner.error_raised) as raised:
        runner.write(fail)
    assert str(raised.args[0]) == "broken"


def test_retry_runs_the_work_again(qtbot: QtBot, runner: OperationRunner) -> None:
    tries: list[int] = []
    results: list[str] = []

    def work() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("file is open")
        return "saved"

    with qtbot.waitSignal(runner.error_raised) as raised:
        runner.write(work, done=results.append)
    raised.args[1]()
    qtbot.waitUntil(lambda: results == ["saved"])


def test_job_stops_at_its_next_report_when_cancelled(qtbot: QtBot, runner: OperationRunner) -> None:
    asked = threading.Event()
    finished: list[int] = []

    def work(progress: Progress) -> int:
        progress.report(1, 100, "Seoul")
        asked.wait(5)
        progress.report(2, 100)
        return 2

    job = runner.run_job("Import", work, done=finished.append)
    qtbot.waitUntil(lambda: job.state is JobState.RUNNING)
    assert (job.done, job.total, job.text) == (1, 100, "Seoul")
    with qtbot.waitSignal(job.finished):
        job.cancel()
        asked.set()
    assert job.state is JobState.CANCELLED
    assert finished == []
    assert runner.jobs == []


def test_nothing_is_delivered_to_a_page_that_is_gone(qtbot: QtBot, runner: OperationRunner) -> None:
    page = QObject()
    gate = threading.Event()
    seen: list[str] = []

    def work() -> str:
        gate.wait(5)
        return "late"

    runner.read(work, done=seen.append, initiator=page)
    page.deleteLater()
    with qtbot.waitSignal(page.destroyed):
        pass
    gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert seen == []
