"""How the columns of a kind of file were mapped last time, found again by its header line."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import ImportLayout, new_id
from wego_desktop.domain.person_names import NameRule
from wego_desktop.exchange.reading.dates import DateOrder
from wego_desktop.exchange.reading.source_table import SourceColumn
from wego_desktop.i18n import N_, _
from wego_desktop.services.importing.options import FieldRule, ImportOptions

_REASON = N_("Reason")


@dataclass(frozen=True, slots=True)
class RememberedLayout:
    """A layout that was found: what the file was called last time, and when that was (UTC)."""

    id: str
    name: str
    used_at: datetime
    choices: Mapping[str, Any]

    @property
    def mapping(self) -> Mapping[str, str]:
        """Field id by header, or by letter where there is none; an empty id leaves the column out."""
        return dict(self.choices.get("mapping", {}))


def fingerprint(columns: Sequence[SourceColumn]) -> str:
    """What files of one layout have in common: a digest of their header line.

    The column of reasons that stands before those of a file whose rows came back does not count.
    """
    headers = [column.header.casefold() for column in columns]
    if headers and headers[0] in {_REASON.casefold(), _(_REASON).casefold()}:
        del headers[0]
    line = "\x1f".join(headers)
    return hashlib.sha256(line.encode()).hexdigest()[:16]


def find_layout(session: Session, mark: str) -> RememberedLayout | None:
    """The layout remembered for header lines of that fingerprint."""
    row = session.scalar(select(ImportLayout).where(ImportLayout.fingerprint == mark))
    return RememberedLayout(row.id, row.name, row.used_at, row.choices) if row is not None else None


def with_remembered(options: ImportOptions, layout: RememberedLayout | None) -> ImportOptions:
    """The options with what they leave open as it was last time; the mapping is not among it."""
    choices = layout.choices if layout is not None else {}
    name_rule = options.name_rule or NameRule(choices.get("name_rule", NameRule.WHOLE))
    skip_hidden = options.skip_hidden if options.skip_hidden is not None else choices.get("skip_hidden")
    dates = {name: DateOrder(order) for name, order in choices.get("dates", {}).items()}
    rules = {field_id: FieldRule(rule) for field_id, rule in choices.get("rules", {}).items()}
    return replace(
        options,
        name_rule=name_rule,
        skip_hidden=bool(skip_hidden),
        static={**choices.get("static", {}), **options.static},
        words=_words(choices.get("words", {}), options.words),
        date_orders={**dates, **options.date_orders},
        rules={**rules, **options.rules},
    )


def _words(
    known: Mapping[str, Mapping[str, str]], chosen: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """What words mean by field, where those chosen now go before the remembered ones."""
    return {
        field_id: {**known.get(field_id, {}), **chosen.get(field_id, {})}
        for field_id in dict.fromkeys((*known, *chosen))
    }


def choices_of(chosen: ImportOptions, mapping: Mapping[str, str]) -> dict[str, Any]:
    """What is kept for the next file of the layout."""
    return {
        "mapping": dict(mapping),
        "static": {field_id: text for field_id, text in chosen.static.items() if text},
        "words": {field_id: dict(words) for field_id, words in chosen.words.items() if words},
        "dates": {name: order.value for name, order in chosen.date_orders.items()},
        "name_rule": (chosen.name_rule or NameRule.WHOLE).value,
        "skip_hidden": bool(chosen.skip_hidden),
        "rules": {field_id: rule.value for field_id, rule in chosen.rules.items()},
    }


def remember(session: Session, mark: str, name: str, choices: Mapping[str, Any], now: datetime) -> None:
    """Keep the choices for files of this layout, in the caller's transaction and journal entry."""
    row = session.scalar(select(ImportLayout).where(ImportLayout.fingerprint == mark))
    if row is None:
        session.add(
            ImportLayout(id=new_id(), fingerprint=mark, name=name, choices=dict(choices), used_at=now)
        )
        return
    row.name, row.choices, row.used_at = name, dict(choices), now
