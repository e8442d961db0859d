"""Search as you type, and the Delegates page opened."""

import os
import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import event, text

from benchmarks.population import EVENT_CODE, workspace
from benchmarks.registry import Measured, figure, quantile, settle
from wego_desktop.bootstrap import AppContext, open_context
from wego_desktop.services.queries import delegates
from wego_desktop.services.queries.delegate_choice import DelegateFilter
from wego_desktop.services.queries.delegate_finder import DelegateFinder
from wego_desktop.services.queries.events import event_row
from wego_desktop.settings import Settings

if TYPE_CHECKING:
    from wego_desktop.ui.pages.delegates.page import DelegatesPage
    from wego_desktop.ui.shell.page_services import PageServices
    from wego_desktop.ui.shell.runner import OperationRunner

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_SHOWN = 30
_TYPED = (
    "machava", "kim seo", "서윤", "ㅎㅅㅇ", "beyoglu", "sao paulo", "müller", "nalubega kampala", "ga7-004",
    "tesfamariam", "رانيا", "hernandez", "delos reyes", "陈", "bat-erdene", "zzzz", "okafor abuja", "dang",
)  # fmt: skip
_OPENINGS = 7
_AFTERWARDS_MS = 400


@figure(
    name="search",
    work="type a name letter by letter: ids found and the rows on the screen read, 20,000 / 100,000 people",
    reach="p99 ≤ 10 / 40 ms",
)
def search() -> Measured:
    """Every letter of some names, in a warm list as the page keeps it."""
    parts, besides, holds = [], [], True
    for people, most_ms in ((20_000, 10.0), (100_000, 40.0)):
        with open_context(str(workspace(people))) as context:
            times = _typing_ms(context)
            bare = _bare_scan_ms(context)
        p50, p99 = quantile(times, 0.5), quantile(times, 0.99)
        parts.append(f"{people:,}: p50 {p50:.1f} ms, p99 {p99:.1f} ms ({len(times)} letters)")
        besides.append(f"{people:,}: one LIKE over the texts {bare:.1f} ms")
        holds = holds and p99 <= most_ms
    return Measured("; ".join(parts), "; ".join(besides), holds)


def _typing_ms(context: AppContext) -> list[float]:
    chosen = DelegateFilter(event_row(context.database, EVENT_CODE).id)
    finder = DelegateFinder(context.database)
    finder.warm(chosen)
    settle()
    times = []
    for name in _shuffled():
        for end in range(1, len(name) + 1):
            typed = DelegateFilter(chosen.event_id, text=name[:end])
            started = time.perf_counter()
            found = finder.find(typed)
            delegates.rows(context.database, found[:_SHOWN])
            times.append((time.perf_counter() - started) * 1000)
    return times[10:]


def _bare_scan_ms(context: AppContext) -> float:
    statement = text("SELECT count(*) FROM search_text WHERE text LIKE '%machava%'")

    def scan() -> None:
        with context.database.read() as session:
            session.scalar(statement)

    return min(_measured_ms(scan) for _ in range(5))


@figure(
    name="delegates-page",
    work="open the Delegates page in a window until its rows are shown; 100,000 registrations",
    reach="≤ 0.3 s, as many statements as with 20,000",
)
def opened() -> Measured:
    """The real page on an own screenless application, each time made anew."""
    (small_ms, small_count), (large_ms, large_count) = (_opening(people) for people in (20_000, 100_000))
    return Measured(
        f"median {large_ms:.0f} ms, {large_count} statements",
        f"20,000 registrations: {small_ms:.0f} ms, {small_count} statements",
        large_ms <= 300 and large_count == small_count,
    )


@figure(
    name="search-key",
    work="press a key in the search field of the Delegates page until the rows it finds are painted; 100,000",
    reach="p99 ≤ 50 ms",
)
def typed() -> Measured:
    """Every letter of some names, typed into the real page, as fast as each is answered."""
    from wego_desktop.ui.app import make_application
    from wego_desktop.ui.shell.runner import OperationRunner
    from wego_desktop.ui.theme.theme import theme

    make_application([])
    theme().choose("light")
    with open_context(str(workspace(100_000))) as context:
        runner = OperationRunner()
        page = _opened_page(context, runner)
        settle()
        times = [taken for name in _shuffled() for taken in _keys_ms(page, runner, name)]
        page.close()
        runner.shut_down()
    p50, p99 = quantile(times, 0.5), quantile(times, 0.99)
    return Measured(f"p50 {p50:.1f} ms, p99 {p99:.1f} ms ({len(times)} keys)", "", p99 <= 50)


