"""Organisations at import: made once, asked about when they resemble others, remembered once answered."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.services.import_samples import bring, codes, image, look, row_of, write_list
from tests.services.programme_samples import add_city
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Organisation, OrganisationAlias, Registration
from wego_desktop.errors import UserError
from wego_desktop.services.import_service import (
    ImportOptions,
    ImportPreview,
    ImportResult,
    LikeReason,
    OrganisationState,
    RowAction,
)
from wego_desktop.services.importing.organisation_likeness import are_cores_alike, core_of
from wego_desktop.services.organisation_service import OrganisationFields
from wego_desktop.services.outcome import Outcome

HEADER = ("Name", "Email", "Organisation", "Country")
ROSA = ("Rosa Quispe", "rosa@quito.example", "Municipality of Quito", "Ecuador")
LUIS = ("Luis Andrade", "luis@quito.example", "Municipality of Quito", "Ecuador")
ANA = ("Ana Torres", "ana@lima.example", "Lima", "Perú")


def answered(context: AppContext, path: Path, **answers: str) -> ImportPreview:
    options = ImportOptions(organisations={name.replace("_", " "): text for name, text in answers.items()})
    return context.imports.preview(context.actor, path, "GA7", options)


def commit(context: AppContext, preview: ImportPreview) -> Outcome[ImportResult]:
    return context.imports.commit(context.actor, preview)


def names(context: AppContext) -> list[str]:
    with context.database.read() as session:
        return sorted(session.scalars(select(Organisation.name)))


def test_a_resemblance_waits_for_one_answer_for_all_its_rows(context: AppContext, tmp_path: Path) -> None:
    quito = add_city(context, "Quito", "EC")
    preview = look(context, write_list(tmp_path, HEADER, ROSA, LUIS, ANA))
    assert [row.action for row in preview.rows] == [RowAction.WAIT, RowAction.WAIT, RowAction.ADD]
    assert codes(row_of(preview, 2)) == ["import_organisation_similar"]
    assert row_of(preview, 2).match is None
    assert (preview.totals.organisations_new, preview.totals.organisations_similar) == (1, 1)
    similar, new = preview.organisations
    assert (similar.name, similar.state, similar.rows) == (
        "Municipality of Quito",
        OrganisationState.SIMILAR,
        (2, 3),
    )
    assert [(like.id, like.name, like.reason) for like in similar.likes] == [
        (quito, "Quito", LikeReason.SAME_PLACE)
    ]
    assert (new.name, new.state, new.rows) == ("Lima", OrganisationState.NEW, (4,))
    assert commit(context, preview).value.left_behind == (2, 3)
    assert names(context) == ["Lima", "Quito"]


def test_an_answer_uses_the_other_one_and_is_remembered_as_its_name(
    any_context: AppContext, tmp_path: Path
) -> None:
    context = any_context
    quito = add_city(context, "Quito", "EC")
    path = write_list(tmp_path, HEADER, ROSA, LUIS)
    before = image(context)
    preview = answered(context, path, Municipality_of_Quito=quito)
    (used,) = preview.organisations
    assert (used.state, used.answer, used.used_name) == (OrganisationState.USED, quito, "Quito")
    done = commit(context, preview)
    assert (done.value.added, done.value.organisations, done.value.aliases) == (2, 0, 1)
    with context.database.read() as session:
        assert set(session.scalars(select(Registration.organisation_id))) == {quito}
        assert session.scalars(select(OrganisationAlias.name)).all() == ["Municipality of Quito"]
    eva = ("Eva Paz", "", "MUNICIPALITY OF QUITO", "Ecuador")
    again = look(context, write_list(tmp_path, HEADER, eva, name="eva.csv"))
    assert (again.organisations, row_of(again, 2).action) == ((), RowAction.ADD)
    assert bring(context, path).journal_id is None
    context.undo.undo(context.actor, done.journal_id)
    assert image(context) == before


def test_an_answer_may_name_the_organisation_or_say_that_it_is_new(
    context: AppContext, tmp_path: Path
) -> None:
    add_city(context, "Quito", "EC")
    path = write_list(tmp_path, HEADER, ROSA)
    assert answered(context, path, Municipality_of_Quito="quito").organisations[0].used_name == "Quito"
    with pytest.raises(UserError, match="import_organisation_unknown"):
        answered(context, path, Municipality_of_Quito="Atlantis")
    assert commit(context, answered(context, path, Municipality_of_Quito="new")).value.organisations == 1
    assert names(context) == ["Municipality of Quito", "Quito"]


def test_two_spellings_of_one_file_are_asked_about_once(context: AppContext, tmp_path: Path) -> None:
    path = write_list(tmp_path, HEADER, ROSA, ("Eva Paz", "eva@quito.example", "City of Quito", "Ecuador"))
    preview = look(context, path)
    assert [row.action for row in preview.rows] == [RowAction.ADD, RowAction.WAIT]
    (like,) = preview.organisations[1].likes
    assert (like.id, like.answer) == (None, "=Municipality of Quito")
    done = commit(context, answered(context, path, City_of_Quito=like.answer))
    assert (done.value.added, done.value.organisations, done.value.aliases) == (2, 1, 1)
    assert bring(context, path).journal_id is None


def test_answers_that_lead_to_each_other_make_one_organisation(context: AppContext, tmp_path: Path) -> None:
    path = write_list(tmp_path, HEADER, ROSA, ("Eva Paz", "eva@quito.example", "City of Quito", "Ecuador"))
    preview = answered(
        context, path, City_of_Quito="=Municipality of Quito", Municipality_of_Quito="=City of Quito"
    )
    assert commit(context, preview).value.organisations == 1


def test_somebody_who_is_at_home_there_asks_nothing(context: AppContext, tmp_path: Path) -> None:
    add_city(context, "Quito", "EC")
    bring(context, write_list(tmp_path, HEADER, (*ROSA[:2], "Quito", "Ecuador")))
    preview = look(context, write_list(tmp_path, HEADER, ROSA))
    assert (row_of(preview, 2).action, row_of(preview, 2).changes, preview.organisations) == (
        RowAction.KEEP,
        (),
        (),
    )


def test_another_country_is_another_organisation(context: AppContext, tmp_path: Path) -> None:
    add_city(context, "Valencia", "ES")
    preview = look(
        context, write_list(tmp_path, HEADER, ("Eva Paz", "", "Municipality of Valencia", "Venezuela"))
    )
    assert [organisation.state for organisation in preview.organisations] == [OrganisationState.NEW]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Municipality of Quito", "Quito"),
        ("Seoul Metropolitan Government", "City of Seoul"),
        ("서울특별시청", "서울시"),
        ("Prefeitura de São Paulo", "Município de São Paulo"),
        ("Beyoğlu Belediyesi", "Beyoglu Municipality"),
        ("Makati City", "City Government of Makati"),
        ("Администрация города Казань", "г. Казань"),
    ],
)
def test_names_of_governments_have_a_common_core(one: str, other: str) -> None:
    assert core_of(one) == core_of(other)


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("valparaiso", "valpariaso", True),
        ("ulaan baatar", "ulaanbaatar", True),
        ("seoul office 1", "seoul office 2", False),
        ("lima", "lisa", False),
        ("embassy ghana", "embassy guinea", False),
    ],
)
def test_a_slip_of_the_pen_is_no_other_number(one: str, other: str, is_alike: bool) -> None:
    assert are_cores_alike(core_of(one), core_of(other)) is is_alike


def test_a_citys_government_is_found_by_the_citys_name(context: AppContext, tmp_path: Path) -> None:
    fields = OrganisationFields("Kampala Capital City Authority", city="Kampala", country="UG")
    context.organisations.add(context.actor, fields)
    grace = ("Grace Nalubega", "grace@kampala.example", "City of Kampala", "Uganda")
    (plan,) = look(context, write_list(tmp_path, HEADER, grace)).organisations
    assert [like.name for like in plan.likes] == ["Kampala Capital City Authority"]
