"""Statements of the busiest ways, made ready once: SQLAlchemy takes longer for each run than SQLite."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, Insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.elements import ClauseElement

_Converter = Callable[[Any], Any]


class Prepared:
    """A statement that on a file goes to the driver itself, and on a server as any other.

    Values and columns are converted by their types as always, errors are SQLAlchemy's, and whoever listens
    to an engine's statements hears of it. Lists of values
    (`IN`) are written out once for each length. Not for columns with defaults of their own.
    """

    def __init__(self, statement: Any, *given: str) -> None:
        """`given` are the columns that each run of an insert gives values for."""
        self._statement = statement
        self._given = given
        self._ready: WeakKeyDictionary[Dialect, _Ready] = WeakKeyDictionary()

    def all(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        """The rows, whose columns are attributes."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, values).all()
        return self._ready_for(connection.dialect).all(connection, values)

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Run a statement that gives no rows."""
        if connection.dialect.name != "sqlite":
            connection.execute(self._statement, values)
        else:
            self._ready_for(connection.dialect).run(connection, values)

    def _ready_for(self, dialect: Dialect) -> "_Ready":
        ready = self._ready.get(dialect)
        if ready is None:
            ready = self._ready[dialect] = _Ready(self._statement, self._given, dialect)
        return ready


class _Ready:
    """A statement compiled for one dialect, with the converters of what goes in and comes out."""

    def __init__(self, statement: ClauseElement, given: Sequence[str], dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect, column_keys=list(given) or None)
        if isinstance(statement, Insert) and compiled.insert_prefetch:
            raise ValueError(f"{statement.table} has columns that fill themselves")
        self._compiled = compiled
        self._dialect = dialect
        self._lists = [name for name, bind in compiled.binds.items() if bind.required and bind.expanding]
        self._written: dict[tuple[int, ...], _Written] = {}
        columns = compiled._result_columns
        self._row = _row_type([str(column.keyname) for column in columns])._make
        converters = [(at, _result_converter(column.type, dialect)) for at, column in enumerate(columns)]
        self._converted = [(at, converter) for at, converter in converters if converter]

    def all(self, connection: Connection, values: Mapping[str, Any]) -> list[Any]:
        found = self._execute(connection, values, is_read=True)
        return [self._row(self._with_types(row)) for row in found]

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        self._execute(connection, values, is_read=False)

    def _with_types(self, row: Sequence[Any]) -> Iterable[Any]:
        converted = list(row)
        for at, converter in self._converted:
            converted[at] = converter(converted[at])
        return converted

    def _execute(self, connection: Connection, values: Mapping[str, Any], *, is_read: bool) -> Sequence[Any]:
        sql, places = self._written_for(values)
        given = [place(values) for place in places]
        cursor = connection.connection.cursor()
        try:
            if listeners := connection.dispatch.before_cursor_execute:
                listeners(connection, cursor, sql, given, None, False)
            cursor.execute(sql, given)
            return cursor.fetchall() if is_read else []
        except connection.dialect.loaded_dbapi.Error as error:
            raise DBAPIError.instance(
                sql, given, error, connection.dialect.loaded_dbapi.Error, dialect=connection.dialect
            ) from error
        finally:
            cursor.close()

    def _written_for(self, values: Mapping[str, Any]) -> "_Written":
        """The SQL text for lists as long as these."""
        lengths = tuple(len(values[name]) for name in self._lists)
        written = self._written.get(lengths)
        if written is None:
            written = self._written[lengths] = self._write(values)
        return written

    def _write(self, values: Mapping[str, Any]) -> "_Written":
        binds = self._compiled.binds
        text = self._compiled.construct_expanded_state(
            {name: values.get(name) for name, bind in binds.items() if bind.required}
        )
        origins = {
            part: (name, at)
            for name, parts in text.parameter_expansion.items()
            for at, part in enumerate(parts)
        }
        places = []
        for part in text.positiontup:
            name, at = origins.get(part, (part, None))
            places.append(_place(binds[name], name, at, self._dialect))
        return text.statement, places


_Place = Callable[[Mapping[str, Any]], Any]
_Written = tuple[str, list[_Place]]


def _place(bind: Any, name: str, at: int | None, dialect: Dialect) -> _Place:
    """What gives the value for one question mark: a constant of the statement, or what is given by name.

    `at` is the place in the list of that name.
    """
    converter = bind.type.dialect_impl(dialect).bind_processor(dialect) or _unchanged
    if not bind.required and bind.value is not None:
        constant = converter(bind.value if at is None else bind.value[at])
        return lambda values: constant
    if at is not None:
        return lambda values: converter(values[name][at])
    if converter is _unchanged:
        return lambda values: values[name]
    return lambda values: converter(values[name])


def _unchanged(value: Any) -> Any:
    return value


def _row_type(names: list[str]) -> Any:
    return namedtuple("Row", names, rename=True)


def _result_converter(type_: Any, dialect: Dialect) -> _Converter | None:
    found: _Converter | None = type_.dialect_impl(dialect).result_processor(dialect, None)
    return found
