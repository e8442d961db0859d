"""The form of an own field: question, kind, choices, when it is required, and who is asked."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QWidget

from wego_desktop.domain.enums import OwnFieldKind, RequiredRule
from wego_desktop.domain.own_fields import FieldSpec, RequiredWhen, key_for
from wego_desktop.i18n import _
from wego_desktop.services.own_fields.service import CHOOSING, OwnFieldDraft
from wego_desktop.services.own_fields.words import answer_text, kind_word, required_word
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.services.queries.own_fields import OwnFieldRow
from wego_desktop.ui.pages.event_settings.choices_box import ChoicesBox
from wego_desktop.ui.pages.event_settings.setting_dialog import SettingDialog, box_of
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.labels import Label


class FieldDialog(SettingDialog):
    """Adds a field (`row` None) or edits one; `form()` gives what it holds, `renamed()` the choices with new
    words."""

    field_of_error: ClassVar[Mapping[str, str]] = {
        "own_field_key_malformed": "key",
        "own_field_key_taken": "key",
        "own_field_choices_missing": "choices",
        "own_field_choice_twice": "choices",
        "own_field_choice_malformed": "choices",
        "choice_in_use": "choices",
        "choice_needed": "choices",
        "own_field_kind_fixed": "kind",
        "own_field_needed": "kind",
        "own_field_when_missing": "required",
        "own_field_when_unknown": "required",
    }

    def __init__(
        self,
        others: Sequence[FieldSpec],
        categories: Sequence[CategoryRow],
        row: OwnFieldRow | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            row.spec.label if row else _("Add an own field"), parent, is_new=row is None, width=520
        )
        self.setObjectName("field_dialog")
        self._others = tuple(spec for spec in others if row is None or spec.id != row.spec.id)
        self._row = row
        self._make_question()
        self._make_choices()
        self._make_required()
        self.asked = ChoicesBox([(category.id, category.name) for category in categories], self, columns=3)
        self.fields["asked"] = Field(
            _("Asked of"), self.asked, self, help_text=_("Nothing ticked means everybody")
        )
        self.body.addWidget(self.fields["asked"])
        self._fill(row)
        box_of(self.fields["kind"]).currentIndexChanged.connect(lambda _at: self._show())
        box_of(self.fields["required"]).currentIndexChanged.connect(lambda _at: self._show())
        self.when_field.currentIndexChanged.connect(lambda _at: self._fill_values())
        self.fields["label"].line_edit.textEdited.connect(self._suggest_key)
        self._show()
        self.fields["label"].line_edit.setFocus()

    def _make_question(self) -> None:
        self.fields["label"] = Field(_("Question"), parent=self)
        self.fields["label"].line_edit.setMaxLength(300)
        self.body.addWidget(self.fields["label"])
        kind = QComboBox(self)
        kind.setObjectName("kind_box")
        for each in OwnFieldKind:
            kind.addItem(kind_word(each), each)
        self.fields["kind"] = Field(_("Kind of answer"), kind, self)
        self.fields["key"] = Field(
            _("Key"), parent=self, help_text=_("In files and on badges; never changes")
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.fields["kind"], 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.fields["key"], 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def _make_choices(self) -> None:
        self.choices = QPlainTextEdit(self)
        self.choices.setObjectName("choices_edit")
        self.choices.setTabChangesFocus(True)
        self.choices.setFixedHeight(96)
        self.fields["choices"] = Field(
            _("Choices"), self.choices, self, help_text=_("Each on a line. A changed line renames the choice")
        )
        self.body.addWidget(self.fields["choices"])

    def _make_required(self) -> None:
        rule = QComboBox(self)
        rule.setObjectName("required_box")
        for each in RequiredRule:
            if each is not RequiredRule.WHEN or self._others:
                rule.addItem(required_word(each), each)
        self.fields["required"] = Field(_("Required"), rule, self)
        self.body.addWidget(self.fields["required"])
        self._when = QWidget(self)
        row = QHBoxLayout(self._when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.when_field = QComboBox(self._when)
        self.when_field.setObjectName("when_field")
        self.when_field.setAccessibleName(_("The other field"))
        for spec in self._others:
            self.when_field.addItem(spec.label, spec.key)
        self.when_value = QComboBox(self._when)
        self.when_value.setObjectName("when_value")
        self.when_value.setAccessibleName(_("Its answer"))
        row.addWidget(self.when_field, 2)
        row.addWidget(Label(_("is"), "second", self._when))
        row.addWidget(self.when_value, 2)
        self.body.addWidget(self._when)

    def _fill(self, row: OwnFieldRow | None) -> None:
        if row is None:
            self._fill_values()
            return
        spec = row.spec
        self.fields["label"].set_text(spec.label)
        self.fields["key"].set_text(spec.key)
        self.fields["key"].setEnabled(False)
        kind, rule = box_of(self.fields["kind"]), box_of(self.fields["required"])
        kind.setCurrentIndex(kind.findData(spec.kind))
        self.fields["kind"].setEnabled(not row.answers)
        rule.setCurrentIndex(rule.findData(spec.required))
        self.choices.setPlainText("\n".join(spec.choices))
        self.asked.set_chosen(spec.category_ids)
        if spec.required_when is not None:
            self.when_field.setCurrentIndex(self.when_field.findData(spec.required_when.key))
        self._fill_values()
        if spec.required_when is not None and spec.required_when.value is not None:
            self._choose_value(answer_text(spec.required_when.value))

    def _choose_value(self, text: str) -> None:
        at = self.when_value.findText(text)
        if at >= 0:
            self.when_value.setCurrentIndex(at)
        else:
            self.when_value.setEditText(text)

    def _fill_values(self) -> None:
        """Offer the answers that the other field can have; others than choices are typed."""
        other = next((s for s in self._others if s.key == self.when_field.currentData()), None)
        self.when_value.clear()
        self.when_value.addItem(_("anything"), None)
        if other is None:
            return
        self.when_value.setEditable(other.kind not in CHOOSING and other.kind is not OwnFieldKind.YES_NO)
        for choice in other.choices:
            self.when_value.addItem(choice, choice)
        if other.kind is OwnFieldKind.YES_NO:
            for is_yes in (True, False):
                self.when_value.addItem(answer_text(is_yes), is_yes)

    def _suggest_key(self, label: str) -> None:
        if self._row is None and not self.fields["key"].line_edit.isModified():
            taken = [spec.key for spec in self._others]
            self.fields["key"].set_text(key_for(label, taken) if label.strip() else "")

    def _show(self) -> None:
        self.fields["choices"].setVisible(box_of(self.fields["kind"]).currentData() in CHOOSING)
        self._when.setVisible(box_of(self.fields["required"]).currentData() == RequiredRule.WHEN)
        self.adjustSize()

    def form(self) -> OwnFieldDraft:
        """What was typed and chosen."""
        kind = OwnFieldKind(box_of(self.fields["kind"]).currentData())
        required = RequiredRule(box_of(self.fields["required"]).currentData())
        return OwnFieldDraft(
            self.fields["label"].text(),
            kind,
            self.fields["key"].text(),
            self._lines() if kind in CHOOSING else (),
            required,
            self._required_when() if required is RequiredRule.WHEN else None,
            self.asked.chosen,
        )

    def renamed(self) -> dict[str, str]:
        """Former choices to their new words: lines that were changed while their number stayed the same."""
        former = self._row.spec.choices if self._row is not None else ()
        lines = self._lines()
        if len(lines) != len(former):
            return {}
        return {
            old: new
            for old, new in zip(former, lines, strict=True)
            if old != new and old not in lines and new not in former
        }

    def _lines(self) -> tuple[str, ...]:
        return tuple(text for line in self.choices.toPlainText().splitlines() if (text := line.strip()))

    def _required_when(self) -> RequiredWhen | None:
        key = self.when_field.currentData()
        if key is None:
            return None
        value = self.when_value.currentData()
        if value is None and self.when_value.currentIndex() != 0:
            value = self.when_value.currentText().strip()
        if self.when_value.isEditable():
            typed = self.when_value.currentText().strip()
            value = None if typed in {"", _("anything")} else typed
        return RequiredWhen(key, value)
