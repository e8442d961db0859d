"""The settings of the chosen event: its categories, limits, waiting list and own fields."""

from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from wego_desktop.domain.rights import Right, has_right
from wego_desktop.errors import CodedError
from wego_desktop.i18n import _, ngettext
from wego_desktop.messages import sentence
from wego_desktop.services.queries import limits as limit_reads
from wego_desktop.services.queries import own_fields as field_reads
from wego_desktop.services.queries.events import CategoryRow, categories
from wego_desktop.services.queries.limits import LimitRow
from wego_desktop.services.queries.own_fields import OwnFieldRow
from wego_desktop.services.queries.waiting_list import WaitingRow, waiting
from wego_desktop.ui.dialogs.dialog import ConfirmDialog
from wego_desktop.ui.operations.event_settings import EventSettingsOperations
from wego_desktop.ui.pages.event_settings.category_dialog import CategoryDialog
from wego_desktop.ui.pages.event_settings.field_dialog import FieldDialog
from wego_desktop.ui.pages.event_settings.limit_dialog import LimitDialog
from wego_desktop.ui.pages.event_settings.list_tab import ListTab
from wego_desktop.ui.pages.event_settings.setting_dialog import SettingDialog
from wego_desktop.ui.pages.event_settings.tabs import category_tab, field_tab, limit_tab, waiting_tab
from wego_desktop.ui.shell.page import Command, KeyHint, Page
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.requests import ExportRows, ShowRegistration
from wego_desktop.ui.widgets.chips import ViewTab, ViewTabs
from wego_desktop.ui.widgets.marks import Tone

