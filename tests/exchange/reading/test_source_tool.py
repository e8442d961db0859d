"""Which program made a file, and what follows: columns, references, rows that are no participants."""

import pytest

from tests.exchange.reading.corpus import FOLDER
from wego_desktop.exchange.reading.columns import Confidence, Why, recognise_columns
from wego_desktop.exchange.reading.dates import DateOrder
from wego_desktop.exchange.reading.rows import parse_rows
from wego_desktop.exchange.reading.source_tool import TOOL_LABELS, SourceTool, recognise_tool
from wego_desktop.exchange.reading.table import choose_table
from wego_desktop.exchange.reading.workbook import read_workbook
from wego_desktop.messages import sentence

FILES = {
    SourceTool.GOOGLE_FORMS: "google_forms.csv",
    SourceTool.MICROSOFT_FORMS: "microsoft_forms_french.xlsx",
    SourceTool.OUTLOOK_CONTACTS: "outlook_contacts.csv",
    SourceTool.GOOGLE_CONTACTS: "google_contacts.csv",
    SourceTool.VCARD: "cards_40.vcf",
    SourceTool.PRETIX_ORDERS: "pretix_orders.csv",
    SourceTool.PRETIX_CHECK_IN: "pretix_check_in.csv",
    SourceTool.INDICO: "indico.csv",
    SourceTool.EVENTBRITE: "eventbrite.csv",
    SourceTool.LUMA: "luma.csv",
    SourceTool.MEETUP: "meetup.xls",
    SourceTool.WHOVA: "whova_attendees.xlsx",
    SourceTool.TEAMS: "teams.csv",
    SourceTool.ZOOM: "zoom_webinar.csv",
    SourceTool.WEGO: "wego_attendees.xlsx",
}


def _table(name):
    return choose_table(read_workbook(FOLDER / name))


def _rows(name):
    table = _table(name)
    return list(parse_rows(table, recognise_columns(table)))


def test_every_tool_has_a_label_and_a_file_in_the_corpus():
    assert set(TOOL_LABELS) == set(FILES) == set(SourceTool)


@pytest.mark.parametrize(("tool", "name"), FILES.items())
def test_tool_is_recognised_by_its_header_line(tool, name):
    match = _table(name).tool
    assert match.tool is tool
    assert 0.5 <= match.likeness <= 1.0


def test_list_made_by_hand_comes_from_no_tool():
    assert recognise_tool(["Name", "Email", "City", "Status", "Title"]) is None
    assert _table("city_hall.xlsx").tool is None


def test_email_of_the_attendee_goes_before_that_of_the_buyer():
    mappings = {m.column.header: m for m in recognise_columns(_table("pretix_orders.csv"))}
    assert mappings["Attendee email"].field == "email"
    assert (mappings["Email"].field, mappings["Email"].why) == (None, Why.LEFT_OUT)
    assert mappings["Company (2)"].field is None
    assert mappings["Attendee email"].why is Why.TOOL
    assert mappings["Attendee email"].detail == "pretix, orders"
    assert mappings["Attendee email"].confidence is Confidence.SURE


def test_two_attendees_of_one_order_have_references_of_their_own():
    references = [row.values["external_reference"] for row in _rows("pretix_orders.csv")]
    assert references == ["ABC12-1", "ABC12-2", "XYZ37-3", "XYZ47-4"]


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("pretix_orders.csv", {4: "import_left_out_cancelled"}),
        ("eventbrite.csv", {4: "import_left_out_cancelled"}),
        ("luma.csv", {4: "import_left_out_declined"}),
        ("indico.csv", {4: "import_left_out_cancelled"}),
        ("meetup.xls", {4: "import_left_out_declined"}),
        ("zoom_webinar.csv", {15: "import_left_out_absent", 16: "import_left_out_absent"}),
        ("google_forms.csv", {}),
    ],
)
def test_rows_that_are_no_participants_are_left_out_with_a_reason(name, left_out):
    from wego_desktop.errors import UserError

    found = {row.row_number: row.left_out for row in _rows(name) if row.left_out}
    assert {number: reason.code for number, reason in found.items()} == left_out
    assert all(sentence(UserError(reason.code, **reason.params)) for reason in found.values())


def test_month_comes_first_in_eventbrite_and_nowhere_for_certain():
    assert _table("eventbrite.csv").tool.date_order is DateOrder.MONTH_FIRST
    assert _table("google_forms.csv").tool.date_order is DateOrder.UNKNOWN


def test_middle_name_follows_the_given_names():
    names = [row.values["given_names"] for row in _rows("google_contacts.csv")]
    assert names == ["Seo-yun", "Ngozi Ada", "José Luis"]


def test_answers_of_nobody_are_no_email():
    assert [row.values["email"] for row in _rows("microsoft_forms_french.xlsx")] == [
        "a.diallo@dakar.example",
        "jl.perez@quito.example",
        "c.araujo@saopaulo.example",
    ]
