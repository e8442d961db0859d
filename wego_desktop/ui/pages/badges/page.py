"""The page Badges: whom and how at the left, the people, and the badge as it will print at the right."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wego_desktop.documents.layout import BadgeLayout
from wego_desktop.documents.layout_json import ready_layout
from wego_desktop.domain.enums import BadgeReason
from wego_desktop.i18n import _, ngettext
from wego_desktop.services.badge_choice import BadgeChoice, BadgePersonRow
from wego_desktop.services.badge_printing import BadgeJob
from wego_desktop.ui.operations.badges import BadgeList, BadgeOperations, CheckedTexts, ShownBadge
from wego_desktop.ui.pages.badges.choice_pane import ChoicePane
from wego_desktop.ui.pages.badges.people_pane import PeoplePane
from wego_desktop.ui.pages.badges.preview_panel import PreviewPanel
from wego_desktop.ui.pages.badges.printing import BadgePrinting
from wego_desktop.ui.pages.badges.reprint_dialog import ReprintDialog
from wego_desktop.ui.shell.jobs import Job
from wego_desktop.ui.shell.page import Command, KeyHint, NavGroup, Page
from wego_desktop.ui.shell.page_services import PageServices
from wego_desktop.ui.shell.requests import PrintBadges, ShowRegistration
from wego_desktop.ui.widgets.button import Button, ButtonKind
from wego_desktop.ui.widgets.labels import Line
from wego_desktop.ui.widgets.marks import Tone
from wego_desktop.ui.widgets.notices import Banner

_KINDS = frozenset(
    {"badge", "registration", "person", "organisation", "category", "event", "network_member"}
    | {"session", "session_role", "admission", "room"}
)


class BadgesPage(Page):
    """Choose, look, print. Requests: `PrintBadges`, `ShowRegistration`."""

    page_id = "badges"
    title = "Badges"
    icon_name = "id-card"
    nav_group = NavGroup.OUTPUT
    shortcut = "Ctrl+Shift+B"

    def __init__(self, services: PageServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header.set_title(_("Badges"))
        self._services = services
        self._operations = BadgeOperations(services, self)
        self._by_hand: tuple[str, ...] = ()
        self._people: tuple[BadgePersonRow, ...] = ()
        self._chosen: list[BadgePersonRow] = []
        self._texts = CheckedTexts()
        self._check: Job | None = None
        self._wanted = ""
        self._shown: ShownBadge | None = None
        self.printing = BadgePrinting(self, services, self._operations, self.refresh, self._show_busy)
        self._make_header()
        self._make_body()
        self._bind_keys()

    # Assembly

    def _make_header(self) -> None:
        self.save_button = Button(_("Save PDF"), parent=self, icon_name="download", keys="Ctrl+S")
        self.save_button.setObjectName("save_pdf")
        self.save_button.clicked.connect(lambda: self.begin(is_pdf=True))
        self.header.add_action(self.save_button)
        self.print_button = Button("", ButtonKind.PRIMARY, self, icon_name="printer", keys="Ctrl+P")
        self.print_button.setObjectName("print")
        self.print_button.clicked.connect(lambda: self.begin(is_pdf=False))
        self.header.add_action(self.print_button)

    def _make_body(self) -> None:
        host = QWidget(self)
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.choice = ChoicePane(host)
        self.choice.changed.connect(self._show_people)
        self.choice.layout_changed.connect(lambda _name: self._on_layout())
        self.choice.everybody_wanted.connect(self.show_everybody)
        self.preview = PreviewPanel(self._services.event.zone, host)
        self.preview.reprint_wanted.connect(self.reprint)
        self.choice.sides_changed.connect(self._on_sides)
        self.people = PeoplePane(self._services.event.zone, self._begin_buttons(), host)
        self.preview.stepped.connect(self.people.step)
        self.people.person_shown.connect(self._show_person)
        self.people.ticks_changed.connect(self._show_count)
        self.shared_note = Banner(host)
        self.people.notices.add(self.shared_note)
        self.people.notices.add(self.printing.banner)
        self.people.notices.add(self.printing.progress)
        row.addWidget(self.choice)
        row.addWidget(Line("v", host))
        row.addWidget(self.people, 1)
        row.addWidget(self.preview)
        self.body.addWidget(host)

    def _begin_buttons(self) -> list[Button]:
        """Ways to get people, for an event without any: only to pages that exist."""
        pages = (("import", _("Import Excel"), "upload"), ("delegates", _("Add delegate"), "user-plus"))
        buttons = []
        for page_id, text, icon_name in pages:
            if self._services.has_page(page_id):
                button = Button(text, parent=self, icon_name=icon_name)
                button.clicked.connect(lambda _on=False, to=page_id: self._services.open_page(to, None))
                buttons.append(button)
        return buttons

    def _bind_keys(self) -> None:
        keys = {
            "Ctrl+P": lambda: self.begin(is_pdf=False),
            "Ctrl+S": lambda: self.begin(is_pdf=True),
            "Ctrl+Alt+Right": lambda: self.people.step(1),
            "Ctrl+Alt+Left": lambda: self.people.step(-1),
            "F8": lambda: self.people.step_to_problem(1),
            "Shift+F8": lambda: self.people.step_to_problem(-1),
            "F3": self.reprint,
        }
        for text, call in keys.items():
            shortcut = QShortcut(QKeySequence(text), self, call)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What the shell asks

    def wants_change(self, kinds: frozenset[str]) -> bool:
        return bool(kinds & _KINDS)

    def refresh(self) -> None:
        self._operations.read_list(self._by_hand, self._take_list)

    def take_request(self, request: object) -> None:
        """Show only the people chosen on another page (`PrintBadges`), or one among all."""
        if isinstance(request, PrintBadges):
            self._by_hand = request.registration_ids
        elif isinstance(request, ShowRegistration):
            self._wanted = request.registration_id
        self.refresh()

    def on_scan(self, text: str) -> bool:
        self._operations.find(text, self._show_found)
        return True

    def _show_found(self, holder: str | None) -> None:
        if holder is not None:
            self.people.show_person(holder)

    def activate(self) -> None:
        self.people.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        first = self.choice.cards.findChildren(QWidget)[0]
        return [first, self.people.table, self.preview.side_switch]

    def key_hints(self) -> list[KeyHint]:
        if not self._chosen:
            return []
        hints = [KeyHint(("Space",), _("Tick")), KeyHint(("Ctrl", "Alt", "←→"), _("Other person"))]
        if self._texts.lines:
            hints.append(KeyHint(("F8",), _("Next to look at")))
        if not self.preview.reprint.isHidden():
            hints.append(KeyHint(("F3",), _("Reprint")))
        return [*hints, KeyHint(("Ctrl", "P"), _("Print"))]

    def help_keys(self) -> list[KeyHint]:
        return [
            *self.key_hints(),
            KeyHint(("Ctrl", "S"), _("Save PDF")),
            KeyHint(("Shift", "F8"), _("Previous to look at")),
            KeyHint(("Ctrl", "A"), _("Tick all")),
        ]

    def commands(self) -> list[Command]:
        return [
            Command(
                "print_badges",
                _("Print badges"),
                lambda: self.begin(is_pdf=False),
                "printer",
                "",
                ("Ctrl", "P"),
            ),
            Command(
                "save_badges",
                _("Save badges as PDF"),
                lambda: self.begin(is_pdf=True),
                "download",
                "",
                ("Ctrl", "S"),
            ),
        ]

    # People

    def _take_list(self, found: BadgeList) -> None:
        self._people = found.chosen.people
        self.choice.show_online(has_online=any(row.is_online for row in self._people))
        self.choice.show_by_hand(len(self._by_hand))
        counts = Counter(row.category_id for row in self._people)
        self.choice.show_categories(found.categories, counts)
        self._show_people()
        self._check_fits()
        if not self.printing.banner.isVisible():
            self.printing.say_skipped(found.chosen.skipped)

    def show_everybody(self) -> None:
        """Drop the choice that another page handed over."""
        self.printing.banner.clear()
        self._by_hand = ()
        self.refresh()

    def _show_people(self) -> None:
        wanted = set(self.choice.category_ids)
        only_new, online = self.choice.only_new.isChecked(), self.choice.include_online.isChecked()
        self._chosen = [
            row
            for row in self._people
            if row.category_id in wanted
            and not (only_new and row.printed_at is not None)
            and (online or self._by_hand or not row.is_online)
        ]
        if self._people:
            told = _("Tick another category, or take the limit to new badges away.")
            self.people.set_empty(_("Nobody fits this choice"), told, can_begin=False)
        else:
            told = _("Everybody who is expected at this event gets one.")
            self.people.set_empty(_("No badges yet"), told, can_begin=True)
        self.people.show_people(self._chosen, self._wanted)
        self._show_count()

    def _show_count(self) -> None:
        ticked = len(self.people.table.ticked_ids)
        count = ticked or len(self._chosen)
        text = ngettext("Print {count} badge", "Print {count} badges", count).format(count=count)
        self.print_button.set_text(text if count else _("Print badges"))
        self._show_busy(self.printing.is_busy)
        self.show_count(len(self._chosen))
        self.key_hints_changed.emit()

    def _show_busy(self, is_busy: bool) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(self._chosen) and not is_busy)

    # The badge shown

    @property
    def _layout(self) -> BadgeLayout:
        return ready_layout(self.choice.layout_name)

    def _show_person(self, registration_id: str, place: int, count: int) -> None:
        self._wanted = registration_id
        self.preview.show_place(place, count)
        if not registration_id:
            self._take_badge(None)
            return

        def take(shown: ShownBadge | None) -> None:
            if self._wanted == registration_id:
                self._take_badge(shown)

        self._operations.read_badge(registration_id, take)

    def _take_badge(self, shown: ShownBadge | None) -> None:
        self._shown = shown
        self.preview.show_badge(shown, self._layout)
        self.key_hints_changed.emit()

    def _on_layout(self) -> None:
        self.preview.show_badge(self._shown, self._layout)
        self._check_fits()

    def _on_sides(self) -> None:
        self.preview.show_sides(is_front_only=self.choice.is_front_only)

    def _check_fits(self) -> None:
        if self._check is not None:
            self._check.cancel()
            self._check = None
        if not self._people:
            self._texts = CheckedTexts()
            self.shared_note.clear()
            return
        ids = [row.registration_id for row in self._people]
        job = self._operations.check(ids, self.choice.layout_name, lambda texts: self._take_texts(job, texts))
        self._check = job

    def _take_texts(self, job: Job, texts: CheckedTexts) -> None:
        if job is not self._check:
            return
        self._check = None
        self._texts = texts
        self.people.show_fits(texts.lines, self._wanted)
        if texts.shared:
            is_bad = any(fit.needs_attention for fit in texts.shared)
            said = "\n".join(fit.text for fit in texts.shared)
            self.shared_note.show_message(Tone.WARN if is_bad else Tone.INFO, said)
        else:
            self.shared_note.clear()
        self.key_hints_changed.emit()

    # Printing

    def begin(self, *, is_pdf: bool) -> None:
        """Print or save the ticked people, else all that are chosen."""
        if not self._chosen or self.printing.is_busy:
            return
        ticked = self.people.table.ticked_ids
        people = [row for row in self._chosen if not ticked or row.registration_id in ticked]
        lines = [self._texts.lines.get(row.registration_id) for row in people]
        unfit = sum(line is not None and line.needs_attention for line in lines)
        job = BadgeJob(self._choice_of(people), self.choice.layout_name, self.choice.is_front_only)
        shared = [fit.text for fit in self._texts.shared if fit.needs_attention]
        look = (lambda: self.people.filter.choose("unfit")) if unfit else (lambda: None)
        self.printing.begin(job, unfit, shared, is_pdf=is_pdf, look=look)

    def _choice_of(self, people: Sequence[BadgePersonRow]) -> BadgeChoice:
        event_id = self._services.event.id
        if self.people.table.ticked_ids or self._by_hand:
            return BadgeChoice(event_id, tuple(row.registration_id for row in people))
        categories = () if self.choice.has_all_categories else self.choice.category_ids
        online = self.choice.include_online.isChecked()
        return BadgeChoice(event_id, (), categories, self.choice.only_new.isChecked(), online)

    def reprint(self) -> None:
        """Ask why the badge shown is printed again; the older one opens no door any more."""
        shown = self._shown
        if shown is None or self.preview.reprint.isHidden() or self.printing.is_busy:
            return
        dialog = ReprintDialog(shown.row.face.full_name(), self)

        def start(reason: BadgeReason, is_pdf: bool) -> None:
            choice = BadgeChoice(self._services.event.id, (shown.row.registration_id,))
            job = BadgeJob(choice, self.choice.layout_name, self.choice.is_front_only, reason)
            self.printing.begin(job, 0, (), is_pdf=is_pdf, look=lambda: None)

        dialog.chosen.connect(start)
        dialog.open()
