"""The command badges: a PDF of an event's badges, and the list of those whose texts gave way."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app, table
from wego_desktop.cli.places import TargetPath
from wego_desktop.errors import UserError
from wego_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from wego_desktop.services.badge_notes import FitSummary
    from wego_desktop.services.badge_printing import PrintedBadges
    from wego_desktop.services.queries.events import CategoryRow

LAYOUTS = ("a6", "a7", "card", "a4-4up")


def register(root: click.Group) -> None:
    """Add the command to `root`."""
    root.add_command(badges)


@click.command()
@event_option
@click.option(
    "--out",
    type=TargetPath(),
    required=True,
    metavar="FILE.pdf",
    help="The file to write; a folder takes badges-CODE.pdf.",
)
@click.option(
    "--category",
    "categories",
    multiple=True,
    metavar="C",
    help="Only this category, by name or letters; repeatable.",
)
@click.option("--only-new", is_flag=True, help="Leave out whoever has a printed badge.")
@click.option("--include-online", is_flag=True, help="Badges also for those who take part online.")
@click.option("--layout", type=click.Choice(LAYOUTS), default="a6", show_default=True, help="The format.")
@click.option(
    "--front-only/--both-sides",
    "is_front_only",
    default=False,
    help="Fronts alone, or each front followed by its back (the default).",
)
@json_option
@pass_app
def badges(
    app: CliApp,
    *,
    event_code: str,
    out: Path,
    categories: tuple[str, ...],
    only_new: bool,
    include_online: bool,
    layout: str,
    is_front_only: bool,
    as_json: bool,
) -> None:
    """Write the badges of everybody expected on site, and record them as printed.

    They come by category, organisation, family name and number.
    """
    from wego_desktop.services.badge_choice import BadgeChoice
    from wego_desktop.services.badge_notes import fit_summary
    from wego_desktop.services.badge_printing import BadgeJob
    from wego_desktop.services.queries import events

    with app.open() as context:
        event = events.event_row(context.database, event_code)
        chosen = _category_ids(events.categories(context.database, event.id), categories)
        choice = BadgeChoice(event.id, (), chosen, only_new, include_online)
        target = _target(out, event.code)
        job = BadgeJob(choice, layout, is_front_only)
        printed = context.badge_printing.save_pdf(context.actor, job, target, _Meter()).value
    found = fit_summary(printed.reports)
    app.show(_result(printed, target, layout, found), _written(printed, target, found), as_json)


def _target(out: Path, event_code: str) -> Path:
    target = out.expanduser().absolute()
    if target.is_dir():
        return target / f"badges-{event_code}.pdf"
    return target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")


def _result(printed: "PrintedBadges", target: Path, layout: str, found: "FitSummary") -> dict[str, object]:
    gave_way = [
        {
            "number": line.number,
            "name": line.name,
            "kind": line.kind.name.lower(),
            "elements": line.elements,
            "text": line.text,
        }
        for line in found.lines
    ]
    return {
        "file": target,
        "badges": printed.count,
        "made": printed.made,
        "layout": layout,
        "order": ["category", "organisation", "family name", "number"],
        "shared": [
            {"kind": fit.kind.name.lower(), "element": fit.element, "badges": fit.count, "text": fit.text}
            for fit in found.shared
        ],
        "gave_way": gave_way,
    }


def _category_ids(rows: "Sequence[CategoryRow]", wanted: Sequence[str]) -> tuple[str, ...]:
    known = {text.casefold(): row.id for row in rows for text in (row.name, row.letter)}
    ids = []
    for text in wanted:
        if text.strip().casefold() not in known:
            raise UserError("badge_category_unknown", name=text, known=", ".join(row.name for row in rows))
        ids.append(known[text.strip().casefold()])
    return tuple(ids)


def _written(printed: "PrintedBadges", out: Path, found: "FitSummary") -> list[str]:
    text = ngettext(
        "Wrote {count} badge to {path} ({made} new), by category, organisation, family name and number.",
        "Wrote {count} badges to {path} ({made} new), by category, organisation, family name and number.",
        printed.count,
    )
    said = [text.format(count=printed.count, path=out, made=printed.made)]
    lines = found.lines
    if not lines and not found.shared:
        return [*said, _("Every text fits.")]
    said += [f"{fit.text}." for fit in found.shared]
    if not lines:
        return said
    text = ngettext(
        "On {count} badge a text gave way, the most urgent first:",
        "On {count} badges a text gave way, the most urgent first:",
        len(lines),
    )
    worst_first = sorted(lines, key=lambda line: (-line.kind, line.index))
    rows = [(line.number, line.name, line.text) for line in worst_first]
    return [*said, text.format(count=len(lines)), *table([_("Number"), _("Name"), _("Text")], rows)]


class _Meter:
    """Shows progress on a terminal's standard error, and nothing in a script."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Show how far the work is, a hundred times at most."""
        if not self._is_shown or (done < total and done % max(1, total // 100)):
            return
        line = _("{done} of {total} badges").format(done=done, total=total)
        click.echo(f"\r{line}", nl=done >= total, err=True)
