"""Commands for organisations: list, add, edit, with region, membership and office."""

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.app import CliApp, json_option, pass_app, table
from wego_desktop.domain.enums import OfficeKind, OrganisationKind
from wego_desktop.errors import UserError
from wego_desktop.i18n import _
from wego_desktop.services.queries.events import OrganisationRow, suggest_organisations

_KINDS = click.Choice([kind.value for kind in OrganisationKind])
_MOST = 10_000


def register(root: click.Group) -> None:
    """Add the group `organisation`."""
    root.add_command(organisation)


def organisation_named(context: AppContext, text: str) -> OrganisationRow:
    """The organisation of that name or city, a city first; raises `organisation_not_on_file` and the like."""
    found = suggest_organisations(context.database, text, 50)
    wanted = text.strip().casefold()
    exact = [row for row in found if wanted in {row.name.casefold(), row.city.casefold()}] or list(found)
    cities = [row for row in exact if row.kind is OrganisationKind.CITY]
    exact = cities if len(cities) == 1 else exact
    if not exact:
        raise UserError("organisation_not_on_file", name=text)
    if len(exact) > 1:
        raise UserError("several_organisations", name=text, names="; ".join(row.name for row in exact[:3]))
    return exact[0]


@click.group()
def organisation() -> None:
    """Cities, companies, banks, embassies … that people belong to."""


@organisation.command("list")
@click.option("--find", "text", default="", metavar="TEXT", help="Every word must occur in name or city.")
@json_option
@pass_app
def list_all(app: CliApp, *, text: str, as_json: bool) -> None:
    """List organisations by name."""
    with app.open() as context:
        rows = suggest_organisations(context.database, text, _MOST)
    headings = [_("Name"), _("City"), _("Country"), _("Kind")]
    app.show(rows, table(headings, [(r.name, r.city, r.country, r.kind.value) for r in rows]), as_json)


@organisation.command()
@click.option("--name", required=True, metavar="NAME")
@click.option("--kind", type=_KINDS, default=OrganisationKind.CITY.value, show_default=True)
@click.option("--city", default="", metavar="CITY")
@click.option("--country", default="", metavar="COUNTRY", help="A name or a two-letter code.")
@click.option("--native-name", default="", metavar="NAME")
@json_option
@pass_app
def add(
    app: CliApp, *, name: str, kind: str, city: str, country: str, native_name: str, as_json: bool
) -> None:
    """Add an organisation."""
    from wego_desktop.services.organisation_service import OrganisationFields

    with app.open() as context:
        fields = OrganisationFields(name, OrganisationKind(kind), city, country, native_name)
        context.organisations.add(context.actor, fields)
        row = organisation_named(context, name)
    app.show(row, [_("Added {name}.").format(name=row.name)], as_json)


@organisation.command()
@click.argument("name")
@click.option("--to", "new_name", metavar="NAME", help="Another name.")
@click.option("--kind", type=_KINDS)
@click.option("--city", metavar="CITY")
@click.option("--country", metavar="COUNTRY")
@click.option("--native-name", metavar="NAME")
@click.option("--region", metavar="REGION", help="Its region in the main scheme.")
@click.option("--membership", metavar="CATEGORY", help="Add a membership of this category.")
@click.option("--office", type=click.Choice([kind.value for kind in OfficeKind]), help="Add an office.")
@json_option
@pass_app
def edit(app: CliApp, /, *, name: str, as_json: bool, **given: str | None) -> None:
    """Change an organisation; what is not named stays."""
    with app.open() as context:
        row = organisation_named(context, name)
        _edit(context, row, given)
        changed = organisation_named(context, given["new_name"] or row.name)
    app.show(changed, [_("Changed {name}.").format(name=changed.name)], as_json)


def _edit(context: AppContext, row: OrganisationRow, given: dict[str, str | None]) -> None:
    from wego_desktop.services.membership_service import MembershipFields, OfficeFields
    from wego_desktop.services.organisation_service import OrganisationFields
    from wego_desktop.services.workspace_service import REGION_SCHEME

    service, terms, actor = context.organisations, context.memberships, context.actor
    if any(given[fact] is not None for fact in ("new_name", "kind", "city", "country", "native_name")):
        fields = OrganisationFields(
            given["new_name"] or row.name,
            OrganisationKind(given["kind"] or row.kind),
            row.city if given["city"] is None else given["city"],
            (row.country or "") if given["country"] is None else given["country"],
            row.native_name if given["native_name"] is None else given["native_name"],
        )
        service.edit(actor, row.id, fields)
    if given["region"]:
        terms.set_region(actor, row.id, REGION_SCHEME, given["region"], is_main=True)
    if given["membership"]:
        terms.add_membership(actor, row.id, MembershipFields(given["membership"]))
    if given["office"]:
        terms.add_office(actor, row.id, OfficeFields(OfficeKind(given["office"])))
