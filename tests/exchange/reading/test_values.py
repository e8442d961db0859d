import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wego_desktop.exchange.reading.cells import clean_text
from wego_desktop.exchange.reading.dates import DateOrder, date_order, day_of, is_ambiguous
from wego_desktop.exchange.reading.fields import ImportField
from wego_desktop.exchange.reading.values import Severity, parse_email, parse_list, value_parser
from wego_desktop.exchange.reading.words import category_index, yes_or_no
from wego_desktop.messages import all_texts

F = ImportField


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("ana@quito.example", "ana@quito.example", None),
        ("Ana.Perez+ga7@Quito.example", "Ana.Perez+ga7@Quito.example", None),
        ("mailto:ana@quito.example", "ana@quito.example", None),
        ("Ana Pérez <ana@quito.example>", "ana@quito.example", None),
        ("ana@quito.example;", "ana@quito.example", None),
        ("ana@quito.example; b@quito.example", "ana@quito.example", "import_email_several"),
        ("김@서울.example", "김@서울.example", None),
        ("t.iriarte.valpo.example", None, "import_email_without_at"),
        ("ana@@quito.example", None, "import_email_several_at"),
        ("ana perez@quito.example", None, "import_email_has_blank"),
        ("ana@quito", None, "import_email_without_domain"),
        ("ana@.example", None, "import_email_without_domain"),
        ("@quito.example", None, "import_email_without_at"),
        ("x" * 250 + "@quito.example", None, "import_text_too_long"),
    ],
)
def test_email(text, value, code):
    parsed = parse_email(text)
    assert parsed.value == value
    assert (parsed.problem.code if parsed.problem else None) == code


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (F.COUNTRY, "NA", "NA"),
        (F.COUNTRY, "Corea del Sur", "KR"),
        (F.GENDER, "Mujer", "female"),
        (F.GENDER, "남성", "male"),
        (F.GENDER, "H", "male"),
        (F.GENDER, "prefer not to say", None),
        (F.STATUS, "CONFIRMED", "confirmed"),
        (F.STATUS, "참석 확정", "confirmed"),
        (F.STATUS, "Liste d'attente", "waitlisted"),
        (F.STATUS, "Cancelada", "cancelled"),
        (F.STATUS, "Canceled", "cancelled"),
        (F.MODE, "On-site", "on_site"),
        (F.MODE, "온라인", "online"),
        (F.MODE, "Presencial", "on_site"),
        (F.MODE, "I will join online by Zoom", "online"),
        (F.ORGANISATION_KIND, "City Government", "city"),
        (F.ORGANISATION_KIND, "Universidad", "university"),
        (F.PHONE, "+82 2 555 0117", "+82 2 555 0117"),
        (F.PHONE, "(202) 555-0199 x752", "(202) 555-0199 x752"),
        (F.PHONE, "007", "007"),
        (F.LANGUAGES, "English; Español", ("English", "Español")),
        (F.NETWORKS, "AFSCN, LASCN, AFSCN", ("AFSCN", "LASCN")),
        (F.SESSIONS, "S1 ::: S2\nS3", ("S1", "S2", "S3")),
        (F.POSITION, "Director,\nMobility", "Director, Mobility"),
        (F.NOTES, "one\ntwo", "one\ntwo"),
        (F.GIVEN_NAMES, "x" * 200, "x" * 200),
        (F.EXTERNAL_REFERENCE, "00012345678901234567", "00012345678901234567"),
        (F.ORGANISATION, "=1+1", "=1+1"),
    ],
)
def test_value_is_read(field, text, value):
    parsed = value_parser(field)(text)
    assert (parsed.value, parsed.problem) == (value, None)


@pytest.mark.parametrize(
    ("field", "text", "code", "severity"),
    [
        (F.COUNTRY, "Atlantis", "import_country_unknown", Severity.ERROR),
        (F.GENDER, "perhaps", "import_gender_unknown", Severity.WARNING),
        (F.STATUS, "perhaps", "import_status_unknown", Severity.ERROR),
        (F.MODE, "perhaps", "import_mode_unknown", Severity.ERROR),
        (F.MODE, "online or in person", "import_mode_unknown", Severity.ERROR),
        (F.ORGANISATION_KIND, "perhaps", "import_kind_unknown", Severity.WARNING),
        (F.PHONE, "ask her", "import_phone_without_digits", Severity.WARNING),
        (F.GIVEN_NAMES, "x" * 201, "import_text_too_long", Severity.ERROR),
        (F.ORGANISATION, "#REF!", "import_cell_error", Severity.ERROR),
        (F.COUNTRY, "#N/A", "import_cell_error", Severity.ERROR),
    ],
)
def test_unusable_value_is_told(field, text, code, severity):
    parsed = value_parser(field)(text)
    assert parsed.value is None
    assert (parsed.problem.code, parsed.problem.severity) == (code, severity)


