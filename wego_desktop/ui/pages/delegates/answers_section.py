"""The answers to own fields: in the panel, saved one by one, and in the form for a new delegate."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wego_desktop.domain.own_fields import FieldSpec, shown_for
from wego_desktop.errors import CodedError
from wego_desktop.i18n import _
from wego_desktop.messages import sentence
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.queries.delegate_detail import DelegateDetail
from wego_desktop.services.queries.limits import place_notes
from wego_desktop.services.queries.own_fields import RegistrationAnswers, registration_answers, specs
from wego_desktop.ui.pages.delegates.answer_rows import AnswerField, TicksRow, answer_row, show_answer
from wego_desktop.ui.pages.delegates.panel_tabs import ROW_HEADING_PX, PanelSection
from wego_desktop.ui.pages.delegates.value_row import EditableRow, TextRow
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner

_OVER_HEADING_PX, _OVER_BANNER_PX = 12, 8
_Found = tuple[RegistrationAnswers | None, tuple[str, ...]]


class AnswersSection(PanelSection):
    """What one registration answered, under the heading Own fields; hidden where nothing is asked.

    Reads and saves by itself; `saved()` after each change. A place beyond the free ones is told above.
    """

    saved = Signal()

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answers_section")
        self._services = services
        self._asked = ""
        self._shown: tuple[str, tuple[FieldSpec, ...]] = ("", ())
        self.rows: dict[str, EditableRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banner = Banner(self)
        column.addWidget(self.banner)
        self._heading = Label(_("Own fields"), "strong", self)
        self._heading.setContentsMargins(0, _OVER_HEADING_PX, 0, 0)
        self._heading.setMinimumHeight(ROW_HEADING_PX + _OVER_HEADING_PX)
        column.addWidget(self._heading)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        self.hide()

    def show_detail(self, detail: DelegateDetail) -> None:
        """Show the answers of a delegate."""
        self._asked = detail.row.id
        self._load()

    def _load(self) -> None:
        database, id_ = self._services.context.database, self._asked
        self._services.runner.read(
            lambda: (registration_answers(database, id_), place_notes(database, id_)),
            done=self._show,
            initiator=self,
        )

    def _show(self, loaded: _Found) -> None:
        found, notes = loaded
        if found is None or found.registration_id != self._asked:
            return
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(0, _OVER_BANNER_PX if notes else 0, 0, 0)
        if notes:
            self.banner.show_message(Tone.WARN, "\n".join(notes))
        else:
            self.banner.clear()
        if self._shown != (found.registration_id, found.fields):
            self._build(found)
        owed = {spec.key for spec in found.open}
        for spec in found.fields:
            row = self.rows[spec.key]
            show_answer(row, spec, found.answers.get(spec.key))
            if spec.key in owed:
                row.show_error(_("Still to be answered"))
        self._heading.setVisible(bool(found.fields))
        self.setVisible(bool(found.fields or notes))

    def _build(self, found: RegistrationAnswers) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._shown = (found.registration_id, found.fields)
        self.rows = {}
        for spec in found.fields:
            row = answer_row(spec, found.answers.get(spec.key), self)
            row.setObjectName(f"value_{spec.column}")
            row.edited.connect(lambda value, key=spec.key: self._save(key, value))
            row.step_asked.connect(lambda step, key=spec.key: self._step(key, step))
            self.rows[spec.key] = row
            self._lines.addWidget(row)

    def _step(self, key: str, step: int) -> None:
        keys = list(self.rows)
        place = keys.index(key) + step
        if 0 <= place < len(keys):
            self.rows[keys[place]].setFocus()

    def _save(self, key: str, value: object) -> None:
        context, id_ = self._services.context, self._asked

        def done(outcome: Outcome[int]) -> None:
            del outcome
            self._load()
            self.saved.emit()

        def failed(error: Exception) -> None:
            if isinstance(error, CodedError) and key in self.rows:
                self.rows[key].show_error(sentence(error))
            else:
                self._services.show_error(error)

        self._services.runner.write(
            lambda: context.answers.set_for(context.actor, id_, {key: value}),
            done=done,
            failed=failed,
            initiator=self,
        )

    def finish_edit(self) -> bool:
        was_open = False
        for row in self.rows.values():
            if isinstance(row, TextRow) and row.is_editing:
                row.finish(is_kept=True)
                was_open = True
            elif isinstance(row, TicksRow):
                row.finish()
        return was_open


class AnswersForm(QWidget):
    """The own fields in the form for a new delegate; `given()` is what was answered."""

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answers_form")
        self._services = services
        self._specs: Sequence[FieldSpec] = ()
        self._category_id = ""
        self.fields: dict[str, AnswerField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.hide()

    def begin(self) -> None:
        """Read the questions again and show them unanswered."""
        database, event_id = self._services.context.database, self._services.event.id
        self._services.runner.read(lambda: specs(database, event_id), done=self._take, initiator=self)

    def _take(self, found: tuple[FieldSpec, ...]) -> None:
        self._specs = found
        self._rebuild({})

    def show_category(self, category_id: str | None) -> None:
        """Show what people of that category are asked; answers that are asked for again stay."""
        self._category_id = category_id or ""
        self._rebuild(self.fields)

    def _rebuild(self, kept: Mapping[str, AnswerField]) -> None:
        asked = [spec for spec in self._specs if shown_for(spec, self._category_id)]
        for key, field in list(self.fields.items()):
            if key not in kept or key not in {spec.key for spec in asked}:
                self._column.removeWidget(field)
                field.hide()
                field.deleteLater()
                del self.fields[key]
        for place, spec in enumerate(asked):
            if spec.key not in self.fields:
                self.fields[spec.key] = AnswerField(spec, self)
            self._column.insertWidget(place, self.fields[spec.key])
        self.setVisible(bool(asked))

    def given(self) -> dict[str, object]:
        """The answers by key, without those that were left empty."""
        found = {key: field.given for key, field in self.fields.items()}
        return {key: value for key, value in found.items() if value is not None}

    def clear_errors(self) -> None:
        """Take all errors away."""
        for field in self.fields.values():
            field.set_error("")

    def show_error(self, error: CodedError) -> bool:
        """Show an error at the field whose question it names; False when it names none."""
        for field in self.fields.values():
            if error.params.get("label") == field.spec.label:
                field.set_error(sentence(error))
                field.editor.setFocus()
                return True
        return False
