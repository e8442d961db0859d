"""Reads and writes answers inside an open unit: for the form, in-place edits, imports and commands alike."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Answer, new_id
from wego_desktop.domain.answers import read_answer
from wego_desktop.domain.enums import OwnFieldKind
from wego_desktop.domain.own_fields import AnswerValue, FieldSpec, is_required, open_fields, shown_for
from wego_desktop.errors import UserError
from wego_desktop.services.queries.own_fields import specs_in

_CHUNK = 400


class Answering:
    """The own fields of one event and the answers of the registrations that were loaded or are new."""

    def __init__(self, session: Session, event_id: str) -> None:
        self._session = session
        self.specs = specs_in(session, event_id)
        self._by_key = {spec.key: spec for spec in self.specs}
        self._rows: dict[str, dict[str, Answer]] = {}

    def load(self, registration_ids: Iterable[str]) -> None:
        """Read the answers of registrations that will be written; one statement for each 400."""
        ids = [id_ for id_ in dict.fromkeys(registration_ids) if id_ not in self._rows]
        keys = {spec.id: spec.key for spec in self.specs}
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            self._rows.update((id_, {}) for id_ in chunk)
            for row in self._session.scalars(select(Answer).where(Answer.registration_id.in_(chunk))):
                if row.field_id in keys:
                    self._rows[row.registration_id][keys[row.field_id]] = row

    def asked(self, category_id: str) -> tuple[FieldSpec, ...]:
        """The fields that people of this category are asked."""
        return tuple(spec for spec in self.specs if shown_for(spec, category_id))

    def given(self, registration_id: str) -> dict[str, AnswerValue]:
        """The answers of a loaded registration by key."""
        return {key: row.value for key, row in self._rows.get(registration_id, {}).items()}

    def read(self, key: str, given: object, registration_id: str = "") -> AnswerValue | None:
        """The answer that `given` means; a choice taken back by the organiser stays good where it was made.

        Raises `UserError`: `no_such_own_field`, and what `read_answer` raises.
        """
        spec = self._spec(key)
        held = self.given(registration_id).get(key) if registration_id else None
        if held is not None and spec.kind in (OwnFieldKind.CHOICE, OwnFieldKind.SEVERAL):
            former = held if isinstance(held, list) else [str(held)]
            spec = replace(spec, choices=tuple(dict.fromkeys((*spec.choices, *former))))
        return read_answer(spec, given)

    def require_complete(self, category_id: str, given: Mapping[str, object]) -> None:
        """Raise `answer_required` for the first required answer that a new registration does not give."""
        answers = {key: self.read(key, value) for key, value in given.items()}
        for spec in open_fields(self.specs, category_id, answers):
            raise UserError("answer_required", label=spec.label)

    def write(self, registration_id: str, category_id: str, given: Mapping[str, object]) -> int:
        """Keep these answers of a loaded or new registration; how many differ from those before.

        An empty one takes the answer away. Raises `UserError`: `answer_not_asked`, `answer_required` when a
        required one would be taken away, and what `read` raises.
        """
        rows = self._rows.setdefault(registration_id, {})
        before = self.given(registration_id)
        values = {key: self.read(key, value, registration_id) for key, value in given.items()}
        after: dict[str, AnswerValue | None] = {**before, **values}
        for key, value in values.items():
            spec = self._spec(key)
            if value is not None and not shown_for(spec, category_id):
                raise UserError("answer_not_asked", label=spec.label)
            if value is None and key in before and shown_for(spec, category_id) and is_required(spec, after):
                raise UserError("answer_required", label=spec.label)
        changed = [key for key, value in values.items() if not _is_same(before.get(key), value)]
        for key in changed:
            self._keep(registration_id, rows, key, values[key])
        return len(changed)

    def _keep(
        self, registration_id: str, rows: dict[str, Answer], key: str, value: AnswerValue | None
    ) -> None:
        if value is None:
            self._session.delete(rows.pop(key))
        elif key in rows:
            rows[key].value = value
        else:
            field_id = self._by_key[key].id
            row = Answer(id=new_id(), registration_id=registration_id, field_id=field_id, value=value)
            self._session.add(row)
            rows[key] = row

    def _spec(self, key: str) -> FieldSpec:
        spec = self._by_key.get(key)
        if spec is None:
            raise UserError("no_such_own_field", key=key, known=", ".join(self._by_key) or "–")
        return spec


def _is_same(before: AnswerValue | None, after: AnswerValue | None) -> bool:
    return before == after and isinstance(before, bool) == isinstance(after, bool)
