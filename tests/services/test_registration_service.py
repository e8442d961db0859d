"""Adding delegates, editing people and registrations, changing status."""

import pytest
from sqlalchemy import func, select

from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Organisation, Person, Registration, SearchText
from wego_desktop.domain.enums import AttendanceMode, DelegationRole, RegistrationStatus
from wego_desktop.errors import UserError
from wego_desktop.services.queries.events import categories, event_row
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.services.registration_service import DelegateFields

CANCELLED, CONFIRMED = RegistrationStatus.CANCELLED, RegistrationStatus.CONFIRMED


def category_id(context: AppContext, letter: str = "DE") -> str:
    event = event_row(context.database, "GA7")
    return next(row.id for row in categories(context.database, event.id) if row.letter == letter)


def add(context: AppContext, given: str = "Rania", family: str = "Haddad", **more: str) -> str:
    fields = DelegateFields(
        PersonFields(given_names=given, family_name=family, email=more.get("email", "")),
        RegistrationFields(category_id(context)),
        organisation_name=more.get("organisation", ""),
    )
    return context.registrations.add_delegate(
        context.actor, event_row(context.database, "GA7").id, fields
    ).value


def registration(context: AppContext, id_: str) -> Registration:
    with context.database.read() as session:
        return session.get_one(Registration, id_)


def test_add_delegate_takes_the_organisation_on_file_and_adds_an_unknown_one(
    any_context: AppContext,
) -> None:
    first = registration(any_context, add(any_context, organisation="Beyoğlu Belediyesi"))
    second = registration(any_context, add(any_context, "Emre", "Çelik", organisation="beyoglu belediyesi"))
    assert first.organisation_id == second.organisation_id is not None
    assert (first.number, second.number) == (1, 2)
    any_context.undo.undo(any_context.actor)
    any_context.undo.undo(any_context.actor)
    with any_context.database.read() as session:
        for table in (Person, Registration, Organisation):
            assert session.scalar(select(func.count()).select_from(table)) == 0


def test_a_second_registration_names_the_first_when_it_is_active(any_context: AppContext) -> None:
    row = registration(any_context, add(any_context))
    again = RegistrationFields(row.category_id)
    with pytest.raises(UserError) as refused:
        any_context.registrations.register(any_context.actor, row.event_id, row.person_id, again)
    assert refused.value.code == "registered_again"
    assert refused.value.params == {"name": "Rania Haddad", "number": "GA7-0001"}
    any_context.registrations.set_status(any_context.actor, [row.id], CANCELLED)
    second = any_context.registrations.register(any_context.actor, row.event_id, row.person_id, again).value
    with pytest.raises(UserError) as blocked:
        any_context.registrations.reactivate(any_context.actor, [row.id])
    assert blocked.value.params["number"] == "GA7-0002"
    assert registration(any_context, second).status is CONFIRMED


def test_reactivation_returns_to_the_former_state(any_context: AppContext) -> None:
    id_ = add(any_context)
    service, actor = any_context.registrations, any_context.actor
    service.set_status(actor, [id_], RegistrationStatus.APPLIED)
    service.set_status(actor, [id_], CANCELLED, "Visa refused")
    assert registration(any_context, id_).status_reason == "Visa refused"
    service.set_status(actor, [id_], RegistrationStatus.DECLINED)
    assert service.reactivate(actor, [id_]).value == 1
    row = registration(any_context, id_)
    assert (row.status, row.former_status, row.status_reason) == (RegistrationStatus.APPLIED, None, "")
    with pytest.raises(UserError, match="nothing_to_reactivate"):
        service.reactivate(actor, [id_])


def test_setting_many_at_once_is_one_undo_and_counts_those_that_changed(any_context: AppContext) -> None:
    ids = [add(any_context, f"Guest {number}") for number in range(5)]
    any_context.registrations.set_status(any_context.actor, ids[:1], CANCELLED)
    done = any_context.registrations.set_status(any_context.actor, ids, CANCELLED, "Storm")
    assert done.value == 4
    assert registration(any_context, ids[0]).status_reason == ""
    any_context.undo.undo(any_context.actor)
    states = [registration(any_context, id_).status for id_ in ids]
    assert states == [CANCELLED, CONFIRMED, CONFIRMED, CONFIRMED, CONFIRMED]


def test_substituted_is_refused_without_a_successor(any_context: AppContext) -> None:
    with pytest.raises(UserError, match="successor_needed"):
        any_context.registrations.set_status(
            any_context.actor, [add(any_context)], RegistrationStatus.SUBSTITUTED
        )


def test_editing_a_person_renews_sort_key_and_search_text(any_context: AppContext) -> None:
    row = registration(any_context, add(any_context))
    any_context.people.edit(any_context.actor, row.person_id, row.event_id, family_name=" Müller ")
    with any_context.database.read() as session:
        person = session.get_one(Person, row.person_id)
        found = session.get_one(SearchText, row.id)
    assert (person.family_name, person.sort_key) == ("Müller", "muller rania")
    assert found.sort_key == "muller rania"
    assert "rania muller" in found.text


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"given_names": " ", "family_name": ""}, "name_missing"),
        ({"email": "rania.example"}, "email_malformed"),
        ({"email": "rania@"}, "email_malformed"),
        ({"email": "a b@hebron.example"}, "email_malformed"),
    ],
)
def test_editing_a_person_refuses_and_changes_nothing(
    context: AppContext, facts: dict[str, str], code: str
) -> None:
    row = registration(context, add(context, email="rania@hebron.example"))
    with pytest.raises(UserError) as refused:
        context.people.edit(context.actor, row.person_id, **facts)  # type: ignore[typeddict-item]
    assert refused.value.code == code
    with context.database.read() as session:
        assert session.get_one(Person, row.person_id).email == "rania@hebron.example"


def test_editing_a_registration_takes_each_fact_back_with_undo(any_context: AppContext) -> None:
    id_ = add(any_context)
    any_context.registrations.edit(
        any_context.actor,
        id_,
        category_id=category_id(any_context, "SP"),
        mode=AttendanceMode.ONLINE,
        delegation_role=DelegationRole.VOTING,
        organisation_name="Hebron Municipality",
        dietary="Halal",
    )
    row = registration(any_context, id_)
    assert (row.mode, row.delegation_role, row.dietary) == ("online", "voting", "Halal")
    assert row.organisation_id is not None
    any_context.undo.undo(any_context.actor)
    row = registration(any_context, id_)
    assert (row.mode, row.delegation_role, row.dietary) == ("on_site", "member", "")
    assert row.organisation_id is None


def test_editing_a_registration_refuses_a_category_of_another_event(context: AppContext) -> None:
    with pytest.raises(UserError, match="no_such_category"):
        context.registrations.edit(context.actor, add(context), category_id="0" * 32)


def test_a_registration_that_is_gone_is_named_as_gone(context: AppContext) -> None:
    for call in (
        lambda: context.registrations.edit(context.actor, "0" * 32, notes="x"),
        lambda: context.registrations.set_status(context.actor, ["0" * 32], CANCELLED),
    ):
        with pytest.raises(UserError, match="no_such_registration"):
            call()
