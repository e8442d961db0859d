"""Starts the windows: what takes long begins on a thread before Qt is there."""

import gc
import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from wego_desktop import i18n, logs
from wego_desktop.settings import Settings, SettingsStore
from wego_desktop.ui.late_signatures import late_signatures
from wego_desktop.ui.opening import Opening
from wego_desktop.ui.quick_enums import begin_quick_enums

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

    from wego_desktop.ui.application import Application
    from wego_desktop.ui.single_instance import SingleInstance

_COLLECT_AFTER_MS = 3000
_END_AFTER_MS = 500
_SWITCH_S = 0.001
_log = logging.getLogger(__name__)


def run_windows(location: str = "", begun: "Callable[[Application], None] | None" = None) -> int:
    """Run the program with windows until the last one is closed; the exit code.

    Opens the workspace at `location`, else the last one used. A second start makes the first come forward.
    `begun` is called when the first window is shown and the event loop is about to run.
    """
    # Nothing of what is made at the start is garbage; looking for it costs a tenth of the time.
    gc.disable()
    # The window shares the interpreter with what is imported beside it; it gets its turn sooner.
    sys.setswitchinterval(_SWITCH_S)
    store = SettingsStore()
    settings = store.load()
    chosen = location or settings.last_workspace
    end_quick_enums = begin_quick_enums()
    with late_signatures():
        from wego_desktop.ui.single_instance import SingleInstance

    instance = SingleInstance()
    if not instance.is_first([location] if location else ()):
        return 0
    opening = Opening(chosen, settings) if chosen else None
    app, program = _make_program(store, settings)
    instance.setParent(app)
    from PySide6.QtCore import QTimer

    instance.woken.connect(program.wake)
    program.begin(chosen, opening)
    QTimer.singleShot(_END_AFTER_MS, program, lambda: _end_start(instance, end_quick_enums))
    QTimer.singleShot(_COLLECT_AFTER_MS, program, _collect_from_now)
    if begun is not None:
        begun(program)
    sys.excepthook = _report(program)
    try:
        return app.exec()
    finally:
        _end(program, instance)


def _make_program(store: SettingsStore, settings: Settings) -> "tuple[QApplication, Application]":
    """Qt's application with fonts, language and theme, and ours, which has no window yet."""
    from wego_desktop.ui.source_reading import stop_source_reading

    stop_source_reading()
    from wego_desktop.ui.app import apply_theme, make_application, system_language

    app = make_application()
    i18n.install(settings.language or system_language())
    apply_theme(settings)
    from wego_desktop.ui.application import Application

    return app, Application(store)


def _end_start(instance: "SingleInstance", end_quick_enums: Callable[[], None]) -> None:
    """What nobody misses in the first picture: hearing later starts, and the log."""
    end_quick_enums()
    instance.listen()
    logs.configure()


def _end(program: "Application", instance: "SingleInstance") -> None:
    sys.excepthook = sys.__excepthook__
    program.end()
    instance.release()


def _collect_from_now() -> None:
    """Collect garbage again; what came with the start stays and is not looked at any more."""
    gc.freeze()
    gc.enable()


def _report(
    program: "Application",
) -> "Callable[[type[BaseException], BaseException, TracebackType | None], None]":
    """A hook that shows what went wrong in a slot, instead of a line on a console that nobody sees."""

    def hook(kind: type[BaseException], error: BaseException, trace: "TracebackType | None") -> None:
        logs.ensure()
        _log.error("unexpected error", exc_info=(kind, error, trace))
        if isinstance(error, Exception) and (program.workspace is not None or program.start is not None):
            program.explain(error)
        else:
            sys.__excepthook__(kind, error, trace)

    return hook