T = TypeVar("T")
CATEGORIES, LIMITS, WAITING, FIELDS = "categories", "limits", "waiting_list", "own_fields"
_KINDS = frozenset(
    {"category", "place_limit", "waiting_place", "own_field", "answer", "registration", "person",
     "organisation", "event"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Loaded:
    categories: tuple[CategoryRow, ...] = ()
    people: dict[str, int] | None = None
    limits: tuple[LimitRow, ...] = ()
    waiting: tuple[WaitingRow, ...] = ()
    fields: tuple[OwnFieldRow, ...] = ()
    beyond: tuple[str, ...] = ()
    owing: tuple[str, ...] = ()


class EventSettingsPage(Page):
    """Requests: the name of a tab, such as `waiting_list`."""

    page_id = "event_settings"
    icon_name = "settings"
    shortcut = "Ctrl+Shift+E"

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        self.title = _("Event settings")
        super().__init__(parent)
        self._services = services
        self._operations = EventSettingsOperations(services, self)
        self._loaded = _Loaded()
        self._people: dict[str, int] = {}
        self._labels: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._dialog: SettingDialog | None = None
        role = services.context.actor.role
        self._can_edit = has_right(role, Right.EDIT_EVENTS)
        self._can_promote = has_right(role, Right.EDIT_PEOPLE)
        self.header.set_count(services.event.name)
        self.tabs = ViewTabs(self._tab_list(), self)
        self.tabs.setObjectName("event_settings_tabs")
        self.tabs.changed.connect(self._change_tab)
        self.body.addWidget(self.tabs)
        self._views = QStackedWidget(self)
        self.lists = self._make_lists()
        for tab in self.lists.values():
            self._views.addWidget(tab)
        self.body.addWidget(self._views, 1)
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self, self.add)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _make_lists(self) -> dict[str, ListTab]:
        made = {
            CATEGORIES: category_tab(self, self._people, can_edit=self._can_edit),
            LIMITS: limit_tab(self, can_edit=self._can_edit),
            WAITING: waiting_tab(self, self._services.event.zone, can_edit=self._can_promote),
            FIELDS: field_tab(self, self._labels, self._names, can_edit=self._can_edit),
        }
        for key, edit, move, remove in (
            (CATEGORIES, self.edit_category, self._operations.move_category, self._remove_category),
            (LIMITS, self.edit_limit, None, self._remove_limit),
            (WAITING, self._open_person, self._operations.move_waiting, None),
            (FIELDS, self.edit_field, self._operations.move_field, self._remove_field),
        ):
            tab = made[key]
            tab.open_wanted.connect(edit)
            if move is not None:
                tab.move_wanted.connect(
                    lambda row, places, key=key, move=move: self._move(key, row, places, move)
                )
            if remove is not None:
                tab.remove_wanted.connect(remove)
        made[WAITING].banner.acted.connect(self.promote_next)
        made[LIMITS].banner.acted.connect(lambda: self._export(self._loaded.beyond))
        made[FIELDS].banner.acted.connect(lambda: self._export(self._loaded.owing))
        return made

    # Loading

    def wants_change(self, kinds: frozenset[str]) -> bool:
        return not kinds.isdisjoint(_KINDS)

    def refresh(self) -> None:
        database, event = self._services.context.database, self._services.event

        def load() -> _Loaded:
            return _Loaded(
                categories(database, event.id),
                limit_reads.people_by_category(database, event.id),
                limit_reads.limits(database, event.id),
                waiting(database, event.id),
                field_reads.fields(database, event.id),
                tuple(limit_reads.beyond_free(database, event.id)),
                tuple(field_reads.owing(database, event.id)),
            )

        self._services.runner.read(load, done=self._take, initiator=self)

    def _take(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        _refill(self._people, loaded.people or {})
        _refill(self._labels, {row.spec.key: row.spec.label for row in loaded.fields})
        _refill(self._names, {row.id: row.name for row in loaded.categories})
        self.tabs.set_tabs(self._tab_list())
        for key, rows in (
            (CATEGORIES, loaded.categories),
            (LIMITS, loaded.limits),
            (WAITING, loaded.waiting),
            (FIELDS, loaded.fields),
        ):
            self.lists[key].show_rows(rows)
        self._offer()
        text = ngettext(
            "{count} registration is beyond the free places.",
            "{count} registrations are beyond the free places.",
            len(loaded.beyond),
        )
        self._tell_of(LIMITS, loaded.beyond, text)
        text = ngettext(
            "{count} person has not answered what is required.",
            "{count} people have not answered what is required.",
            len(loaded.owing),
        )
        self._tell_of(FIELDS, loaded.owing, text)

    def _tell_of(self, key: str, registration_ids: tuple[str, ...], text: str) -> None:
        """Say how many people something concerns, and offer them as a list."""
        banner = self.lists[key].banner
        if not registration_ids:
            banner.clear()
            return
        action = _("Save as Excel") if self._services.has_page("exports") else ""
        banner.show_message(Tone.WARN, text.format(count=len(registration_ids)), action)

    def _export(self, registration_ids: tuple[str, ...]) -> None:
        self._services.open_page("exports", ExportRows(registration_ids))

    def _tab_list(self) -> list[ViewTab]:
        loaded = self._loaded
        return [
            ViewTab(CATEGORIES, _("Categories"), len(loaded.categories)),
            ViewTab(LIMITS, _("Limits"), len(loaded.limits)),
            ViewTab(WAITING, _("Waiting list"), len(loaded.waiting)),
            ViewTab(FIELDS, _("Own fields"), len(loaded.fields)),
        ]

    def _offer(self) -> None:
        """Say that places are free for people who wait; they are never promoted by themselves."""
        banner = self.lists[WAITING].banner
        free = sum(row.has_room for row in self._loaded.waiting)
        if not free or not self._loaded.limits or not self._can_promote:
            banner.clear()
            return
        text = ngettext(
            "A place is free for {count} person on the list.",
            "Places are free for {count} people on the list.",
            free,
        )
        action = ngettext("Promote {count}", "Promote {count}", free).format(count=free)
        banner.show_message(Tone.INFO, text.format(count=free), action)

    # Tabs

    def take_request(self, request: object) -> None:
        if request in self.lists:
            self.tabs.choose(str(request))

    def _change_tab(self, key: str) -> None:
        self._views.setCurrentWidget(self.lists[key])
        if not self.tabs.hasFocus():
            self.lists[key].focus_list()
        self.key_hints_changed.emit()

    def activate(self) -> None:
        self.lists[self.tabs.current].focus_list()

    def panes(self) -> list[QWidget]:
        return [self.tabs, self.lists[self.tabs.current].table]

    def _move(self, key: str, row: Any, places: int, move: Any) -> None:
        if self._can_promote if key == WAITING else self._can_edit:
            tab = self.lists[key]
            move(tab.model.row_key(row), places, done=self.refresh)

    # Forms

    def add(self) -> None:
        """Open the form that belongs to the tab."""
        match self.tabs.current:
            case "categories":
                self.edit_category(None)
            case "limits":
                self.edit_limit(None)
            case "own_fields":
                self.edit_field(None)

    def edit_category(self, row: CategoryRow | None) -> None:
        """Open the form of a category, or an empty one."""
        if not self._can_edit:
            return
        dialog = CategoryDialog(row, self)
        dialog.save_wanted.connect(
            lambda: self._operations.save_category(
                row.id if row else None, dialog.form(), done=self._saved, failed=self._refused
            )
        )
        dialog.remove_wanted.connect(lambda: self._leave_for(dialog, self._remove_category, row))
        self._open(dialog)

    def edit_limit(self, row: LimitRow | None) -> None:
        """Open the form of a limit, or an empty one."""
        if not self._can_edit:
            return
        dialog = LimitDialog(self._services, self._loaded.categories, row, self)

        def save() -> None:
            draft = dialog.form()
            if draft is not None:
                key = row.spec.id if row else None
                self._operations.save_limit(key, draft, done=self._saved, failed=self._refused)

        dialog.save_wanted.connect(save)
        dialog.remove_wanted.connect(lambda: self._leave_for(dialog, self._remove_limit, row))
        self._open(dialog)

    def edit_field(self, row: OwnFieldRow | None) -> None:
        """Open the form of an own field, or an empty one."""
        if not self._can_edit:
            return
        specs = [each.spec for each in self._loaded.fields]
        dialog = FieldDialog(specs, self._loaded.categories, row, self)
        dialog.save_wanted.connect(lambda: self._save_field(dialog, row, keep_answers=False))
        dialog.remove_wanted.connect(lambda: self._leave_for(dialog, self._remove_field, row))
        self._open(dialog)

    def _save_field(self, dialog: FieldDialog, row: OwnFieldRow | None, *, keep_answers: bool) -> None:
        def refused(error: Exception) -> None:
            if isinstance(error, CodedError) and error.code == "choice_in_use":
                question = ConfirmDialog(
                    _("Take the choice away?"),
                    sentence(error),
                    _("Keep the answers"),
                    dialog,
                    is_destructive=False,
                )
                question.confirmed.connect(lambda: self._save_field(dialog, row, keep_answers=True))
                question.open()
            else:
                self._refused(error)

        self._operations.save_field(
            row.spec.id if row else None,
            dialog.form(),
            dialog.renamed(),
            keep_answers=keep_answers,
            done=self._saved,
            failed=refused,
        )

    def _open(self, dialog: SettingDialog) -> None:
        dialog.finished.connect(lambda _result: setattr(self, "_dialog", None))
        self._dialog = dialog
        dialog.open()

    def _saved(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, CodedError) and self._dialog is not None:
            self._dialog.show_error(error)
        else:
            self._services.show_error(error)

    # Removing

    def _leave_for(self, dialog: SettingDialog, remove: Any, row: Any) -> None:
        dialog.reject()
        remove(row)

    def _remove_category(self, row: CategoryRow) -> None:
        if self._can_edit:
            self._operations.remove_category(row.id, row.name, done=self.refresh)

    def _remove_limit(self, row: LimitRow) -> None:
        if self._can_edit:
            self._operations.remove_limit(row.spec.id, done=self.refresh)

    def _remove_field(self, row: OwnFieldRow) -> None:
        if not self._can_edit:
            return

        def remove() -> None:
            self._operations.remove_field(
                row.spec.id, row.spec.label, drop_answers=bool(row.answers), done=self.refresh
            )

        if not row.answers:
            remove()
            return
        text = ngettext(
            "{count} answer goes with it. Undo brings both back.",
            "{count} answers go with it. Undo brings all back.",
            row.answers,
        )
        question = ConfirmDialog(
            _("Remove {name}?").format(name=row.spec.label),
            text.format(count=row.answers),
            _("Remove field"),
            self,
        )
        question.confirmed.connect(remove)
        question.open()

    # The waiting list

    def _open_person(self, row: WaitingRow) -> None:
        if self._services.has_page("delegates"):
            self._services.open_page("delegates", ShowRegistration(row.registration_id))

    def promote_current(self) -> None:
        """Give the current person of the waiting list a place."""
        row = self.lists[WAITING].current
        if row is not None and self._can_promote:
            self._operations.promote([row.registration_id], done=self.refresh)

    def promote_next(self) -> None:
        """Give everybody on the list a place for whom one is free."""
        free = sum(row.has_room for row in self._loaded.waiting)
        if free and self._can_promote:
            self._operations.promote_next(free, done=self.refresh)

    # The shell

    def key_hints(self) -> list[KeyHint]:
        key = self.tabs.current
        if key == WAITING:
            hints = [KeyHint(("Ctrl", "Enter"), _("Promote")), KeyHint(("Enter",), _("Open"))]
            return [*hints, KeyHint(("Alt", "↑↓"), _("Order"))] if self._can_promote else hints[1:]
        if not self._can_edit:
            return []
        hints = [
            KeyHint(("Ctrl", "N"), _("Add")),
            KeyHint(("Enter",), _("Edit")),
            KeyHint(("Del",), _("Remove")),
        ]
        return hints if key == LIMITS else [*hints, KeyHint(("Alt", "↑↓"), _("Order"))]

    def commands(self) -> list[Command]:
        found = [
            Command(f"settings_{tab.key}", tab.text, lambda key=tab.key: self.tabs.choose(key), "settings")  # type: ignore[misc]
            for tab in self._tab_list()
        ]
        if self._can_edit:
            for key, text in (
                (CATEGORIES, _("Add a category")),
                (LIMITS, _("Add a limit")),
                (FIELDS, _("Add an own field")),
            ):
                found.append(Command(f"add_{key}", text, lambda key=key: self._add_in(key), "plus"))  # type: ignore[misc]
        return found

    def _add_in(self, key: str) -> None:
        self.tabs.choose(key)
        self.add()


def _refill(kept: dict[str, T], now: dict[str, T]) -> None:
    """Have a dictionary that columns hold say what is so now."""
    kept.clear()
    kept.update(now)
