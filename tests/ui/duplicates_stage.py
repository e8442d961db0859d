"""The page of duplicates in a window, on a workspace in which some people are on file twice."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from tests.services.desk_world import DeskWorld
from tests.ui.programme_window import Desk
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Person
from wego_desktop.domain.enums import DelegationRole, RegistrationStatus
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.ui.pages.duplicates.page import DuplicatesPage

KEY = Qt.Key


class Twins(DeskWorld):
    """João, Minsu and Grace twice, each in another spelling, and somebody who is alone."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.sao_paulo = self.organisation("Prefeitura de São Paulo", "São Paulo", "BR")
        self.goyang = self.organisation("Goyang Special City", "Goyang", "KR")
        self.kampala = self.organisation("Kampala Capital City Authority", "Kampala", "UG")
        self.person(self.sao_paulo, "João Sebastião", "Albuquerque", "HD", email="j.albuquerque@sp.example",
                 phone="+55 11 5555 0142", position="Secretary of Innovation")  # fmt: skip
        self.person(self.sao_paulo, "Joao S.", "Albuquerque", "DE", email="joao.albuquerque@sp.example",
                 position="Secretary for Innovation", languages="Portuguese")  # fmt: skip
        self.person(self.goyang, "Minsu", "Kim", "DE", email="minsu.kim@goyang.example")
        self.person(self.goyang, "", "", "SP", native_name="김민수", email="minsu.kim@goyang.example",
                 phone="+82 31 555 0110")  # fmt: skip
        self.person(self.kampala, "Grace Nalubega", "Ssemwanga", "HD", email="grace@kampala.example")
        self.person(self.kampala, "Ssemwanga", "Grace Nalubega", "DE")
        self.person(self.kampala, "Moses", "Okello", "DE")

    def person(self, organisation: str, given: str, family: str, letter: str, **facts: str) -> None:
        """Register somebody new of an organisation."""
        fields = PersonFields(given_names=given, family_name=family, organisation_id=organisation, **facts)
        self.context.registrations.register_new_person(
            self.context.actor, self.event_id, fields, self._registering(letter, organisation)
        )

    def _registering(self, letter: str, organisation_id: str) -> RegistrationFields:
        from wego_desktop.services.queries.events import categories

        found = {row.letter: row.id for row in categories(self.context.database, self.event_id)}
        role = DelegationRole.HEAD if letter == "HD" else DelegationRole.MEMBER
        return RegistrationFields(
            found[letter], RegistrationStatus.CONFIRMED, delegation_role=role, organisation_id=organisation_id
        )

    def count(self) -> int:
        with self.context.database.read() as session:
            return session.scalar(select(func.count()).select_from(Person)) or 0


class DuplicateDesk(Desk):
    """A window with the page of duplicates."""

    def __init__(self, qtbot: QtBot, context: AppContext) -> None:
        self.twins = Twins(context)
        super().__init__(qtbot, context, DuplicatesPage, "copy")

    @property
    def duplicates(self) -> DuplicatesPage:
        page = self.page
        assert isinstance(page, DuplicatesPage)
        return page

    def names(self) -> list[str]:
        """What the list shows."""
        model = self.duplicates.list.table.pairs
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
