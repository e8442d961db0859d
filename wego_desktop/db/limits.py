"""What fits into the columns, checked alike on both databases before anything is written."""

from functools import cache
from typing import Any

from sqlalchemy import Enum, Integer, String
from sqlalchemy.orm import InstanceState, Mapper

from wego_desktop.errors import UserError

_LARGEST_INTEGER = 2**31 - 1


def check(state: InstanceState[Any]) -> None:
    """Pass when every value of a new or changed row fits its column.

    SQLite would take longer texts and larger numbers than the schema says; PostgreSQL refuses them, and a
    workspace must be able to move from the one to the other. Raises `UserError`: `text_too_long`,
    `text_unstorable`, `number_too_large`.
    """
    values = state.dict
    for key, length in _texts(state.mapper):
        value = values.get(key)
        if value and isinstance(value, str):
            if length is not None and len(value) > length:
                raise UserError("text_too_long", what=_words(key), length=len(value), limit=length)
            if "\x00" in value:
                raise UserError("text_unstorable", what=_words(key))
    for key in _integers(state.mapper):
        value = values.get(key)
        if isinstance(value, int) and abs(value) > _LARGEST_INTEGER:
            raise UserError("number_too_large", what=_words(key))


@cache
def _texts(mapper: Mapper[Any]) -> tuple[tuple[str, int | None], ...]:
    return tuple(
        (attribute.key, attribute.columns[0].type.length)
        for attribute in mapper.column_attrs
        if isinstance(attribute.columns[0].type, String) and not isinstance(attribute.columns[0].type, Enum)
    )


@cache
def _integers(mapper: Mapper[Any]) -> tuple[str, ...]:
    return tuple(
        attribute.key for attribute in mapper.column_attrs if isinstance(attribute.columns[0].type, Integer)
    )


def _words(key: str) -> str:
    return key.replace("_", " ")
