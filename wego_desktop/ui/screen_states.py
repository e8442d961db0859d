"""The list of states that `screens` draws; each shows something through the windows as a user would."""

from PySide6.QtWidgets import QWidget

from wego_desktop.ui.screen_stage import Stage, State
from wego_desktop.ui.screen_states_delegates import delegate_states
from wego_desktop.ui.screen_states_desk import desk_states
from wego_desktop.ui.screen_states_duplicates import duplicate_states
from wego_desktop.ui.screen_states_pages import empty_states, list_states
from wego_desktop.ui.screen_states_settings import settings_states

_PAGES = ("desk", "delegates", "organisations", "programme", "badges", "exports", "import")
_NETWORKS = ("network_afscn", "network_lascn")


def page_states() -> list[State]:
    """The start page and every page once."""
    return [
        State("start", _start),
        *(_page_state(name) for name in (*_PAGES, *_NETWORKS)),
    ]


def all_states() -> list[State]:
    """Everything that can be seen."""
    return [
        *page_states(),
        State("go-to", _go_to),
        State("settings", lambda on: _shell(on, "open_settings")),
        State("help", lambda on: _shell(on, "open_help")),
        State("new-event", _new_event),
        State("open", _open),
        State("passphrase", _passphrase),
        *desk_states(),
        *list_states(),
        *settings_states(),
        *delegate_states(),
        *duplicate_states(),
        *empty_states((*_PAGES, *_NETWORKS)),
    ]


def _page_state(page_id: str) -> State:
    def prepare(on: Stage) -> QWidget | None:
        on.page(page_id)
        return None

    return State(page_id.replace("_", "-"), prepare)


def _start(on: Stage) -> QWidget:
    from wego_desktop.ui.pages.first_run.start_window import StartWindow

    window = StartWindow(on.store.load(), has_sample=False)
    window.show()
    return window


def _shell(on: Stage, method: str) -> None:
    on.page("desk")
    getattr(on.workspace.window, method)()


def _go_to(on: Stage) -> None:
    from PySide6.QtWidgets import QLineEdit

    on.page("desk")
    dialog = on.workspace.window.open_go_to()
    edit = dialog.findChild(QLineEdit, "go_to_edit")
    assert edit is not None
    edit.setText("kam")
    on.settle()


def _new_event(on: Stage) -> QWidget:
    from wego_desktop.ui.pages.first_run.new_event import NewEventDialog

    window = _start(on)
    dialog = NewEventDialog(window)
    dialog.name.set_text("Smart City Forum")
    dialog.open()
    return window


def _open(on: Stage) -> QWidget:
    from wego_desktop.ui.pages.first_run.open_dialog import OpenDialog

    window = _start(on)
    OpenDialog(["/home/desk/WeGO Desktop/SCF27.wego", "postgresql://desk@192.168.1.10/ga7"], window).open()
    return window


def _passphrase(on: Stage) -> QWidget:
    from wego_desktop.ui.dialogs.passphrase import PassphraseDialog

    window = _start(on)
    PassphraseDialog("GA7.wego", window).open()
    return window
