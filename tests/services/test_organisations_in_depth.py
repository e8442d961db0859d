"""Standing, other names and contacts of organisations; the member list; who is coming."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.table_images import JOURNAL, images
from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import OfficeKind, OrganisationKind, RowVerdict, SheetKind, SimilarAnswer
from wego_desktop.errors import UserError
from wego_desktop.services.export_sheets.plan import ExportRequest
from wego_desktop.services.member_list.service import STARTING_LIST, MemberListPreview
from wego_desktop.services.membership_service import MembershipFields, OfficeFields
from wego_desktop.services.organisation_service import ContactFields, OrganisationFields
from wego_desktop.services.queries.events import categories, list_events
from wego_desktop.services.queries.organisation_detail import OrganisationDetail, organisation_detail
from wego_desktop.services.queries.organisations import OrganisationListRow, organisations
from wego_desktop.services.queries.world_view import world_view
from wego_desktop.services.registering import PersonFields, RegistrationFields

HEADER = [
    "Organisation", "City", "Country", "Membership", "Fees paid through", "Networks", "Offices",
    "Contact email",
]  # fmt: skip


MESSY: tuple[list[object], ...] = (
    ["Kampala Capital City Authority", "Kampala", "Uganda", "Full member", 2026, "AFSCN (chair)", "", ""],
    ["City of Kampala", "Kampala", "Uganda", "", None, "", "", ""],
    [
        "Lusaka City Council",
        "Lusaka",
        "Zambia",
        "Full member",
        None,
        "",
        "Executive Committee 2023",
        "x@lusaka.example",
    ],
    ["Lilongwe City Council", "Lilongwe", "Narnia", "", None, "", "", ""],
    ["Gaborone City Council", "Gaborone", "Botswana", "", None, "ZZTOP", "", ""],
    ["", "Windhoek", "NA", "", None, "", "", ""],
    ["Windhoek Municipality", "Windhoek", "NA", "", "soon", "", "", ""],
    ["Lusaka City Council", "Lusaka", "Zambia", "", None, "", "", ""],
)


def city(context: AppContext, name: str, town: str, country: str) -> str:
    fields = OrganisationFields(name, OrganisationKind.CITY, town, country)
    return context.organisations.add(context.actor, fields).value


def detail(context: AppContext, key: str) -> OrganisationDetail:
    return organisation_detail(context.database, key)


def row(context: AppContext, name: str, event_id: str | None = None) -> OrganisationListRow:
    return next(found for found in organisations(context.database, event_id) if found.name == name)


def member_file(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (["Members of the network, 2026"], HEADER, *rows):
        book.active.append(line)
    book.save(path)
    return path


def preview(context: AppContext, path: Path, **options: object) -> MemberListPreview:
    return context.member_lists.preview(context.actor, path, **options)  # type: ignore[arg-type]


def test_terms_are_edited_and_taken_away_and_come_back_with_undo(any_context: AppContext) -> None:
    context, actor = any_context, any_context.actor
    key = city(context, "Makati City", "Makati", "PH")
    first = context.memberships.add_membership(actor, key, MembershipFields("Associate member")).value
    changed = MembershipFields("Full member", date(2019, 1, 1), None, 2026, True)
    context.memberships.edit_membership(actor, first, changed)
    office = context.memberships.add_office(actor, key, OfficeFields(OfficeKind.VICE_PRESIDENT)).value
    held = detail(context, key).memberships
    assert [(m.category, m.fees_paid_through, m.is_suspended) for m in held] == [("Full member", 2026, True)]
    assert not row(context, "Makati City").votes
    before = images(context.database, JOURNAL)
    context.memberships.remove_office(actor, office)
    context.memberships.remove_membership(actor, first)
    assert row(context, "Makati City").membership == ""
    context.undo.undo(actor)
    context.undo.undo(actor)
    assert images(context.database, JOURNAL) == before


def test_another_name_finds_the_organisation_and_belongs_to_one_only(any_context: AppContext) -> None:
    context, actor = any_context, any_context.actor
    seoul = city(context, "Seoul Metropolitan Government", "Seoul", "KR")
    busan = city(context, "Busan Metropolitan City", "Busan", "KR")
    context.organisations.add_alias(actor, seoul, "서울특별시")
    assert context.organisations.add_alias(actor, seoul, "서울특별시").journal_id is None
    with pytest.raises(UserError) as refused:
        context.organisations.add_alias(actor, busan, "서울특별시")
    assert refused.value.code == "alias_of_other"
    assert row(context, "Seoul Metropolitan Government").matches("서울")
    event = list_events(context.database)[0]
    category = categories(context.database, event.id)[0]
    context.registrations.register_new_person(
        actor,
        event.id,
        PersonFields(given_names="Min-jun", family_name="Kim", organisation_id=seoul),
        RegistrationFields(category.id, organisation_id=seoul),
    )
    with pytest.raises(UserError, match="row_in_use"):
        context.organisations.remove(actor, seoul)
    context.organisations.remove(actor, busan)
    assert [found.id for found in organisations(context.database)] == [seoul]


def test_contact_needs_something_to_reach_by(context: AppContext) -> None:
    key = city(context, "Hebron Municipality", "Hebron", "PS")
    with pytest.raises(UserError, match="contact_says_nothing"):
        context.organisations.add_contact(context.actor, key, ContactFields(position="Mayor"))
    with pytest.raises(UserError, match="email_malformed"):
        context.organisations.add_contact(context.actor, key, ContactFields(email="rami"))
    contact = context.organisations.add_contact(context.actor, key, ContactFields("Rami Sharif")).value
    fields = ContactFields("Rami Sharif", "Head of protocol", "rami@hebron.example")
    context.organisations.edit_contact(context.actor, contact, fields)
    assert [c.email for c in detail(context, key).contacts] == ["rami@hebron.example"]


def test_starting_list_has_the_offices_and_is_taken_back_whole(any_context: AppContext) -> None:
    context = any_context
    before = images(context.database, JOURNAL)
    done = context.member_lists.commit(context.actor, preview(context, STARTING_LIST))
    assert (done.value.added, done.value.left) == (16, ())
    offices = {found.name: found.offices for found in organisations(context.database)}
    assert offices["Seoul Metropolitan Government"] == (OfficeKind.PRESIDENT,)
    vice = [name for name, kinds in offices.items() if OfficeKind.VICE_PRESIDENT in kinds]
    assert len(vice) == 5
    again = preview(context, STARTING_LIST)
    assert again.totals == {RowVerdict.UNCHANGED: 16}
    assert context.member_lists.commit(context.actor, again).journal_id is None
    context.undo.undo(context.actor)
    assert images(context.database, JOURNAL) == before


def test_member_list_says_row_by_row_what_it_does(context: AppContext, tmp_path: Path) -> None:
    city(context, "Kampala Capital City Authority", "Kampala", "UG")
    path = member_file(tmp_path / "members.xlsx", *MESSY)
    found = preview(context, path)
    assert [r.verdict.value for r in found.rows] == [
        "update", "possible_duplicate", "new", "error", "error", "error", "error", "error",
    ]  # fmt: skip
    assert {change.fact for change in found.rows[0].changes} == {
        "Membership",
        "Fees paid through",
        "Networks",
    }
    assert "C6: “Narnia”" in found.rows[3].reasons[0]
    assert "row 5" in found.rows[7].reasons[0].casefold()
    before = images(context.database, JOURNAL)
    same = preview(context, path, answers={4: SimilarAnswer.SAME})
    assert images(context.database, JOURNAL) == before
    done = context.member_lists.commit(context.actor, same).value
    assert (done.added, done.updated, len(done.left)) == (1, 2, 5)
    assert row(context, "Kampala Capital City Authority").aliases == ("City of Kampala",)
    assert preview(context, path).rows[1].verdict is RowVerdict.UNCHANGED
    context.undo.undo(context.actor)
    assert images(context.database, JOURNAL) == before


def test_exported_member_list_comes_back_unchanged(context: AppContext, tmp_path: Path) -> None:
    context.member_lists.commit(context.actor, preview(context, STARTING_LIST))
    key = row(context, "Wellington City Council").id
    context.organisations.add_contact(context.actor, key, ContactFields("Aroha Ngata", email="a@wlg.example"))
    event = list_events(context.database)[0]
    target = tmp_path / "members.xlsx"
    context.exports.export(context.actor, ExportRequest(SheetKind.MEMBERS, event.code), target)
    assert preview(context, target).totals == {RowVerdict.UNCHANGED: 16}


def test_list_without_names_is_refused_with_its_titles(context: AppContext, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("City;Country;Fee\nSeoul;KR;100\n", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        preview(context, path)
    assert refused.value.code == "member_list_without_names"
    assert refused.value.params["titles"] == "City, Country, Fee"


def test_world_view_counts_members_guests_and_those_with_nobody(any_context: AppContext) -> None:
    context, actor = any_context, any_context.actor
    context.member_lists.commit(actor, preview(context, STARTING_LIST))
    event = list_events(context.database)[0]
    category = categories(context.database, event.id)[0]
    guest = city(context, "Lusaka City Council", "Lusaka", "ZM")
    context.memberships.set_region(actor, guest, "WeGO regions", "Africa")
    for name, key in (("Grace", row(context, "Kampala Capital City Authority").id), ("Chanda", guest)):
        context.registrations.register_new_person(
            actor,
            event.id,
            PersonFields(given_names=name, organisation_id=key),
            RegistrationFields(category.id, organisation_id=key),
        )
    view = world_view(organisations(context.database, event.id))
    africa = next(group for group in view.regions if group.name == "Africa")
    assert (africa.members, africa.members_coming, africa.guests, africa.people) == (3, 1, 1, 2)
    assert (view.total.members, len(view.total.nobody_yet)) == (16, 15)
    afscn = next(group for group in view.networks if group.name == "AFSCN")
    assert (afscn.members, afscn.members_coming) == (3, 1)
    history = detail(context, guest).delegations
    assert [(d.event_code, d.people, d.arrived) for d in history] == [(event.code, 1, 0)]
