"""What the panel of a delegate does besides plain edits: each function calls one service method."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wego_desktop.domain.enums import ConsentPurpose
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.companion_service import CompanionFields
from wego_desktop.services.group_lines import GroupMember
from wego_desktop.services.group_service import GroupFields, GroupVerdict
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.queries.companions import CompanionRow, companions_of
from wego_desktop.services.substitution_service import Substituted, Successor, Taken
from wego_desktop.services.tag_service import read_tags
from wego_desktop.services.visa_service import VisaConsent, VisaValues, read_day
from wego_desktop.services.walk_in_service import OnFile
from wego_desktop.ui.operations.registrations import Done, Failed, RegistrationOperations


@dataclass(frozen=True, slots=True)
class ToldConsent:
    """An answer for the ledger as it was typed; `decided_at` None means now."""

    is_given: bool
    how: str
    decided_at: datetime | None
    version: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """Who comes instead, what goes over, and why."""

    successor: Successor
    taken: Taken
    reason: str


_TIMES = ("arrives_at", "departs_at")
_DAYS = ("born_on", "passport_expires_on", "erase_on")


class RecordOperations(RegistrationOperations):
    """The panel's way to the services of journeys, consents, visa blocks, companions and groups."""

    def edit_journey(self, registration_id: str, field: str, text: str, done: Done, failed: Failed) -> None:
        """Change one fact of the journey; times are typed by the clock of the event."""
        context = self._services.context
        service = context.logistics

        def work() -> Outcome[str]:
            value: Any = service.read_time(registration_id, text) if field in _TIMES else text
            return service.edit(context.actor, registration_id, **_facts(field, value))

        self._write(work, done, failed)

    def set_tags(self, registration_id: str, text: str, done: Done, failed: Failed) -> None:
        """Give the registration exactly the tags of a typed text."""
        context = self._services.context
        tags = read_tags(text)
        self._write(lambda: context.tags.set_for(context.actor, registration_id, tags), done, failed)

    def edit_relation(self, registration_id: str, text: str, done: Done, failed: Failed) -> None:
        """Say what an accompanying person is to the host."""
        context = self._services.context
        self._write(lambda: context.companions.edit(context.actor, registration_id, text), done, failed)

    def set_focal_point(
        self, organisation_id: str, person_id: str | None, done: Done, failed: Failed
    ) -> None:
        """Make somebody the focal point of the delegation, or nobody."""
        context, event_id = self._services.context, self._services.event.id
        self._write(
            lambda: context.delegations.set_focal_point(context.actor, event_id, organisation_id, person_id),
            done,
            failed,
        )

    def record_consent(
        self, registration_id: str, purpose: ConsentPurpose, told: ToldConsent, done: Done, failed: Failed
    ) -> None:
        """Add a line to the ledger."""
        context = self._services.context
        self._write(
            lambda: context.consents.record(
                context.actor,
                registration_id,
                purpose,
                is_given=told.is_given,
                how=told.how,
                decided_at=told.decided_at,
                version=told.version,
            ),
            done,
            failed,
        )

    # Passport data

    def begin_visa(
        self, registration_id: str, consent: VisaConsent | None, done: Done, failed: Failed
    ) -> None:
        """Make an empty visa block by this consent, or by the one in the ledger."""
        context = self._services.context
        self._write(lambda: context.visas.edit(context.actor, registration_id, consent), done, failed)

    def edit_visa(self, registration_id: str, field: str, text: str, done: Done, failed: Failed) -> None:
        """Change one fact of the visa block; days are typed as 2027-01-15."""
        context = self._services.context

        def work() -> Outcome[str]:
            value: Any = read_day(text, field) if field in _DAYS else text
            return context.visas.edit(context.actor, registration_id, **_facts(field, value))

        self._write(work, done, failed)

    def reveal_visa(
        self, registration_id: str, reason: str, done: Callable[[VisaValues], None], failed: Failed
    ) -> None:
        """Look at the values; that it was done is kept."""
        context = self._services.context
        self._write(
            lambda: context.visas.reveal(context.actor, registration_id, reason),
            lambda: None,
            failed,
            lambda outcome: done(outcome.value),
        )

    def erase_visa(self, registration_id: str, reason: str, done: Done, failed: Failed) -> None:
        """Erase the block for good."""
        context = self._services.context
        self._write(lambda: context.visas.erase(context.actor, registration_id, reason), done, failed)

    def erase_due(self, done: Callable[[int], None], failed: Failed) -> None:
        """Erase every block whose day has come; `done` gets how many."""
        context = self._services.context
        self._write(
            lambda: context.visas.erase_due(context.actor, _("day of erasing")),
            lambda: None,
            failed,
            lambda outcome: done(outcome.value),
        )

    # People

    def find_companions(
        self, registration_ids: Sequence[str], done: Callable[[tuple[CompanionRow, ...]], None]
    ) -> None:
        """Who comes with these delegates."""
        database = self._services.context.database
        self._services.runner.read(
            lambda: companions_of(database, registration_ids), done=done, initiator=self._page
        )

    def add_companion(
        self, host_id: str, fields: CompanionFields, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Add an accompanying person; `done` gets the new registration."""
        context = self._services.context

        def say(outcome: Outcome[str]) -> None:
            self._say(outcome, _("Accompanying person added"))
            done(outcome.value)

        self._over_limit.write(
            lambda reason: context.companions.add(context.actor, host_id, fields, reason),
            done=say,
            failed=failed,
        )

    def part_companion(self, registration_id: str, done: Done, failed: Failed) -> None:
        """The person accompanies nobody any more."""
        context = self._services.context

        def say(outcome: Outcome[str]) -> None:
            self._say(outcome, _("Accompanies nobody any more"))

        self._write(lambda: context.companions.unlink(context.actor, registration_id), done, failed, say)

    def substitute(
        self,
        registration_id: str,
        replacement: Replacement,
        done: Callable[[Substituted], None],
        failed: Failed,
    ) -> None:
        """Replace a delegate; `done` gets the successor."""
        context = self._services.context

        def say(outcome: Outcome[Substituted]) -> None:
            self._say(outcome, _("Replaced by {number}").format(number=outcome.value.number))
            done(outcome.value)

        self._write(
            lambda: context.substitutions.substitute(
                context.actor, registration_id, replacement.successor, replacement.taken, replacement.reason
            ),
            lambda: None,
            failed,
            say,
        )

    def look_up(self, name: str, show: Callable[[Sequence[OnFile]], None]) -> None:
        """People on file with the words of a name."""
        context, event_id = self._services.context, self._services.event.id
        self._services.runner.read(
            lambda: context.walk_ins.possible_duplicates(event_id, name), done=show, initiator=self._page
        )

    # Groups

    def check_group(
        self, members: Sequence[GroupMember], done: Callable[[Sequence[GroupVerdict]], None]
    ) -> None:
        """Look a list through."""
        context, event_id = self._services.context, self._services.event.id
        self._services.runner.read(
            lambda: context.groups.check(event_id, members), done=done, initiator=self._page
        )

    def register_group(
        self, fields: GroupFields, members: Sequence[GroupMember], done: Done, failed: Failed
    ) -> None:
        """Register everybody of a list."""
        context, event_id = self._services.context, self._services.event.id

        def say(outcome: Outcome[tuple[str, ...]]) -> None:
            count = len(outcome.value)
            text = ngettext("{count} person registered", "{count} people registered", count)
            self._say(outcome, text.format(count=count))
            done()

        self._over_limit.write(
            lambda reason: context.groups.register(context.actor, event_id, fields, members, reason),
            done=say,
            failed=failed,
        )


def _facts(field: str, value: Any) -> Any:
    return {field: value}
