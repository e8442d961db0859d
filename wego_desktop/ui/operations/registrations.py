"""What the delegates page does: each function calls one service method through the runner."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, Unpack

from PySide6.QtCore import QObject

from wego_desktop.domain.enums import RegistrationStatus
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.admission_service import Seated
from wego_desktop.services.export_words import word
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.person_service import PersonEdit
from wego_desktop.services.registration_service import DelegateFields, RegistrationEdit
from wego_desktop.services.scan_result import ScanResult
from wego_desktop.ui.operations.over_limit import OverLimit
from wego_desktop.ui.shell.page_services import PageServices

T = TypeVar("T")
Failed = Callable[[Exception], None]
Done = Callable[[], None]


class RegistrationOperations:
    """The page's way to the services. `done` runs on the window's thread after the change was saved."""

    def __init__(self, services: PageServices, page: QObject) -> None:
        self._services = services
        self._page = page
        self._over_limit = OverLimit(services, page)

    def edit_person(self, person_id: str, done: Done, failed: Failed, **facts: Unpack[PersonEdit]) -> None:
        """Change facts of a person."""
        context, event_id = self._services.context, self._services.event.id
        self._write(lambda: context.people.edit(context.actor, person_id, event_id, **facts), done, failed)

    def edit_registration(
        self, registration_id: str, done: Done, failed: Failed, **facts: Unpack[RegistrationEdit]
    ) -> None:
        """Change facts of a registration; asks for a reason where a limit is reached."""
        context = self._services.context
        self._over_limit.write(
            lambda reason: context.registrations.edit(
                context.actor, registration_id, over_limit=reason, **facts
            ),
            done=lambda _outcome: done(),
            failed=failed,
        )

    def set_status(
        self, ids: Sequence[str], status: RegistrationStatus, done: Done, failed: Failed | None = None
    ) -> None:
        """Put registrations into a state and say how many in the undo bar."""
        context = self._services.context

        def say(outcome: Outcome[int]) -> None:
            self._say(outcome, _status_text(outcome.value, word(status)))

        self._over_limit.write(
            lambda reason: context.registrations.set_status(context.actor, ids, status, over_limit=reason),
            done=_both(say, done),
            failed=failed,
        )

    def reactivate(self, ids: Sequence[str], done: Done, failed: Failed | None = None) -> None:
        """Return ended registrations to their former states."""
        context = self._services.context

        def say(outcome: Outcome[int]) -> None:
            count = outcome.value
            text = ngettext("{count} delegate re-activated", "{count} delegates re-activated", count)
            self._say(outcome, text.format(count=count))

        self._over_limit.write(
            lambda reason: context.registrations.reactivate(context.actor, ids, reason),
            done=_both(say, done),
            failed=failed,
        )

    def add(self, fields: DelegateFields, done: Callable[[str], None], failed: Failed) -> None:
        """Register somebody; `done` gets the registration's id."""
        context, event_id = self._services.context, self._services.event.id

        def say(outcome: Outcome[str]) -> None:
            self._services.show_undo(_("Delegate added"))
            done(outcome.value)

        self._over_limit.write(
            lambda reason: context.registrations.add_delegate(context.actor, event_id, fields, reason),
            done=say,
            failed=failed,
        )

    def admit(self, session_id: str, title: str, ids: Sequence[str], done: Done) -> None:
        """Give seats in a session."""
        context = self._services.context

        def say(outcome: Outcome[Seated]) -> None:
            seated = outcome.value
            text = _("{title}: {confirmed} confirmed, {waiting} waiting")
            self._say(outcome, text.format(title=title, confirmed=seated.confirmed, waiting=seated.waiting))

        self._write(lambda: context.admissions.admit(context.actor, session_id, ids), done, None, say)

    def check_in(self, number: str, done: Callable[[ScanResult], None]) -> None:
        """Check somebody in at the arrival desk; `done` gets what it came to."""
        context, event_id = self._services.context, self._services.event.id
        self._write(
            lambda: context.check_ins.check_in(context.actor, number, event_id),
            lambda: None,
            None,
            lambda outcome: done(outcome.value),
        )

    def undo(self, entry_id: str, done: Done, failed: Failed) -> None:
        """Take one line of the history back."""
        context = self._services.context
        self._write(lambda: context.undo.undo(context.actor, entry_id), done, failed)

    def _say(self, outcome: Outcome[Any], text: str) -> None:
        """Offer to undo it; silent when everything was so already, since undo would mean something else."""
        if outcome.journal_id is not None:
            self._services.show_undo(text)

    def _write(
        self,
        work: Callable[[], Outcome[T]],
        done: Done,
        failed: Failed | None = None,
        say: Callable[[Outcome[T]], None] | None = None,
    ) -> None:
        def finish(outcome: Outcome[T]) -> None:
            if say is not None:
                say(outcome)
            done()

        self._services.runner.write(work, done=finish, failed=failed, initiator=self._page)


def _both(say: Callable[[Outcome[T]], None], done: Done) -> Callable[[Outcome[T]], None]:
    def finish(outcome: Outcome[T]) -> None:
        say(outcome)
        done()

    return finish


def _status_text(count: int, status: str) -> str:
    text = ngettext("{count} delegate now {status}", "{count} delegates now {status}", count)
    return text.format(count=count, status=status)
