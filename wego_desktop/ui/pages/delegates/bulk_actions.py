"""What is done with many delegates at once: counted, asked about, done, and one undo offered."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wego_desktop.domain.enums import DelegationRole, RegistrationStatus
from wego_desktop.i18n import _
from wego_desktop.services.export_words import word
from wego_desktop.ui.operations.over_limit import OverLimit
from wego_desktop.ui.pages.delegates.bulk_dialogs import BulkDialog, NothingDialog, TextDialog
from wego_desktop.ui.shell.page_services import PageServices

if TYPE_CHECKING:
    from wego_desktop.jobs.progress import Progress
    from wego_desktop.services.bulk_service import BulkChange, BulkPlan
    from wego_desktop.services.outcome import Outcome

JOB_FROM = 500
"""From so many changes on it stands in the job list, so that other work can go on beside it."""


class BulkActions:
    """Makes changes of many registrations for the page; `done` runs after one was saved."""

    def __init__(self, services: PageServices, page: QWidget, done: Callable[[], None]) -> None:
        self._services, self._page, self._done = services, page, done

    def set_status(self, ids: Sequence[str], status: RegistrationStatus) -> None:
        """Another state; ending one asks for the reason."""
        from wego_desktop.domain.registration_states import ENDED
        from wego_desktop.services.bulk_service import SetStatus

        self._ask(ids, SetStatus(status), word(status), has_reason=status in ENDED)

    def reactivate(self, ids: Sequence[str]) -> None:
        """The states that ended registrations had before."""
        from wego_desktop.services.bulk_service import Reactivate

        self._ask(ids, Reactivate(), "")

    def set_category(self, ids: Sequence[str], category_id: str, name: str) -> None:
        """Another category."""
        from wego_desktop.services.bulk_service import SetCategory

        self._ask(ids, SetCategory(category_id), name)

    def set_role(self, ids: Sequence[str], role: DelegationRole) -> None:
        """Another part in the delegation."""
        from wego_desktop.services.bulk_service import SetDelegation

        self._ask(ids, SetDelegation(role=role), word(role))

    def assign(self, ids: Sequence[str], session_id: str, title: str) -> None:
        """A seat in a session."""
        from wego_desktop.services.bulk_service import AssignSessions

        self._ask(ids, AssignSessions((session_id,)), title)

    def ask_tag(self, ids: Sequence[str], known: Sequence[str], *, is_given: bool) -> TextDialog:
        """Ask for a tag to give or to take away; `known` are those of the event."""
        from wego_desktop.services.bulk_service import AddTag, RemoveTag

        title = _("Which tag do they get?") if is_given else _("Which tag is taken away?")
        dialog = TextDialog(title, _("Tag"), _("Go on"), self._page, known=known)
        change: Callable[[str], BulkChange] = AddTag if is_given else RemoveTag
        dialog.given.connect(lambda tag: self._ask(ids, change(tag), tag))
        dialog.open()
        return dialog

    def ask_organisation(
        self, ids: Sequence[str], find: Callable[[str, Callable[[Sequence[str]], None]], None]
    ) -> TextDialog:
        """Ask for the organisation; an empty name takes them out of theirs."""
        title = _("To which organisation do they belong?")
        dialog = TextDialog(title, _("Organisation, empty for none"), _("Go on"), self._page, find=find)
        dialog.may_be_empty = True
        dialog.given.connect(lambda name: self._with_organisation(ids, name))
        dialog.open()
        return dialog

    def _with_organisation(self, ids: Sequence[str], name: str) -> None:
        from wego_desktop.services.bulk_service import SetDelegation

        if not name:
            self._ask(ids, SetDelegation(None, has_organisation=True), "")
            return
        database = self._services.context.database

        def find() -> "BulkChange":
            from wego_desktop.services.queries.delegate_choices import organisation_id_named

            return SetDelegation(organisation_id_named(database, name), has_organisation=True)

        self._services.runner.read(
            find,
            done=lambda change: self._ask(ids, change, name),
            failed=self._services.show_error,
            initiator=self._page,
        )

    # Count, ask, do

    def _ask(
        self, ids: Sequence[str], change: "BulkChange", target: str, *, has_reason: bool = False
    ) -> None:
        wanted, bulk = list(ids), self._services.context
        if not wanted:
            return
        self._services.runner.read(
            lambda: bulk.bulk.plan(wanted, change),
            done=lambda plan: self._confirm(plan, target, has_reason=has_reason),
            failed=self._services.show_error,
            initiator=self._page,
        )

    def _confirm(self, plan: "BulkPlan", target: str, *, has_reason: bool) -> None:
        from wego_desktop.services.bulk_words import consequence, deed, question

        if plan.chosen == 1 and plan.ids and not has_reason:
            self._apply(plan, target)
            return
        if not plan.ids:
            NothingDialog(consequence(plan, is_undoable=False), self._page).open()
            return
        dialog = BulkDialog(
            question(plan, target), consequence(plan), deed(plan), self._page, has_reason=has_reason
        )
        dialog.agreed.connect(lambda reason: self._apply(_with_reason(plan, reason), target))
        dialog.open()

    def _apply(self, plan: "BulkPlan", target: str) -> None:
        from wego_desktop.services.bulk_words import done_text

        context, runner = self._services.context, self._services.runner

        def finish(outcome: "Outcome[int]") -> None:
            if outcome.journal_id is not None:
                self._services.show_undo(done_text(plan.change, outcome.value, target))
            self._done()

        if len(plan.ids) < JOB_FROM:
            OverLimit(self._services, self._page).write(
                lambda reason: context.bulk.apply(context.actor, plan, reason), done=finish
            )
            return

        def work(progress: "Progress") -> "Outcome[int]":
            progress.report(0, 0)
            return context.bulk.apply(context.actor, plan)

        title = _("Changing {count} delegates").format(count=len(plan.ids))
        runner.run_job(title, work, done=finish, failed=self._services.show_error, initiator=self._page)


def _with_reason(plan: "BulkPlan", reason: str) -> "BulkPlan":
    from dataclasses import replace

    from wego_desktop.services.bulk_service import SetStatus

    if reason and isinstance(plan.change, SetStatus):
        return replace(plan, change=replace(plan.change, reason=reason))
    return plan
