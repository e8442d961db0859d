"""What tabs of values have in common, and the profile."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wego_desktop.domain.countries import country_name
from wego_desktop.domain.enums import Gender, RegistrationStatus
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.delegate_detail import DelegateDetail
from wego_desktop.ui.pages.delegates.value_row import ChoiceRow, EditableRow, Suggest, TextRow, ValueRow
from wego_desktop.ui.widgets.labels import Label

PERSON, REGISTRATION, STATUS = "person", "registration", "status"
"""Scopes: what an edited value belongs to, so that the right service is asked."""


class PanelSection(QWidget):
    """Something that another module shows at the end of a tab, for every delegate that the panel shows."""

    def show_detail(self, detail: DelegateDetail) -> None:
        """Show what belongs to this delegate; hide when there is nothing."""

    def finish_edit(self) -> bool:
        """Save an open field, if any; whether there was one."""
        return False


class ScrollTab(QScrollArea):
    """A tab that scrolls down; `body` takes its widgets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self)
        inner.setProperty("surface", "surface")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(20, 12, 16, 16)
        self.body.setSpacing(0)
        self.setWidget(inner)

    def clear(self) -> None:
        """Take all widgets away."""
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class ValuesTab(ScrollTab):
    """Rows of values under headings; `edited(scope, field, value, row)` for each change."""

    edited = Signal(str, str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, ValueRow] = {}
        self._sections: list[PanelSection] = []

    def add_section(self, section: PanelSection) -> None:
        """Put a section behind the last row, before what is only told."""
        self._sections.append(section)
        self.body.insertWidget(self._section_place(), section)

    def _section_place(self) -> int:
        """Before the stretch at the end."""
        return self.body.count() - 1

    def show_sections(self, detail: DelegateDetail) -> None:
        """Show a delegate in all sections."""
        for section in self._sections:
            section.show_detail(detail)

    def add_heading(self, text: str) -> Label:
        """A heading over the next rows."""
        heading = Label(text, "strong", self)
        gap = _OVER_HEADING_PX if self.body.count() else 0
        # Part of the heading, so that a heading that is hidden leaves no gap.
        heading.setContentsMargins(0, gap, 0, 0)
        heading.setMinimumHeight(ROW_HEADING_PX + gap)
        self.body.addWidget(heading)
        return heading

    def add(self, key: str, row: ValueRow, scope: str = "") -> None:
        """A row; with a scope its edits are told."""
        self.rows[key] = row
        row.setObjectName(f"value_{key}")
        self.body.addWidget(row)
        if isinstance(row, EditableRow):
            row.edited.connect(lambda value: self.edited.emit(scope, key, value, row))
            row.step_asked.connect(lambda step: self._step(row, step))

    def _step(self, row: EditableRow, step: int) -> None:
        editable = [each for each in self.rows.values() if isinstance(each, EditableRow)]
        place = editable.index(row) + step
        if 0 <= place < len(editable):
            editable[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(editable[place], 0, 24)

    def set_text(self, key: str, value: str, shown: str | None = None) -> None:
        """Show a value of a text row or of one that cannot be edited."""
        row = self.rows[key]
        if isinstance(row, TextRow):
            row.set_value(value, shown)
        else:
            row.show_text(value if shown is None else shown)

    def set_choice(self, key: str, value: Any, shown: str | None = None) -> None:
        """Show a value of a choice row."""
        row = self.rows[key]
        assert isinstance(row, ChoiceRow)
        row.set_value(value, shown)

    def finish_edit(self) -> bool:
        """Save the open field, if any; whether there was one."""
        for row in self.rows.values():
            if isinstance(row, TextRow) and row.is_editing:
                row.finish(is_kept=True)
                return True
        return any(section.finish_edit() for section in self._sections)


ROW_HEADING_PX = 28
_OVER_HEADING_PX = 12


class ProfileTab(ValuesTab):
    """Name, organisation, contact and needs."""

    def __init__(self, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_heading(_("Name"))
        self._add_texts(
            PERSON,
            ("honorific", _("Honorific")),
            ("given_names", _("Given names")),
            ("family_name", _("Family name")),
            ("badge_name", _("Name on badge")),
            ("native_name", _("Local-script name")),
        )
        self.add_heading(_("Organisation"))
        self.add("organisation_name", TextRow(_("Organisation"), self, suggest), REGISTRATION)
        self._add_texts(PERSON, ("position", _("Position")))
        self.add("place", ValueRow(_("City, country"), self))
        self.add("region", ValueRow(_("Region"), self))
        self.add("delegation", ValueRow(_("Delegation"), self))
        self.add_heading(_("Contact and needs"))
        self._add_texts(PERSON, ("email", _("Email")), ("phone", _("Phone")), ("languages", _("Languages")))
        gender = ChoiceRow(_("Gender"), self)
        gender.set_options([(None, _("Not stated")), *((each, word(each)) for each in Gender)])
        self.add("gender", gender, PERSON)
        self._add_texts(REGISTRATION, ("dietary", _("Diet")), ("accessibility", _("Access")))
        self.body.addStretch(1)

    def _add_texts(self, scope: str, *fields: tuple[str, str]) -> None:
        for key, label in fields:
            self.add(key, TextRow(label, self), scope)

    def show_detail(self, detail: DelegateDetail) -> None:
        """Show somebody's facts."""
        row = detail.row
        for key in ("honorific", "given_names", "family_name", "badge_name", "native_name"):
            self.set_text(key, getattr(row, key))
        for key in ("position", "email", "phone", "languages"):
            self.set_text(key, getattr(row, key))
        self.set_text("organisation_name", row.organisation)
        country = country_name(row.country) if row.country else ""
        self.set_text("place", ", ".join(part for part in (row.city, country) if part))
        self.set_text("region", row.region)
        size = detail.delegation_size
        people = ngettext("{count} person", "{count} people", size).format(count=size)
        focal = detail.records.delegation.focal_name if detail.records.delegation else ""
        if focal:
            people = _("{people}, focal point {name}").format(people=people, name=focal)
        self.set_text("delegation", people if size else "")
        self.set_choice("gender", detail.gender)
        self.set_text("dietary", detail.dietary)
        self.set_text("accessibility", detail.accessibility)
        self.show_sections(detail)


FORMER = "former"
"""Value of the choice that re-activates."""


def status_options(ended: DelegateDetail | None = None) -> list[tuple[object, str]]:
    """The states that can be chosen: re-activation first for an ended registration; no substitution."""
    states = [each for each in RegistrationStatus if each is not RegistrationStatus.SUBSTITUTED]
    options: list[tuple[object, str]] = [(each, word(each)) for each in states]
    if ended is None:
        return options
    former = word(ended.former_status or RegistrationStatus.CONFIRMED)
    return [(FORMER, _("Re-activate as {status}").format(status=former)), *options]
