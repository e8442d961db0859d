"""Search, filter chips, order and the button of the columns, over the table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.i18n import _
from wego_desktop.services.export_words import words_of
from wego_desktop.services.queries.event_rows import CategoryRow, NetworkRow, RegionRow
from wego_desktop.ui.pages.delegates.list_state import ARRIVED, NOT_ARRIVED, Facet, ListState
from wego_desktop.ui.pages.delegates.popover import ChoicePopover, Option
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.chips import AddFilterButton, FilterChip
from wego_desktop.ui.widgets.field import SearchField
from wego_desktop.ui.widgets.labels import Line

Find = Callable[[str, Callable[[Sequence[Option]], None]], None]


@dataclass(frozen=True, slots=True)
class FacetChoices:
    """What the filters of an event offer."""

    categories: tuple[CategoryRow, ...] = ()
    regions: tuple[RegionRow, ...] = ()
    networks: tuple[NetworkRow, ...] = ()


class FilterBar(QWidget):
    """48 px: emits `changed(state)` for every change of text or filters, `columns_asked` for the button.

    `find_organisations(text, show)` brings organisations to choose from.
    """

    changed = Signal(object)
    columns_asked = Signal()
    list_asked = Signal()

    def __init__(self, find_organisations: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_bar")
        self.setFixedHeight(48)
        self._state = ListState()
        self._choices = FacetChoices()
        self._find_organisations = find_organisations
        self._organisations: dict[str, str] = {}
        self._chips: list[FilterChip] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        self.search = SearchField(_("Find in this view"), self, keys="Ctrl+F")
        self.search.setObjectName("delegates_search")
        self.search.setFixedWidth(216)
        self.search.textChanged.connect(self._on_text)
        self.search.down_pressed.connect(self.list_asked)
        self.search.returnPressed.connect(self.list_asked)
        row.addWidget(self.search)
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(8)
        row.addLayout(self._chip_row)
        self.add_button = AddFilterButton(_("Filter"), self)
        self.add_button.setObjectName("add_filter")
        self.add_button.clicked.connect(self._open_facets)
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.columns_button = Button("", ButtonKind.QUIET, self, icon_name="columns-3")
        self.columns_button.setObjectName("columns_button")
        self.columns_button.clicked.connect(self.columns_asked)
        row.addWidget(self.columns_button)
        outer.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)
        outer.addWidget(Line("h", self))

    def focus_search(self) -> None:
        """Put the focus into the search and mark its text."""
        self.search.setFocus()
        self.search.selectAll()

    def set_choices(self, choices: FacetChoices) -> None:
        """Offer other values, for instance after a category was added."""
        self._choices = choices
        self._show_chips()

    def set_columns(self, shown: int, total: int) -> None:
        """Say how many columns are shown."""
        self.columns_button.set_text(_("{shown} of {total}").format(shown=shown, total=total))
        name = _("Columns: {shown} of {total} shown").format(shown=shown, total=total)
        self.columns_button.setAccessibleName(name)
        self.columns_button.setToolTip(name)

    def set_state(self, state: ListState) -> None:
        """Show a state that did not come from here; emits nothing."""
        self._state = state
        if self.search.text().strip() != state.text:
            self.search.blockSignals(True)
            self.search.setText(state.text)
            self.search.blockSignals(False)
        self._show_chips()

    def _change(self, state: ListState) -> None:
        self._state = state
        self._show_chips()
        self.changed.emit(state)

    def _on_text(self, text: str) -> None:
        self._state = replace(self._state, text=text.strip())
        self.changed.emit(self._state)

    # Chips

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._chip_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(facet) for facet, _values in self._state.facets]
        unused = [facet for facet in Facet if not self._state.chosen(facet)]
        self.add_button.setVisible(bool(unused))

    def _chip(self, facet: Facet) -> FilterChip:
        names = [self._text_of(facet, key) for key in self._state.chosen(facet)]
        value = ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
        chip = FilterChip(facet_word(facet), value, self)
        chip.setObjectName(f"chip_{facet.value}")
        chip.removed.connect(lambda: self._change(self._state.with_facet(facet, ())))
        chip.clicked.connect(lambda: self.open_facet(facet))
        self._chip_row.addWidget(chip)
        chip.show()
        return chip

    def _text_of(self, facet: Facet, key: str) -> str:
        if facet is Facet.ORGANISATION:
            return self._organisations.get(key, "…")
        return dict(self._options(facet)).get(key, "…")

    def _options(self, facet: Facet) -> list[Option]:
        match facet:
            case Facet.CATEGORY:
                return [(row.id, row.name) for row in self._choices.categories]
            case Facet.STATUS:
                return list(words_of(RegistrationStatus).items())
            case Facet.REGION:
                return [(row.id, row.name) for row in self._choices.regions]
            case Facet.NETWORK:
                return [(row.id, row.code) for row in self._choices.networks]
            case Facet.ARRIVED:
                return [(ARRIVED, _("Yes")), (NOT_ARRIVED, _("No"))]
        return [(key, name) for key, name in self._organisations.items() if key in self._state.chosen(facet)]

    # Popovers

    def _open_facets(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("facet_menu")
        for facet in Facet:
            if not self._state.chosen(facet) and (facet is Facet.ORGANISATION or self._options(facet)):
                action = menu.addAction(facet_word(facet))
                action.triggered.connect(lambda _on=False, chosen=facet: self.open_facet(chosen))
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def open_facet(self, facet: Facet) -> ChoicePopover:
        """Open the values of one filter under its chip."""
        find = self._find_and_remember if facet is Facet.ORGANISATION else None
        title = _("Find in {name}").format(name=facet_word(facet))
        popover = ChoicePopover(self, title, self._options(facet), self._state.chosen(facet), find)
        popover.changed.connect(lambda keys: self._change(self._state.with_facet(facet, keys)))
        anchors = [chip for chip in self._chips if chip.objectName() == f"chip_{facet.value}"]
        popover.open_under(anchors[0] if anchors else self.add_button)
        return popover

    def _find_and_remember(self, text: str, show: Callable[[Sequence[Option]], None]) -> None:
        def found(options: Sequence[Option]) -> None:
            self._organisations.update(options)
            show(options)

        self._find_organisations(text, found)


def facet_word(facet: Facet) -> str:
    """The name of a filter."""
    return {
        Facet.CATEGORY: _("Category"),
        Facet.STATUS: _("Status"),
        Facet.REGION: _("Region"),
        Facet.ORGANISATION: _("Organisation"),
        Facet.NETWORK: _("Network"),
        Facet.ARRIVED: _("Arrived"),
    }[facet]
