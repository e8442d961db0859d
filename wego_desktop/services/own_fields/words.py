"""Answers and kinds of own fields in words, as lists, panels, badges and exports show them."""

from datetime import date

from babel.dates import format_date

from wego_desktop.domain.enums import OnFull, OwnFieldKind, RequiredRule
from wego_desktop.domain.own_fields import AnswerValue, FieldSpec
from wego_desktop.i18n import N_, _

_LOCALE = "en_GB"
_KINDS = {
    OwnFieldKind.TEXT: N_("Text"),
    OwnFieldKind.NUMBER: N_("Number"),
    OwnFieldKind.CHOICE: N_("One choice"),
    OwnFieldKind.SEVERAL: N_("Several choices"),
    OwnFieldKind.YES_NO: N_("Yes or no"),
    OwnFieldKind.DATE: N_("Day"),
}
_REQUIRED = {
    RequiredRule.NEVER: N_("Never"),
    RequiredRule.ALWAYS: N_("Always"),
    RequiredRule.WHEN: N_("When another field has an answer"),
}
_ON_FULL = {
    OnFull.WARN: N_("Warn, and allow with a reason"),
    OnFull.WAITING_LIST: N_("Put on the waiting list"),
    OnFull.REFUSE: N_("Refuse"),
}


def kind_word(kind: OwnFieldKind) -> str:
    """What a kind of field is called."""
    return _(_KINDS[kind])


def required_word(rule: RequiredRule) -> str:
    """What a rule is called."""
    return _(_REQUIRED[rule])


def on_full_word(rule: OnFull) -> str:
    """What happens beyond a limit, in words."""
    return _(_ON_FULL[rule])


def required_text(spec: FieldSpec, labels: dict[str, str]) -> str:
    """When the field must be answered, as `always` or `when Meal is Fish`; empty for never."""
    when = spec.required_when
    if spec.required is RequiredRule.ALWAYS:
        return _("always")
    if spec.required is RequiredRule.NEVER or when is None:
        return ""
    label = labels.get(when.key, when.key)
    if when.value is None:
        return _("when {field} has an answer").format(field=label)
    return _("when {field} is {value}").format(field=label, value=answer_text(when.value))


def answer_text(value: AnswerValue | None, kind: OwnFieldKind | None = None) -> str:
    """An answer as it is shown: `Yes`, `1.5`, `14 Oct 2026`, `Fish, Vegan`; empty without one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(value)
    if kind is OwnFieldKind.DATE:
        return format_date(date.fromisoformat(str(value)), "d MMM y", locale=_LOCALE)
    return str(value)
