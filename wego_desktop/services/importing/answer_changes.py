"""What a row says to the event's own fields: new answers, and what is not asked or still owed."""

from collections.abc import Mapping, Sequence

from wego_desktop.domain.own_fields import AnswerValue, FieldSpec, open_fields, shown_for
from wego_desktop.services.importing.draft import Draft
from wego_desktop.services.importing.options import FieldRule, ImportOptions
from wego_desktop.services.importing.own_columns import OwnColumn
from wego_desktop.services.importing.plan import AnswerField, FieldChange, Reason
from wego_desktop.services.importing.row_facts import Layout
from wego_desktop.services.own_fields.words import answer_text


class AnswerPlanner:
    """Compares a row's answers with those given before; `static` stands for cells that are empty."""

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        columns: Sequence[OwnColumn],
        static: Mapping[str, AnswerValue],
        options: ImportOptions,
        layout: Layout,
    ) -> None:
        self._specs = specs
        self._by_key = {spec.key: spec for spec in specs}
        self._columns = {column.spec.key: column.index for column in columns}
        self._static = static
        self._options = options
        self._layout = layout
        self.is_needed = bool(columns or static)

    def plan(
        self,
        draft: Draft,
        given: Mapping[str, AnswerValue],
        known: Mapping[str, AnswerValue],
        category_id: str,
    ) -> None:
        """Set the draft's new answers, and tell changes, what a rule keeps, and what is still owed."""
        wanted = {**self._static, **given}
        asked: dict[str, AnswerValue | None] = {}
        for key, value in wanted.items():
            if shown_for(self._by_key[key], category_id):
                asked[key] = value
            elif key in given:
                draft.reasons.append(self._reason(draft, key, "answer_not_asked"))
        for key in self._columns:
            is_emptied = self._rule(draft, key) is FieldRule.EMPTY_TOO
            if key not in wanted and key in known and is_emptied:
                asked[key] = None
        for key, new in asked.items():
            self._compare(draft, key, known.get(key), new)
        after: dict[str, AnswerValue | None] = {**known, **draft.answers}
        for spec in open_fields(self._specs, category_id, after):
            if spec.key in self._columns:
                draft.reasons.append(self._reason(draft, spec.key, "answer_required"))

    def _compare(self, draft: Draft, key: str, old: AnswerValue | None, new: AnswerValue | None) -> None:
        if old == new and isinstance(old, bool) == isinstance(new, bool):
            return
        spec = self._by_key[key]
        change = FieldChange(AnswerField(key, spec.label), _text(spec, old), _text(spec, new))
        if old is not None and self._rule(draft, key) is FieldRule.MINE:
            draft.kept.append(change)
            return
        draft.answers[key] = new
        if not draft.is_registering and draft.changes is not None:
            draft.changes.append(change)

    def _rule(self, draft: Draft, key: str) -> FieldRule:
        return self._options.rule(draft.row.row_number, self._by_key[key].column)

    def _reason(self, draft: Draft, key: str, code: str) -> Reason:
        label = self._by_key[key].label
        return self._layout.reason_at(draft.row.row_number, code, self._columns.get(key), label=label)


def _text(spec: FieldSpec, value: AnswerValue | None) -> str:
    return "" if value is None else answer_text(value, spec.kind)
