"""Commands for the member list: bring it in, start with WeGO's offices, and see who is coming."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.app import CliApp, event_option, json_option, pass_app, table
from wego_desktop.cli.organisations import organisation, organisation_named
from wego_desktop.domain.enums import SimilarAnswer
from wego_desktop.i18n import _

if TYPE_CHECKING:
    from wego_desktop.services.member_list.service import MemberListPreview
    from wego_desktop.services.queries.organisation_detail import OrganisationDetail


@organisation.command("show")
@click.argument("name")
@json_option
@pass_app
def show(app: CliApp, *, name: str, as_json: bool) -> None:
    """Show one organisation whole: memberships, offices, regions, names, contacts, delegations."""
    from wego_desktop.services.queries.organisation_detail import organisation_detail

    with app.open() as context:
        row = organisation_named(context, name)
        detail = organisation_detail(context.database, row.id)
    lines = [" · ".join(part for part in (row.name, row.city, row.country) if part), *_facts(detail)]
    app.show({"organisation": row, "detail": detail}, lines, as_json)


def _facts(detail: "OrganisationDetail") -> Iterable[str]:
    from wego_desktop.services.queries.exports_members import office_text

    term = _("Membership {number}: {name} ({first}–{last}), fees paid through {year}")
    for number, m in enumerate(detail.memberships, 1):
        yield term.format(
            number=number,
            name=m.category,
            first=m.from_on or "",
            last=m.to_on or "",
            year=m.fees_paid_through or "–",
        )
    for number, o in enumerate(detail.offices, 1):
        text = office_text(o.kind, o.scope, o.from_on, o.to_on)
        yield _("Office {number}: {name}").format(number=number, name=text)
    yield from (f"{place.scheme}: {place.region}" for place in detail.regions if place.region)
    yield from (f"{place.network}: {place.role.value}" for place in detail.networks)
    yield from (_("Also: {name}").format(name=alias.name) for alias in detail.aliases)
    for number, c in enumerate(detail.contacts, 1):
        text = ", ".join(part for part in (c.name, c.position, c.email, c.phone) if part)
        yield _("Contact {number}: {name}").format(number=number, name=text)
    counts = _("{code} ({year}): {people} people, {arrived} arrived")
    for d in detail.delegations:
        yield counts.format(code=d.event_code, year=d.starts_on.year, people=d.people, arrived=d.arrived)


@organisation.command("remove")
@click.argument("name")
@json_option
@pass_app
def remove(app: CliApp, *, name: str, as_json: bool) -> None:
    """Take away an organisation that no person, registration or network refers to."""
    with app.open() as context:
        row = organisation_named(context, name)
        context.organisations.remove(context.actor, row.id)
    app.show({"removed": row}, [_("Removed {name}.").format(name=row.name)], as_json)


@organisation.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", metavar="NAME", help="The sheet; the likeliest by default.")
@click.option("--header-row", type=click.IntRange(1), metavar="N")
@click.option(
    "--same", multiple=True, type=int, metavar="ROW", help="This row is the similar organisation; repeatable."
)
@click.option("--new", multiple=True, type=int, metavar="ROW", help="This row is another organisation.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@json_option
@pass_app
def import_list(
    app: CliApp,
    /,
    *,
    file: Path,
    sheet: str | None,
    header_row: int | None,
    same: tuple[int, ...],
    new: tuple[int, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring a member list in: organisations with memberships, regions, networks, offices, contacts."""
    answers = dict.fromkeys(same, SimilarAnswer.SAME) | dict.fromkeys(new, SimilarAnswer.NEW)
    with app.open() as context:
        preview = context.member_lists.preview(
            context.actor, file, sheet=sheet, header_row=header_row, answers=answers
        )
        _bring_in(app, context, preview, dry_run=dry_run, as_json=as_json)


@organisation.command("starting-list")
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@json_option
@pass_app
def starting_list(app: CliApp, *, dry_run: bool, as_json: bool) -> None:
    """Add the cities that hold WeGO's offices since 2023, to begin a workspace with."""
    from wego_desktop.services.member_list.service import STARTING_LIST

    with app.open() as context:
        preview = context.member_lists.preview(context.actor, STARTING_LIST)
        _bring_in(app, context, preview, dry_run=dry_run, as_json=as_json)


@organisation.command("world")
@event_option
@click.option("--scheme", default="", metavar="SCHEME", help="The division into regions; the main one.")
@click.option("--nobody-yet", is_flag=True, help="List the members from whom nobody comes.")
@json_option
@pass_app
def world(app: CliApp, *, event_code: str, scheme: str, nobody_yet: bool, as_json: bool) -> None:
    """Who is coming by region and network, and which members have nobody yet."""
    from wego_desktop.services.queries.events import event_row
    from wego_desktop.services.queries.organisations import organisations
    from wego_desktop.services.queries.world_view import WorldGroup, world_view

    with app.open() as context:
        event = event_row(context.database, event_code)
        view = world_view(organisations(context.database, event.id), scheme)
    headings = [
        view.scheme or _("Region"),
        _("Members"),
        _("Coming"),
        _("Nobody yet"),
        _("Guests"),
        _("People"),
    ]

    def cells(groups: Iterable[WorldGroup], empty: str) -> list[tuple[object, ...]]:
        return [
            (g.name or empty, g.members, g.members_coming, len(g.nobody_yet), g.guests, g.people)
            for g in groups
        ]

    rows = [*cells(view.regions, _("No region")), *cells(view.networks, ""), *cells([view.total], _("All"))]
    lines = table(headings, rows)
    if nobody_yet:
        lines += ["", *(f"{row.name} · {row.city}" for row in view.total.nobody_yet)]
    app.show(view, lines, as_json)


def _bring_in(
    app: CliApp, context: AppContext, preview: "MemberListPreview", *, dry_run: bool, as_json: bool
) -> None:
    lines = [f"{verdict.value}: {count}" for verdict, count in sorted(preview.totals.items())]
    lines += [f"{row.row}: {row.name}: {' '.join(row.reasons)}" for row in preview.rows if row.reasons]
    kept = ("row", "name", "verdict", "reasons", "changes")
    facts: dict[str, object] = {
        "rows": [{name: getattr(row, name) for name in kept} for row in preview.rows],
        "totals": preview.totals,
        "unread": preview.unread,
    }
    if not dry_run:
        done = context.member_lists.commit(context.actor, preview)
        result = done.value
        text = _("{added} added, {updated} brought up to date, {unchanged} unchanged, {left} left behind.")
        figures = {
            "added": result.added,
            "updated": result.updated,
            "unchanged": result.unchanged,
            "left": len(result.left),
        }
        lines.append(text.format(**figures))
        facts |= {**figures, "journal_id": done.journal_id}
    app.show(facts, lines, as_json)
