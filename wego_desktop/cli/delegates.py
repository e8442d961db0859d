"""Commands for people at an event: list, show, add, edit, set their status, walk in."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.app import (
    CliApp,
    event_option,
    json_option,
    notice_lines,
    over_limit_option,
    pass_app,
    to_json,
)
from wego_desktop.cli.choosing import (
    answer_pair,
    category_named,
    people_argument,
    registration_id,
    registration_ids,
)
from wego_desktop.cli.own_fields import answer_lines
from wego_desktop.domain.enums import AttendanceMode, DelegationRole, Gender, RegistrationStatus
from wego_desktop.errors import UserError
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.queries.events import EventRow, event_row

if TYPE_CHECKING:
    from wego_desktop.services.outcome import Notice
    from wego_desktop.services.queries.delegate_records import DelegateRecords, LinkedPerson
    from wego_desktop.services.registering import PersonFields, RegistrationFields
    from wego_desktop.services.walk_in_service import OnFile

PERSON_FACTS = (
    "honorific", "given_names", "family_name", "badge_name", "native_name",
    "email", "phone", "position", "languages",
)  # fmt: skip
REGISTRATION_FACTS = ("notes", "desk_note", "dietary", "accessibility")


def register(root: click.Group) -> None:
    """Add the group `delegate`."""
    root.add_command(delegate)


@click.group()
def delegate() -> None:
    """People registered for an event."""


@delegate.command()
@click.argument("number")
@event_option
@json_option
@pass_app
def show(app: CliApp, *, number: str, event_code: str, as_json: bool) -> None:
    """Show everything about one person, with the history in words."""
    from wego_desktop.services.queries.delegate_detail import delegate_detail
    from wego_desktop.services.queries.history import history
    from wego_desktop.services.queries.limits import place_notes
    from wego_desktop.services.queries.own_fields import registration_answers

    with app.open() as context:
        key = registration_id(context, event_row(context.database, event_code), number)
        detail, lines = delegate_detail(context.database, key), history(context.database, key)
        answers, notes = registration_answers(context.database, key), place_notes(context.database, key)
    row = detail.row
    facts = [
        (_("Number"), row.number),
        (_("Name"), " ".join(part for part in (row.honorific, row.name, row.native_name) if part)),
        (_("Position"), row.position),
        (_("Organisation"), row.organisation),
        (_("Category"), row.category),
        (_("Status"), row.status.value),
        (_("Email"), row.email),
        (_("Phone"), row.phone),
        (_("Sessions"), ", ".join(seat.code for seat in detail.seats)),
        *_record_facts(detail.records),
    ]
    printed = [f"{label}: {value}" for label, value in facts if value]
    printed += [*(answer_lines(answers) if answers is not None else ()), *notes]
    printed += [
        "",
        *(f"{line.happened_at:%Y-%m-%d %H:%M} UTC  {line.operator}  {line.title}" for line in lines),
    ]
    shown = {"delegate": detail, "answers": answers and answers.answers, "place_notes": notes}
    app.show({**shown, "history": lines}, printed, as_json)


def _record_facts(records: "DelegateRecords") -> list[tuple[str, str]]:
    def named(*people: "LinkedPerson | None") -> str:
        return ", ".join(f"{person.name} ({person.number})" for person in people if person is not None)

    return [
        (_("Tags"), ", ".join(records.tags)),
        (_("Comes with"), named(records.host)),
        (_("Accompanied by"), named(*records.companions)),
        (_("Replaced by"), named(records.successor)),
        (_("In place of"), named(records.predecessor)),
        (_("Focal point"), records.delegation.focal_name if records.delegation else ""),
    ]


Decorated = TypeVar("Decorated", bound=Callable[..., object])


def _facts(command: Decorated) -> Decorated:
    for name in (*REGISTRATION_FACTS, *PERSON_FACTS):
        command = click.option(f"--{name.replace('_', '-')}", name, metavar="TEXT")(command)
    return command


@delegate.command()
@event_option
@click.option("--category", required=True, metavar="C", help="By name or letters.")
@click.option("--organisation", default="", metavar="NAME", help="Added when it is not on file.")
@click.option("--number", "known", default="", metavar="NUMBER", help="Register somebody of another event.")
@click.option("--from-event", default="", metavar="CODE", help="The event of --number.")
@click.option("--answer", "answers", multiple=True, metavar="KEY=VALUE", help="To an own field of the event.")
@over_limit_option
@_facts
@json_option
@pass_app
def add(
    app: CliApp,
    /,
    *,
    event_code: str,
    category: str,
    organisation: str,
    known: str,
    from_event: str,
    answers: tuple[str, ...],
    over_limit: str,
    as_json: bool,
    **facts: Any,
) -> None:
    """Register a new person, or with --number somebody who is on file."""
    from wego_desktop.services.queries.delegate_detail import delegate_detail
    from wego_desktop.services.registration_service import DelegateFields

    with app.open() as context:
        event = event_row(context.database, event_code)
        source = event_row(context.database, from_event) if from_event else event
        category_id = category_named(context, event, category).id
        person_id = _person_id(context, source, known) if known else None
        fields = DelegateFields(
            _person(facts),
            _registration(facts, category_id),
            organisation,
            person_id,
            dict(answer_pair(text) for text in answers),
        )
        namesakes = () if person_id else _namesakes(context, event.id, fields.person)
        added = context.registrations.add_delegate(context.actor, event.id, fields, over_limit)
        key = added.value
        if facts["desk_note"]:
            context.registrations.edit(context.actor, key, desk_note=facts["desk_note"])
        row = delegate_detail(context.database, key).row
    lines = [_("Registered {name} as {number}.").format(name=row.name, number=row.number)]
    lines += [*_warnings(namesakes), *notice_lines(added.notices)]
    app.show({**to_json(row), "of_that_name": namesakes, "notices": added.notices}, lines, as_json)


def _warnings(namesakes: "tuple[OnFile, ...]") -> list[str]:
    warning = _("Warning: {who} is called so too. Take one back with undo when it is the same person.")
    return [warning.format(who=known.number or known.name) for known in namesakes]


def _namesakes(context: AppContext, event_id: str, person: "PersonFields") -> "tuple[OnFile, ...]":
    name = " ".join(filter(None, (person.given_names, person.family_name))) or person.native_name
    return context.walk_ins.possible_duplicates(event_id, name)


def _person_id(context: AppContext, event: EventRow, number: str) -> str:
    from wego_desktop.services.queries.delegate_detail import delegate_detail

    return delegate_detail(context.database, registration_id(context, event, number)).row.person_id


def _person(facts: dict[str, Any]) -> "PersonFields":
    from wego_desktop.services.registering import PersonFields

    texts = {name: facts[name] or "" for name in PERSON_FACTS}
    return PersonFields(**cast("dict[str, Any]", texts))


def _registration(facts: dict[str, Any], category_id: str) -> "RegistrationFields":
    from wego_desktop.services.registering import RegistrationFields

    texts = {name: facts[name] or "" for name in ("notes", "dietary", "accessibility")}
    return RegistrationFields(category_id, **cast("dict[str, Any]", texts))


@delegate.command()
@click.argument("number")
@event_option
@click.option("--category", metavar="C", help="By name or letters.")
@click.option("--organisation", metavar="NAME", help="Added when it is not on file.")
@click.option("--mode", type=click.Choice([mode.value for mode in AttendanceMode]))
@click.option("--delegation-role", type=click.Choice([role.value for role in DelegationRole]))
@click.option("--photo-refused/--photo-allowed", "is_photo_refused", default=None)
@click.option("--gender", type=click.Choice([*(each.value for each in Gender), "none"]))
@click.option("--status-reason", metavar="TEXT", help="Why the status is as it is.")
@over_limit_option
@_facts
@json_option
@pass_app
def edit(
    app: CliApp, /, *, number: str, event_code: str, over_limit: str, as_json: bool, **facts: object
) -> None:
    """Change facts of a person or registration; what is not named stays."""
    from wego_desktop.services.queries.delegate_detail import delegate_detail

    given = {name: value for name, value in facts.items() if value is not None}
    if not given:
        raise UserError("nothing_to_change")
    with app.open() as context:
        event = event_row(context.database, event_code)
        key = registration_id(context, event, number)
        notices = _edit(context, event, key, given, over_limit)
        row = delegate_detail(context.database, key).row
    line = _("Changed {name}, {number}.").format(name=row.name, number=row.number)
    app.show(row, [line, *notice_lines(notices)], as_json)


def _edit(
    context: AppContext, event: EventRow, key: str, given: dict[str, object], over_limit: str
) -> "tuple[Notice, ...]":
    from wego_desktop.services.person_service import PersonEdit
    from wego_desktop.services.queries.delegate_detail import delegate_detail
    from wego_desktop.services.registration_service import RegistrationEdit

    person = {name: given[name] for name in PERSON_FACTS if name in given}
    if "gender" in given:
        person["gender"] = Gender(str(given["gender"])) if given["gender"] != "none" else None
    if person:
        person_id = delegate_detail(context.database, key).row.person_id
        context.people.edit(context.actor, person_id, event.id, **cast("PersonEdit", person))
    names = (*REGISTRATION_FACTS, "is_photo_refused", "status_reason")
    registration: dict[str, object] = {name: given[name] for name in names if name in given}
    if "category" in given:
        registration["category_id"] = category_named(context, event, str(given["category"])).id
    if "organisation" in given:
        registration["organisation_name"] = given["organisation"]
    if "mode" in given:
        registration["mode"] = AttendanceMode(str(given["mode"]))
    if "delegation_role" in given:
        registration["delegation_role"] = DelegationRole(str(given["delegation_role"]))
    if not registration:
        return ()
    facts = cast("RegistrationEdit", registration)
    return context.registrations.edit(context.actor, key, over_limit=over_limit, **facts).notices


@delegate.command()
@people_argument
@event_option
@click.option(
    "--to",
    "status",
    required=True,
    type=click.Choice(
        [*(s.value for s in RegistrationStatus if s is not RegistrationStatus.SUBSTITUTED), "former"]
    ),
    help="`former` gives ended registrations back the state they had.",
)
@click.option("--reason", default="", metavar="TEXT")
@over_limit_option
@json_option
@pass_app
def status(
    app: CliApp,
    *,
    people: tuple[str, ...],
    event_code: str,
    status: str,
    reason: str,
    over_limit: str,
    as_json: bool,
) -> None:
    """Set the status of some people, one step to undo."""
    with app.open() as context:
        keys = registration_ids(context, event_row(context.database, event_code), people)
        if status == "former":
            done = context.registrations.reactivate(context.actor, keys, over_limit)
        else:
            state = RegistrationStatus(status)
            done = context.registrations.set_status(context.actor, keys, state, reason, over_limit)
    text = ngettext("{count} registration changed.", "{count} registrations changed.", done.value)
    lines = [text.format(count=done.value), *notice_lines(done.notices)]
    app.show({"changed": done.value, "notices": done.notices}, lines, as_json)


@delegate.command("walk-in")
@event_option
@click.option("--name", default="", metavar="NAME")
@click.option("--organisation", default="", metavar="NAME")
@click.option("--category", required=True, metavar="C", help="By name or letters.")
@over_limit_option
@json_option
@pass_app
def walk_in(
    app: CliApp,
    *,
    event_code: str,
    name: str,
    organisation: str,
    category: str,
    over_limit: str,
    as_json: bool,
) -> None:
    """Register and check in somebody who came without a registration, one step to undo."""
    from wego_desktop.services.walk_in_service import WalkIn

    with app.open() as context:
        event = event_row(context.database, event_code)
        category_id = category_named(context, event, category).id
        fields = WalkIn(name, organisation, category_id, over_limit=over_limit)
        done = context.walk_ins.walk_in(context.actor, event.id, fields)
    number = done.value.person.number if done.value.person else ""
    line = _("Checked in {name} as {number}.").format(name=name.strip(), number=number)
    app.show(done.value, [line, *notice_lines(done.notices)], as_json)
