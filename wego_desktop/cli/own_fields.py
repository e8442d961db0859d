"""Commands for an event's own fields and the answers to them."""

from typing import TYPE_CHECKING, Any

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app, table
from wego_desktop.cli.choosing import answer_pair, category_named, registration_id, registration_ids
from wego_desktop.domain.enums import OwnFieldKind, RequiredRule
from wego_desktop.domain.own_fields import FieldSpec, RequiredWhen
from wego_desktop.errors import UserError
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.events import EventRow, categories, event_row

if TYPE_CHECKING:
    from wego_desktop.services.queries.own_fields import RegistrationAnswers


def register(root: click.Group) -> None:
    """Add the groups `fields` and `answers`."""
    root.add_command(fields)
    root.add_command(answers)


@click.group()
def fields() -> None:
    """Own fields of an event: what the organiser asks."""


@fields.command("list")
@event_option
@json_option
@pass_app
def list_all(app: CliApp, *, event_code: str, as_json: bool) -> None:
    """List the fields in their order, with how many answered."""
    from wego_desktop.services.own_fields.words import kind_word, required_text
    from wego_desktop.services.queries.own_fields import fields as field_rows

    with app.open() as context:
        event = event_row(context.database, event_code)
        rows = field_rows(context.database, event.id)
        names = {row.id: row.name for row in categories(context.database, event.id)}
    labels = {row.spec.key: row.spec.label for row in rows}
    cells = [
        (
            row.spec.key,
            row.spec.label,
            kind_word(row.spec.kind),
            "; ".join(row.spec.choices),
            required_text(row.spec, labels),
            ", ".join(names.get(id_, id_) for id_ in row.spec.category_ids),
            row.answers,
        )
        for row in rows
    ]
    headings = [_("Key"), _("Question"), _("Kind"), _("Choices"), _("Required"), _("Only for"), _("Answers")]
    app.show(rows, table(headings, cells), as_json)


_required = click.option("--required", type=click.Choice([rule.value for rule in RequiredRule]))
_when = click.option(
    "--when", metavar="KEY[=VALUE]", help="Required when that field has this (or any) answer."
)
_choice = click.option(
    "--choice", "choices", multiple=True, metavar="TEXT", help="May be given several times."
)
_only = click.option("--category", "only", multiple=True, metavar="C", help="Shown for these only.")


@fields.command()
@event_option
@click.option("--label", required=True, metavar="TEXT", help="What is asked.")
@click.option("--kind", type=click.Choice([kind.value for kind in OwnFieldKind]), default="text")
@click.option("--key", default="", metavar="KEY", help="Its name in files and commands; made of the label.")
@_choice
@_required
@_when
@_only
@json_option
@pass_app
def add(app: CliApp, /, *, event_code: str, as_json: bool, **given: Any) -> None:
    """Add a field after the others."""
    from wego_desktop.services.own_fields.service import OwnFieldDraft

    with app.open() as context:
        event = event_row(context.database, event_code)
        draft = OwnFieldDraft(
            given["label"],
            OwnFieldKind(given["kind"]),
            given["key"],
            given["choices"],
            _rule(given),
            _when_of(given["when"]),
            _categories(context, event, given["only"]),
        )
        id_ = context.own_fields.add(context.actor, event.id, draft).value
        spec = next(spec for spec in _specs(context, event) if spec.id == id_)
    app.show(spec, [_("Added field {key}.").format(key=spec.key)], as_json)


@fields.command()
@click.argument("key")
@event_option
@click.option("--label", metavar="TEXT")
@click.option("--kind", type=click.Choice([kind.value for kind in OwnFieldKind]))
@_choice
@click.option("--rename", "renamed", multiple=True, metavar="OLD=NEW", help="A choice, in the answers too.")
@_required
@_when
@_only
@click.option("--for-all", is_flag=True, help="Shown for every category.")
@click.option("--keep-answers", is_flag=True, help="Choices that were taken may go; the answers stay.")
@json_option
@pass_app
def edit(app: CliApp, /, *, key: str, event_code: str, as_json: bool, **given: Any) -> None:
    """Change a field; what is not named stays. --choice names all choices anew."""
    with app.open() as context:
        event = event_row(context.database, event_code)
        spec = _field(context, event, key)
        facts: dict[str, Any] = {}
        if given["label"] is not None:
            facts["label"] = given["label"]
        if given["kind"] is not None:
            facts["kind"] = OwnFieldKind(given["kind"])
        if given["choices"]:
            facts["choices"] = given["choices"]
        if given["renamed"]:
            facts["renamed"] = dict(answer_pair(text) for text in given["renamed"])
        if given["required"] is not None or given["when"] is not None:
            facts["required"], facts["required_when"] = _rule(given), _when_of(given["when"])
        if given["only"] or given["for_all"]:
            facts["category_ids"] = _categories(context, event, given["only"])
        if not facts:
            raise UserError("nothing_to_change")
        context.own_fields.edit(context.actor, spec.id, keep_answers=given["keep_answers"], **facts)
        changed = _field(context, event, key)
    app.show(changed, [_("Changed field {key}.").format(key=key)], as_json)


