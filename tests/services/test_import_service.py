"""Imports from file to workspace and back by one undo."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.services.import_samples import (
    SPANISH,
    SPANISH_HEADER,
    bring,
    changes,
    codes,
    image,
    journal_entries,
    look,
    row_of,
    write_list,
)
from tests.services.programme_samples import add_city, add_session, category_id, event_id
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Admission, NetworkMember, Organisation, Person, Registration
from wego_desktop.domain.enums import (
    AdmissionState,
    DelegationRole,
    EventKind,
    OperatorRole,
    OrganisationKind,
    SheetKind,
)
from wego_desktop.errors import UserError
from wego_desktop.jobs.progress import Cancelled
from wego_desktop.services.event_service import EventFields
from wego_desktop.services.export_service import ExportRequest
from wego_desktop.services.import_service import Decision, RowAction
from wego_desktop.services.registering import PersonFields, RegistrationFields

HEADER = ("Given names", "Family name", "Email", "Position", "Organisation", "City", "Country", "Category")
AMA = (
    "Ama",
    "Mensah",
    "ama@accra.example",
    "Director",
    "Accra Metropolitan Assembly",
    "Accra",
    "Ghana",
    "Delegate",
)
KOFI = (
    "Kofi",
    "Boateng",
    "kofi@accra.example",
    "",
    "Accra Metropolitan Assembly",
    "Accra",
    "Ghana",
    "Head of delegation",
)


def test_a_spanish_list_comes_in_and_errors_stay_behind(any_context: AppContext, tmp_path: Path) -> None:
    path = write_list(tmp_path, SPANISH_HEADER, *SPANISH)
    before = image(any_context)
    preview = look(any_context, path)
    assert image(any_context) == before
    totals = preview.totals
    assert (totals.rows, totals.new, totals.error, totals.ready, totals.open) == (4, 2, 2, 2, 2)
    assert totals.organisations_new == 2
    wrong = row_of(preview, 4).reasons[0]
    assert (wrong.code, wrong.address, wrong.column) == ("import_email_without_at", "list!F4", 5)
    assert codes(row_of(preview, 5)) == ["import_category_unknown"]
    done = any_context.imports.commit(any_context.actor, preview)
    assert (done.value.added, done.value.left_behind, done.value.organisations) == (2, (4, 5), 2)
    with any_context.database.read() as session:
        person = session.scalars(select(Person).where(Person.email == "v.rios@quito.example")).one()
        registration = session.scalars(select(Registration).where(Registration.person_id == person.id)).one()
    assert person.given_names == "Valentina Ríos Cárdenas"
    assert registration.category_id == category_id(any_context, "SP")
    assert registration.dietary == "Vegetariana"
    assert registration.import_batch_id is not None


def test_the_same_file_changes_nothing_the_second_time(any_context: AppContext, tmp_path: Path) -> None:
    path = write_list(tmp_path, HEADER, AMA, KOFI)
    bring(any_context, path)
    before, entries = image(any_context), journal_entries(any_context)
    again = bring(any_context, path)
    assert (again.value.unchanged, again.value.added, again.journal_id, again.changes) == (2, 0, None, ())
    assert (image(any_context), journal_entries(any_context)) == (before, entries)


def test_one_undo_takes_everything_back_and_redo_brings_it_again(
    any_context: AppContext, tmp_path: Path
) -> None:
    add_city(any_context, "Lima", "PE")
    add_session(any_context, "Digital twins", "10:00", "11:00", code="S1")
    path = write_list(
        tmp_path,
        (*HEADER, "Region", "Networks", "Sessions"),
        (*AMA, "Africa", "AFSCN", "S1"),
        ("Rosa", "Quispe", "", "", "Lima", "Lima", "Perú", "", "Latin America", "", ""),
    )
    before = image(any_context)
    done = bring(any_context, path)
    after = image(any_context)
    assert after != before
    any_context.undo.undo(any_context.actor, done.journal_id)
    assert image(any_context) == before
    any_context.undo.redo(any_context.actor)
    assert image(any_context) == after


def test_changed_values_are_told_and_empty_cells_overwrite_nothing(
    context: AppContext, tmp_path: Path
) -> None:
    bring(context, write_list(tmp_path, HEADER, AMA))
    changed = ("Ama", "Mensah", "ama@accra.example", "Secretary", "", "", "", "Speaker")
    preview = look(context, write_list(tmp_path, HEADER, changed))
    assert changes(row_of(preview, 2)) == {
        "position": ("Director", "Secretary"),
        "category": ("Delegate", "Speaker"),
    }
    context.imports.commit(context.actor, preview)
    with context.database.read() as session:
        person = session.scalars(select(Person)).one()
        registration = session.scalars(select(Registration)).one()
    assert (person.position, person.organisation_id) == ("Secretary", registration.organisation_id)
    assert registration.organisation_id is not None
    assert registration.category_id == category_id(context, "SP")


def test_a_list_raises_a_status_but_never_lowers_or_ends_it(context: AppContext, tmp_path: Path) -> None:
    header = ("Name", "Email", "Status")
    bring(
        context,
        write_list(
            tmp_path,
            header,
            ("Ama Mensah", "a@x.example", "applied"),
            ("Kofi Boateng", "k@x.example", "confirmed"),
        ),
    )
    preview = look(
        context,
        write_list(
            tmp_path,
            header,
            ("Ama Mensah", "a@x.example", "confirmed"),
            ("Kofi Boateng", "k@x.example", "invited"),
        ),
    )
    assert changes(row_of(preview, 2)) == {"status": ("applied", "confirmed")}
    assert (row_of(preview, 3).action, codes(row_of(preview, 3))) == (
        RowAction.KEEP,
        ["import_status_not_lowered"],
    )
    cancelling = look(context, write_list(tmp_path, header, ("Kofi Boateng", "k@x.example", "cancelled")))
    assert (row_of(cancelling, 2).verdict.value, codes(row_of(cancelling, 2))) == (
        "warning",
        ["import_status_kept"],
    )


def test_a_cancelled_registration_that_the_list_calls_cancelled_needs_no_word(
    context: AppContext, tmp_path: Path
) -> None:
    path = write_list(tmp_path, ("Name", "Email", "Status"), ("Ama Mensah", "a@x.example", "cancelled"))
    bring(context, path)
    row = row_of(look(context, path), 2)
    assert (row.verdict.value, codes(row)) == ("unchanged", [])
    silent = write_list(tmp_path, ("Name", "Email"), ("Ama Mensah", "a@x.example"), name="silent.csv")
    assert codes(row_of(look(context, silent), 2)) == ["import_registration_ended"]


def test_somebody_known_from_another_event_is_registered_not_doubled(
    context: AppContext, tmp_path: Path
) -> None:
    other = context.events.add(
        context.actor,
        EventFields("GA6", "6th General Assembly", *(context_days()), kind=EventKind.GENERAL_ASSEMBLY),
    ).value
    context.registrations.register_new_person(
        context.actor,
        other,
        PersonFields(given_names="Ama", family_name="Mensah", email="ama@accra.example"),
        RegistrationFields(category_id(context, "DE", "GA6")),
    )
    preview = look(context, write_list(tmp_path, HEADER, AMA))
    row = row_of(preview, 2)
    assert (row.verdict.value, codes(row)) == ("new", ["import_known_person"])
    assert changes(row)["position"] == ("", "Director")
    context.imports.commit(context.actor, preview)
    with context.database.read() as session:
        assert len(session.scalars(select(Person)).all()) == 1
        assert session.scalars(select(Person)).one().position == "Director"
        assert len(session.scalars(select(Registration)).all()) == 2


def context_days() -> tuple[object, object]:
    from datetime import date

    return date(2023, 9, 24), date(2023, 9, 26)


def test_an_organisation_is_made_once_whatever_its_spelling(context: AppContext, tmp_path: Path) -> None:
    add_city(context, "Beyoğlu", "TR")
    path = write_list(
        tmp_path,
        ("Name", "Organisation", "Country", "Category"),
        ("Deniz Kaya", "BEYOGLU", "Türkiye", ""),
        ("Ama Mensah", "Embassy of Ghana", "Ghana", ""),
        ("Kofi Boateng", "embassy of  Ghana", "Ghana", ""),
        ("Esi Owusu", "Accra Daily", "Ghana", "Press"),
    )
    assert look(context, path).totals.organisations_new == 2
    bring(context, path)
    with context.database.read() as session:
        kinds = {o.name: o.kind for o in session.scalars(select(Organisation))}
    assert kinds == {
        "Beyoğlu": OrganisationKind.CITY,
        "Embassy of Ghana": OrganisationKind.EMBASSY,
        "Accra Daily": OrganisationKind.MEDIA,
    }


def test_a_row_with_a_city_alone_belongs_to_that_city(context: AppContext, tmp_path: Path) -> None:
    bring(context, write_list(tmp_path, ("Name", "City", "Country"), ("Rosa Quispe", "Lima", "Perú")))
    with context.database.read() as session:
        organisation = session.scalars(select(Organisation)).one()
        assert session.scalars(select(Registration)).one().organisation_id == organisation.id
    assert (organisation.name, organisation.city, organisation.country) == ("Lima", "Lima", "PE")


def test_networks_sessions_and_regions_come_along_or_warn(context: AppContext, tmp_path: Path) -> None:
    add_session(context, "Data, people and trust", "10:00", "11:00", code="S1", capacity=1)
    header = ("Name", "Organisation", "Region", "Networks", "Sessions")
    path = write_list(
        tmp_path,
        header,
        ("Ama Mensah", "Accra", "Africa", "AFSCN; XYZ", "S1"),
        ("Kofi Boateng", "Accra", "Europe", "Africa Smart City Network", "Data, people and trust, S9"),
    )
    preview = look(context, path)
    assert codes(row_of(preview, 2)) == ["import_network_unknown"]
    assert sorted(codes(row_of(preview, 3))) == [
        "import_region_differs",
        "import_session_full",
        "import_session_unknown",
    ]
    assert context.imports.commit(context.actor, preview).value.admissions == 2
    with context.database.read() as session:
        assert len(session.scalars(select(NetworkMember)).all()) == 1
        states = sorted(a.state for a in session.scalars(select(Admission)))
    assert states == [AdmissionState.CONFIRMED, AdmissionState.WAITING]
    assert bring(context, path).journal_id is None


def test_numbers_of_the_file_are_kept_where_they_are_free(context: AppContext, tmp_path: Path) -> None:
    header = ("Registration number", "Name", "Category")
    path = write_list(
        tmp_path,
        header,
        ("GA7-0007", "Ama Mensah", "HD"),
        ("FR2-0001", "Kofi Boateng", ""),
        ("", "Esi Owusu", ""),
    )
    preview = look(context, path)
    assert codes(row_of(preview, 3)) == ["import_number_unknown"]
    context.imports.commit(context.actor, preview)
    with context.database.read() as session:
        rows = session.scalars(select(Registration).order_by(Registration.number)).all()
    assert [row.number for row in rows] == [1, 2, 7]
    assert rows[-1].delegation_role is DelegationRole.HEAD
    moved = look(context, write_list(tmp_path, header, ("GA7-0007", "Ama Mensah-Owusu", "")))
    assert changes(row_of(moved, 2)) == {"given_names": ("Ama Mensah", "Ama Mensah-Owusu")}
    foreign = look(context, write_list(tmp_path, header, ("GA7-0007", "Juan Quispe", "")))
    assert codes(row_of(foreign, 2)) == ["import_like_number"]


def test_a_corrected_cell_counts_without_touching_the_file(context: AppContext, tmp_path: Path) -> None:
    path = write_list(tmp_path, SPANISH_HEADER, *SPANISH)
    content = path.read_bytes()
    done = bring(context, path, edits={(4, 5): "t.iriarte@valpo.example", (5, 6): "Observer"})
    assert (done.value.added, done.value.left_behind) == (4, ())
    assert path.read_bytes() == content


def test_a_skipped_row_is_left_out_for_good(context: AppContext, tmp_path: Path) -> None:
    done = bring(context, write_list(tmp_path, HEADER, AMA, KOFI), decisions={3: Decision.SKIP})
    assert (done.value.added, done.value.skipped, done.value.left_behind) == (1, 1, ())


def test_cancel_in_the_middle_leaves_nothing(any_context: AppContext, tmp_path: Path) -> None:
    rows = [
        (f"Ama {chr(0x4E00 + i)}", f"Mensah{i}", f"a{i}@x.example", "", "Accra", "Accra", "Ghana", "")
        for i in range(1200)
    ]
    preview = look(any_context, write_list(tmp_path, HEADER, *rows))
    before, entries = image(any_context), journal_entries(any_context)

    class StopsAtHalf:
        def report(self, done: int, total: int, text: str = "") -> None:
            if done >= total / 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        any_context.imports.commit(any_context.actor, preview, StopsAtHalf())
    assert (image(any_context), journal_entries(any_context)) == (before, entries)
    assert any_context.imports.commit(any_context.actor, preview).value.added == 1200


def test_what_changed_since_the_preview_counts(
    context: AppContext, second_desk: AppContext, tmp_path: Path
) -> None:
    path = write_list(tmp_path, HEADER, AMA, KOFI)
    preview = look(context, path)
    bring(second_desk, write_list(tmp_path, HEADER, AMA, name="other.csv"))
    done = context.imports.commit(context.actor, preview)
    assert (done.value.added, done.value.unchanged) == (1, 1)


def test_only_whoever_may_import_does(context: AppContext, tmp_path: Path) -> None:
    from dataclasses import replace

    desk = replace(context.actor, role=OperatorRole.DESK)
    with pytest.raises(UserError, match="not_allowed"):
        context.imports.preview(desk, write_list(tmp_path, HEADER, AMA), "GA7")


def test_open_rows_go_back_as_a_workbook_that_can_be_imported(context: AppContext, tmp_path: Path) -> None:
    preview = look(context, write_list(tmp_path, SPANISH_HEADER, *SPANISH))
    target = tmp_path / "open.xlsx"
    assert context.imports.save_left_behind(context.actor, preview, target) == 2
    again = look(context, target)
    assert [row.facts for row in again.rows] == [row_of(preview, 4).facts, row_of(preview, 5).facts]
    assert "Row 4. list!F4: Add the @" in again.rows[0].texts[0]
    fixed = bring(context, target, edits={(again.rows[0].row_number, 6): "t@valpo.example"})
    assert fixed.value.added == 1


def test_a_decision_about_no_row_is_refused(context: AppContext, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="import_decision_row_unknown"):
        look(context, write_list(tmp_path, HEADER, AMA), decisions={9: Decision.NEW})
    assert event_id(context)


def test_an_exported_sheet_comes_back_unchanged(context: AppContext, tmp_path: Path) -> None:
    add_session(context, "Digital twins, and people", "10:00", "11:00", code="S1")
    header = (*HEADER, "Honorific", "Region", "Networks", "Sessions", "Status")
    bring(
        context,
        write_list(
            tmp_path,
            header,
            (*AMA, "H.E. Ms", "Africa", "AFSCN", "S1", "confirmed"),
            (*KOFI, "", "Africa", "", "", "waiting list"),
        ),
    )
    target = tmp_path / "attendees.xlsx"
    columns = tuple(column.key for column in context.exports.columns(SheetKind.ATTENDEES))
    context.exports.export(context.actor, ExportRequest(SheetKind.ATTENDEES, "GA7", columns), target)
    preview = look(context, target)
    assert [(row.action, row.changes, row.reasons) for row in preview.rows] == [(RowAction.KEEP, (), ())] * 2
