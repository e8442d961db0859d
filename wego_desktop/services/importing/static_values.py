"""One value for all rows: `Category = Delegate` where the file has no such column, or the cell is empty."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wego_desktop.domain.answers import read_answer
from wego_desktop.domain.own_fields import AnswerValue, FieldSpec, field_key_of
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.fields import FIELD_LABELS, ImportField
from wego_desktop.exchange.reading.rows import ParsedRow
from wego_desktop.exchange.reading.values import FieldValue, value_parser
from wego_desktop.i18n import _
from wego_desktop.messages import sentence


@dataclass(frozen=True, slots=True)
class StaticValues:
    """The values for every row: of the program's fields and of the event's own ones."""

    fields: Mapping[ImportField, FieldValue]
    answers: Mapping[str, AnswerValue]


def read_static(
    static: Mapping[str, str], categories: Sequence[tuple[str, str, str]], specs: Sequence[FieldSpec]
) -> StaticValues:
    """The values that the texts mean; an empty text is none.

    Raises `import_map_field_unknown`, `import_static_wrong`, and what `read_answer` raises.
    """
    fields: dict[ImportField, FieldValue] = {}
    answers: dict[str, AnswerValue] = {}
    by_key = {spec.key: spec for spec in specs}
    for name, text in static.items():
        key = field_key_of(name)
        if not text.strip():
            continue
        if key is not None and key in by_key:
            answer = read_answer(by_key[key], text)
            if answer is not None:
                answers[key] = answer
        else:
            field = _field_of(name, specs)
            fields[field] = _value(field, text.strip(), categories)
    return StaticValues(fields, answers)


def _field_of(name: str, specs: Sequence[FieldSpec]) -> ImportField:
    try:
        return ImportField(name.strip().lower().replace("-", "_").replace(" ", "_"))
    except ValueError:
        known = [*(field.value for field in ImportField), *(spec.column for spec in specs)]
        raise UserError("import_map_field_unknown", field=name, fields=", ".join(known)) from None


def _value(field: ImportField, text: str, categories: Sequence[tuple[str, str, str]]) -> FieldValue:
    names = [name for _id, name, _letter in categories]
    letters = [letter for _id, _name, letter in categories]
    parsed = value_parser(field, names, letters)(text)
    label = _(FIELD_LABELS[field])
    if not isinstance(parsed.value, str | tuple):
        problem = parsed.problem
        reason = sentence(UserError(problem.code, column=label, **problem.params)) if problem else ""
        raise UserError("import_static_wrong", field=label, value=text, reason=reason)
    return parsed.value


def with_static(rows: Iterator[ParsedRow], static: StaticValues) -> Iterator[ParsedRow]:
    """The rows with the values where their own cells are empty."""
    if not static.fields:
        return rows
    return (replace(row, values=_filled(row, static.fields)) for row in rows)


def _filled(row: ParsedRow, fields: Mapping[ImportField, FieldValue]) -> Mapping[ImportField, FieldValue]:
    unread = {problem.field for problem in row.problems}
    missing = {field: value for field, value in fields.items() if field not in unread}
    return {**missing, **row.values}
