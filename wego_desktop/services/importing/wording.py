"""Rows of an import in words, the same in windows, on the command line and in the workbook of open rows."""

from enum import StrEnum

from wego_desktop.domain.countries import country_name
from wego_desktop.domain.enums import (
    AttendanceMode,
    DelegationRole,
    Gender,
    OrganisationKind,
    RegistrationStatus,
    RowVerdict,
)
from wego_desktop.exchange.reading.fields import FIELD_LABELS, ImportField
from wego_desktop.i18n import N_, _, ngettext
from wego_desktop.messages import sentence
from wego_desktop.services.export_words import word
from wego_desktop.services.importing.options import FieldRule
from wego_desktop.services.importing.plan import (
    AnswerField,
    FieldChange,
    ImportTotals,
    Reason,
    RowAction,
    RowPlan,
    TargetField,
)
from wego_desktop.services.queries.import_batches import MadeKind, MadeOf, MadeRow

VERDICTS = {
    RowVerdict.NEW: N_("New"),
    RowVerdict.UPDATE: N_("Updated"),
    RowVerdict.UNCHANGED: N_("Unchanged"),
    RowVerdict.POSSIBLE_DUPLICATE: N_("Duplicate?"),
    RowVerdict.WARNING: N_("Warning"),
    RowVerdict.ERROR: N_("Error"),
}
_LISTS: dict[ImportField, type[StrEnum]] = {
    ImportField.STATUS: RegistrationStatus,
    ImportField.MODE: AttendanceMode,
    ImportField.GENDER: Gender,
    ImportField.ORGANISATION_KIND: OrganisationKind,
    ImportField.DELEGATION: DelegationRole,
}


def field_label(field: TargetField) -> str:
    """What the field is called."""
    return field.label if isinstance(field, AnswerField) else _(FIELD_LABELS[field])


def verdict_label(row: RowPlan) -> str:
    """The verdict in a word; a row that somebody chose to skip says so."""
    if row.action is RowAction.LEAVE_OUT:
        return _("Left out")
    return _("Skipped") if row.action is RowAction.SKIP else _(VERDICTS[row.verdict])


def shown_value(field: TargetField, value: str) -> str:
    """A value as people read it: countries and closed lists by their words."""
    if isinstance(field, AnswerField):
        return value
    if field is ImportField.COUNTRY:
        return country_name(value) if value else ""
    kind = _LISTS.get(field)
    return word(kind(value)) if kind is not None and value in set(kind) else value


def change_text(change: FieldChange) -> str:
    """One change on one line: `Position: Adviser → Secretary of Mobility`."""
    new = shown_value(change.field, change.new)
    if not change.old:
        return _("{field}: {new}").format(field=field_label(change.field), new=new)
    old = shown_value(change.field, change.old)
    return _("{field}: {old} → {new}").format(field=field_label(change.field), old=old, new=new)


def rule_text(rule: FieldRule) -> str:
    """Whose value counts, as a sentence."""
    return {
        FieldRule.THEIRS: _("What the file says counts, if it says anything."),
        FieldRule.MINE: _("What is here stays, where it is not empty."),
        FieldRule.EMPTY_TOO: _("What the file says counts, even an empty cell."),
    }[rule]


def kept_text(change: FieldChange) -> str:
    """One value of the file that a rule keeps out: `Position stays Adviser (file: Secretary)`."""
    field, old = field_label(change.field), shown_value(change.field, change.old)
    text = _("{field} stays {old} (file: {new})") if change.new else _("{field} stays {old}")
    return text.format(field=field, old=old, new=shown_value(change.field, change.new))


def reason_text(reason: Reason) -> str:
    """The reason as a sentence, without its cell."""
    error = reason.as_error()
    for name in ("status", "offered"):
        if error.params.get(name) in set(RegistrationStatus):
            error.params[name] = word(RegistrationStatus(str(error.params[name]))).lower()
    return sentence(error)


def action_text(row: RowPlan) -> str:
    """What the import does with a row that has neither reason nor change to tell."""
    if row.action is RowAction.ADD:
        return _("Adds a delegate, new organisation") if row.is_organisation_new else _("Adds a delegate")
    return {
        RowAction.CHANGE: _("Changes values"),
        RowAction.KEEP: _("Nothing changes"),
        RowAction.SKIP: _("Left out"),
        RowAction.LEAVE_OUT: _("Left out"),
        RowAction.WAIT: _("To decide"),
        RowAction.REFUSE: _("To correct"),
    }[row.action]


def explained(row: RowPlan) -> list[str]:
    """Every reason (with its cell) and change of a row, as lines."""
    lines = [
        f"{reason.address}: {reason_text(reason)}" if reason.address else reason_text(reason)
        for reason in row.reasons
    ]
    lines += [change_text(change) for change in row.changes]
    # That another tool's reference is not taken is the rule, and no news in every single row.
    told = (change for change in row.kept if change.field is not ImportField.EXTERNAL_REFERENCE)
    return lines + [kept_text(change) for change in told]


def made_text(row: MadeRow) -> str:
    """What an import did with one person, registration or organisation, on one line."""
    name = f"{row.name} ({row.number})" if row.number else row.name
    text = {
        (MadeOf.PERSON, MadeKind.ADDED): _("Person added: {name}"),
        (MadeOf.PERSON, MadeKind.CHANGED): _("Person changed: {name}"),
        (MadeOf.REGISTRATION, MadeKind.ADDED): _("Registered: {name}"),
        (MadeOf.REGISTRATION, MadeKind.CHANGED): _("Registration changed: {name}"),
        (MadeOf.ORGANISATION, MadeKind.ADDED): _("Organisation added: {name}"),
        (MadeOf.ORGANISATION, MadeKind.CHANGED): _("Organisation changed: {name}"),
    }[row.what, row.kind]
    return text.format(name=name)


def totals_line(totals: ImportTotals) -> str:
    """All totals on one line, those that are nought left out."""
    parts = [ngettext("{count} row", "{count} rows", totals.rows).format(count=totals.rows)]
    texts = [
        (totals.new, _("{count} new")),
        (totals.update, _("{count} updated")),
        (totals.unchanged, _("{count} unchanged")),
        (totals.warning, _("{count} with a warning")),
        (totals.possible_duplicate, _("{count} to decide")),
        (totals.error, _("{count} to correct")),
        (totals.skipped, _("{count} skipped")),
        (totals.left_out, _("{count} left out")),
        (totals.organisations_new, _("organisations: {count} new")),
        (totals.organisations_similar, _("organisations: {count} similar to others")),
    ]
    return ", ".join(parts + [text.format(count=count) for count, text in texts if count])
