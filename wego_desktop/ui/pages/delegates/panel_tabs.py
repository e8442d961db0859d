"""The tabs of the panel that hold values: profile and participation."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wego_desktop.domain.countries import country_name
from wego_desktop.domain.enums import AttendanceMode, DelegationRole, Gender, RegistrationStatus
from wego_desktop.domain.registration_states import is_active
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.delegate_detail import DelegateDetail
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.ui.pages.delegates.columns import local_day
from wego_desktop.ui.pages.delegates.value_row import ChoiceRow, EditableRow, Suggest, TextRow, ValueRow
from wego_desktop.ui.widgets.labels import Label

PERSON, REGISTRATION, STATUS = "person", "registration", "status"


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

    def add_heading(self, text: str) -> None:
        """A heading over the next rows."""
        if self.rows:
            self.body.addSpacing(12)
        heading = Label(text, "strong", self)
        heading.setMinimumHeight(ROW_HEADING_PX)
        self.body.addWidget(heading)

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
        return False


ROW_HEADING_PX = 28


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
            ("native_name", _("Local script")),
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
        self.set_text("delegation", people if size else "")
        self.set_choice("gender", detail.gender)
        self.set_text("dietary", detail.dietary)
        self.set_text("accessibility", detail.accessibility)


class ParticipationTab(ValuesTab):
    """Category, status, part in the delegation, notes, and the person's other events."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_heading(_("Participation"))
        self.add("number", ValueRow(_("Number"), self))
        self.add("category_id", ChoiceRow(_("Category"), self), REGISTRATION)
        self.add("status", ChoiceRow(_("Status"), self), STATUS)
        self.add("status_reason", ValueRow(_("Reason"), self))
        self._add_choices("delegation_role", _("Delegation role"), DelegationRole)
        self._add_choices("mode", _("Attendance"), AttendanceMode)
        photos = ChoiceRow(_("Photographs"), self)
        photos.set_options([(False, _("Allowed")), (True, _("Refused"))])
        self.add("is_photo_refused", photos, REGISTRATION)
        self.add("registered", ValueRow(_("Registered"), self))
        self.add_heading(_("Notes"))
        self.add("desk_note", TextRow(_("For the desk"), self), REGISTRATION)
        self.add("notes", TextRow(_("Notes"), self), REGISTRATION)
        self.others_heading = Label(_("Other events"), "strong", self)
        self.others_heading.setMinimumHeight(ROW_HEADING_PX + 12)
        self.body.addWidget(self.others_heading)
        self.others = Label("", "second", self)
        self.others.setWordWrap(True)
        self.body.addWidget(self.others)
        self.body.addStretch(1)

    def _add_choices(self, key: str, label: str, kind: type[DelegationRole] | type[AttendanceMode]) -> None:
        row = ChoiceRow(label, self)
        row.set_options([(each, word(each)) for each in kind])
        self.add(key, row, REGISTRATION)

    def set_categories(self, categories: Sequence[CategoryRow]) -> None:
        """The categories of the event."""
        row = self.rows["category_id"]
        assert isinstance(row, ChoiceRow)
        row.set_options([(each.id, each.name) for each in categories])

    def show_detail(self, detail: DelegateDetail, zone: ZoneInfo) -> None:
        """Show somebody's participation."""
        row = detail.row
        status = self.rows["status"]
        assert isinstance(status, ChoiceRow)
        status.set_options(status_options(None if is_active(row.status) else detail))
        self.set_text("number", row.number)
        self.set_choice("category_id", row.category_id, row.category)
        self.set_choice("status", row.status, word(row.status))
        self.set_text("status_reason", detail.status_reason)
        self.rows["status_reason"].setVisible(bool(detail.status_reason))
        self.set_choice("delegation_role", row.delegation_role)
        self.set_choice("mode", row.mode)
        self.set_choice("is_photo_refused", detail.is_photo_refused)
        self.set_text("registered", local_day(row.registered_at, zone))
        self.set_text("desk_note", detail.desk_note)
        self.set_text("notes", detail.notes)
        lines = [f"{each.event_name}: {each.number}, {word(each.status)}" for each in detail.others]
        self.others.setText("\n".join(lines))
        self.others_heading.setVisible(bool(lines))
        self.others.setVisible(bool(lines))


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
