"""Settings of this computer: theme, language, desk, operator, touch."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from wego_desktop.i18n import _, available_languages
from wego_desktop.settings import Settings, Theme
from wego_desktop.ui.dialogs.dialog import BaseDialog
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.switch import SegmentedSwitch, Switch


def language_name(code: str) -> str:
    """A language's own name for itself, without a country."""
    # Qt names the country too where it has an only or first one: "American English".
    return "English" if code == "en" else QLocale(code).nativeLanguageName().split(" (")[0].capitalize()


class SettingsDialog(BaseDialog):
    """Shows `settings` and calls `save(new)` when Save is pressed and something changed.

    `event_settings_wanted()` is emitted after it has closed, when the event's own settings are asked for.
    """

    event_settings_wanted = Signal()

    def __init__(
        self, settings: Settings, save: Callable[[Settings], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Settings"), _("They hold for this computer."), parent)
        self.setObjectName("settings_dialog")
        self._settings = settings
        self._save = save
        choices = [(Theme.SYSTEM.value, _("As the system")), (Theme.LIGHT.value, _("Light"))]
        self.theme_switch = SegmentedSwitch([*choices, (Theme.DARK.value, _("Dark"))], self, name=_("Theme"))
        self.theme_switch.choose(settings.theme.value)
        self._add_switch_row(_("Theme"), self.theme_switch)
        self.language = QComboBox(self)
        self.language.addItem(_("As the system"), "")
        for code in available_languages():
            self.language.addItem(language_name(code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        self.language_field = Field(_("Language"), self.language, self)
        self.language_field.setVisible(len(available_languages()) > 1)
        self.body.addWidget(self.language_field)
        self.desk = Field(_("Name of this desk"), parent=self, help_text=_("Stands on badges and in History"))
        self.desk.set_text(settings.desk_name)
        self.body.addWidget(self.desk)
        self.operator = Field(
            _("Your name"), parent=self, help_text=_("Stands in History beside your changes")
        )
        self.operator.set_text(settings.operator_name)
        self.body.addWidget(self.operator)
        self.touch = Switch(_("Higher rows for touch"), self)
        self.touch.setChecked(settings.touch_rows)
        self._add_switch_row(_("Higher rows for touch"), self.touch)
        self._add_buttons()

    def show_signed_in(self, desk: str, operator: str) -> None:
        """Show who works where now, in the fields that were left empty."""
        self.desk.line_edit.setPlaceholderText(desk)
        self.operator.line_edit.setPlaceholderText(operator)

    def offer_event_settings(self) -> None:
        """Show the way to the settings of the chosen event."""
        button = Button(_("Event settings"), ButtonKind.QUIET, self, icon_name="settings")
        button.setObjectName("event_settings_button")
        button.clicked.connect(self._leave_for_event)
        self.buttons.insertWidget(0, button)

    def _leave_for_event(self) -> None:
        self.reject()
        self.event_settings_wanted.emit()

    def _add_switch_row(self, text: str, control: QWidget) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 4, 6)
        row.addWidget(Label(text, "body", self), 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(row)

    def _add_buttons(self) -> None:
        cancel = self.add_button(Button(_("Cancel"), parent=self, keys="Esc"))
        cancel.clicked.connect(self.reject)
        save = self.add_button(Button(_("Save"), ButtonKind.PRIMARY, self, keys="Ctrl+Enter"))
        save.setObjectName("save_button")
        save.clicked.connect(self._on_save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_save)

    def _on_save(self) -> None:
        changed = replace(
            self._settings,
            theme=Theme(self.theme_switch.current),
            language=self.language.currentData(),
            desk_name=self.desk.text(),
            operator_name=self.operator.text(),
            touch_rows=self.touch.isChecked(),
        )
        self.accept()
        if changed != self._settings:
            self._save(changed)
