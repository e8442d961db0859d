"""What a file really is, whatever its name says; files that are no readable spreadsheet are refused here."""

import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from wego_desktop.errors import EnvironmentProblem, UserError
from wego_desktop.exchange.reading.limits import ReadLimits

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".tab", ".txt", ".vcf"})
_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt", ".xls", ".vcf"})
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN_MAGIC = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3", "SQLite"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
_HEAD_BYTES = 4096


class FileKind(StrEnum):
    """The kinds of file that are read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"
    VCARD = "vcard"
    PASTED = "pasted"


def file_kind(path: Path, limits: ReadLimits) -> FileKind:
    """The kind of the file at `path`, from its content.

    UserError `import_file_…`: not found, a folder, empty, too large, of an unknown type, a foreign file
    under a spreadsheet's name, a web page, password-protected, damaged. EnvironmentProblem
    `import_file_unreadable`.
    """
    head, size = _head_of(path)
    name = path.name
    if size == 0:
        raise UserError("import_file_empty", name=name)
    if size > limits.file_bytes:
        raise UserError("import_file_too_large", name=name, limit_mb=limits.file_bytes // 1024**2)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError("import_file_type_unknown", name=name)
    if head.startswith(b"PK"):
        return _zip_kind(path)
    if head.startswith(_OLE_MAGIC):
        return _ole_kind(path)
    for magic, kind in _FOREIGN_MAGIC:
        if head.startswith(magic):
            raise UserError("import_file_is_foreign", name=name, kind=kind)
    return _text_kind(path, head, suffix)


def _head_of(path: Path) -> tuple[bytes, int]:
    if path.is_dir():
        raise UserError("import_file_is_folder", name=path.name)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        return head, path.stat().st_size
    except FileNotFoundError:
        raise UserError("import_file_missing", name=str(path)) from None
    except OSError as error:
        raise EnvironmentProblem(
            "import_file_unreadable", name=path.name, reason=error.strerror or ""
        ) from error


def _zip_kind(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return FileKind.XLSX
            if "xl/workbook.bin" in names:
                return FileKind.XLSB
            if "content.xml" in names and "mimetype" in names:
                if b"spreadsheet" not in archive.read("mimetype")[:200]:
                    raise UserError("import_file_is_foreign", name=path.name, kind="OpenDocument")
                if b"encryption-data" in _small_entry(archive, "META-INF/manifest.xml"):
                    raise UserError("import_file_protected", name=path.name)
                return FileKind.ODS
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise UserError("import_file_damaged", name=path.name) from error
    kind = "Word" if "word/document.xml" in names else "ZIP"
    raise UserError("import_file_is_foreign", name=path.name, kind=kind)


def _small_entry(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as entry:
            return entry.read(1024 * 1024)
    except KeyError:
        return b""


def _ole_kind(path: Path) -> FileKind:
    content = path.read_bytes()
    if _utf16("EncryptedPackage") in content:
        raise UserError("import_file_protected", name=path.name)
    if _utf16("Workbook") in content or _utf16("Book") in content:
        return FileKind.XLS
    if _utf16("WordDocument") in content:
        raise UserError("import_file_is_foreign", name=path.name, kind="Word")
    raise UserError("import_file_damaged", name=path.name)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _text_kind(path: Path, head: bytes, suffix: str) -> FileKind:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<div")):
        raise UserError("import_file_is_web_page", name=path.name)
    if start.startswith(b"begin:vcard") or start.replace(b"\0", b"")[2:].startswith(b"begin:vcard"):
        return FileKind.VCARD
    if start.startswith(b"<?xml"):
        raise UserError("import_file_is_xml", name=path.name)
    if suffix not in _TEXT_SUFFIXES or _is_binary(head):
        raise UserError("import_file_damaged", name=path.name)
    return FileKind.TEXT


def _is_binary(head: bytes) -> bool:
    """Whether `head` is no text: more control bytes than slip into a list, UTF-16 apart."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    half = len(head) // 2
    if head[0::2].count(0) > half * 0.4 or head[1::2].count(0) > half * 0.4:
        return False
    stray = sum(head.count(code) for code in (0, 1, 2, 3, 4, 5, 6, 14, 15, 16, 17, 18, 19, 20, 21))
    return stray > len(head) * 0.02 + 2
