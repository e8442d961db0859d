"""The command check-in: one scan at a checkpoint, with the same service as the desk's window."""

from typing import Any

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.app import CliApp, Exit, event_option, json_option, pass_app, to_json
from wego_desktop.i18n import _


def register(root: click.Group) -> None:
    """Add the command `check-in`."""
    root.add_command(check_in)


@click.command("check-in")
@click.argument("text", metavar="CODE_OR_NUMBER")
@event_option
@click.option(
    "--checkpoint", metavar="NAME", help="A session's door by its title or code; arrival if left out."
)
@click.option("--exit", "is_exit", is_flag=True, help="The person leaves.")
@click.option("--force", is_flag=True, help="Let in against a refusal; needs the right and --reason.")
@click.option("--reason", default="", metavar="TEXT", help="One line that is kept with a forced entry.")
@json_option
@pass_app
@click.pass_context
def check_in(call: click.Context, app: CliApp, /, text: str, *, as_json: bool, **given: Any) -> None:
    """Scan a badge code or number and print the result code with its sentence.

    A refusal is a result: it is printed like any other, on standard output, and the exit code is 1. The exit
    code is 0 when the person may go in or has left.
    """
    from wego_desktop.domain.scanning import ResultCode
    from wego_desktop.messages.desk import desk_sentence, headline, matches_headline
    from wego_desktop.services.queries.desk_matches import BEST

    with app.open() as context:
        result, closest = _scan(context, text, given)
    sentence = desk_sentence(result.sentence.code, result.sentence.params)
    notices = [desk_sentence(notice.code, notice.params) for notice in result.notices]
    shown = {**to_json(result), "sentence": sentence, "notices": notices, "is_admitted": result.is_admitted}
    word = headline(result.code, at_door=result.checkpoint.door is not None)
    if result.code is ResultCode.AMBIGUOUS and closest:
        word = matches_headline(len(closest), has_more=len(closest) >= BEST)
    lines = [f"{result.code.value}: {word}. {sentence}", *notices]
    if closest:
        lines.append(_("Closest:"))
        lines += ["  " + "  ".join(filter(None, (row.number, row.name, row.city))) for row in closest]
    app.show({**shown, "closest": to_json(closest)}, lines, as_json)
    if not result.is_admitted:
        call.exit(Exit.USER_ERROR)


def _scan(context: AppContext, text: str, given: dict[str, Any]) -> tuple[Any, Any]:
    """The result, and for a text that names nobody the people it may mean."""
    from wego_desktop.domain.enums import Direction
    from wego_desktop.domain.scanning import Severity
    from wego_desktop.services.queries.desk import checkpoint_named
    from wego_desktop.services.queries.desk_matches import closest, matches
    from wego_desktop.services.queries.events import event_row

    database = context.database
    event = event_row(database, given["event_code"])
    name = given["checkpoint"]
    checkpoint_id = checkpoint_named(database, event.id, name).id if name else None
    result = context.check_ins.check_in(
        context.actor,
        text,
        event.id,
        checkpoint_id=checkpoint_id,
        direction=Direction.EXIT if given["is_exit"] else Direction.ENTRY,
        force=given["force"],
        reason=given["reason"],
    ).value
    if result.severity is not Severity.NOT_FOUND:
        return result, ()
    return result, matches(database, event.id, text) or closest(database, event.id, text)
