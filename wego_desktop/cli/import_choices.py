"""The options of the command import as the service takes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from wego_desktop.errors import UserError

if TYPE_CHECKING:
    from wego_desktop.services.import_service import (
        DateOrder,
        Decision,
        FieldRule,
        ImportOptions,
        ImportPreview,
        NameRule,
    )

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What was typed, each text as it stands on the command line."""

    sheet: str | None
    header_row: int | None
    table: int | None
    mappings: tuple[str, ...]
    statics: tuple[str, ...]
    words: tuple[str, ...]
    dates: tuple[str, ...]
    name_rule: str | None
    skip_hidden: bool | None
    keep_mine: tuple[str, ...]
    take_theirs: tuple[str, ...]
    empty_too: tuple[str, ...]
    decisions: tuple[str, ...]
    organisations: tuple[str, ...]
    fixes: tuple[str, ...]
    is_remembering: bool


def options_of(choices: ImportChoices) -> "ImportOptions":
    """The options but for table and corrected cells, which need the file.

    Raises `import_map_unknown`, `import_static_unknown` and the like for a text that says nothing.
    """
    from wego_desktop.services.import_service import ImportOptions

    return ImportOptions(
        sheet=choices.sheet,
        header_row=choices.header_row,
        mapping=dict(_pair(text, "import_map_unknown") for text in choices.mappings),
        static=dict(_pair(text, "import_static_unknown", is_first=True) for text in choices.statics),
        words=_words(choices.words),
        date_orders=dict(map(_date_order, choices.dates)),
        name_rule=_name_rule(choices.name_rule) if choices.name_rule else None,
        skip_hidden=choices.skip_hidden,
        rules=_rules(choices),
        decisions=dict(map(_decision, choices.decisions)),
        organisations=dict(
            _pair(text, "import_organisation_answer_unknown") for text in choices.organisations
        ),
        use_remembered=choices.is_remembering,
    )


def edits_of(fixes: Iterable[str], preview: "ImportPreview") -> dict[tuple[int, int], str]:
    """The corrected cells by row and sheet column; raises `import_fix_unknown`, `import_fix_row_unknown`,
    `import_map_column_unknown`.
    """
    from wego_desktop.services.importing.own_columns import column_named

    numbers = {row.row_number for row in preview.rows}
    found: dict[tuple[int, int], str] = {}
    for text in fixes:
        place, sign, value = text.partition("=")
        row, colon, column = place.partition(":")
        if not sign or not colon or not row.strip().isdecimal():
            raise UserError("import_fix_unknown", text=text)
        if int(row) not in numbers:
            raise UserError("import_fix_row_unknown", row=row)
        found[int(row), column_named(preview.listing.table.columns, column.strip())] = value
    return found


def require_asked(options: "ImportOptions", preview: "ImportPreview") -> None:
    """Raise `import_organisation_not_asked` for an answer about an organisation that the file does not bring,
    and `import_field_unknown` for a rule about no field.
    """
    from wego_desktop.services.registering import organisation_key

    asked = {organisation_key(organisation.name) for organisation in preview.organisations}
    for name in options.organisations:
        if organisation_key(name) not in asked:
            raise UserError("import_organisation_not_asked", name=name)
    known = [field.id for field in preview.fields]
    for field_id in options.rules:
        if field_id not in known:
            raise UserError("import_field_unknown", field=field_id, fields=", ".join(known))


def _pair(text: str, code: str, *, is_first: bool = False) -> tuple[str, str]:
    """The two sides of the last `=` of a text, or of the first one."""
    name, sign, value = text.partition("=") if is_first else text.rpartition("=")
    if not sign or not name.strip():
        raise UserError(code, text=text)
    return name.strip(), value.strip()


def _words(texts: Iterable[str]) -> dict[str, dict[str, str]]:
    """What words mean, by field; raises `import_word_unknown`."""
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        field, colon, pair = text.partition(":")
        word, meaning = _pair(pair, "import_word_unknown") if colon else ("", "")
        if not field.strip() or not word:
            raise UserError("import_word_unknown", text=text)
        found.setdefault(field.strip(), {})[word] = meaning
    return found


def _rules(choices: ImportChoices) -> "Mapping[str, FieldRule]":
    from wego_desktop.services.import_service import FieldRule

    return {
        **dict.fromkeys(choices.take_theirs, FieldRule.THEIRS),
        **dict.fromkeys(choices.empty_too, FieldRule.EMPTY_TOO),
        **dict.fromkeys(choices.keep_mine, FieldRule.MINE),
    }


def _date_order(text: str) -> "tuple[str, DateOrder]":
    from wego_desktop.services.import_service import DateOrder

    column, order = _pair(text, "import_dates_unknown")
    try:
        return column, DateOrder(order.lower().replace("-", "_"))
    except ValueError:
        raise UserError("import_dates_unknown", text=text) from None


def _name_rule(text: str) -> "NameRule":
    from wego_desktop.services.import_service import NameRule

    try:
        return NameRule(text.strip().lower().replace("-", "_"))
    except ValueError:
        rules = ", ".join(rule.value.replace("_", "-") for rule in NameRule)
        raise UserError("import_name_rule_unknown", text=text, rules=rules) from None


def _decision(text: str) -> "tuple[int, Decision]":
    from wego_desktop.services.import_service import Decision

    row, _sign, word = text.partition("=")
    try:
        return int(row), Decision(word.strip().lower())
    except ValueError:
        raise UserError("import_decision_unknown", text=text) from None
