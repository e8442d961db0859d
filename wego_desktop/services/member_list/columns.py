"""Which column of a member list is what, by the titles that lists use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.source_table import SourceColumn


class MemberField(StrEnum):
    """What a column of a member list can hold."""

    NAME = "name"
    NATIVE_NAME = "native_name"
    ALIASES = "aliases"
    KIND = "kind"
    CITY = "city"
    COUNTRY = "country"
    REGION = "region"
    MEMBERSHIP = "membership"
    MEMBER_SINCE = "member_since"
    FEES_PAID_THROUGH = "fees_paid_through"
    SUSPENDED = "suspended"
    NETWORKS = "networks"
    OFFICES = "offices"
    CONTACT_NAME = "contact_name"
    CONTACT_POSITION = "contact_position"
    CONTACT_EMAIL = "contact_email"
    CONTACT_PHONE = "contact_phone"
    NOTES = "notes"


_TITLES: dict[MemberField, str] = {
    MemberField.NAME: "organisation|organization|name|member|member city|기관명|회원도시",
    MemberField.NATIVE_NAME: "local-script name|name in own script|native name|local name|현지어 명칭",
    MemberField.ALIASES: "other names|aliases|also known as|alias",
    MemberField.KIND: "kind|type|organisation type|organization type|구분",
    MemberField.CITY: "city|town|municipality|도시",
    MemberField.COUNTRY: "country|nation|country code|국가",
    MemberField.MEMBERSHIP: "membership|membership category|membership type|member category|회원구분",
    MemberField.MEMBER_SINCE: "member since|since|joined|join date|date of joining|가입일",
    MemberField.FEES_PAID_THROUGH: "fees paid through|fees paid until|paid through|paid until|회비 납부",
    MemberField.SUSPENDED: "suspended|membership suspended",
    MemberField.NETWORKS: "networks|network|regional network|네트워크",
    MemberField.OFFICES: "offices|office|positions in wego|직책",
    MemberField.CONTACT_NAME: "contact|contact name|contact person|focal point|담당자",
    MemberField.CONTACT_POSITION: "contact position|position|job title|직위",
    MemberField.CONTACT_EMAIL: "contact email|contact e-mail|email|e-mail|이메일",
    MemberField.CONTACT_PHONE: "contact phone|phone|telephone|tel|전화번호",
    MemberField.NOTES: "notes|remarks|comment|비고",
}
_BY_TITLE = {fold(title): field for field, titles in _TITLES.items() for title in titles.split("|")}
_REGION = re.compile(r"^(?:region|지역)(?:\s*[:(]\s*(?P<scheme>[^)]+?)\s*\)?)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MemberColumn:
    """A column that is read; `scheme` names the division of a region's column, empty for the main one."""

    index: int
    header: str
    field: MemberField
    scheme: str = ""


def member_columns(columns: Sequence[SourceColumn]) -> tuple[MemberColumn, ...]:
    """The columns that were recognised, each field once (regions once per scheme).

    Raises `member_list_without_names` when no column holds the organisations' names.
    """
    found: list[MemberColumn] = []
    taken: set[tuple[MemberField, str]] = set()
    for column in columns:
        known = _known(column)
        if known is not None and (known.field, fold(known.scheme)) not in taken:
            taken.add((known.field, fold(known.scheme)))
            found.append(known)
    if not any(column.field is MemberField.NAME for column in found):
        raise UserError("member_list_without_names", titles=", ".join(c.header for c in columns[:8]))
    return tuple(found)


def _known(column: SourceColumn) -> MemberColumn | None:
    header = column.header.strip()
    if region := _REGION.match(header):
        return MemberColumn(column.index, header, MemberField.REGION, region["scheme"] or "")
    field = _BY_TITLE.get(fold(header))
    return None if field is None else MemberColumn(column.index, header, field)
