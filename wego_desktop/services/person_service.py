"""Editing the facts of a person, which all their registrations share."""

from typing import TypedDict, Unpack

from wego_desktop.db.models import Person
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import Gender
from wego_desktop.domain.operations import Op
from wego_desktop.domain.person_names import shown_name
from wego_desktop.domain.rights import Right, require
from wego_desktop.errors import UserError
from wego_desktop.services.outcome import Outcome, outcome
from wego_desktop.services.registering import sort_key


class PersonEdit(TypedDict, total=False):
    """The facts that are to change; what is not given stays."""

    honorific: str
    given_names: str
    family_name: str
    badge_name: str
    native_name: str
    gender: Gender | None
    email: str
    phone: str
    position: str
    languages: str


class PersonService:
    """Edits people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def edit(
        self, actor: Actor, person_id: str, event_id: str | None = None, **facts: Unpack[PersonEdit]
    ) -> Outcome[str]:
        """The person with other facts, blanks around texts dropped; the value is the shown name.

        `event_id` is the event in whose list it was done. Raises `UserError`: `no_such_person`,
        `name_missing`, `email_malformed`, `not_allowed`.
        """
        require(actor.role, Right.EDIT_PEOPLE)
        with self._database.write(Op.EDIT_PERSON, actor, event_id) as unit:
            person = unit.session.get(Person, person_id)
            if person is None:
                raise UserError("no_such_person")
            for fact, value in facts.items():
                setattr(person, fact, value.strip() if isinstance(value, str) else value)
            check_person(person)
            person.sort_key = sort_key(person.given_names, person.family_name, person.native_name)
            name = shown_name(person.given_names, person.family_name, person.native_name)
            unit.note(name=name)
            return outcome(unit, name)


def check_person(person: Person) -> None:
    """Raise what is wrong with a person's facts: `name_missing`, `email_malformed`."""
    if not (person.given_names or person.family_name or person.native_name):
        raise UserError("name_missing")
    check_email(person.email)


def check_email(email: str) -> None:
    """Raise `email_malformed` unless `email` is empty or has something on both sides of one @."""
    local, at, host = email.partition("@")
    if email and not (local and at and host and "@" not in host and " " not in email):
        raise UserError("email_malformed", email=email)
