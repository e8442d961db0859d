"""What a network's page does: each function calls one service method on the writer thread."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject

from wego_desktop.domain.attendance import RosterState
from wego_desktop.domain.enums import NetworkRole
from wego_desktop.i18n import _
from wego_desktop.services.network_service import MemberFields
from wego_desktop.services.organisation_service import OrganisationFields
from wego_desktop.services.outcome import Outcome
from wego_desktop.ui.shell.page_services import PageServices

T = TypeVar("T")
Then = Callable[[], None]
Failed = Callable[[Exception], None]


class NetworkOperations:
    """The page's way to the services: `done` runs on the window's thread after the change was saved."""

    def __init__(self, services: PageServices, page: QObject) -> None:
        self._services = services
        self._page = page

    def _write(
        self, work: Callable[[], Outcome[T]], said: str, *, done: Then, failed: Failed | None = None
    ) -> None:
        def after(result: Outcome[T]) -> None:
            if result.journal_id is not None:
                self._services.show_undo(said)
            done()

        self._services.runner.write(work, done=after, failed=failed, initiator=self._page)

    def mark(
        self, session_id: str, organisation_id: str, name: str, state: RosterState, *, done: Then
    ) -> None:
        """Mark a city in the roster."""
        context = self._services.context
        self._write(
            lambda: context.networks.mark(context.actor, session_id, [organisation_id], state),
            marked_text(name, state),
            done=done,
        )

    def add_member(
        self,
        network_id: str,
        organisation_id: str,
        name: str,
        role: NetworkRole,
        from_on: date | None,
        *,
        done: Then,
        failed: Failed,
    ) -> None:
        """Add an organisation to the network."""
        context = self._services.context
        fields: Sequence[MemberFields] = [MemberFields(organisation_id, role, from_on)]
        self._write(
            lambda: context.networks.add_members(context.actor, network_id, fields),
            _("Added {name}").format(name=name),
            done=done,
            failed=failed,
        )

    def edit_member(
        self,
        member_id: str,
        name: str,
        role: NetworkRole,
        from_on: date | None,
        to_on: date | None,
        *,
        done: Then,
        failed: Failed,
    ) -> None:
        """Change role and days of a membership."""
        context = self._services.context
        self._write(
            lambda: context.networks.edit_member(context.actor, member_id, role, from_on, to_on),
            _("Saved {name}").format(name=name),
            done=done,
            failed=failed,
        )

    def remove_member(self, member_id: str, name: str, *, done: Then) -> None:
        """Take a membership away."""
        context = self._services.context
        self._write(
            lambda: context.networks.remove_member(context.actor, member_id),
            _("Removed {name}").format(name=name),
            done=done,
        )

    def add_organisation(
        self, fields: OrganisationFields, *, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Add an organisation that is not on file yet; `done` gets its id."""
        context = self._services.context

        def after(result: Outcome[str]) -> None:
            done(result.value)

        self._services.runner.write(
            lambda: context.organisations.add(context.actor, fields),
            done=after,
            failed=failed,
            initiator=self._page,
        )


def marked_text(name: str, state: RosterState) -> str:
    """What was marked, for the undo bar."""
    texts = {
        RosterState.IN_THE_ROOM: _("{name}: in the room"),
        RosterState.ONLINE: _("{name}: online"),
        RosterState.APOLOGIES: _("{name}: apologies"),
        RosterState.EXPECTED: _("{name}: expected"),
    }
    return texts[state].format(name=name)
