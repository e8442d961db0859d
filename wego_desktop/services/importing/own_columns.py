"""Columns that go into the event's own fields: which they are, and what their cells answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wego_desktop.domain.answers import read_answer
from wego_desktop.domain.enums import OwnFieldKind
from wego_desktop.domain.own_fields import ANSWER_PREFIX, AnswerValue, FieldSpec, field_key_of
from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.cells import cell_address, column_index
from wego_desktop.exchange.reading.columns import ColumnMapping, Confidence
from wego_desktop.exchange.reading.dates import DateOrder, date_order, day_of, is_ambiguous
from wego_desktop.exchange.reading.header_words import header_key
from wego_desktop.exchange.reading.rows import ParsedRow
from wego_desktop.exchange.reading.source_table import SourceColumn
from wego_desktop.services.importing.plan import Reason


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column of answers: `place` counts among the columns of the table, `index` those of the sheet."""

    place: int
    index: int
    header: str
    spec: FieldSpec
    order: DateOrder
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class RowAnswers:
    """What a row answers, by the key of the field, and the cells that could not be read."""

    values: Mapping[str, AnswerValue]
    problems: tuple[Reason, ...]


def column_named(columns: Sequence[SourceColumn], name: str) -> int:
    """The sheet column with the header `name`, else with that letter; raises `import_map_column_unknown`."""
    key = header_key(name)
    for column in columns:
        if column.header == name or (key and header_key(column.header) == key):
            return column.index
    index = column_index(name.strip())
    if index is not None and any(column.index == index for column in columns):
        return index
    headers = ", ".join(column.header or column.letter for column in columns)
    raise UserError("import_map_column_unknown", column=name, columns=headers)


def split_mapping(mapping: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The columns for the program's fields, where those for own ones are left out, and the latter."""
    own = {name: field_id for name, field_id in mapping.items() if field_id.startswith(ANSWER_PREFIX)}
    return {**mapping, **dict.fromkeys(own, "")}, own


def own_columns(
    mappings: Sequence[ColumnMapping],
    specs: Sequence[FieldSpec],
    chosen: Mapping[str, str],
    remembered: Mapping[str, str],
) -> tuple[OwnColumn, ...]:
    """The columns of answers: as chosen, as remembered, else by a header that is the field's label or key.

    Raises `import_map_column_unknown`, `import_map_field_unknown`, `import_map_field_twice`.
    """
    by_key = {spec.key: spec for spec in specs}
    columns = [mapping.column for mapping in mappings]
    fixed: dict[int, FieldSpec] = {}
    for name, field_id in chosen.items():
        spec = by_key.get(field_key_of(field_id) or "")
        if spec is None:
            raise UserError("import_map_field_unknown", field=field_id, fields=", ".join(_ids(specs)))
        if spec in fixed.values():
            raise UserError("import_map_field_twice", field=field_id)
        fixed[column_named(columns, name)] = spec
    found = dict(fixed)
    for mapping in mappings:
        is_free = mapping.confidence is not Confidence.CHOSEN and mapping.column.index not in found
        spec = _recognised(mapping, specs, by_key, remembered) if is_free else None
        if spec is not None and spec not in found.values():
            found[mapping.column.index] = spec
    return tuple(
        OwnColumn(
            place,
            mapping.column.index,
            mapping.column.header or mapping.column.letter,
            found[mapping.column.index],
            DateOrder.UNKNOWN,
            mapping.column.index in fixed,
        )
        for place, mapping in enumerate(mappings)
        if mapping.column.index in found
    )


def _ids(specs: Iterable[FieldSpec]) -> list[str]:
    return [spec.column for spec in specs]


def _recognised(
    mapping: ColumnMapping,
    specs: Sequence[FieldSpec],
    by_key: Mapping[str, FieldSpec],
    remembered: Mapping[str, str],
) -> FieldSpec | None:
    header = mapping.column.header
    known = remembered.get(header or mapping.column.letter)
    if known is not None:
        return by_key.get(field_key_of(known) or "")
    key = fold(header)
    return next((spec for spec in specs if key and key in {fold(spec.label), spec.key}), None)


def answers_of(row: ParsedRow, columns: Sequence[OwnColumn], sheet: str) -> RowAnswers:
    """What the row's cells answer; a cell that cannot be read is an error of the row."""
    values: dict[str, AnswerValue] = {}
    problems: list[Reason] = []
    for column in columns:
        text = row.texts[column.place]
        if not text:
            continue
        try:
            value = _answer(column, text)
        except UserError as error:
            params: dict[str, object] = {"column": column.header, **error.params}
            address = cell_address(sheet, row.row_number, column.index)
            problems.append(Reason(error.code, params, address, column.index, is_error=True))
            continue
        if value is not None:
            values[column.spec.key] = value
    return RowAnswers(values, tuple(problems))


def _answer(column: OwnColumn, text: str) -> AnswerValue | None:
    """What the cell answers; a day is read in the column's order of day and month."""
    if column.spec.kind is OwnFieldKind.DATE:
        if is_ambiguous(text, column.order):
            raise UserError("import_day_ambiguous", column=column.header, value=text)
        day = day_of(text, column.order)
        text = day.isoformat() if day is not None else text
    return read_answer(column.spec, text)


def with_orders(
    columns: Sequence[OwnColumn], rows: Sequence[ParsedRow], orders: Mapping[int, DateOrder]
) -> tuple[OwnColumn, ...]:
    """The columns with the order of day and month that was chosen, or that all their cells prove."""
    return tuple(
        replace(
            column,
            order=orders.get(column.index) or date_order(row.texts[column.place] for row in rows),
        )
        if column.spec.kind is OwnFieldKind.DATE
        else column
        for column in columns
    )