@fields.command()
@click.argument("key")
@event_option
@click.option("--by", "places", type=int, required=True, help="So many places down; negative goes up.")
@json_option
@pass_app
def move(app: CliApp, *, key: str, event_code: str, places: int, as_json: bool) -> None:
    """Move a field in the order."""
    with app.open() as context:
        event = event_row(context.database, event_code)
        context.own_fields.move(context.actor, _field(context, event, key).id, places)
        keys = [spec.key for spec in _specs(context, event)]
    app.show({"order": keys}, [", ".join(keys)], as_json)


@fields.command()
@click.argument("key")
@event_option
@click.option("--drop-answers", is_flag=True, help="The answers go with it.")
@json_option
@pass_app
def remove(app: CliApp, *, key: str, event_code: str, drop_answers: bool, as_json: bool) -> None:
    """Remove a field, one step to undo."""
    with app.open() as context:
        event = event_row(context.database, event_code)
        spec = _field(context, event, key)
        dropped = context.own_fields.remove(context.actor, spec.id, drop_answers=drop_answers).value
    text = ngettext(
        "Removed field {key} with {count} answer.", "Removed field {key} with {count} answers.", dropped
    )
    app.show({"removed": key, "answers": dropped}, [text.format(key=key, count=dropped)], as_json)


@click.group()
def answers() -> None:
    """Answers of people to an event's own fields."""


@answers.command("set")
@click.argument("words", nargs=-1, required=True, metavar="NUMBER… KEY=VALUE…")
@event_option
@json_option
@pass_app
def set_answers(app: CliApp, *, words: tuple[str, ...], event_code: str, as_json: bool) -> None:
    """Set answers of one or more people; an empty value takes the answer away. One step to undo."""
    given = dict(answer_pair(word) for word in words if "=" in word)
    people = [word for word in words if "=" not in word]
    if not given or not people:
        raise click.UsageError(_("Name at least one person and one KEY=VALUE."))
    with app.open() as context:
        event = event_row(context.database, event_code)
        ids = registration_ids(context, event, people)
        if len(ids) == 1:
            context.answers.set_for(context.actor, ids[0], given)
        else:
            context.answers.set_for_all(context.actor, ids, given)
        found = [_answers(context, id_) for id_ in ids]
    app.show(found, [line for each in found for line in _lines(each)], as_json)


@answers.command()
@click.argument("number")
@event_option
@json_option
@pass_app
def show(app: CliApp, *, number: str, event_code: str, as_json: bool) -> None:
    """Show what one person is asked, answered and still owes."""
    with app.open() as context:
        found = _answers(context, registration_id(context, event_row(context.database, event_code), number))
    app.show(found, _lines(found), as_json)


@answers.command()
@event_option
@json_option
@pass_app
def owed(app: CliApp, *, event_code: str, as_json: bool) -> None:
    """List who is expected and has not answered what is required."""
    from wego_desktop.services.queries.delegates import rows
    from wego_desktop.services.queries.own_fields import owing

    with app.open() as context:
        found = owing(context.database, event_row(context.database, event_code).id)
        people = rows(context.database, list(found))
    listed = [
        {"number": row.number, "name": row.name, "email": row.email, "owes": [s.key for s in found[row.id]]}
        for row in people
    ]
    cells = [(row["number"], row["name"], row["email"], ", ".join(row["owes"])) for row in listed]
    app.show(listed, table([_("Number"), _("Name"), _("Email"), _("Owes")], cells), as_json)


def _answers(context: AppContext, id_: str) -> "RegistrationAnswers":
    from wego_desktop.services.queries.own_fields import registration_answers

    found = registration_answers(context.database, id_)
    if found is None:
        raise UserError("no_such_registration")
    return found


def _lines(found: "RegistrationAnswers") -> list[str]:
    return [found.number, *(f"  {line}" for line in answer_lines(found))]


def answer_lines(found: "RegistrationAnswers") -> list[str]:
    """`Question: answer` for each field that the person is asked."""
    from wego_desktop.services.own_fields.words import answer_text

    owed = {spec.key for spec in found.open}
    none = {spec.key: _("owed") if spec.key in owed else "–" for spec in found.fields}
    return [
        f"{spec.label}: {answer_text(found.answers.get(spec.key), spec.kind) or none[spec.key]}"
        for spec in found.fields
    ]


def _specs(context: AppContext, event: EventRow) -> tuple[FieldSpec, ...]:
    from wego_desktop.services.queries.own_fields import specs

    return specs(context.database, event.id)


def _field(context: AppContext, event: EventRow, key: str) -> FieldSpec:
    every = _specs(context, event)
    for spec in every:
        if spec.key == key.strip().casefold():
            return spec
    raise UserError("no_such_own_field", key=key, known=", ".join(spec.key for spec in every) or "–")


def _categories(context: AppContext, event: EventRow, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(category_named(context, event, name).id for name in names)


def _rule(given: dict[str, Any]) -> RequiredRule:
    if given["when"] is not None and given["required"] is None:
        return RequiredRule.WHEN
    return RequiredRule(given["required"] or RequiredRule.NEVER)


def _when_of(text: str | None) -> RequiredWhen | None:
    if text is None:
        return None
    key, _equals, value = text.partition("=")
    return RequiredWhen(key.strip(), value.strip() or None)
