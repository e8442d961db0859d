import tracemalloc

import pytest

from wego_desktop.domain.person_names import NameRule
from wego_desktop.errors import UserError
from wego_desktop.exchange.reading.columns import recognise_columns
from wego_desktop.exchange.reading.fields import ImportField
from wego_desktop.exchange.reading.rows import parse_rows
from wego_desktop.exchange.reading.table import choose_table
from wego_desktop.exchange.reading.values import Severity
from wego_desktop.exchange.reading.workbook import read_workbook
from wego_desktop.messages import sentence

F = ImportField


def _parse(path, chosen=None, **options):
    table = choose_table(read_workbook(path))
    return list(parse_rows(table, recognise_columns(table, chosen), **options))


def test_row_carries_values_texts_and_its_number(make_book):
    rows = _parse(
        make_book(
            Hoja1=[
                ["Delegados"],
                ["Nombre completo", "Correo", "País", "Categoría", "Talla"],
                ["H.E. Mr. RÍOS Valentina", "v.rios@quito.example", "Ecuador", "Ponente", "M"],
            ]
        ),
        categories=["Delegate", "Speaker"],
        name_rule=NameRule.AS_WRITTEN,
    )
    assert [row.row_number for row in rows] == [3]
    assert rows[0].values == {
        F.HONORIFIC: "H.E. Mr.",
        F.GIVEN_NAMES: "Valentina",
        F.FAMILY_NAME: "RÍOS",
        F.EMAIL: "v.rios@quito.example",
        F.COUNTRY: "EC",
        F.CATEGORY: "Speaker",
    }
    assert rows[0].texts[-1] == "M"
    assert not rows[0].problems


def test_problem_names_the_cell_and_its_sentence(make_book):
    (row,) = _parse(make_book(Sheet1=[["Name", "City", "Email"], ["Ana", "Quito", "ana.quito.example"]]))
    (problem,) = row.problems
    assert (problem.address, problem.column, problem.severity) == ("Sheet1!C2", "Email", Severity.ERROR)
    assert row.has_errors
    assert sentence(problem.as_error()) == "Add the @ to this email: ana.quito.example."


def test_address_is_right_when_the_table_stands_apart(make_book):
    rows = [[], [None, None, "Name", "Email"], [None, None, "Ana", "none"], [None, None, "Ben", "ben"]]
    parsed = _parse(make_book(S=rows))
    assert [problem.address for row in parsed for problem in row.problems] == ["S!D4"]


def test_row_without_name_or_email_is_an_error_and_an_email_alone_is_not(make_book):
    rows = _parse(
        make_book(S=[["Name", "Email", "City"], ["", "", "Quito"], ["", "a@quito.example", "Quito"]])
    )
    assert [problem.code for row in rows for problem in row.problems] == ["import_row_without_name"]


def test_control_characters_are_removed_with_a_warning(make_text):
    (row,) = _parse(make_text("Name,Email\nAna\x07 Pérez,ana@quito.example\n"))
    assert row.values[F.GIVEN_NAMES] == "Ana Pérez"
    assert [(p.code, p.severity) for p in row.problems] == [("import_control_characters", Severity.WARNING)]
    assert sentence(row.problems[0].as_error()) == "Invisible characters were removed from Name."


def test_lists_in_several_columns_are_joined(make_book):
    (row,) = _parse(make_book(S=[["Name", "Session", "Sessions"], ["Ana", "S1", "S2; S1"]]))
    assert row.values[F.SESSIONS] == ("S1", "S2")


def test_namibia_is_read_and_empty_words_are_not(make_book):
    rows = _parse(make_book(S=[["Name", "Country", "Phone"], ["Ndapewa", "NA", "-"], ["Ana", "n/a", "--"]]))
    assert [row.values.get(F.COUNTRY) for row in rows] == ["NA", None]
    assert not any(F.PHONE in row.values or row.problems for row in rows)


def test_given_and_family_names_go_before_a_full_name(make_book):
    (row,) = _parse(
        make_book(S=[["Full name", "First name", "Last name"], ["Ana Pérez", "Dr. Ana", "Pérez Ríos"]])
    )
    assert row.values == {F.GIVEN_NAMES: "Ana", F.FAMILY_NAME: "Pérez Ríos", F.HONORIFIC: "Dr."}


@pytest.mark.parametrize("name", ["Madonna", "x" * 200, "أحمد علي", "וידאל", "김민준", "ኃይሌ"])
def test_names_of_all_kinds_stay_as_typed(make_book, name):
    (row,) = _parse(make_book(S=[["Name", "City"], [name, "Quito"]]))
    assert row.values[F.GIVEN_NAMES] == name


def test_table_without_people_is_refused(make_book):
    table = choose_table(read_workbook(make_book(S=[["City", "Country"], ["Quito", "EC"]])))
    with pytest.raises(UserError) as caught:
        parse_rows(table, recognise_columns(table))
    assert caught.value.code == "import_without_names"
    assert sentence(caught.value)


def _many(count):
    return "Name,Email,City,Country\n" + "".join(
        f"Person {i},p{i}@seoul.example,Seoul,KR\n" for i in range(count)
    )


def test_hundred_thousand_rows_are_read(make_text):
    rows = _parse(make_text(_many(100_000)))
    assert len(rows) == 100_000
    assert (rows[-1].row_number, rows[-1].values[F.EMAIL]) == (100_001, "p99999@seoul.example")
    assert not any(row.problems for row in rows)


def test_rows_are_streamed_instead_of_kept(make_text):
    table = choose_table(read_workbook(make_text(_many(4_000))))
    mappings = recognise_columns(table)
    tracemalloc.start()
    count = sum(1 for _row in parse_rows(table, mappings))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4_000
    assert peak < 6 * 1024 * 1024


@pytest.mark.parametrize(
    ("cell", "position", "organisation"),
    [
        ("Director, Seoul Metropolitan Government", "Director", "Seoul Metropolitan Government"),
        ("Mayor – City of Abuja", "Mayor", "City of Abuja"),
        ("Head of Smart City\nBeyoğlu Belediyesi", "Head of Smart City", "Beyoğlu Belediyesi"),
        ("Embassy of Ghana, Counsellor", "Counsellor", "Embassy of Ghana"),
        ("City of Windhoek", None, "City of Windhoek"),
        ("Adviser, Ministry of Works, Housing", "Adviser", "Ministry of Works, Housing"),
    ],
)
def test_position_and_organisation_in_one_cell_are_parted(make_book, cell, position, organisation):
    (row,) = _parse(make_book(S=[["Name", "Position and organisation"], ["Ana", cell]]))
    assert (row.values.get(F.POSITION), row.values.get(F.ORGANISATION)) == (position, organisation)


def test_columns_of_their_own_go_before_position_and_organisation_in_one(make_book):
    header = ["Name", "Position and organisation", "Organisation"]
    (row,) = _parse(make_book(S=[header, ["Ana", "Mayor, Quito City", "Municipio de Quito"]]))
    assert (row.values[F.POSITION], row.values[F.ORGANISATION]) == ("Mayor", "Municipio de Quito")
