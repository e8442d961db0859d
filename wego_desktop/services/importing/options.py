"""What whoever imports has chosen: columns, rules, answers and corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wego_desktop.domain.person_names import NameRule
from wego_desktop.exchange.reading.dates import DateOrder
from wego_desktop.exchange.reading.fields import ImportField as F

NEW_ORGANISATION = "new"
"""The answer that an organisation of the file is none that is here."""
SAME_AS = "="
"""What stands before the name of another organisation of the file that is the same one."""


PARTS_OF = {
    F.FULL_NAME: (F.GIVEN_NAMES, F.FAMILY_NAME, F.HONORIFIC),
    F.POSITION_AND_ORGANISATION: (F.POSITION, F.ORGANISATION),
}
"""Columns whose one cell holds the values of several fields."""
_HELD_IN = {part.value: whole.value for whole, parts in PARTS_OF.items() for part in parts}


class Decision(StrEnum):
    """The answer to "is this the same person?"; also to skip a row, or to take one that a tool left out."""

    MERGE = "merge"
    NEW = "new"
    SKIP = "skip"
    TAKE = "take"


class FieldRule(StrEnum):
    """Whose value counts where file and workspace differ; a status is never lowered by any of them.

    `THEIRS`: a filled cell of the file, an empty one never. `MINE`: what is here, where it is not empty.
    `EMPTY_TOO`: the file, even where its cell is empty.
    """

    THEIRS = "theirs"
    MINE = "mine"
    EMPTY_TOO = "empty-too"


_USUAL = {F.EXTERNAL_REFERENCE.value: FieldRule.MINE}
"""Where it is not the file. Each tool has references of its own, and two files would take turns for ever."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user chose: `mapping` from a header or letter to a field id, `decisions` by row number.

    Field ids are the values of `ImportField`, and `answer:<key>` for the event's own fields. `edits` are
    corrected cells by row number and sheet column (from 0); the file itself never changes. `static` gives a
    text to each row whose own cell of the field is empty. `words` says by field id what words of the file
    mean, such as "General Admission" a delegate. `date_orders` go by header or letter. `cell_rules`
    (by row number and field id) go before `rules`. `organisations` answers, by the name that the file writes:
    "new", the id or the name of one that is here, or "=" and the name of another one of the file. None leaves
    it to the layout that is remembered for the file's header line, if `use_remembered`.
    """

    sheet: str | None = None
    header_row: int | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    edits: Mapping[tuple[int, int], str] = field(default_factory=dict)
    static: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    date_orders: Mapping[str, DateOrder] = field(default_factory=dict)
    name_rule: NameRule | None = None
    skip_hidden: bool | None = None
    rules: Mapping[str, FieldRule] = field(default_factory=dict)
    cell_rules: Mapping[tuple[int, str], FieldRule] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    use_remembered: bool = True

    def rule(self, row_number: int, field_id: str) -> FieldRule:
        """Whose value of the field counts in the row."""
        held_in = _HELD_IN.get(field_id, field_id)
        for key in (field_id, held_in):
            chosen = self.cell_rules.get((row_number, key)) if self.cell_rules else None
            if chosen := chosen or self.rules.get(key):
                return chosen
        return _USUAL.get(held_in, FieldRule.THEIRS)