def _opened_page(context: AppContext, runner: "OperationRunner") -> "DelegatesPage":
    """The page with its rows, after everything that it loads later."""
    from PySide6.QtCore import QElapsedTimer
    from PySide6.QtWidgets import QApplication

    from wego_desktop.ui.pages.delegates.page import DelegatesPage

    page = DelegatesPage(_page_services(context, runner))
    page.resize(1224, 840)
    page.show()
    page.refresh_if_stale()
    later = QElapsedTimer()
    later.start()
    while later.elapsed() < 5 * _AFTERWARDS_MS or not runner.is_idle:
        QApplication.processEvents()
    return page


def _keys_ms(page: "DelegatesPage", runner: "OperationRunner", name: str) -> list[float]:
    """Milliseconds for each letter of a name until its rows are painted; the field is emptied afterwards."""
    from PySide6.QtCore import QEvent, QEventLoop, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    loop, times = QEventLoop(), []
    waiting = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    for letter in name:
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        started = time.perf_counter()
        QApplication.sendEvent(page.filters.search, key)
        while not runner.is_idle:
            loop.processEvents(waiting)
        # The rows are there; this paints them.
        QApplication.processEvents()
        times.append((time.perf_counter() - started) * 1000)
    page.filters.search.clear()
    while not runner.is_idle:
        loop.processEvents(waiting)
    return times


def _shuffled() -> list[str]:
    names = list(_TYPED) * 3
    random.Random(7).shuffle(names)
    return names


def _opening(people: int) -> tuple[float, int]:
    """Milliseconds to the first rows (median after one opening that loads modules), and all statements."""
    from wego_desktop.ui.app import make_application
    from wego_desktop.ui.shell.runner import OperationRunner
    from wego_desktop.ui.theme.theme import theme

    make_application([])
    theme().choose("light")
    with open_context(str(workspace(people))) as context:
        statements: list[str] = []
        event.listen(
            context.database.engine, "before_cursor_execute", lambda *given: statements.append(given[2])
        )
        runner = OperationRunner()
        times = []
        for _ in range(_OPENINGS + 1):
            statements.clear()
            times.append(_show_page(context, runner))
            settle()
        runner.shut_down()
    return quantile(times[1:], 0.5), len(statements)


def _show_page(context: AppContext, runner: "OperationRunner") -> float:
    from PySide6.QtCore import QElapsedTimer, QEventLoop
    from PySide6.QtWidgets import QApplication

    from wego_desktop.ui.pages.delegates.page import DelegatesPage

    services = _page_services(context, runner)
    started = time.perf_counter()
    page = DelegatesPage(services)
    page.resize(1224, 840)
    page.show()
    page.refresh_if_stale()
    rows, loop = page.table.rows, QEventLoop()
    waiting = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    while rows.rowCount() == 0 or rows.index(0, 0).data() is None:
        loop.processEvents(waiting)
    # The rows are there; this paints them.
    QApplication.processEvents()
    taken_ms = (time.perf_counter() - started) * 1000
    # What is loaded afterwards for the search counts among the statements too.
    later = QElapsedTimer()
    later.start()
    while later.elapsed() < _AFTERWARDS_MS or not runner.is_idle:
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    page.close()
    page.deleteLater()
    QApplication.processEvents()
    return taken_ms


def _page_services(context: AppContext, runner: "OperationRunner") -> "PageServices":
    from wego_desktop.ui.shell.page_services import PageServices

    settings = Settings()
    return PageServices(
        context,
        runner,
        event_row(context.database, EVENT_CODE),
        lambda: settings,
        lambda _settings: None,
        lambda _text: None,
        _raise,
        lambda _page_id, _request: None,
    )


def _raise(error: Exception) -> None:
    raise error


def _measured_ms(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
