"""One start in a process of its own: `python -m benchmarks._start_window empty | WORKSPACE PAGE`.

Prints one line when the window is usable, then ends.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QWidget

    from wego_desktop.ui.application import Application


def empty() -> int:
    """A main window with nothing in it: shown, painted, event loop idle."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    QTimer.singleShot(0, lambda: (window.grab(), print("usable", flush=True), app.quit()))
    return app.exec()


def program(workspace: str, page_id: str) -> int:
    """The program on a workspace, as a double click starts it, until its page has its rows."""
    from wego_desktop.ui.start import run_windows

    return run_windows(workspace, lambda program: _tell_when_usable(program, page_id))


def _tell_when_usable(program: "Application", page_id: str) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        """Sees when the list of the page was painted with rows in it."""

        is_painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                self.is_painted = True
            return False

    watch, timer = Watch(program), QTimer(program)
    found: list[QAbstractItemView] = []

    def look() -> None:
        workspace = program.workspace
        page = workspace.window.current_page if workspace is not None else None
        if workspace is None or page is None or page.page_id != page_id:
            return
        if not found:
            found.extend(_lists_with_rows(page))
            for view in found:
                view.viewport().installEventFilter(watch)
                view.viewport().update()
            return
        if watch.is_painted and workspace.runner.is_idle and _takes_keys(page):
            timer.stop()
            print("usable", flush=True)
            workspace.window.close()

    timer.setInterval(1)
    timer.timeout.connect(look)
    timer.start()


def _lists_with_rows(page: "QWidget") -> "list[QAbstractItemView]":
    """The first list of the page once it has rows whose texts are there."""
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QAbstractItemView, QTableView

    for view in page.findChildren(QAbstractItemView):
        model = view.model()
        if view.isVisible() and model is not None and model.rowCount() > 0:
            first = model.index(0, 0)
            columns = range(view.model().columnCount(QModelIndex())) if isinstance(view, QTableView) else (0,)
            if any(first.siblingAtColumn(at).data() for at in columns):
                return [view]
    return []


def _takes_keys(page: "QWidget") -> bool:
    """Whether a letter that is typed now arrives in the page's search field; it is taken back."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    field = next((edit for edit in page.findChildren(QLineEdit) if edit.isVisible()), None)
    if field is None:
        return False
    QTest.keyClick(field, Qt.Key.Key_K)
    arrived = bool(field.text() == "k")
    field.clear()
    return arrived


if __name__ == "__main__":
    sys.exit(empty() if sys.argv[1] == "empty" else program(sys.argv[1], sys.argv[2]))
