"""Commands for people who are on file twice: list them, make one of two, keep two apart."""

import re
from typing import Any

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.app import CliApp, json_option, pass_app, table, to_json
from wego_desktop.cli.choosing import registration_id
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.services.queries.events import event_row

_PERSON_ID = re.compile(r"[0-9a-f]{32}")
_event_option = click.option(
    "--event",
    "event_code",
    metavar="CODE",
    help="Code of the event, like GA7; people of all events without it.",
)


def register(root: click.Group) -> None:
    """Add the group `duplicates`."""
    root.add_command(duplicates)


@click.group()
def duplicates() -> None:
    """People who may be on file twice."""


@duplicates.command("list")
@_event_option
@click.option("--level", type=click.Choice(["likely", "possible"]), default="possible", show_default=True)
@json_option
@pass_app
def list_all(app: CliApp, *, event_code: str | None, level: str, as_json: bool) -> None:
    """List the pairs that nobody has decided about, the likeliest first."""
    from wego_desktop.domain.likeness_reasons import LikenessLevel
    from wego_desktop.messages.merging import level_text, reason_text

    with app.open() as context:
        event_id = event_row(context.database, event_code).id if event_code else None
        pairs = context.duplicates.pairs(event_id, LikenessLevel(level))
    found: list[dict[str, Any]] = []
    cells = []
    for pair in pairs:
        reasons = [reason_text(reason) for reason in pair.reasons]
        people = [pair.first, pair.second]
        numbers = [(person.at(event_id), person) for person in people]
        shown = [f"{card.number} {who.name}" if card else who.name for card, who in numbers]
        cells.append((level_text(pair.level), pair.score, *shown, ", ".join(reasons)))
        found.append(
            {
                "level": pair.level.value,
                "score": pair.score,
                "first": to_json(pair.first),
                "second": to_json(pair.second),
                "reasons": reasons,
            }
        )
    lines = table([_("Level"), _("Score"), _("First"), _("Second"), _("Why")], cells)
    app.show(found, lines if cells else [_("Nobody seems to be on file twice.")], as_json)


@duplicates.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@_event_option
@json_option
@pass_app
def compare(app: CliApp, *, first: str, second: str, event_code: str | None, as_json: bool) -> None:
    """Show two people side by side; * marks the value that a merge into A takes."""
    with app.open() as context:
        keys = [person_id(context, text, event_code) for text in (first, second)]
        found = context.merging.compare(*keys)
    cells = [
        (_(row.label), row.key, _marked(row.survivor, row, "survivor"), _marked(row.merged, row, "merged"))
        for row in found.fields
        if row.survivor or row.merged
    ]
    app.show(found, table([_("Field"), _("Key"), "A", "B"], cells), as_json)


def _marked(text: str, row: Any, side: str) -> str:
    return f"{text} *" if row.differs and row.side == side else text


@duplicates.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@_event_option
@click.option(
    "--take", "takes", multiple=True, metavar="FIELD=A|B",
    help="Take this field from A or B, such as email=B or GA7.category=A; see `duplicates compare`.",
)  # fmt: skip
@json_option
@pass_app
def merge(
    app: CliApp, *, first: str, second: str, event_code: str | None, takes: tuple[str, ...], as_json: bool
) -> None:
    """Make one person of A and B: A stays and takes everything over; `undo` takes it back."""
    chosen = dict(_taken(text) for text in takes)
    with app.open() as context:
        keys = [person_id(context, text, event_code) for text in (first, second)]
        event_id = event_row(context.database, event_code).id if event_code else None
        result = context.merging.merge(context.actor, keys[0], keys[1], chosen, event_id)
    line = _("{name} is one record now; {merged} was merged into it.")
    shown = {**to_json(result.value), "journal_id": result.journal_id}
    app.show(shown, [line.format(name=result.value.name, merged=result.value.merged_name)], as_json)


def _taken(text: str) -> tuple[str, Any]:
    from wego_desktop.services.duplicates.fields import Side

    key, _sign, side = text.partition("=")
    sides = {"a": Side.SURVIVOR, "b": Side.MERGED}
    if not key or side.strip().lower() not in sides:
        raise UserError("merge_side_unknown", text=text)
    return key.strip(), sides[side.strip().lower()]


@duplicates.command("not-same")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@_event_option
@json_option
@pass_app
def not_same(app: CliApp, *, first: str, second: str, event_code: str | None, as_json: bool) -> None:
    """Keep A and B as two people; they are no longer offered as one."""
    with app.open() as context:
        keys = [person_id(context, text, event_code) for text in (first, second)]
        event_id = event_row(context.database, event_code).id if event_code else None
        result = context.merging.mark_not_same(context.actor, keys[0], keys[1], event_id)
    one, other = result.value
    line = _("{one} and {other} are kept as two people.").format(one=one, other=other)
    app.show({"people": keys, "journal_id": result.journal_id}, [line], as_json)


def person_id(context: AppContext, text: str, event_code: str | None) -> str:
    """The person that an id, a number such as `GA7-0412`, or a badge code means.

    Raises `UserError`: `merge_number_without_event`, `no_such_number`, `no_such_event`.
    """
    if _PERSON_ID.fullmatch(text):
        return context.duplicates.survivor(text)
    code = event_code or text.rpartition("-")[0]
    if not code:
        raise UserError("merge_number_without_event", number=text)
    return context.duplicates.person_of(registration_id(context, event_row(context.database, code), text))
