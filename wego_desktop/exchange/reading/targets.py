"""Finds what a mapping's word means: a field, a question of the event's own, or "do not import"."""

from collections.abc import Sequence

from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.fields import ImportField
from wego_desktop.exchange.reading.own_columns import OWN_PREFIX, OwnColumn

_DO_NOT_IMPORT = frozenset({"", "-", "none", "skip", "ignore", "do not import"})


class Targets:
    """What columns may go into: every field, and the event's own questions as `own:KEY`."""

    def __init__(self, own_columns: Sequence[OwnColumn]) -> None:
        self._own = {own.key.casefold(): own for own in own_columns}

    def has(self, name: str) -> bool:
        """Whether `find` knows `name`."""
        try:
            self.find(name)
        except UserError:
            return False
        return True

    def find(self, name: str) -> tuple[ImportField | None, OwnColumn | None]:
        """The field or the question of `name`, neither for "do not import".

        UserError `import_map_field_unknown`.
        """
        plain = name.strip().lower()
        if plain in _DO_NOT_IMPORT:
            return None, None
        if plain.startswith(OWN_PREFIX) and plain.removeprefix(OWN_PREFIX) in self._own:
            return None, self._own[plain.removeprefix(OWN_PREFIX)]
        try:
            return ImportField(plain.replace("-", "_").replace(" ", "_")), None
        except ValueError:
            known = [field.value for field in ImportField]
            known += [f"{OWN_PREFIX}{own.key}" for own in self._own.values()]
            raise UserError("import_map_field_unknown", field=name, fields=", ".join(known)) from None
