"""The organiser's own fields: who is asked, and who owes an answer. What an answer may be: see `answers`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wego_desktop.domain.enums import OwnFieldKind, RequiredRule
from wego_desktop.domain.text import fold

AnswerValue = str | int | float | bool | list[str]
"""An answer as it is stored: text, choice and ISO day as text, several as a list in the order of choices."""

LONGEST_KEY = 60
ANSWER_PREFIX = "answer:"
"""What a column's name begins with when it holds the answers to an own field."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class RequiredWhen:
    """Another field's key, and the answer to it that makes one required; with None any answer does."""

    key: str
    value: AnswerValue | None = None


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One own field of an event; empty `category_ids` means that all categories are asked."""

    id: str
    key: str
    label: str
    kind: OwnFieldKind
    choices: tuple[str, ...] = ()
    required: RequiredRule = RequiredRule.NEVER
    required_when: RequiredWhen | None = None
    category_ids: tuple[str, ...] = ()
    position: int = field(default=0)

    @property
    def column(self) -> str:
        """How lists, files and the command line call the column of its answers."""
        return ANSWER_PREFIX + self.key


def field_key_of(column: str) -> str | None:
    """The key of the own field whose answers the column holds, or None when it holds something else."""
    return column.removeprefix(ANSWER_PREFIX) if column.startswith(ANSWER_PREFIX) else None


def is_field_key(key: str) -> bool:
    """Whether `key` is short, and made of small Latin letters, figures and underscores."""
    return len(key) <= LONGEST_KEY and _KEY.fullmatch(key) is not None


def key_for(label: str, taken: Iterable[str] = ()) -> str:
    """A key made of the label's Latin letters and figures that is not yet taken."""
    words = re.findall(r"[a-z0-9]+", fold(label))
    base = "_".join(words)[: LONGEST_KEY - 4].strip("_")
    if not base or not base[0].isalpha():
        base = f"field_{base}".rstrip("_")
    known, key, number = set(taken), base, 2
    while key in known:
        key, number = f"{base}_{number}", number + 1
    return key


def shown_for(spec: FieldSpec, category_id: str) -> bool:
    """Whether people of that category are asked."""
    return not spec.category_ids or category_id in spec.category_ids


def is_required(spec: FieldSpec, answers: Mapping[str, AnswerValue | None]) -> bool:
    """Whether an answer must be given by somebody who gave these `answers` (by key) so far."""
    if spec.required is not RequiredRule.WHEN or spec.required_when is None:
        return spec.required is RequiredRule.ALWAYS
    other = answers.get(spec.required_when.key)
    if other is None:
        return False
    wanted = spec.required_when.value
    if wanted is None:
        return True
    return wanted in other if isinstance(other, list) else _same(other, wanted)


def open_fields(
    specs: Sequence[FieldSpec], category_id: str, answers: Mapping[str, AnswerValue | None]
) -> tuple[FieldSpec, ...]:
    """The fields that somebody of this category still owes an answer to."""
    asked = {spec.key: answers.get(spec.key) for spec in specs if shown_for(spec, category_id)}
    return tuple(
        spec for spec in specs if spec.key in asked and asked[spec.key] is None and is_required(spec, asked)
    )


def _same(answer: AnswerValue, wanted: AnswerValue) -> bool:
    return answer == wanted and isinstance(answer, bool) == isinstance(wanted, bool)
