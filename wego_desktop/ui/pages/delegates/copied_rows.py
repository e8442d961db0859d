"""Rows on the clipboard as spreadsheets take them: tabs with quotes where needed, and a table as HTML."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData

_QUOTED = frozenset('\t\n\r"')


def copied(rows: Iterable[Sequence[str]]) -> QMimeData:
    """The cells as both forms. In HTML each cell is marked as text, so that `+82 2` or `007` stays."""
    lines = [list(row) for row in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(map(_quoted, line)) for line in lines))
    data.setHtml(_html(lines))
    return data


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.intersection(cell) else cell


def _html(lines: list[list[str]]) -> str:
    cells = (
        "<tr>" + "".join(f"<td class=t>{_escaped(cell)}</td>" for cell in line) + "</tr>" for line in lines
    )
    style = '<style>.t{mso-number-format:"\\@";} br{mso-data-placement:same-cell;}</style>'
    head = f'<html><head><meta charset="utf-8">{style}</head>'
    return f"{head}<body><table>{''.join(cells)}</table></body></html>"


def _escaped(cell: str) -> str:
    # Late: with it come the names of all letters of HTML, which nobody needs before something is copied.
    from html import escape

    return escape(cell).replace("\r\n", "\n").replace("\n", "<br>")
