"""Painting of the row table's own cells: pieces of text, wrong cells, and the editor of a wrong cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from wego_desktop.i18n import _
from wego_desktop.ui.pages.imports.row_looks import Ink, Piece, WrongCell
from wego_desktop.ui.theme.fonts import ui_font
from wego_desktop.ui.theme.theme import theme
from wego_desktop.ui.widgets.cells import CellRole, RowState
from wego_desktop.ui.widgets.delegates import CategoryDelegate, FlagDelegate, TextDelegate, draw_line

_Index = QModelIndex | QPersistentModelIndex
_INKS = {
    Ink.PLAIN: "text-2",
    Ink.QUIET: "text-3",
    Ink.OLD: "text-2",
    Ink.NEW: "accent-text",
    Ink.WRONG: "bad-text",
}


def _font(ink: Ink) -> QFont:
    font = QFont(ui_font(13, 500 if ink in {Ink.NEW, Ink.WRONG} else 400))
    font.setStrikeOut(ink is Ink.OLD)
    font.setUnderline(ink is Ink.WRONG)
    return font


def paint_pieces(painter: QPainter, rect: QRectF, pieces: tuple[Piece, ...]) -> None:
    """Draw runs of text one after the other; new values stand on a tint, old ones are struck."""
    left = rect.left()
    for piece in pieces:
        room = rect.right() - left
        if room < 12:
            return
        font = _font(piece.ink)
        pad = 4.0 if piece.ink is Ink.NEW else 0.0
        width = min(QFontMetricsF(font).horizontalAdvance(piece.text) + 2 * pad, room)
        if piece.ink is Ink.NEW:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent-tint"))
            painter.drawRoundedRect(QRectF(left, rect.center().y() - 10, width, 20), 4, 4)
        inside = QRectF(left + pad, rect.top(), width - 2 * pad + 1, rect.height())
        draw_line(painter, inside, piece.text, font, theme().color(_INKS[piece.ink]))
        left += width + 6


class WhatDelegate(TextDelegate):
    """The column "What happens"; a row with a wrong cell is corrected here."""

    def paint_value(self, painter: QPainter, rect: QRectF, index: _Index, state: RowState) -> None:
        pieces = index.data(CellRole.VALUE)
        if isinstance(pieces, tuple):
            paint_pieces(painter, rect, pieces)
        else:
            super().paint_value(painter, rect, index, state)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("cell_editor")
        editor.setAccessibleName(_("Corrected cell"))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = option.rect
        editor.setGeometry(rect.adjusted(4, 4, -8, -5))


def _paint_wrong(painter: QPainter, rect: QRectF, cell: WrongCell) -> None:
    draw_line(painter, rect, cell.text, _font(Ink.WRONG), theme().color("bad-text"))


class ImportCategoryDelegate(CategoryDelegate):
    """A category, or the underlined word that is none."""

    def paint_value(self, painter: QPainter, rect: QRectF, index: _Index, state: RowState) -> None:
        cell = index.data(CellRole.VALUE)
        if isinstance(cell, WrongCell):
            _paint_wrong(painter, rect, cell)
        else:
            super().paint_value(painter, rect, index, state)


class ImportCityDelegate(FlagDelegate):
    """Flag and city, or the underlined word that is no country."""

    def paint_value(self, painter: QPainter, rect: QRectF, index: _Index, state: RowState) -> None:
        cell = index.data(CellRole.VALUE)
        if isinstance(cell, WrongCell):
            _paint_wrong(painter, rect, cell)
        else:
            super().paint_value(painter, rect, index, state)
