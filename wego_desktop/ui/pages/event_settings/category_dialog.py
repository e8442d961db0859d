"""The form of a participant category: name, letters, colour, shape, and what it admits to."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from wego_desktop.domain.categories import EVERYTHING
from wego_desktop.domain.enums import CategoryShape, SessionKind
from wego_desktop.i18n import N_, _
from wego_desktop.services.category_service import CategoryFields
from wego_desktop.services.export_words import word
from wego_desktop.services.queries.events import CategoryRow
from wego_desktop.ui.pages.event_settings.choices_box import ChoicesBox
from wego_desktop.ui.pages.event_settings.setting_dialog import SettingDialog, box_of
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.field import Field
from wego_desktop.ui.widgets.marks import category_colour, paint_shape
from wego_desktop.ui.widgets.pill import CategoryChip

COLOURS = (
    "#5A3BB0", "#0B6B96", "#7A5C00", "#AE2464", "#9A4A00",
    "#55650F", "#3B4452", "#00756C", "#8A1C1C", "#1F56D2",
)  # fmt: skip
"""Colours that white letters can be read on and that are told apart; any other may be typed."""

_SHAPES = {
    CategoryShape.DIAMOND: N_("Diamond"),
    CategoryShape.SQUARE: N_("Square"),
    CategoryShape.CIRCLE: N_("Circle"),
    CategoryShape.BAR: N_("Bar"),
    CategoryShape.OPEN_SQUARE: N_("Open square"),
    CategoryShape.OPEN_CIRCLE: N_("Open circle"),
    CategoryShape.TRIANGLE: N_("Triangle"),
    CategoryShape.CROSS: N_("Cross"),
}


class CategoryDialog(SettingDialog):
    """Adds a category (`row` None) or edits one; `form()` gives what it holds."""

    field_of_error: ClassVar[Mapping[str, str]] = {
        "category_letter_malformed": "letter",
        "category_letter_taken": "letter",
        "category_colour_malformed": "colour",
        "category_colour_too_light": "colour",
    }

    def __init__(self, row: CategoryRow | None, parent: QWidget | None = None) -> None:
        super().__init__(row.name if row else _("Add a category"), parent, is_new=row is None)
        self.setObjectName("category_dialog")
        self.fields["name"] = Field(_("Name"), parent=self)
        self.fields["letter"] = Field(_("Letters on badges"), parent=self)
        self.fields["letter"].line_edit.setMaxLength(3)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.fields["name"], 2, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.fields["letter"], 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(12)
        self.fields["colour"] = Field(_("Colour"), self._make_colours(), self)
        self.fields["shape"] = Field(_("Shape"), self._make_shapes(), self)
        second.addWidget(self.fields["colour"], 1, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self.fields["shape"], 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(second)
        self._preview = _Preview(self)
        self.body.addWidget(self._preview)
        self.admits = ChoicesBox(
            [(EVERYTHING, _("Every session")), *((kind.value, word(kind)) for kind in SessionKind)],
            self,
            columns=3,
        )
        self.fields["admits"] = Field(_("Admits to"), self.admits, self)
        self.body.addWidget(self.fields["admits"])
        self._fill(row)
        self.fields["name"].line_edit.textChanged.connect(lambda _text: self._show())
        box_of(self.fields["colour"]).currentTextChanged.connect(lambda _text: self._show())
        box_of(self.fields["shape"]).currentIndexChanged.connect(lambda _at: self._show())
        self.admits.changed.connect(lambda: self.admits.set_alone(EVERYTHING))
        self.admits.set_alone(EVERYTHING)
        self._show()
        self.fields["name"].line_edit.setFocus()

    def _make_colours(self) -> QComboBox:
        box = QComboBox(self)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setObjectName("colour_box")
        editor = box.lineEdit()
        assert isinstance(editor, QLineEdit)
        editor.setMaxLength(7)
        for colour in COLOURS:
            box.addItem(_swatch(colour), colour)
        return box

    def _make_shapes(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("shape_box")
        for shape, text in _SHAPES.items():
            box.addItem(_(text), shape)
        return box

    def _fill(self, row: CategoryRow | None) -> None:
        colour, shape = box_of(self.fields["colour"]), box_of(self.fields["shape"])
        self.fields["name"].set_text(row.name if row else "")
        self.fields["letter"].set_text(row.letter if row else "")
        colour.setEditText(row.colour if row else COLOURS[-2])
        shape.setCurrentIndex(shape.findData(row.shape if row else CategoryShape.SQUARE))
        self.admits.set_chosen(row.entitlements if row else (EVERYTHING,))

    def _show(self) -> None:
        form = self.form()
        self._preview.show_category(form.name or _("Category"), form.shape, form.colour)

    def form(self) -> CategoryFields:
        """What was typed and chosen."""
        chosen = self.admits.chosen
        return CategoryFields(
            self.fields["name"].text(),
            self.fields["letter"].text(),
            box_of(self.fields["colour"]).currentText().strip(),
            CategoryShape(box_of(self.fields["shape"]).currentData()),
            (EVERYTHING,) if EVERYTHING in chosen else chosen,
        )


class _Preview(QWidget):
    """The category as lists show it, and the band of a badge."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._band = _Band(self)
        self._row.addWidget(self._band, 1)
        self._chip: CategoryChip | None = None

    def show_category(self, name: str, shape: CategoryShape, colour: str) -> None:
        """Show another look; a colour that is half typed is passed over."""
        if not QColor.isValidColorName(colour) or len(colour) != 7:
            return
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
        self._chip = CategoryChip(name, shape, colour, self)
        self._row.insertWidget(0, self._chip)
        self._band.show_category(name, shape, colour)


class _Band(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(32)
        self._look = ("", CategoryShape.SQUARE, COLOURS[0])

    def show_category(self, name: str, shape: CategoryShape, colour: str) -> None:
        self._look = (name, shape, colour)
        self.setAccessibleName(_("Band of the badge: {name}").format(name=name))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        name, shape, colour = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(self.rect(), 4, 4)
        white = QColor("#FFFFFF")
        paint_shape(painter, QPointF(16, self.height() / 2), shape, white, 11)
        painter.setPen(white)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, self.width() - 40)
        painter.drawText(self.rect().adjusted(30, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, text)


def _swatch(colour: str) -> QIcon:
    size = QSize(16, 16)
    pixmap = QPixmap(size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme().color("border"))
    painter.setBrush(category_colour(colour))
    painter.drawRoundedRect(1, 1, 14, 14, 3, 3)
    painter.end()
    return QIcon(pixmap)
