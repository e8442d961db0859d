"""What the settings of an event do: each function calls one service method on the writer thread."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from wego_desktop.i18n import _, ngettext
from wego_desktop.services.category_service import CategoryFields
from wego_desktop.services.limits.limit_service import LimitDraft
from wego_desktop.services.outcome import Outcome
from wego_desktop.services.own_fields.service import OwnFieldDraft
from wego_desktop.ui.operations.over_limit import OverLimit
from wego_desktop.ui.shell.page_services import PageServices

T = TypeVar("T")
Then = Callable[[], None]
Failed = Callable[[Exception], None]


class EventSettingsOperations:
    """The page's way to the services: `done` runs on the window's thread after the change was saved."""

    def __init__(self, services: PageServices, page: QObject) -> None:
        self._services = services
        self._page = page
        self._over_limit = OverLimit(services, page)

    def _write(
        self, work: Callable[[], Outcome[T]], said: str, *, done: Then, failed: Failed | None = None
    ) -> None:
        def after(result: Outcome[T]) -> None:
            if result.journal_id is not None and said:
                self._services.show_undo(said)
            done()

        self._services.runner.write(work, done=after, failed=failed, initiator=self._page)

    # Categories

    def save_category(
        self, category_id: str | None, fields: CategoryFields, *, done: Then, failed: Failed
    ) -> None:
        """Add a category, or change one."""
        context, event_id = self._services.context, self._services.event.id
        if category_id is None:
            self._write(
                lambda: context.categories.add(context.actor, event_id, fields),
                _("Added {name}").format(name=fields.name),
                done=done,
                failed=failed,
            )
            return
        self._write(
            lambda: context.categories.edit(
                context.actor,
                category_id,
                name=fields.name,
                letter=fields.letter,
                colour=fields.colour,
                shape=fields.shape,
                entitlements=fields.entitlements,
            ),
            _("Saved {name}").format(name=fields.name),
            done=done,
            failed=failed,
        )

    def move_category(self, category_id: str, places: int, *, done: Then) -> None:
        """Change the order of categories."""
        context = self._services.context
        self._write(lambda: context.categories.move(context.actor, category_id, places), "", done=done)

    def remove_category(self, category_id: str, name: str, *, done: Then) -> None:
        """Take a category away."""
        context = self._services.context
        self._write(
            lambda: context.categories.remove(context.actor, category_id),
            _("Removed {name}").format(name=name),
            done=done,
        )

    # Limits and waiting list

    def save_limit(self, limit_id: str | None, draft: LimitDraft, *, done: Then, failed: Failed) -> None:
        """Set a limit."""
        context, event_id = self._services.context, self._services.event.id
        self._write(
            lambda: context.limits.set_limit(
                context.actor, event_id, draft, limit_id, is_new=limit_id is None
            ),
            _("Limit saved"),
            done=done,
            failed=failed,
        )

    def remove_limit(self, limit_id: str, *, done: Then) -> None:
        """Take a limit away."""
        context = self._services.context
        self._write(lambda: context.limits.remove(context.actor, limit_id), _("Limit removed"), done=done)

    def move_waiting(self, registration_id: str, places: int, *, done: Then) -> None:
        """Change the order of the waiting list."""
        context = self._services.context
        self._write(lambda: context.waiting_list.move(context.actor, registration_id, places), "", done=done)

    def promote(self, registration_ids: Sequence[str], *, done: Then) -> None:
        """Give people a place; asks for a reason where a limit is reached."""
        context = self._services.context

        def work(reason: str) -> Outcome[tuple[str, ...]]:
            return context.waiting_list.promote(context.actor, registration_ids, over_limit=reason)

        self._over_limit.write(work, done=lambda result: self._promoted(result, done))

    def promote_next(self, count: int, *, done: Then) -> None:
        """Give the first so many a place."""
        context, event_id = self._services.context, self._services.event.id
        self._services.runner.write(
            lambda: context.waiting_list.promote_next(context.actor, event_id, count),
            done=lambda result: self._promoted(result, done),
            initiator=self._page,
        )

    def _promoted(self, result: Outcome[tuple[str, ...]], done: Then) -> None:
        count = len(result.value)
        text = ngettext("{count} person has a place now", "{count} people have a place now", count)
        self._services.show_undo(text.format(count=count))
        done()

    # Own fields

    def save_field(
        self,
        field_id: str | None,
        draft: OwnFieldDraft,
        renamed: dict[str, str],
        *,
        keep_answers: bool,
        done: Then,
        failed: Failed,
    ) -> None:
        """Add a field, or change one."""
        context, event_id = self._services.context, self._services.event.id
        if field_id is None:
            self._write(
                lambda: context.own_fields.add(context.actor, event_id, draft),
                _("Added {name}").format(name=draft.label),
                done=done,
                failed=failed,
            )
            return
        facts: dict[str, Any] = {
            "label": draft.label,
            "kind": draft.kind,
            "choices": draft.choices,
            "renamed": renamed,
            "required": draft.required,
            "required_when": draft.required_when,
            "category_ids": draft.category_ids,
        }
        self._write(
            lambda: context.own_fields.edit(context.actor, field_id, keep_answers=keep_answers, **facts),
            _("Saved {name}").format(name=draft.label),
            done=done,
            failed=failed,
        )

    def move_field(self, field_id: str, places: int, *, done: Then) -> None:
        """Change the order of fields."""
        context = self._services.context
        self._write(lambda: context.own_fields.move(context.actor, field_id, places), "", done=done)

    def remove_field(self, field_id: str, label: str, *, drop_answers: bool, done: Then) -> None:
        """Take a field away."""
        context = self._services.context
        self._write(
            lambda: context.own_fields.remove(context.actor, field_id, drop_answers=drop_answers),
            _("Removed {name}").format(name=label),
            done=done,
        )
