"""The tab of participation: status, delegation, journey, accompanying persons, notes."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wego_desktop.domain.enums import AttendanceMode, DelegationRole
from wego_desktop.domain.registration_states import is_active
from wego_desktop.i18n import _
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.delegate_detail import DelegateDetail
from wego_desktop.services.queries.delegate_records import DelegateRecords, LinkedPerson
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.ui.pages.delegates.columns import local_day
from wego_desktop.ui.pages.delegates.link_row import LinkRow
from wego_desktop.ui.pages.delegates.panel_tabs import (
    REGISTRATION,
    ROW_HEADING_PX,
    STATUS,
    ValuesTab,
    status_options,
)
from wego_desktop.ui.pages.delegates.value_row import ChoiceRow, TextRow, ValueRow
from wego_desktop.ui.widgets.button import Button, ButtonSize
from wego_desktop.ui.widgets.labels import Label

LOGISTICS, TAGS, FOCAL, RELATION = "logistics", "tags", "focal", "relation"
TIMES = ("arrives_at", "departs_at")
_TIME_HINT = "2026-10-13 18:40"


class ParticipationTab(ValuesTab):
    """What an organiser arranges for one registration.

    `opened(registration_id)` to look at somebody linked, `companion_asked` to add an accompanying person.
    """

    opened = Signal(str)
    companion_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._add_standing()
        self._add_delegation()
        self._add_journey()
        self._add_companions()
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

    def _section_place(self) -> int:
        return self.body.indexOf(self.others_heading)

    def _add_standing(self) -> None:
        self.add_heading(_("Participation"))
        self.add("number", ValueRow(_("Number"), self))
        self.add("category_id", ChoiceRow(_("Category"), self), REGISTRATION)
        self.add("status", ChoiceRow(_("Status"), self), STATUS)
        self.add("status_reason", TextRow(_("Reason"), self), REGISTRATION)
        self.add("former_status", ValueRow(_("Status before"), self))
        for key, label in (("successor", _("Replaced by")), ("predecessor", _("In place of"))):
            self._add_link(key, LinkRow(label, self))
        self._add_choices("mode", _("Attendance"), AttendanceMode)
        photos = ChoiceRow(_("Photographs"), self)
        photos.set_options([(False, _("Allowed")), (True, _("Refused"))])
        self.add("is_photo_refused", photos, REGISTRATION)
        self.add("tags", TextRow(_("Tags"), self, hint=_("VIP, press tour")), TAGS)
        self.add("registered", ValueRow(_("Registered"), self))

    def _add_delegation(self) -> None:
        self.delegation_heading = self.add_heading(_("Delegation"))
        self._add_choices("delegation_role", _("Delegation role"), DelegationRole)
        self.add("focal_person_id", ChoiceRow(_("Focal point"), self), FOCAL)

    def _add_journey(self) -> None:
        self.add_heading(_("Journey"))
        for key, label, hint in (
            ("arrives_at", _("Arrival"), _TIME_HINT),
            ("arrival_flight", _("Flight"), "KE 912"),
            ("departs_at", _("Departure"), _TIME_HINT),
            ("departure_flight", _("Flight back"), "KE 911"),
            ("hotel", _("Hotel"), ""),
            ("pick_up", _("Pick-up"), ""),
            ("emergency_contact", _("In an emergency"), _("Name, relation, phone")),
        ):
            self.add(key, TextRow(label, self, hint=hint), LOGISTICS)

    def _add_companions(self) -> None:
        self.add_heading(_("Accompanying persons"))
        self._add_link("host", LinkRow(_("Comes with"), self))
        self.add("relation", TextRow(_("Relation"), self, hint=_("spouse, interpreter")), RELATION)
        holder = QWidget(self)
        self._companion_lines = QVBoxLayout(holder)
        self._companion_lines.setContentsMargins(0, 0, 0, 0)
        self._companion_lines.setSpacing(0)
        self.body.addWidget(holder)
        self.companions: list[LinkRow] = []
        self.add_companion = Button(
            _("Add accompanying person"), parent=self, icon_name="user-plus", size=ButtonSize.SMALL
        )
        self.add_companion.setObjectName("add_companion")
        self.add_companion.clicked.connect(self.companion_asked)
        self.body.addSpacing(4)
        self.body.addWidget(self.add_companion)

    def _add_link(self, key: str, row: LinkRow) -> None:
        self.add(key, row)
        row.opened.connect(self.opened)

    def _add_choices(self, key: str, label: str, kind: type[DelegationRole] | type[AttendanceMode]) -> None:
        row = ChoiceRow(label, self)
        row.set_options([(each, word(each)) for each in kind])
        self.add(key, row, REGISTRATION)

    def _choice(self, key: str) -> ChoiceRow:
        row = self.rows[key]
        assert isinstance(row, ChoiceRow)
        return row

    def set_categories(self, categories: Sequence[CategoryRow]) -> None:
        """The categories of the event."""
        self._choice("category_id").set_options([(each.id, each.name) for each in categories])

    # What is shown

    def show_detail(self, detail: DelegateDetail, zone: ZoneInfo) -> None:
        """Show somebody's participation."""
        row, has_ended = detail.row, not is_active(detail.row.status)
        self._choice("status").set_options(status_options(detail if has_ended else None))
        self.set_text("number", row.number)
        self.set_choice("category_id", row.category_id, row.category)
        self.set_choice("status", row.status, word(row.status))
        self.set_text("status_reason", detail.status_reason)
        self.rows["status_reason"].setVisible(has_ended or bool(detail.status_reason))
        former = word(detail.former_status) if detail.former_status is not None else ""
        self.set_text("former_status", former)
        self.rows["former_status"].setVisible(bool(former))
        self.set_choice("delegation_role", row.delegation_role)
        self.set_choice("mode", row.mode)
        self.set_choice("is_photo_refused", detail.is_photo_refused)
        self.set_text("registered", local_day(row.registered_at, zone))
        self.set_text("desk_note", detail.desk_note)
        self.set_text("notes", detail.notes)
        self._show_records(detail.records, zone, can_accompany=not has_ended)
        lines = [f"{each.event_name}: {each.number}, {word(each.status)}" for each in detail.others]
        self.others.setText("\n".join(lines))
        self.others_heading.setVisible(bool(lines))
        self.others.setVisible(bool(lines))
        self.show_sections(detail)

    def _show_records(self, records: DelegateRecords, zone: ZoneInfo, *, can_accompany: bool) -> None:
        self.set_text("tags", ", ".join(records.tags))
        for key in ("arrival_flight", "departure_flight", "hotel", "pick_up", "emergency_contact"):
            self.set_text(key, getattr(records.journey, key))
        for key in TIMES:
            at = getattr(records.journey, key)
            self.set_text(key, typed_time(at, zone), shown_time(at, zone))
        for key in ("successor", "predecessor", "host"):
            self._show_link(key, getattr(records, key))
        self.set_text("relation", records.host.relation if records.host else "")
        self.rows["relation"].setVisible(records.host is not None)
        self._show_companions(records.companions)
        self.add_companion.setVisible(can_accompany and records.host is None)
        self._show_delegation(records)

    def _show_delegation(self, records: DelegateRecords) -> None:
        known = records.delegation
        self.delegation_heading.setVisible(known is not None)
        for key in ("delegation_role", "focal_person_id"):
            self.rows[key].setVisible(known is not None)
        if known is not None:
            options: list[tuple[object, str]] = [(None, _("Nobody"))]
            options += [(person.person_id, person.name) for person in known.members]
            self._choice("focal_person_id").set_options(options)
            self.set_choice("focal_person_id", known.focal_person_id, known.focal_name)

    def _show_link(self, key: str, person: LinkedPerson | None) -> None:
        row = self.rows[key]
        assert isinstance(row, LinkRow)
        row.setVisible(person is not None)
        if person is not None:
            row.set_target(person.registration_id, person.name, person.number)

    def _show_companions(self, people: Sequence[LinkedPerson]) -> None:
        for row in self.companions:
            self._companion_lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.companions = []
        before: QWidget = self.rows["relation"]
        for person in people:
            row = LinkRow(person.relation or person.category, self)
            more = person.number if is_active(person.status) else f"{person.number}, {word(person.status)}"
            row.set_target(person.registration_id, person.name, more)
            row.setObjectName(f"companion_{person.number}")
            row.opened.connect(self.opened)
            self._companion_lines.addWidget(row)
            self.companions.append(row)
            # Tab goes down the tab, although these rows were made last.
            QWidget.setTabOrder(before, row)
            before = row
        QWidget.setTabOrder(before, self.add_companion)


def typed_time(at: datetime | None, zone: ZoneInfo) -> str:
    """An instant as it is typed, by the clock of the event."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at is not None else ""


def shown_time(at: datetime | None, zone: ZoneInfo) -> str:
    """An instant as it is shown, by the clock of the event."""
    if at is None:
        return ""
    there = at.astimezone(zone)
    return f"{there:%a} {there.day} {there:%b %Y %H:%M}"
