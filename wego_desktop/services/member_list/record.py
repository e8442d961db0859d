"""One row of a member list, read into facts; what cannot be read is named with its cell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from wego_desktop.domain.countries import country_code
from wego_desktop.domain.enums import NetworkRole, OfficeKind, OrganisationKind
from wego_desktop.domain.text import fold
from wego_desktop.exchange.reading.cells import CellValue, cell_address, cell_text
from wego_desktop.exchange.reading.dates import DateOrder, day_of
from wego_desktop.i18n import _
from wego_desktop.services.export_words import word
from wego_desktop.services.member_list.columns import MemberColumn, MemberField
from wego_desktop.services.membership_service import OfficeFields

K = TypeVar("K", bound=StrEnum)
_PARTS = re.compile(r"[;\n]")
_OFFICE = re.compile(
    r"^(?P<kind>[^:(\d]+?)\s*(?:[:(]\s*(?P<scope>[^)\d]*?)\s*\)?)?"
    r"\s*(?:(?P<first>\d{4})\s*[-–]?\s*(?P<last>\d{4})?)?$"
)
_NETWORK = re.compile(r"^(?P<code>[^(:]+?)\s*(?:[(:]\s*(?P<role>[^)]+?)\s*\)?)?$")
_YES = frozenset({"yes", "y", "true", "1", "x", "suspended"})


@dataclass(slots=True)
class MemberRecord:
    """What a row says; empty text, None or an empty tuple means that it says nothing about it."""

    row: int
    name: str = ""
    native_name: str = ""
    kind: OrganisationKind | None = None
    city: str = ""
    country: str | None = None
    regions: dict[str, str] = field(default_factory=dict)
    membership: str = ""
    member_since: date | None = None
    fees_paid_through: int | None = None
    is_suspended: bool | None = None
    networks: tuple[tuple[str, NetworkRole], ...] = ()
    offices: tuple[OfficeFields, ...] = ()
    aliases: tuple[str, ...] = ()
    contact: dict[str, str] = field(default_factory=dict)
    notes: str = ""
    errors: list[str] = field(default_factory=list)


def read_record(
    sheet: str, number: int, cells: Sequence[CellValue], first: int, columns: Sequence[MemberColumn]
) -> MemberRecord:
    """The facts of one row; `first` is the sheet's column of the first cell."""
    record = MemberRecord(number)
    for column in columns:
        place = column.index - first
        value = cells[place] if 0 <= place < len(cells) else ""
        text = cell_text(value)
        if text and not _read(record, column, value, text):
            record.errors.append(
                _("{cell}: “{text}” cannot be read as {title}.").format(
                    cell=cell_address(sheet, number, column.index), text=text, title=column.header
                )
            )
    if not record.name:
        record.errors.append(_("Row {row} has no name of an organisation.").format(row=number))
    return record


def _read(record: MemberRecord, column: MemberColumn, value: CellValue, text: str) -> bool:
    """Note what the cell says; False when it cannot be read."""
    match column.field:
        case MemberField.NAME | MemberField.NATIVE_NAME | MemberField.CITY | MemberField.MEMBERSHIP:
            setattr(record, column.field.value, text)
        case MemberField.NOTES:
            record.notes = text
        case MemberField.REGION:
            record.regions[column.scheme] = text
        case MemberField.ALIASES:
            record.aliases = _parts(text)
        case MemberField.SUSPENDED:
            record.is_suspended = fold(text) in _YES
        case (
            MemberField.CONTACT_NAME
            | MemberField.CONTACT_POSITION
            | MemberField.CONTACT_EMAIL
            | MemberField.CONTACT_PHONE
        ):
            record.contact[column.field.value.removeprefix("contact_")] = text
        case _:
            return _read_closed(record, column.field, value, text)
    return True


def _read_closed(record: MemberRecord, of: MemberField, value: CellValue, text: str) -> bool:
    if of is MemberField.COUNTRY:
        record.country = country_code(text)
        return record.country is not None
    if of is MemberField.KIND:
        record.kind = _spelt(OrganisationKind, text)
        return record.kind is not None
    if of is MemberField.MEMBER_SINCE:
        record.member_since = _since(value, text)
        return record.member_since is not None
    if of is MemberField.FEES_PAID_THROUGH:
        year = text[:4]
        record.fees_paid_through = int(year) if year.isdecimal() and len(year) == 4 else None
        return record.fees_paid_through is not None
    if of is MemberField.NETWORKS:
        networks = [_network(part) for part in re.split(r"[;,\n]", text) if part.strip()]
        record.networks = tuple(found for found in networks if found is not None)
        return None not in networks
    offices = [_office(part) for part in _parts(text)]
    record.offices = tuple(found for found in offices if found is not None)
    return None not in offices


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _PARTS.split(text) if part.strip())


def _since(value: CellValue, text: str) -> date | None:
    if len(text) == 4 and text.isdecimal():
        return date(int(text), 1, 1)
    return day_of(value, DateOrder.DAY_FIRST)


def _network(part: str) -> tuple[str, NetworkRole] | None:
    match = _NETWORK.match(part.strip())
    if match is None:
        return None
    role = _spelt(NetworkRole, match["role"] or "member")
    return None if role is None else (match["code"].strip().upper(), role)


def _office(part: str) -> OfficeFields | None:
    match = _OFFICE.match(part.strip())
    kind = _spelt(OfficeKind, match["kind"]) if match else None
    if match is None or kind is None:
        return None
    first, last = match["first"], match["last"]
    return OfficeFields(
        kind,
        match["scope"] or "",
        date(int(first), 1, 1) if first else None,
        date(int(last), 12, 31) if last else None,
    )


def _spelt(kinds: Iterable[K], text: str) -> K | None:
    """The member of a closed list that `text` names by its value or its word in the chosen language."""
    wanted = fold(text)
    for kind in kinds:
        if wanted in {fold(kind.value), fold(kind.value.replace("_", " ")), fold(word(kind))}:
            return kind
    return None
