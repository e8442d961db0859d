"""The states of the page of duplicates that `screens` draws: three people of the sample registered again."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.text import fold
from wego_desktop.domain.transliteration import is_hangul
from wego_desktop.services.queries.events import categories
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.services.registration_service import DelegateFields
from wego_desktop.services.sample.build import DELEGATES
from wego_desktop.services.sample.people import SamplePerson, delegates
from wego_desktop.ui.pages.duplicates.page import DuplicatesPage
from wego_desktop.ui.screen_stage import Stage, State


def duplicate_states() -> list[State]:
    """The page with pairs to decide, and with the fields of one of them in use."""
    return [State("duplicates", _pairs), State("duplicates-fields", _fields)]


def _page(on: Stage) -> DuplicatesPage:
    page = on.page("duplicates")
    assert isinstance(page, DuplicatesPage)
    return page


def _pairs(on: Stage) -> QWidget | None:
    page = _page(on)
    if not page.list.table.pairs.pairs:
        opened, event = on.workspace.opened, on.workspace.shown_event
        assert opened is not None
        assert event is not None
        _register_again(opened.context, event.id)
        page.mark_stale()
        on.settle()
    page.list.table.go_to_row(0)
    on.settle()
    return None


def _fields(on: Stage) -> QWidget | None:
    _pairs(on)
    page = _page(on)
    page.list.table.go_to_row(page.list.table.pairs.rowCount() - 1)
    on.settle()
    page.compared.table.setFocus()
    on.settle()
    return None


def _register_again(context: AppContext, event_id: str) -> None:
    category = next(row.id for row in categories(context.database, event_id) if row.letter == "DE")
    for person in _second_spellings():
        fields = PersonFields(
            given_names=person.given_names,
            family_name=person.family_name,
            native_name=person.native_name,
            email=person.email,
            phone=person.phone,
            position=person.position,
        )
        again = DelegateFields(fields, RegistrationFields(category), person.organisation.name)
        context.registrations.add_delegate(context.actor, event_id, again)


def _second_spellings() -> Iterator[SamplePerson]:
    """How three different people of the sample might register a second time."""
    people = delegates(DELEGATES)
    accented = next(each for each in people if each.family_name != _plain(each.family_name))
    yield replace(
        accented, given_names=_plain(accented.given_names), family_name=_plain(accented.family_name), phone=""
    )
    hangul = next(each for each in people if each.native_name and is_hangul(each.native_name[0]))
    yield replace(hangul, given_names="", family_name="", phone="", position="")
    long = next(
        each for each in people if " " in each.given_names and not each.native_name and each is not accented
    )
    first, _blank, rest = long.given_names.partition(" ")
    mail = f"{_plain(first)[0]}.{_plain(long.family_name)}@mail.example".lower().replace(" ", ".")
    yield replace(long, given_names=f"{first} {rest[0]}.", email=mail, phone="")


def _plain(name: str) -> str:
    return name if name.isascii() else fold(name).title()
