import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPdf import QPdfDocument

from tests.documents.test_badge_pdf import page_image
from tests.services.programme_samples import add_city, add_person, event_id
from wego_desktop.bootstrap import AppContext
from wego_desktop.cli.badges import LAYOUTS
from wego_desktop.cli.main import run
from wego_desktop.documents.layout_json import READY_LAYOUTS
from wego_desktop.documents.self_check import codes_in
from wego_desktop.services.badge_choice import BadgeChoice
from wego_desktop.services.queries.badges import badge_faces, badge_log, chosen_people


@pytest.fixture
def badges(qapp: object, context: AppContext, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Any:
    def call(*arguments: str, code: int = 0, out: Path = tmp_path / "badges.pdf") -> str:
        place = ["-w", str(context.location), "badges", "--event", "GA7", "--out", str(out)]
        assert run([*place, *arguments]) == code
        captured = capsys.readouterr()
        return captured.out if code == 0 else captured.err

    return call


def codes_of(path: Path) -> list[str]:
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    codes = [code for page in range(document.pageCount()) for code in codes_in(page_image(document, page))]
    document.close()
    return codes


def people(context: AppContext) -> list[str]:
    seoul = add_city(context, "Seoul", "KR")
    accra = add_city(context, "Accra", "GH")
    press, _ = add_person(context, "Ji-woo", "Park", seoul, "PR")
    late, _ = add_person(context, "Da-in", "Kim", seoul)
    first, _ = add_person(context, "Ama", "Mensah", accra)
    return [first, late, press]


def test_badges_are_in_the_file_in_their_order_and_recorded_as_printed(
    badges: Any, context: AppContext, tmp_path: Path
) -> None:
    ids = people(context)
    text = badges("--front-only")
    assert text.startswith(f"Wrote 3 badges to {tmp_path / 'badges.pdf'} (3 new), by category,")
    rows = badge_faces(context.database, ids)
    assert codes_of(tmp_path / "badges.pdf") == [row.face.code for row in rows]
    assert [badge_log(context.database, key)[0].printed_where for key in ids] == [
        str(tmp_path / "badges.pdf")
    ] * 3


def test_both_sides_carry_the_code_and_it_stays_when_printed_again(
    badges: Any, context: AppContext, tmp_path: Path
) -> None:
    people(context)
    badges("--category", "press", out=tmp_path / "first.pdf")
    again = json.loads(badges("--category", "PR", "--json", out=tmp_path / "second.pdf"))
    assert (again["badges"], again["made"], again["layout"]) == (1, 0, "a6")
    front, back = codes_of(tmp_path / "first.pdf")
    assert front == back
    assert codes_of(tmp_path / "second.pdf") == [front, back]


def test_a_folder_takes_the_usual_name(badges: Any, context: AppContext, tmp_path: Path) -> None:
    people(context)
    assert json.loads(badges("--json", out=tmp_path))["file"] == str(tmp_path / "badges-GA7.pdf")
    badges(out=tmp_path / "all")
    assert (tmp_path / "all.pdf").exists()


def test_nothing_new_is_said_in_words_and_leaves_no_file(
    badges: Any, context: AppContext, tmp_path: Path
) -> None:
    people(context)
    badges("--only-new")
    text = badges("--only-new", out=tmp_path / "none.pdf", code=1)
    assert text.startswith("There is nothing to print: all 3 badges")
    assert not (tmp_path / "none.pdf").exists()


def test_nobody_to_print_for_is_said_in_words(badges: Any) -> None:
    assert "Nobody gets a badge here" in badges(code=1)


def test_unknown_categories_name_the_known_ones(badges: Any, context: AppContext) -> None:
    people(context)
    text = badges("--category", "Delegates", code=1)
    assert text.startswith("This event has no category Delegates. It has: Head of delegation, Delegate,")


def test_texts_that_gave_way_are_listed_with_number_name_and_element(
    badges: Any, context: AppContext
) -> None:
    add_person(context, "Wolfeschlegelsteinhausenbergerdorffxyzabcdef", "")
    add_person(context, "Ama", "Mensah")
    lines = badges().splitlines()
    assert lines[1].startswith("On 1 badge a text gave way")
    assert lines[3].startswith("GA7-0001  Wolfeschlegelsteinhausenbergerdorffxyzabcdef  name does not fit")
    found = json.loads(badges("--json"))["gave_way"]
    assert [(line["number"], line["kind"], line["elements"]) for line in found] == [
        ("GA7-0001", "overflowed", ["name", "back_name"])
    ]


def test_a_folder_that_is_not_there_is_an_environment_fault_and_nothing_counts_as_printed(
    badges: Any, context: AppContext, tmp_path: Path
) -> None:
    people(context)
    text = badges(out=tmp_path / "none" / "badges.pdf", code=3)
    assert "does not exist" in text
    choice = BadgeChoice(event_id(context), only_new=True)
    assert len(chosen_people(context.database, choice).people) == 3


def test_the_command_offers_the_layouts_there_are() -> None:
    assert LAYOUTS == READY_LAYOUTS
