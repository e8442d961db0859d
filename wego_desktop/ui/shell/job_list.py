"""The jobs that run now, with progress and cancel, above the status bar at the right."""

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.shell.jobs import Job
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.labels import ElidedLabel, Label

_SHOW_AFTER_MS = 400
_WIDTH_PX = 340


class JobRow(QWidget):
    """One job: title, bar, figure, Cancel."""

    def __init__(self, job: Job, parent: QWidget) -> None:
        super().__init__(parent)
        self.job = job
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(job.title, "medium", self), 1)
        self.cancel_button = Button(_("Cancel"), ButtonKind.QUIET, self, size=ButtonSize.SMALL)
        self.cancel_button.setAccessibleName(_("Cancel {job}").format(job=job.title))
        self.cancel_button.clicked.connect(self._cancel)
        head.addWidget(self.cancel_button)
        column.addLayout(head)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        column.addWidget(self._bar)
        self._text = Label(_("Waiting"), "small", self)
        column.addWidget(self._text)
        job.progressed.connect(self._show)

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self._text.setText(_("Stopping"))
        self.job.cancel()

    def _show(self) -> None:
        job = self.job
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)
        figure = _("{done} of {total}").format(done=job.done, total=job.total) if job.total else _("Working")
        self._text.setText(f"{figure} · {job.text}" if job.text else figure)


class JobList(QWidget):
    """Appears when a job takes longer than 400 ms and goes with the last one."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("job_list")
        self.setAccessibleName(_("Running jobs"))
        self._host = host
        self._rows: list[JobRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 12, 12)
        self._column.setSpacing(12)
        self.setFixedWidth(_WIDTH_PX)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOW_AFTER_MS)
        self._timer.timeout.connect(self._appear)
        host.installEventFilter(self)
        self.hide()

    @property
    def rows(self) -> list[JobRow]:
        """The rows shown, oldest first."""
        return list(self._rows)

    def add(self, job: Job) -> None:
        """Show a job until it ends."""
        row = JobRow(job, self)
        self._rows.append(row)
        self._column.addWidget(row)
        job.finished.connect(lambda: self._remove(row))
        if self.isVisible():
            self._appear()
        elif not self._timer.isActive():
            self._timer.start()

    def _remove(self, row: JobRow) -> None:
        self._rows.remove(row)
        row.setParent(None)
        row.deleteLater()
        if self._rows:
            self._appear()
        else:
            self._timer.stop()
            self.hide()

    def _appear(self) -> None:
        if self._rows:
            self.show()
            self.adjustSize()
            self.move(self._host.width() - self.width() - 16, self._host.height() - self.height() - 92)
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._appear()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(theme().color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
