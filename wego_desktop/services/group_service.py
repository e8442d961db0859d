"""Registering several people of one organisation at once: one transaction, one undo."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from wego_desktop.db.models import Registration
from wego_desktop.db.unit_of_work import Database, WriteUnit
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.domain.operations import Op
from wego_desktop.domain.person_names import split_full_name
from wego_desktop.domain.rights import Right, require
from wego_desktop.domain.text import fold
from wego_desktop.errors import UserError
from wego_desktop.messages import sentence
from wego_desktop.services.group_lines import GroupMember
from wego_desktop.services.limits.placing import Placing
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.person_service import check_email
from wego_desktop.services.queries.events import CategoryRow, categories
from wego_desktop.services.registering import (
    PersonFields,
    RegistrationFields,
    new_person,
    new_registration,
    next_number,
    organisation_named,
)
from wego_desktop.services.walk_in_service import OnFile, WalkInService

MOST = 500
"""How many people a group may have; longer lists are imported."""


@dataclass(frozen=True, slots=True)
class GroupFields:
    """What all people of the group have in common; the organisation is added when it is not on file."""

    organisation_name: str
    category_id: str
    status: RegistrationStatus = RegistrationStatus.CONFIRMED


@dataclass(frozen=True, slots=True)
class GroupVerdict:
    """What one line would come to.

    `problem` stops it, `known` are people on file who may be the same, `is_twice` that the name stands in
    the list again. `category_id` is None for the group's category.
    """

    problem: UserError | None
    known: tuple[OnFile, ...]
    is_twice: bool
    category_id: str | None


class GroupService:
    """Registers groups."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def check(self, event_id: str, members: Sequence[GroupMember]) -> tuple[GroupVerdict, ...]:
        """What stands in the way of each line, and who is on file under that name already."""
        known = categories(self._database, event_id)
        names = Counter(fold(member.name) for member in members)
        people = WalkInService(self._database)
        return tuple(
            GroupVerdict(
                _problem(member, known),
                people.possible_duplicates(event_id, member.name, 3) if member.name else (),
                names[fold(member.name)] > 1,
                _category(member, known),
            )
            for member in members
        )

    def register(
        self,
        actor: Actor,
        event_id: str,
        fields: GroupFields,
        members: Sequence[GroupMember],
        over_limit: str = "",
    ) -> Outcome[tuple[str, ...]]:
        """Everybody of the list registered, with one undo; the value is their registrations in order.

        All or nobody: the first line with a problem stops it. A reason in `over_limit` allows it although a
        limit is reached; a notice for each tells who went on the waiting list. Raises `UserError`:
        `group_empty`, `group_too_large`, `group_row` (which row, who, and what), `no_such_category`,
        `limit_reached`, `limit_refused`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        if not members:
            raise UserError("group_empty")
        if len(members) > MOST:
            raise UserError("group_too_large", count=len(members), limit=MOST)
        known = categories(self._database, event_id)
        if fields.category_id not in {row.id for row in known}:
            raise UserError("no_such_category", name=fields.category_id)
        for number, member in enumerate(members, 1):
            if (problem := _problem(member, known)) is not None:
                raise UserError("group_row", row=number, name=member.name or "–", problem=sentence(problem))
        with self._database.write(Op.REGISTER_GROUP, actor, event_id) as unit:
            rows = _register(unit, event_id, fields, members, known)
            placing = Placing(unit, event_id)
            unit.session.add_all(rows)
            unit.session.flush()
            settled = [placing.settle(row, over_limit=over_limit, is_new=True) for row in rows]
            unit.note(name=fields.organisation_name.strip(), count=len(rows))
            return outcome(unit, tuple(row.id for row in rows), chain.from_iterable(settled))


def _problem(member: GroupMember, known: Sequence[CategoryRow]) -> UserError | None:
    if not member.name:
        return UserError("name_missing")
    try:
        check_email(member.email)
    except UserError as error:
        return error
    if member.category and _category(member, known) is None:
        return UserError("no_such_category", name=member.category)
    return None


def _category(member: GroupMember, known: Sequence[CategoryRow]) -> str | None:
    wanted = fold(member.category)
    return next((row.id for row in known if wanted in {fold(row.name), fold(row.letter)}), None)


def _register(
    unit: WriteUnit,
    event_id: str,
    fields: GroupFields,
    members: Sequence[GroupMember],
    known: Sequence[CategoryRow],
) -> list[Registration]:
    """The registrations, which are not in the session yet; the people are."""
    organisation_id = organisation_named(unit.session, fields.organisation_name)
    common = RegistrationFields(fields.category_id, fields.status, organisation_id=organisation_id)
    first, rows = next_number(unit.session, event_id), []
    for place, member in enumerate(members):
        parts = split_full_name(member.name)
        person = new_person(
            PersonFields(
                honorific=parts.honorific,
                given_names=parts.given,
                family_name=parts.family,
                email=member.email,
                position=member.position,
                organisation_id=organisation_id,
            )
        )
        own = replace(common, category_id=_category(member, known) or fields.category_id)
        unit.session.add(person)
        rows.append(new_registration(event_id, person.id, first + place, own, unit.now))
    return rows
