"""Days in every way they are written, and the order of day and month in a column."""

import datetime as dt

import pytest

from wego_desktop.exchange.reading.columns import recognise_columns
from wego_desktop.exchange.reading.date_columns import date_columns
from wego_desktop.exchange.reading.dates import DateOrder, day_of, instant_of, proven_order
from wego_desktop.exchange.reading.rows import parse_rows
from wego_desktop.exchange.reading.table import choose_table
from wego_desktop.exchange.reading.workbook import read_workbook
from wego_desktop.messages import sentence

DAY = dt.date(2026, 10, 12)


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-12",
        "12.10.2026",
        "12 October 2026",
        "October 12, 2026",
        "Mon, Oct 12th, 2026",
        "12-Oct-2026",
        "12 de octubre de 2026",
        "le 12 octobre 2026".removeprefix("le "),
        "12. Oktober 2026",
        "12 de outubro de 2026",
        "12 Ekim 2026",
        "2026년 10월 12일",
        "2026. 10. 12.",
        "46307",
        "2026-10-12T05:00:00.000Z",
        "2026-10-12T04:00:00Z",
        "2026-10-11T15:00:00Z",
        "2026-10-11T22:00:00.000Z",
        "2026-10-12T00:16:45.813Z",
    ],
)
def test_day_is_read_however_it_is_written(text):
    assert day_of(text, DateOrder.DAY_FIRST) == DAY


@pytest.mark.parametrize("text", ["31 February 2026", "12 Foo 2026", "soon", "13/13/2026", ""])
def test_what_is_no_day_is_none(text):
    assert day_of(text, DateOrder.DAY_FIRST) is None


@pytest.mark.parametrize(
    ("value", "hour"),
    [
        ("2026-10-12 14:20", 14),
        ("12/10/2026 2:20 PM", 14),
        ("12/10/2026 12:20 a.m.", 0),
        ("2026. 10. 12. 오후 2:20", 14),
        ("12 octobre 2026 14h20", 14),
        (dt.datetime(2026, 10, 12, 14, 20), 14),  # noqa: DTZ001 -- cells know no time zone
        (46307 + 14 / 24 + 20 / 1440, 14),
    ],
)
def test_time_of_day_is_kept_where_there_is_one(value, hour):
    found = instant_of(value, DateOrder.DAY_FIRST)
    assert (found.date(), found.hour, found.minute) == (DAY, hour, 20)


@pytest.mark.parametrize(
    ("texts", "order", "proof"),
    [
        (["03/04/2026", "27.05.2004"], DateOrder.DAY_FIRST, "27.05.2004"),
        (["03/04/2026", "04/27/2026"], DateOrder.MONTH_FIRST, "04/27/2026"),
        (["03/04/2026"], DateOrder.UNKNOWN, ""),
        (["27/05/2026", "05/27/2026"], DateOrder.UNKNOWN, ""),
    ],
)
def test_order_is_proven_by_a_text_that_is_named(texts, order, proof):
    assert proven_order(texts) == (order, proof)


def _table(make_text, *days):
    lines = "".join(f"P{n},p{n}@x.example,{day}\n" for n, day in enumerate(days))
    return choose_table(read_workbook(make_text(f"Name,Email,Arrival\n{lines}")))


def _arrivals(table, orders=None):
    rows = parse_rows(table, recognise_columns(table), date_orders=orders)
    return [row.values.get("arrives_at") for row in rows]


def test_one_row_far_below_decides_for_the_column(make_text):
    table = _table(make_text, *(["03/04/2026"] * 400), "27/04/2026")
    (column,) = date_columns(table, recognise_columns(table))
    assert (column.order, column.proof, column.is_open) == (DateOrder.DAY_FIRST, "27/04/2026", False)
    assert _arrivals(table)[0] == "2026-04-03"


def test_column_that_cannot_be_decided_asks_and_takes_the_answer(make_text):
    table = _table(make_text, "03/04/2026", "05/05/2026")
    (column,) = date_columns(table, recognise_columns(table))
    assert (column.header, column.order, column.is_open) == ("Arrival", DateOrder.UNKNOWN, True)
    row = next(parse_rows(table, recognise_columns(table)))
    assert [problem.code for problem in row.problems] == ["import_day_ambiguous"]
    assert sentence(row.problems[0].as_error())
    assert _arrivals(table) == [None, "2026-05-05"]
    assert _arrivals(table, {column.index: DateOrder.DAY_FIRST}) == ["2026-04-03", "2026-05-05"]
    assert _arrivals(table, {column.index: DateOrder.MONTH_FIRST}) == ["2026-03-04", "2026-05-05"]


def test_further_columns_of_days_are_looked_at_when_asked(make_text):
    table = choose_table(read_workbook(make_text("Name,Born\nAna,27.05.2004\n")))
    mappings = recognise_columns(table)
    assert date_columns(table, mappings) == ()
    (column,) = date_columns(table, mappings, days={1})
    assert (column.order, column.proof) == (DateOrder.DAY_FIRST, "27.05.2004")
