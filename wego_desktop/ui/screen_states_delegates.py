"""The states of a delegate's panel that `screens` draws: its tabs, its dialogs, a group."""

from collections.abc import Callable
from datetime import UTC, datetime

from wego_desktop.domain.enums import ConsentPurpose
from wego_desktop.services.companion_service import CompanionFields
from wego_desktop.services.registering import PersonFields
from wego_desktop.ui.pages.delegates.group_grid import GroupGrid
from wego_desktop.ui.pages.delegates.page import DelegatesPage
from wego_desktop.ui.screen_stage import Stage, State

_ARRIVES = datetime(2026, 10, 13, 9, 40, tzinfo=UTC)
_DEPARTS = datetime(2026, 10, 18, 3, 5, tzinfo=UTC)
_GROUP = (
    "Name\tEmail\tPosition\tCategory\n"
    "Dr. Amina Diallo\ta.diallo@dakar.example\tDeputy Mayor\tHead of delegation\n"
    "Cheikh Sarr\tc.sarr@dakar.example\tDriver\t\n"
    "마마두 시세\tm.cisse\tTranslator\tPR\n"
)


def delegate_states() -> list[State]:
    """The tabs and dialogs of one delegate, to whom something of everything belongs."""
    return [
        *(State(f"delegate-{tab}", _tab(tab)) for tab in ("participation", "visa", "consents", "history")),
        State("delegate-consent", _after(lambda page: page.panel.consents.asked.emit(ConsentPurpose.PHOTO))),
        State("delegate-companion", _after(lambda page: page.panel.companion_asked.emit())),
        State("delegate-substitute", _after(lambda page: page.panel.substitute_asked.emit())),
        State("delegate-group", _group),
    ]


def _tab(key: str) -> Callable[[Stage], None]:
    def prepare(on: Stage) -> None:
        _open(on, key)

    return prepare


def _after(ask: Callable[[DelegatesPage], object]) -> Callable[[Stage], None]:
    def prepare(on: Stage) -> None:
        ask(_open(on))
        on.settle()

    return prepare


def _open(on: Stage, tab: str = "profile") -> DelegatesPage:
    page = on.page("delegates")
    assert isinstance(page, DelegatesPage)
    id_ = page.table.rows.id_at(0)
    assert id_ is not None
    page.open_registration(id_)
    on.settle()
    if not page.panel.participation.companions:
        _give(on, page, id_)
        page.control.reload()
    page.panel.tabs.choose(tab)
    on.settle()
    return page


def _give(on: Stage, page: DelegatesPage, id_: str) -> None:
    """A journey, tags, consents and two accompanying persons."""
    opened = on.workspace.opened
    assert opened is not None
    context = opened.context
    actor = context.actor
    context.logistics.edit(
        actor,
        id_,
        arrives_at=_ARRIVES,
        arrival_flight="KE 960",
        departs_at=_DEPARTS,
        departure_flight="KE 959",
        hotel="Hotel by the river, two rooms side by side on a low floor",
        pick_up="Car 4 at Terminal 2",
        emergency_contact="Dana, sister, +7 701 555 01 23",
    )
    context.tags.set_for(actor, id_, ["VIP", "press tour"])
    consent = context.consents.record
    consent(actor, id_, ConsentPurpose.PHOTO, is_given=False, how="form")
    consent(actor, id_, ConsentPurpose.NEWS, is_given=True, how="form", version="2026-2")
    guests = (
        CompanionFields(
            PersonFields(given_names="Maximilian Konstantin", family_name="von und zu Hohenfels"), "spouse"
        ),
        CompanionFields(PersonFields(native_name="رانيا درويش حداد"), "interpreter"),
    )
    for guest in guests:
        chosen = CompanionFields(guest.person, guest.relation, page.panel.categories[-1].id)
        context.companions.add(actor, id_, chosen)


def _group(on: Stage) -> None:
    page = on.page("delegates")
    assert isinstance(page, DelegatesPage)
    page.register_group()
    on.settle()
    grid = on.workspace.window.findChild(GroupGrid, "group_grid")
    assert grid is not None
    grid.paste(_GROUP)
    grid.changed.emit()
    on.settle()
