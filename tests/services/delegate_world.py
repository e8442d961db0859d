"""People at GA7 for the tests of what belongs to a registration."""

from typing import Any

from sqlalchemy import select

from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Registration
from wego_desktop.services.queries.events import categories, event_row
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.services.registration_service import DelegateFields


class DelegateWorld:
    """Registers people by name and reads rows back."""

    def __init__(self, context: AppContext) -> None:
        self.context = context
        self.actor = context.actor
        self.event_id = event_row(context.database, "GA7").id
        self.letters = {row.letter: row.id for row in categories(context.database, self.event_id)}

    def add(self, name: str, organisation: str = "Conselho Municipal de Maputo", **facts: Any) -> str:
        """The registration of `Given Family`."""
        given, _, family = name.partition(" ")
        person = PersonFields(given_names=given, family_name=family, email=facts.pop("email", ""))
        registration = RegistrationFields(self.letters[facts.pop("letter", "DE")], **facts)
        fields = DelegateFields(person, registration, organisation)
        return self.context.registrations.add_delegate(self.actor, self.event_id, fields).value

    def row(self, id_: str) -> Registration:
        with self.context.database.read() as session:
            return session.get_one(Registration, id_)

    def all(self, model: Any) -> list[Any]:
        """Every row of a table by its key."""
        with self.context.database.read() as session:
            return list(session.scalars(select(model).order_by(model.id)))
