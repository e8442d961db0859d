"""The panel of one organisation: facts, standing in WeGO, names, contacts, delegations of all years."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wego_desktop.domain.countries import country_name
from wego_desktop.i18n import _
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.organisation_detail import (
    ContactRow,
    MembershipRow,
    OfficeRow,
    OrganisationDetail,
    PastDelegation,
)
from wego_desktop.services.queries.organisations import OrganisationListRow
from wego_desktop.ui.pages.organisations.entries import Entry, Section
from wego_desktop.ui.pages.organisations.wording import people_text
from wego_desktop.ui.widgets.button import Button, ButtonKind, ButtonSize
from wego_desktop.ui.widgets.containers import RightPanel
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.pictures import Flag
from wego_desktop.ui.widgets.pill import NetworkChip


class OrganisationPanel(RightPanel):
    """Shows an organisation; `asked(what, row)` says what is to be added (row None), changed or opened.

    `what` is one of facts, membership, office, region, alias, contact, delegation, people.
    """

    asked = Signal(str, object)

    def __init__(self, host: QWidget, *, can_edit: bool) -> None:
        super().__init__(host, width=396)
        self.setObjectName("organisation_panel")
        self.row: OrganisationListRow | None = None
        self._can_edit = can_edit
        self._build_head()
        held = QWidget(self)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        titles = {
            "membership": _("Membership"),
            "office": _("Offices"),
            "region": _("Regions"),
            "network": _("Networks"),
            "alias": _("Other names"),
            "contact": _("Contacts"),
            "delegation": _("Delegations"),
        }
        fixed = {"network", "delegation"}
        self._sections = {
            key: Section(title, held, add=None if key in fixed or not can_edit else self._asker(key))
            for key, title in titles.items()
        }
        for section in self._sections.values():
            column.addWidget(section)
        self._notes = Label("", "second", held)
        self._notes.setWordWrap(True)
        self._notes.setContentsMargins(20, 8, 20, 8)
        column.addWidget(self._notes)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(held)
        self.body.addWidget(scroll, 1)

    def _build_head(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 16, 8)
        head.setSpacing(4)
        top = QHBoxLayout()
        self.name_label = Label("", "panel-title", self)
        self.name_label.setWordWrap(True)
        top.addWidget(self.name_label, 1)
        close = Button(kind=ButtonKind.QUIET, parent=self, icon_name="x", accessible_name=_("Close"), keys=())
        close.setToolTip(_("Close (Esc)"))
        close.clicked.connect(self.close_panel)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(top)
        self.native_label = Label("", "second", self)
        self.native_label.setWordWrap(True)
        head.addWidget(self.native_label)
        place = QHBoxLayout()
        place.setSpacing(7)
        self.flag = Flag(parent=self)
        place.addWidget(self.flag)
        self.place_label = Label("", "second", self)
        place.addWidget(self.place_label, 1)
        head.addLayout(place)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        head.addLayout(self._chips)
        head.addLayout(self._actions())
        self.body.addLayout(head)

    def _actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        self.edit_button = Button(
            _("Edit"), parent=self, icon_name="pencil", size=ButtonSize.SMALL, keys="F2"
        )
        self.edit_button.setObjectName("edit_organisation")
        self.edit_button.clicked.connect(self._asker("facts"))
        self.edit_button.setVisible(self._can_edit)
        self.people_button = Button(_("Its delegates"), parent=self, icon_name="users", size=ButtonSize.SMALL)
        self.people_button.setObjectName("show_people")
        self.people_button.clicked.connect(self._asker("people"))
        row.addWidget(self.edit_button)
        row.addWidget(self.people_button)
        row.addStretch(1)
        return row

    def _asker(self, what: str, row: object = None) -> Callable[[], None]:
        return lambda: self.asked.emit(what, row)

    def _opener(self, what: str, row: object) -> Callable[[], None] | None:
        return self._asker(what, row) if self._can_edit else None

    # What is shown

    def show_organisation(self, row: OrganisationListRow, detail: OrganisationDetail) -> None:
        """Show an organisation whole."""
        self.row = row
        self.name_label.setText(row.name)
        native = row.native_name if row.native_name != row.name else ""
        self.native_label.setText(native)
        self.native_label.setVisible(bool(native))
        self.flag.set_country(row.country or "")
        self.flag.setVisible(bool(row.country))
        country = country_name(row.country) if row.country else ""
        self.place_label.setText(" · ".join(part for part in (word(row.kind), row.city, country) if part))
        self.people_button.setVisible(bool(row.coming))
        self._show_chips(row)
        open_as = self._opener
        show = self._sections
        show["membership"].show_entries(
            [_membership(m, open_as("membership", m)) for m in detail.memberships], _("No member of WeGO.")
        )
        show["office"].show_entries(
            [_office(o, open_as("office", o)) for o in detail.offices], _("Holds no office.")
        )
        places = [Entry(p.region, p.scheme, open_as("region", p)) for p in detail.regions if p.region]
        show["region"].show_entries(places, _("In no region."))
        networks = [
            Entry(f"{n.network} · {word(n.role)}", _term(n.from_on, n.to_on)) for n in detail.networks
        ]
        show["network"].show_entries(networks, _("In no network."))
        show["alias"].show_entries(
            [Entry(a.name, "", open_as("alias", a)) for a in detail.aliases],
            _("Files that use another name are matched by the names here."),
        )
        show["contact"].show_entries(
            [_contact(c, open_as("contact", c)) for c in detail.contacts], _("Nobody to write to.")
        )
        show["delegation"].show_entries(
            [_delegation(d, self._asker("delegation", d)) for d in detail.delegations], _("Has never come.")
        )
        self._notes.setText(detail.notes)
        self._notes.setVisible(bool(detail.notes))
        self.setAccessibleName(row.name)

    def _show_chips(self, row: OrganisationListRow) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for code in row.networks:
            self._chips.addWidget(NetworkChip(code, self))
        self._chips.addStretch(1)


def _term(from_on: date | None, to_on: date | None) -> str:
    if from_on is None and to_on is None:
        return ""
    first = str(from_on.year) if from_on else ""
    return f"{first}–{to_on.year}" if to_on else _("since {year}").format(year=first)


def _membership(row: MembershipRow, run: Callable[[], None] | None) -> Entry:
    facts = [_term(row.from_on, row.to_on)]
    if row.fees_paid_through:
        facts.append(_("fees paid through {year}").format(year=row.fees_paid_through))
    if row.is_suspended:
        facts.append(_("suspended"))
    facts.append(_("votes") if row.votes and not row.is_suspended else _("no vote"))
    return Entry(row.category, " · ".join(fact for fact in facts if fact), run)


def _office(row: OfficeRow, run: Callable[[], None] | None) -> Entry:
    facts = (row.scope, _term(row.from_on, row.to_on))
    return Entry(word(row.kind), " · ".join(fact for fact in facts if fact), run)


def _contact(row: ContactRow, run: Callable[[], None] | None) -> Entry:
    text = row.name or row.email or row.phone
    facts = (row.position, row.email if row.name else "", row.phone if text != row.phone else "")
    return Entry(text, " · ".join(fact for fact in facts if fact), run)


def _delegation(row: PastDelegation, run: Callable[[], None]) -> Entry:
    counts = _("{people}, {arrived} arrived").format(people=people_text(row.people), arrived=row.arrived)
    heads = _("head {name}").format(name=", ".join(row.heads)) if row.heads else ""
    return Entry(f"{row.event_code} · {row.starts_on.year}", " · ".join(p for p in (counts, heads) if p), run)
