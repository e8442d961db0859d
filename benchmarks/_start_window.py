"""One start in a process of its own: `python -m benchmarks._start_window empty | WORKSPACE PAGE`.

Prints `usable` when the window is; the program's window also `searched` when the first letter typed into its
search field was answered. Then it ends.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QWidget

    from wego_desktop.ui.application import Application

_LETTER = "k"


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
    """The program on a workspace, as a double click starts it, until a search was answered."""
    from wego_desktop.ui.start import run_windows

    return run_windows(workspace, lambda program: _tell_when_usable(program, page_id))


def _tell_when_usable(program: "Application", page_id: str) -> None:
    """Print `usable` when rows are painted and a key arrived, `searched` when its answer is shown."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        """Sees when the list of the page was painted with rows in it, and looks what there is to tell."""

        is_painted = False
        everyone = 0
        view: "QAbstractItemView | None" = None

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            self.is_painted = self.is_painted or event.type() == QEvent.Type.Paint
            return False

        def look(self) -> None:
            window = program.workspace.window if program.workspace is not None else None
            page = window.current_page if window is not None else None
            if window is None or page is None or page.page_id != page_id:
                return
            if self.view is None:
                self.view = _list_with_rows(page)
                if self.view is not None:
                    self.view.viewport().installEventFilter(self)
                    self.view.viewport().update()
            elif not self.everyone:
                if self.is_painted and _takes_keys(page):
                    self.everyone = self.view.model().rowCount()
                    print("usable", flush=True)
            elif 0 < self.view.model().rowCount() < self.everyone:
                timer.stop()
                print("searched", flush=True)
                window.close()

    watch, timer = Watch(program), QTimer(program)
    timer.setInterval(1)
    timer.timeout.connect(watch.look)
    timer.start()
    # Rows that are there already are seen when the window is painted for the first time.
    watch.look()


def _list_with_rows(page: "QWidget") -> "QAbstractItemView | None":
    """The first list of the page once it has rows whose texts are there."""
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QAbstractItemView, QTableView

    for view in page.findChildren(QAbstractItemView):
        model = view.model()
        if view.isVisible() and model is not None and model.rowCount() > 0:
            first = model.index(0, 0)
            columns = range(view.model().columnCount(QModelIndex())) if isinstance(view, QTableView) else (0,)
            if any(first.siblingAtColumn(at).data() for at in columns):
                return view
    return None


def _takes_keys(page: "QWidget") -> bool:
    """Whether letters that are typed now arrive in the page's search field, where they stay."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QLineEdit

    field = next((edit for edit in page.findChildren(QLineEdit) if edit.isVisible()), None)
    if field is None:
        return False
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, _LETTER)
        QApplication.sendEvent(field, key)
    return bool(field.text() == _LETTER)


if __name__ == "__main__":
    sys.exit(empty() if sys.argv[1] == "empty" else program(sys.argv[1], sys.argv[2]))
