"""The short lists that every window and command chooses from."""

from datetime import date

import pytest

from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Organisation
from wego_desktop.domain.enums import EventKind
from wego_desktop.domain.operations import Op
from wego_desktop.errors import UserError
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.queries import events
from wego_desktop.services.registering import new_organisation


def add_organisations(context: AppContext, *names_and_cities: tuple[str, str]) -> None:
    with context.database.write(Op.ADD_ORGANISATION, context.actor) as unit:
        rows: list[Organisation] = [new_organisation(name, city=city) for name, city in names_and_cities]
        unit.session.add_all(rows)


def test_event_row_is_found_by_code_in_any_case_and_by_id(context: AppContext) -> None:
    event = events.event_row(context.database, "ga7")
    assert (event.code, event.zone, event.registrations) == ("GA7", "Asia/Seoul", 0)
    assert events.event_row(context.database, event.id) == event


def test_event_row_names_the_code_when_there_is_none(context: AppContext) -> None:
    with pytest.raises(UserError) as refused:
        events.event_row(context.database, "GA9")
    assert refused.value.params == {"code": "GA9"}


def test_list_events_puts_the_umbrella_before_its_events(context: AppContext) -> None:
    for code, day, umbrella in (("ESG26", 12, "GA7"), ("TR26", 13, None)):
        context.events.add(
            context.actor,
            EventFields(
                code, code, date(2026, 10, day), date(2026, 10, 15), EventKind.FORUM, umbrella=umbrella
            ),
        )
    found = events.list_events(context.database)
    assert [(row.code, row.umbrella_code) for row in found] == [("TR26", ""), ("GA7", ""), ("ESG26", "GA7")]
    assert events.family_ids(context.database, found[1].id) == (found[1].id, found[2].id)


def test_categories_stand_in_their_order(context: AppContext) -> None:
    event = events.event_row(context.database, "GA7")
    assert [row.letter for row in events.categories(context.database, event.id)][:3] == ["HD", "DE", "OB"]
    assert events.arrival_checkpoint_id(context.database, event.id) is not None


def test_suggestions_fold_accents_and_look_at_the_city(context: AppContext) -> None:
    add_organisations(
        context,
        ("Beyoğlu Belediyesi", "Istanbul"),
        ("Prefeitura de São Paulo", "São Paulo"),
        ("Istanbul Technical University", "Istanbul"),
    )
    found = events.suggest_organisations(context.database, "beyoglu")
    assert [row.name for row in found] == ["Beyoğlu Belediyesi"]
    assert events.organisation_row(context.database, found[0].id) == found[0]
    names = [row.name for row in events.suggest_organisations(context.database, "istanbul")]
    assert names == ["Istanbul Technical University", "Beyoğlu Belediyesi"]
    assert len(events.suggest_organisations(context.database, "")) == 3
