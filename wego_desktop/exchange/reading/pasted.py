"""Reads rows that were copied from a spreadsheet or a text, out of the clipboard."""

import hashlib
from pathlib import Path

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.delimited import text_source
from wego_desktop.exchange.reading.file_kind import FileKind
from wego_desktop.exchange.reading.limits import DEFAULT_LIMITS, ReadLimits
from wego_desktop.exchange.reading.source import SourceFile
from wego_desktop.i18n import _


def read_pasted(text: str, limits: ReadLimits = DEFAULT_LIMITS) -> SourceFile:
    """The copied rows as a file of one sheet; cells are parted by tabs, else by what parts them most evenly.

    UserError `import_file_empty`, `import_file_too_large`, `import_too_many_rows`.
    """
    name = _("Clipboard")
    content = text.encode("utf-8", "replace")
    if not text.strip():
        raise UserError("import_file_empty", name=name)
    if len(content) > limits.file_bytes:
        raise UserError("import_file_too_large", name=name, limit_mb=limits.file_bytes // 1024**2)
    sha256 = hashlib.sha256(content).hexdigest()
    return text_source(Path(name), content, "utf-8", sha256, limits=limits, kind=FileKind.PASTED)
