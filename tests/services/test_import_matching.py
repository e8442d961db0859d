"""Who is taken for whom: by reference, number, email, name, likeness, and within the file."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.services.import_samples import bring, changes, codes, look, row_of, write_list
from wego_desktop.bootstrap import AppContext
from wego_desktop.db.models import Person
from wego_desktop.services.import_service import Decision, RowAction
from wego_desktop.services.importing.likeness import are_alike, is_shorter_form, name_key, name_parts

HEADER = ("Name", "Email", "Organisation", "Country")
JOAO = ("João Sebastião Albuquerque", "j.albuquerque@sp.example", "Prefeitura de São Paulo", "Brasil")


def people(context: AppContext) -> int:
    with context.database.read() as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (
            ("Joao S. Albuquerque", "joao@sp.example", "Prefeitura de São Paulo", "Brasil"),
            "import_like_person",
        ),
        (("Joao Sebastiao Albuquerqe", "", "Prefeitura de São Paulo", "Brasil"), "import_like_person"),
        (
            ("João Sebastião Albuquerque", "joao@sp.example", "Prefeitura de São Paulo", "Brasil"),
            "import_like_name",
        ),
        (("João Sebastião Albuquerque", "", "Banco do Brasil", "Brasil"), "import_like_name"),
        (
            ("João Albuquerque", "j.albuquerque@sp.example", "Prefeitura de São Paulo", "Brasil"),
            "import_like_email",
        ),
        (
            ("João Sebastião Pereira", "j.albuquerque@sp.example", "Prefeitura de São Paulo", "Brasil"),
            "import_like_person",
        ),
    ],
)
def test_a_doubt_waits_and_is_answered(
    context: AppContext, tmp_path: Path, row: tuple[str, ...], code: str
) -> None:
    bring(context, write_list(tmp_path, HEADER, JOAO))
    path = write_list(tmp_path, HEADER, row)
    plan = row_of(look(context, path), 2)
    assert (plan.verdict.value, plan.action, codes(plan)) == ("possible_duplicate", RowAction.WAIT, [code])
    assert plan.match is not None
    assert (plan.match.name, plan.match.number) == (JOAO[0], "GA7-0001")
    assert bring(context, path).journal_id is None
    merged = row_of(look(context, path, decisions={2: Decision.MERGE}), 2)
    assert merged.action in {RowAction.CHANGE, RowAction.KEEP}
    assert "given_names" not in changes(merged)
    done = bring(context, path, decisions={2: Decision.NEW})
    assert (done.value.added, people(context)) == (1, 2)
    assert bring(context, path, decisions={2: Decision.NEW}).journal_id is None


@pytest.mark.parametrize(
    "row",
    [
        ("ALBUQUERQUE, Joao Sebastiao", "J.Albuquerque@SP.example", "", ""),
        ("Albuquerque João Sebastião", "", "prefeitura de sao paulo", "BRA"),
        ("João Sebastião Albuquerque", "j.albuquerque@sp.example", "Banco do Brasil", "Brasil"),
    ],
)
def test_the_same_person_is_found_without_a_question(
    context: AppContext, tmp_path: Path, row: tuple[str, ...]
) -> None:
    bring(context, write_list(tmp_path, HEADER, JOAO))
    plan = row_of(look(context, write_list(tmp_path, HEADER, row)), 2)
    assert plan.action in {RowAction.KEEP, RowAction.CHANGE}
    assert plan.match is not None
    assert plan.match.is_certain


@pytest.mark.parametrize(
    "row",
    [
        ("João Sebastião Albuquerque", "", "Câmara de Lisboa", "Portugal"),
        ("Ana Clara Souza", "j.albuquerque@sp.example", "Prefeitura de São Paulo", "Brasil"),
        ("Maria Albuquerque", "", "Prefeitura de São Paulo", "Brasil"),
    ],
)
def test_somebody_else_is_new(context: AppContext, tmp_path: Path, row: tuple[str, ...]) -> None:
    bring(context, write_list(tmp_path, HEADER, JOAO))
    assert row_of(look(context, write_list(tmp_path, HEADER, row)), 2).verdict.value == "new"


def test_three_people_share_an_email(context: AppContext, tmp_path: Path) -> None:
    rows = [
        (name, "office@accra.example", "Accra", "Ghana")
        for name in ("Ama Mensah", "Kofi Boateng", "Esi Owusu")
    ]
    path = write_list(tmp_path, HEADER, *rows)
    assert bring(context, path).value.added == 3
    assert bring(context, path).value.unchanged == 3


def test_the_same_person_twice_in_the_file_names_the_other_row(context: AppContext, tmp_path: Path) -> None:
    path = write_list(
        tmp_path,
        (*HEADER, "Position"),
        ("Ama Mensah", "ama@accra.example", "Accra", "Ghana", "Director"),
        ("Ama Mensah", "ama@accra.example", "Accra", "Ghana", ""),
        ("MENSAH Ama", "AMA@accra.example", "Accra", "Ghana", "Mayor"),
        ("Ama A. Mensah", "", "Accra", "Ghana", ""),
    )
    preview = look(context, path)
    assert [row.action for row in preview.rows] == [
        RowAction.ADD,
        RowAction.KEEP,
        RowAction.WAIT,
        RowAction.WAIT,
    ]
    assert [codes(row) for row in preview.rows[1:]] == [
        ["import_row_repeated"],
        ["import_same_person_in_row"],
        ["import_alike_row"],
    ]
    assert [row.reasons[0].params["row"] for row in preview.rows[1:]] == [2, 2, 2]
    done = bring(context, path, decisions={4: Decision.MERGE, 5: Decision.NEW})
    assert (done.value.added, done.value.updated, people(context)) == (2, 1, 2)
    with context.database.read() as session:
        assert sorted(session.scalars(select(Person.position))) == ["", "Mayor"]


def test_a_shared_order_code_does_not_make_two_people_one(context: AppContext, tmp_path: Path) -> None:
    header = ("Order code", "Name")
    rows = (("ABC12", "Ama Mensah"), ("ABC12", "Kofi Boateng"), ("XYZ99", "Esi Owusu"))
    path = write_list(tmp_path, header, *rows)
    assert bring(context, path).value.added == 3
    assert bring(context, path).value.unchanged == 3
    renamed = look(
        context, write_list(tmp_path, header, ("XYZ99", "Esi Owusu-Ansah"), ("XYZ99X", "Yaw Darko"))
    )
    assert [row.action for row in renamed.rows] == [RowAction.CHANGE, RowAction.ADD]
    other = look(context, write_list(tmp_path, header, ("XYZ99", "Yaw Darko")))
    assert codes(row_of(other, 2)) == ["import_like_reference"]


def test_an_email_alone_finds_its_person_and_makes_nobody(context: AppContext, tmp_path: Path) -> None:
    bring(context, write_list(tmp_path, HEADER, JOAO))
    header = ("Email", "Phone")
    preview = look(
        context,
        write_list(
            tmp_path,
            header,
            ("j.albuquerque@sp.example", "+55 11 5550 0100"),
            ("who@x.example", "+1 5550100"),
        ),
    )
    assert changes(row_of(preview, 2)) == {"phone": ("", "+55 11 5550 0100")}
    assert codes(row_of(preview, 3)) == ["import_new_without_name"]


def test_a_city_of_the_same_name_abroad_moves_nobody(context: AppContext, tmp_path: Path) -> None:
    path = write_list(
        tmp_path,
        HEADER,
        ("Ana Torres", "ana@lima.example", "Lima", ""),
        ("John Smith", "john@lima.example", "Lima", "USA"),
        ("Rosa Quispe", "rosa@lima.example", "Lima", "Perú"),
    )
    assert bring(context, path).value.organisations == 2
    again = bring(context, path)
    assert (again.value.unchanged, again.journal_id) == (3, None)


def test_a_row_without_a_name_never_becomes_a_person(context: AppContext, tmp_path: Path) -> None:
    bring(context, write_list(tmp_path, HEADER, JOAO, ("Ana Souza", JOAO[1], "", "")))
    path = write_list(tmp_path, HEADER, ("", JOAO[1], "", ""))
    plan = row_of(look(context, path, decisions={2: Decision.NEW}), 2)
    assert (plan.action, codes(plan)) == (RowAction.REFUSE, ["import_new_without_name"])


def test_names_are_compared_without_order_case_or_accents() -> None:
    assert name_key("KIM Min-jun") == name_key("Min Jun Kim")
    assert name_key("Müller, Jörg") == name_key("jorg muller")
    assert are_alike(name_key("김 민준"), name_key("김민준"), 92)
    assert not are_alike(name_key("Kim Min-ji"), name_key("Kim Min-jun"), 92)


@pytest.mark.parametrize(
    ("one", "other", "is_form"),
    [
        ("Joao S. Albuquerque", "João Sebastião Albuquerque", True),
        ("Joao Albuquerque", "João Sebastião Albuquerque", True),
        ("Joao T. Albuquerque", "João Sebastião Albuquerque", False),
        ("Albuquerque", "João Albuquerque", False),
        ("Maria Silva", "Maria Souza", False),
    ],
)
def test_short_forms_need_two_equal_parts(one: str, other: str, is_form: bool) -> None:
    assert is_shorter_form(name_parts(one), name_parts(other)) is is_form
    assert is_shorter_form(name_parts(other), name_parts(one)) is is_form


def test_one_of_two_namesakes_is_never_taken_by_name_alone(context: AppContext, tmp_path: Path) -> None:
    kim = ("Kim Min-jun", "mj@seoul.example", "Seoul", "Korea")
    path = write_list(tmp_path, HEADER, kim, (kim[0], "minjun@seoul.example", *kim[2:]))
    assert bring(context, path, decisions={3: Decision.NEW}).value.added == 2
    assert bring(context, path).journal_id is None
    unknown = row_of(look(context, write_list(tmp_path, HEADER, (kim[0], "", *kim[2:]), name="short.csv")), 2)
    assert (unknown.action, codes(unknown)) == (RowAction.WAIT, ["import_like_name"])
