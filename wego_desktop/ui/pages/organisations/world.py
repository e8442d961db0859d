"""Who is coming: members by region and network, and the members from whom nobody comes yet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wego_desktop.domain.countries import country_name
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.organisations import OrganisationListRow
from wego_desktop.services.queries.world_view import WorldGroup, WorldView, world_view
from wego_desktop.ui.pages.organisations.wording import people_text
from wego_desktop.ui.widgets.bars import CapacityBar
from wego_desktop.ui.widgets.containers import Card
from wego_desktop.ui.widgets.labels import Label
from wego_desktop.ui.widgets.pill import NetworkChip

_ID = Qt.ItemDataRole.UserRole


class WorldPane(QWidget):
    """Cards for regions and networks at the left, the members without anybody at the right.

    `opened(organisation_id)` on Enter or double click in the list.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OrganisationListRow, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 20, 16)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(16)
        self.total_label = Label("", "title", self)
        self.total_label.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self.total_label, 1)
        self.scheme_box = QComboBox(self)
        self.scheme_box.setObjectName("world_scheme")
        self.scheme_box.setAccessibleName(_("Division into regions"))
        self.scheme_box.activated.connect(lambda _place: self._show())
        head.addWidget(self.scheme_box)
        left.addLayout(head)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self._cards.setContentsMargins(0, 0, 8, 0)
        held = QWidget(self)
        held.setLayout(self._cards)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(held)
        left.addWidget(scroll, 1)
        row.addLayout(left, 3)
        right = QVBoxLayout()
        right.setSpacing(8)
        self.nobody_label = Label("", "heading", self)
        right.addWidget(self.nobody_label)
        self.nobody = QListWidget(self)
        self.nobody.setObjectName("nobody_yet")
        self.nobody.setAccessibleName(_("Members with nobody yet"))
        self.nobody.itemActivated.connect(lambda item: self.opened.emit(str(item.data(_ID))))
        right.addWidget(self.nobody, 1)
        row.addLayout(right, 2)

    def show_rows(self, rows: Sequence[OrganisationListRow]) -> None:
        """Show who of these is coming."""
        self._rows = tuple(rows)
        self._show()

    def _show(self) -> None:
        view = world_view(self._rows, self.scheme_box.currentText())
        self.scheme_box.blockSignals(True)
        self.scheme_box.clear()
        self.scheme_box.addItems(list(view.schemes))
        self.scheme_box.setCurrentText(view.scheme)
        self.scheme_box.blockSignals(False)
        self.scheme_box.setVisible(len(view.schemes) > 1)
        self.total_label.setText(_total_text(view.total))
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._cards.addWidget(self._card(view.scheme or _("Regions"), view.regions, is_network=False))
        if view.networks:
            self._cards.addWidget(self._card(_("Networks"), view.networks, is_network=True))
        self._cards.addStretch(1)
        self._show_nobody(view)

    def _card(self, title: str, groups: Sequence[WorldGroup], *, is_network: bool) -> Card:
        card = Card(title, self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for line, group in enumerate(groups):
            name: QWidget
            if is_network:
                name = NetworkChip(group.name, card)
            else:
                name = Label(group.name or _("No region"), "medium", card)
            grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            bar = CapacityBar(card, height=6, ink="accent")
            bar.set_values(group.members_coming, group.members)
            grid.addWidget(bar, line, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._figures(group, card), line, 2, Qt.AlignmentFlag.AlignRight)
        if not groups:
            grid.addWidget(Label(_("No members yet."), "second", card), 0, 0)
        card.body.addLayout(grid)
        return card

    @staticmethod
    def _figures(group: WorldGroup, parent: QWidget) -> QLabel:
        text = _("{coming} of {members} · {people}").format(
            coming=group.members_coming, members=group.members, people=people_text(group.people)
        )
        if group.guests:
            guests = ngettext("{count} guest", "{count} guests", group.guests).format(count=group.guests)
            text = f"{text} · {guests}"
        return Label(text, "second", parent)

    def _show_nobody(self, view: WorldView) -> None:
        rows = view.total.nobody_yet
        self.nobody_label.setVisible(bool(view.total.members))
        self.nobody_label.setText(
            ngettext("{count} member has nobody yet", "{count} members have nobody yet", len(rows)).format(
                count=len(rows)
            )
        )
        self.nobody.clear()
        for row in rows:
            country = country_name(row.country) if row.country else ""
            item = QListWidgetItem(" · ".join(part for part in (row.name, row.main_region, country) if part))
            item.setData(_ID, row.id)
            self.nobody.addItem(item)


def _total_text(total: WorldGroup) -> str:
    people = people_text(total.people)
    if not total.members:
        return _("No members on file. {people} are registered.").format(people=people)
    text = _("{coming} of {members} members are coming, {people}")
    return text.format(coming=total.members_coming, members=total.members, people=people)
