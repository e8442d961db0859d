"""Which part of an xlsx package holds which sheet."""

import posixpath
import re
import zipfile

_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_SHEET_REFERENCE = re.compile(r"""\b\w+:id\s*=\s*["']([^"']+)["']""")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ID = re.compile(r"""\bId\s*=\s*["']([^"']+)["']""")
_TARGET = re.compile(r"""\bTarget\s*=\s*["']([^"']+)["']""")
_LARGEST_PART = 4 * 1024 * 1024


def sheet_parts(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """The package's part for each sheet, charts included, in the order of the workbook; empty for xlsb."""
    targets = relation_targets(archive, "xl/_rels/workbook.xml.rels")
    parts: list[str] = []
    for attributes in _SHEET.findall(_text(archive, "xl/workbook.xml")):
        reference = _SHEET_REFERENCE.search(attributes)
        parts.append(targets.get(reference[1], "") if reference else "")
    return tuple(parts)


def relation_targets(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """The parts that the relations in part `name` point to, by relation."""
    targets: dict[str, str] = {}
    for attributes in _RELATION.findall(_text(archive, name)):
        relation, target = _ID.search(attributes), _TARGET.search(attributes)
        if relation and target:
            targets[relation[1]] = _part(target[1])
    return targets


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _text(archive: zipfile.ZipFile, name: str) -> str:
    try:
        with archive.open(name) as part:
            return part.read(_LARGEST_PART).decode("utf-8", "replace")
    except KeyError:
        return ""
