"""The right panel: one person's badge, what fitting did to it, and its print log."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wego_desktop.documents.layout import BadgeLayout
from wego_desktop.domain.enums import BadgeReason
from wego_desktop.domain.local_time import local
from wego_desktop.i18n import N_, _
from wego_desktop.services.badge_notes import FitKind, line_of
from wego_desktop.services.queries.badges import BadgeLogRow
from wego_desktop.ui.operations.badges import ShownBadge
from wego_desktop.ui.pages.badges.badge_view import BadgeView
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.icon import IconLabel
from wego_desktop.ui.widgets.labels import Label, Line
from wego_desktop.ui.widgets.switch import SegmentedSwitch

WIDTH_PX = 380
_LOG_LINES = 4
REASONS = {
    BadgeReason.FIRST: N_("First badge"),
    BadgeReason.LOST: N_("Reprint, lost"),
    BadgeReason.DAMAGED: N_("Reprint, damaged"),
    BadgeReason.NAME_CHANGED: N_("Reprint, name changed"),
}


class PreviewPanel(QWidget):
    """Walks through people by its arrows; `stepped(-1 or 1)`, `reprint_wanted()`."""

    stepped = Signal(int)
    reprint_wanted = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview_panel")
        self.setFixedWidth(WIDTH_PX)
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._zone = zone
        self._steps: list[Button] = []
        self.shown: ShownBadge | None = None
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Line("v", self))
        column = QVBoxLayout()
        column.setSpacing(0)
        outer.addLayout(column, 1)
        column.addWidget(self._make_bar())
        column.addWidget(Line("h", self))
        self.view = BadgeView(self)
        column.addWidget(self.view, 1)
        column.addWidget(Line("h", self))
        column.addWidget(self._make_foot())

    def _make_bar(self) -> QWidget:
        bar = QWidget(self)
        bar.setFixedHeight(52)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(4)
        for icon_name, step, name, keys in (
            ("chevron-left", -1, _("Previous person"), "Ctrl+Alt+←"),
            ("chevron-right", 1, _("Next person"), "Ctrl+Alt+→"),
        ):
            button = Button(kind=ButtonKind.QUIET, parent=bar, icon_name=icon_name, accessible_name=name)
            button.setObjectName("previous_person" if step < 0 else "next_person")
            button.setToolTip(f"{name} ({keys})")
            button.clicked.connect(lambda _checked=False, by=step: self.stepped.emit(by))
            row.addWidget(button)
            self._steps.append(button)
        self.place_label = Label("", "second", bar)
        row.addWidget(self.place_label)
        row.addStretch(1)
        self.side_switch = SegmentedSwitch(
            [("front", _("Front")), ("back", _("Back"))], bar, name=_("Side shown")
        )
        self.side_switch.setObjectName("side_switch")
        self.side_switch.changed.connect(lambda key: self.view.show_side(is_back=key == "back"))
        row.addWidget(self.side_switch)
        return bar

    def _make_foot(self) -> QWidget:
        foot = QWidget(self)
        column = QVBoxLayout(foot)
        column.setContentsMargins(20, 12, 16, 14)
        column.setSpacing(6)
        fit = QHBoxLayout()
        fit.setSpacing(8)
        self._fit_icon = IconLabel("check", "ok-text", 16, foot)
        self.fit_label = Label("", "body", foot)
        self.fit_label.setWordWrap(True)
        fit.addWidget(self._fit_icon, 0, Qt.AlignmentFlag.AlignTop)
        fit.addWidget(self.fit_label, 1)
        column.addLayout(fit)
        row = QHBoxLayout()
        self.log_label = Label("", "second", foot)
        self.log_label.setObjectName("print_log")
        self.log_label.setWordWrap(True)
        row.addWidget(self.log_label, 1, Qt.AlignmentFlag.AlignTop)
        self.reprint = Button(
            _("Reprint"), parent=foot, icon_name="refresh-cw", keys="F3", size=ButtonSize.SMALL
        )
        self.reprint.setObjectName("reprint")
        self.reprint.clicked.connect(self.reprint_wanted)
        row.addWidget(self.reprint, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        return foot

    # What is shown

    def show_sides(self, *, is_front_only: bool) -> None:
        """Offer the back only where it will print."""
        if is_front_only:
            self.side_switch.choose("front")
        self.side_switch.setVisible(not is_front_only)

    def show_place(self, place: int, count: int) -> None:
        """Which of how many people is shown; the first is 1."""
        text = _("{place} of {count}").format(place=place, count=count) if count else ""
        self.place_label.setText(text)
        for button in self._steps:
            button.setEnabled(count > 1)

    def show_badge(self, shown: ShownBadge | None, layout: BadgeLayout) -> None:
        """Show a badge in a format, or nothing."""
        self.shown = shown
        self.view.show_badge(shown.row.face if shown else None, layout)
        self._show_fit()
        log = shown.log if shown else ()
        self.log_label.setText("\n".join(self._log_text(row) for row in log[:_LOG_LINES]))
        self.reprint.setVisible(any(row.printed_at is not None for row in log))

    def _show_fit(self) -> None:
        plan = self.view.plan
        self._fit_icon.setVisible(plan is not None)
        if plan is None:
            self.fit_label.setText("")
            return
        line = line_of(plan.report)
        if line is None:
            self._fit_icon.set_icon("check", "ok-text")
            self.fit_label.setText(_("Every text fits"))
            return
        if line.needs_attention:
            self._fit_icon.set_icon("circle-alert", "bad-text")
        else:
            is_shrunk = line.kind is FitKind.SHRUNK
            self._fit_icon.set_icon("info", "warn-text" if is_shrunk else "text-2")
        self.fit_label.setText(line.text[:1].upper() + line.text[1:])

    def _log_text(self, row: BadgeLogRow) -> str:
        if row.printed_at is not None:
            text = _("{reason}: printed {time}, {where}")
        else:
            text = _("{reason}: issued {time}, not printed")
        when = self._time(row.printed_at or row.issued_at)
        said = text.format(reason=_(REASONS[row.reason]), time=when, where=short_place(row.printed_where))
        return said if row.voided_at is None else _("{badge} (void)").format(badge=said)

    def _time(self, instant: datetime) -> str:
        return f"{local(instant, self._zone):%d %b %H:%M}"


def short_place(where: str) -> str:
    """A file's name without its folders; a printer's name as it is."""
    return where.replace("\\", "/").rsplit("/", 1)[-1]