CATEGORIES = ["Head of delegation", "Delegate", "Observer", "Speaker", "Press", "Staff"]
LETTERS = ["H", "D", "O", "S", "P", "T"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("delegate", "Delegate"),
        ("Delegates", "Delegate"),
        ("D", "Delegate"),
        ("Ponente", "Speaker"),
        ("연사", "Speaker"),
        ("Jefe de delegación", "Head of delegation"),
        ("Journaliste", "Press"),
        ("Invitada", None),
        ("", None),
    ],
)
def test_category_is_found_among_those_of_the_event(text, name):
    index = category_index(text, CATEGORIES, LETTERS)
    assert (None if index is None else CATEGORIES[index]) == name


def test_category_word_that_fits_two_categories_finds_none():
    assert category_index("delegado", ["Delegate", "Participant"]) is None


def test_category_value_is_the_name_in_the_event():
    parse = value_parser(F.CATEGORY, CATEGORIES, LETTERS)
    assert parse("ponente").value == "Speaker"
    assert parse("Invitada").problem.code == "import_category_unknown"
    assert value_parser(F.CATEGORY)("Invitada").value == "Invitada"


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Yes", True), ("예", True), ("✓", True), ("não", False), ("아니오", False), ("maybe", None)],
)
def test_yes_or_no(text, answer):
    assert yes_or_no(text) is answer


@pytest.mark.parametrize(
    ("value", "order", "day"),
    [
        ("2026-11-22", DateOrder.UNKNOWN, dt.date(2026, 11, 22)),
        ("2025-08-08T00:16:45.813Z", DateOrder.UNKNOWN, dt.date(2025, 8, 8)),
        ("27.05.2004", DateOrder.UNKNOWN, dt.date(2004, 5, 27)),
        ("03.04.2026", DateOrder.MONTH_FIRST, dt.date(2026, 4, 3)),
        ("11/29/24 22:28", DateOrder.MONTH_FIRST, dt.date(2024, 11, 29)),
        ("03/04/2026", DateOrder.DAY_FIRST, dt.date(2026, 4, 3)),
        ("03/04/2026", DateOrder.MONTH_FIRST, dt.date(2026, 3, 4)),
        ("2026년 9월 1일", DateOrder.UNKNOWN, dt.date(2026, 9, 1)),
        (45901.5, DateOrder.UNKNOWN, dt.date(2025, 9, 1)),
        ("45901", DateOrder.UNKNOWN, dt.date(2025, 9, 1)),
        (dt.date(2026, 1, 2), DateOrder.UNKNOWN, dt.date(2026, 1, 2)),
        ("2026-02-30", DateOrder.UNKNOWN, None),
        ("soon", DateOrder.UNKNOWN, None),
        (7, DateOrder.UNKNOWN, None),
        (float("nan"), DateOrder.UNKNOWN, None),
        (True, DateOrder.UNKNOWN, None),
    ],
)
def test_day_of(value, order, day):
    assert day_of(value, order) == day


@pytest.mark.parametrize(
    ("samples", "order"),
    [
        (["03/04/2026", "27/04/2026"], DateOrder.DAY_FIRST),
        (["03/04/2026", "04/27/2026"], DateOrder.MONTH_FIRST),
        (["03/04/2026"], DateOrder.UNKNOWN),
        (["27/04/2026", "04/27/2026"], DateOrder.UNKNOWN),
        (["03.04.2026"], DateOrder.DAY_FIRST),
        ([], DateOrder.UNKNOWN),
    ],
)
def test_order_is_decided_by_the_column(samples, order):
    assert date_order(samples) is order


def test_day_is_ambiguous_only_where_the_column_proves_nothing():
    assert is_ambiguous("03/04/2026", DateOrder.UNKNOWN)
    assert not is_ambiguous("03/04/2026", DateOrder.DAY_FIRST)
    assert not is_ambiguous("04/04/2026", DateOrder.UNKNOWN)
    assert not is_ambiguous("27/04/2026", DateOrder.UNKNOWN)


@given(st.sampled_from(list(F)), st.text(min_size=1, max_size=400))
def test_parsers_never_raise_and_their_codes_have_sentences(field, text):
    parsed = value_parser(field, CATEGORIES, LETTERS)(clean_text(text))
    if parsed.problem:
        params = {"column": "C", **parsed.problem.params}
        assert all_texts()[parsed.problem.code].format(**params)


@given(st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31)))
def test_written_days_come_back(day):
    assert day_of(day.isoformat(), DateOrder.UNKNOWN) == day
    assert day_of(f"{day:%d.%m.%Y}", DateOrder.UNKNOWN) == day
    assert day_of(f"{day:%m/%d/%y}", DateOrder.MONTH_FIRST) == day
    assert day_of((day - dt.date(1899, 12, 30)).days, DateOrder.UNKNOWN) == day


@given(st.lists(st.text("abcé김 ", min_size=1).map(str.strip).filter(bool), min_size=1, unique=True))
def test_lists_come_back(entries):
    assert parse_list("; ".join(entries)).value == tuple(entries)
