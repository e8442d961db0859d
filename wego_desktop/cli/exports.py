"""Commands that write Excel files: export attendees, sessions, network, sign-in, published-list, members."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app
from wego_desktop.cli.list_choice import chosen_ids, wish_of, wish_options
from wego_desktop.cli.places import TargetPath
from wego_desktop.domain.enums import SheetKind
from wego_desktop.i18n import _, ngettext

_HELP = {
    SheetKind.ATTENDEES: "Everybody registered, with a summary, organisations, programme and networks.",
    SheetKind.SESSIONS: "The programme with speakers, seats and who was there.",
    SheetKind.NETWORK: "A network's members and their part in its meeting.",
    SheetKind.SIGN_IN: "Lists to print and sign, for the event or for each --session.",
    SheetKind.PUBLISHED_LIST: "The participating cities, without personal data.",
    SheetKind.MEMBERS: "The member list, which `organisation import` reads again.",
}


def register(root: click.Group) -> None:
    """Add the commands to `root`."""
    group = click.Group("export", help="Write sheets as Excel files.")
    for kind, text in _HELP.items():
        group.add_command(_command(kind, text))
    root.add_command(group)


def _command(kind: SheetKind, text: str) -> click.Command:
    def run(app: CliApp, **options: Any) -> None:
        _export(app, kind, **options)

    decorated: Callable[..., Any] = pass_app(run)
    for option in reversed(_options(kind)):
        decorated = option(decorated)
    return click.command(kind.value, help=text)(decorated)


def _options(kind: SheetKind) -> list[Callable[..., Any]]:
    from wego_desktop.services.export_sheets.columns import OFFERED

    keys = ", ".join(column.key for column in OFFERED[kind])
    own = "; answer:KEY for an own field of the event" if kind is SheetKind.ATTENDEES else ""
    options: list[Callable[..., Any]] = [
        event_option,
        click.option(
            "--out",
            type=TargetPath(),
            required=True,
            metavar="FILE.xlsx",
            help="Where to write; a folder takes a file with the usual name.",
        ),
        click.option(
            "--columns",
            default="",
            metavar="A,B,C",
            help=f"Columns of the main sheet, in order. It has: {keys}{own}.",
        ),
    ]
    if kind is SheetKind.NETWORK:
        options.append(click.option("--network", required=True, metavar="AFSCN", help="Code of the network."))
        options.append(
            click.option("--session", "sessions", metavar="CODE", help="The meeting; the latest by default.")
        )
    elif kind is SheetKind.ATTENDEES:
        options.append(wish_options)
    elif kind in {SheetKind.SESSIONS, SheetKind.SIGN_IN}:
        options.append(
            click.option(
                "--session", "sessions", multiple=True, metavar="CODE", help="Code of a session; repeatable."
            )
        )
    return [*options, json_option]


def _export(
    app: CliApp,
    kind: SheetKind,
    *,
    event_code: str,
    out: Path,
    columns: str,
    as_json: bool,
    network: str = "",
    sessions: str | tuple[str, ...] | None = (),
    **options: Any,
) -> None:
    from wego_desktop.services.export_service import ExportRequest
    from wego_desktop.services.queries.events import event_row

    codes = (sessions,) if isinstance(sessions, str) else tuple(sessions or ())
    keys = tuple(key for key in columns.split(",") if key.strip())
    with app.open() as context:
        wish = wish_of(options)
        people = (
            () if wish.is_empty else chosen_ids(context, event_row(context.database, event_code), (), wish)
        )
        request = ExportRequest(kind, event_code, keys, network, codes, tuple(people))
        target = out.expanduser().absolute()
        if target.is_dir():
            target /= context.exports.default_name(context.actor, request)
        elif target.suffix.lower() != ".xlsx":
            target = target.with_name(f"{target.name}.xlsx")
        done = context.exports.export(context.actor, request, target).value
    rows = ngettext("{count} row", "{count} rows", done.rows).format(count=done.rows)
    lines = [_("Wrote {path} with {rows}.").format(path=done.path, rows=rows)]
    lines += [f"  {name}: {count}" for name, count in done.sheets]
    app.show(done, lines, as_json)
