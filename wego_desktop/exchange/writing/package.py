"""The xlsx package: openpyxl writes its parts, the sheets' rows are streamed straight into the archive."""

from collections.abc import Iterator
from typing import Any, Protocol
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

_ROWS_PER_WRITE = 200
_COMPRESSION = 4


class SheetBody(Protocol):
    """What fills a sheet: set-up before the rows, the rows as XML, what follows from them."""

    def prepare(self, sheet: Any) -> None:
        """Set what stands before the rows."""

    def markup(self) -> Iterator[str]:
        """The rows, each a `row` element as text."""

    def finish(self, sheet: Any) -> None:
        """Set what stands after the rows."""


class BodyWriter(WorksheetWriter):
    """One sheet's part: openpyxl's head and tail around rows that are passed through as they are."""

    def __init__(self, sheet: Any, part: Any, body: SheetBody, ignored: str) -> None:
        body.prepare(sheet)
        super().__init__(sheet, out=part)
        self._part, self._body, self._ignored = part, body, ignored

    def write_dimensions(self) -> None:
        """Leave the optional size out: it is not known before the rows are."""

    def write_rows(self) -> None:
        """Stream the rows, then let the body add what depends on them."""
        stream: Any = self.xf.send(True)
        with stream.element("sheetData"):
            stream.write("")
            stream.flush()
            waiting: list[str] = []
            for row in self._body.markup():
                waiting.append(row)
                if len(waiting) >= _ROWS_PER_WRITE:
                    self._part.write("".join(waiting).encode())
                    waiting.clear()
            self._part.write("".join(waiting).encode())
        self.xf.send(None)
        self._body.finish(self.ws)

    def write_breaks(self) -> None:
        """Let Excel show no green corners on codes and phone numbers, which are text on purpose."""
        super().write_breaks()
        if self._ignored:
            errors = etree.Element("ignoredErrors")
            etree.SubElement(errors, "ignoredError", sqref=self._ignored, numberStoredAsText="1")
            self.xf.send(errors)


class PackageWriter(ExcelWriter):
    """The whole package; sheets with a body in `late` are written last, wherever their tabs stand."""

    def __init__(
        self, workbook: Workbook, archive: ZipFile, bodies: dict[str, SheetBody], late: frozenset[str]
    ) -> None:
        super().__init__(workbook, archive)
        self._zip, self._bodies, self._late = archive, bodies, late

    def _write_worksheets(self) -> None:
        book: Any = self.workbook
        in_place = book._sheets
        book._sheets = sorted(in_place, key=lambda sheet: sheet.title in self._late)
        try:
            super()._write_worksheets()  # type: ignore[misc]
        finally:
            book._sheets = in_place

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet straight into the archive."""
        body = self._bodies[ws.title]
        ignored = "" if ws.title in self._late else "A5:XFD1048576"
        with self._zip.open(ws.path[1:], "w", force_zip64=True) as part:
            writer = BodyWriter(ws, part, body, ignored)
            ws._drawing = SpreadsheetDrawing()
            ws._drawing.images = ws._images
            self._write_parts(ws, writer)
        ws._rels = writer._rels  # type: ignore[attr-defined]
        self.manifest.append(ws)

    def _write_parts(self, ws: Any, writer: BodyWriter) -> None:
        try:
            writer.write()
        finally:
            writer.close()
        ws._drawing.charts = ws._charts


def save_package(workbook: Workbook, out: Any, bodies: dict[str, SheetBody], late: frozenset[str]) -> None:
    """Write `workbook` with its `bodies` (by sheet title) into the open binary file `out`."""
    with ZipFile(out, "w", ZIP_DEFLATED, allowZip64=True, compresslevel=_COMPRESSION) as archive:
        PackageWriter(workbook, archive, bodies, late).write_data()
