"""Attendee files of ticket and registration systems: their real header names, invented people."""

from tests.data.making.books import book
from tests.data.making.people import GUESTS
from tests.data.making.texts import csv_file, titles

_PRETIX = titles(
    "Event slug,Order code,Position ID,Status,Email,Phone number,Order date,Order time,Product"
    ",Variation,Price"
    ",Tax rate,Tax rule,Tax value,Attendee name,Attendee name: Title,Attendee name: Given name"
    ",Attendee name: Family name,Attendee email,Company,Address,ZIP code,City,Country,State,Voucher"
    ",Pseudonymization ID,Seat ID,Order comment,Follow-up date,Dietary requirements,Company"
    ",Invoice address name,Address,ZIP code,City,Country,State,VAT ID,Sales channel,Order locale"
)
_LUMA = titles(
    "api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at"
    ",custom_source"
    ",qr_code_url,amount,amount_tax,amount_discount,currency,coupon_code,eth_address,solana_address"
    ",survey_response_rating,survey_response_feedback,ticket_type_id,ticket_name"
    ",Which organisation do you represent?"
)
_EVENTBRITE = titles(
    "Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group"
    ",Order Type"
    ",Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,Attendee Status"
    ",Home Address 1,Home City,Home State,Home Zip,Home Country,Arrival date,Job Title,Company"
)
_TWO_LETTERS = {"KOR": "KR", "NGA": "NG", "ECU": "EC", "TUR": "TR"}


def _pretix_rows() -> list[list[str]]:
    rows = [list(_PRETIX)]
    states = ("Paid", "Paid", "Canceled", "Pending")
    for n, (g, state) in enumerate(zip(GUESTS[:4], states, strict=True), start=1):
        code = "ABC12" if n < 3 else f"XYZ{n}7"
        front = ["ga7", code, str(n), state, "tickets@buyer.example", g.phone, "2026-02-22", "14:00:00"]
        front += ["Delegate", "", "0.00", "0.00", "", "0.00", g.name, g.honorific, g.given, g.family, g.email]
        own = [g.organisation, "Main Street 1", "01234", g.city, _TWO_LETTERS[g.code], ""]
        middle = ["", f"PSEUDO{n}", "", "", "", "Vegan" if n == 2 else ""]
        invoice = [
            "Buyer Ltd",
            "Ann Buyer",
            "Pay Street 9",
            "09999",
            "Geneva",
            "CH",
            "",
            "CHE-1",
            "Online shop",
            "en",
        ]
        rows.append(front + own + middle + invoice)
    return rows


def _pretix_check_in() -> bytes:
    header = (
        "Order code,Attendee name,Attendee name: Title,Attendee name: Given name,Attendee name: Family name"
    )
    header += (
        ",Product,Price,Checked in,Checked out,Automatically checked in,Secret,E-mail,Company,Voucher code"
    )
    header += ",Order date"
    rows = [
        [
            f"ABC{n // 2}2",
            g.name,
            g.honorific,
            g.given,
            g.family,
            "Delegate",
            "0.00",
            "",
            "",
            "No",
            f"s3cr3t{n}",
            g.email,
            g.organisation,
            "",
            "2026-02-22",
        ]
        for n, g in enumerate(GUESTS[:4])
    ]
    return csv_file([titles(header), *rows])


def _indico() -> bytes:
    header = ["ID", "Name", "Email Address", "Affiliation", "Position", "Country", "Registration date"]
    header += ["Registration state", "Price", "Checked in", "Check-in date", "Tags"]
    states = ("Completed", "Pending", "Withdrawn", "Completed")
    rows = [
        [
            n,
            g.name,
            g.email,
            g.organisation,
            g.position,
            g.country,
            "2026-03-01 09:00",
            state,
            "0",
            "No",
            "",
            "",
        ]
        for n, (g, state) in enumerate(zip(GUESTS[:4], states, strict=True), start=1)
    ]
    return csv_file([header, *rows])


def _eventbrite() -> bytes:
    states = ("Attending", "Attending", "Not Attending", "Attending")
    arrivals = ("10/12/26", "10/11/26", "", "10/13/26")
    rows = [
        [
            f"70000{n // 2}",
            "11/29/24 22:28",
            g.given,
            g.family,
            g.email,
            "1",
            "",
            "General Admission",
            f"8800{n}",
            "",
            "Free Order",
            "USD",
            "0.00",
            "0.00",
            "0.00",
            "0.00",
            state,
            "",
            g.city,
            "",
            "01234",
            g.country,
            arrival,
            g.position,
            g.organisation,
        ]
        for n, (g, state, arrival) in enumerate(zip(GUESTS[:4], states, arrivals, strict=True))
    ]
    return csv_file([_EVENTBRITE, *rows])


def _luma() -> bytes:
    states = ("approved", "approved", "declined", "pending_approval")
    rows = [
        [f"gst-{n}", g.name, g.given, g.family, g.email, g.phone, "2025-08-08T00:16:45.813Z", state]
        + [""] * 13
        + ["Standard", g.organisation]
        for n, (g, state) in enumerate(zip(GUESTS[:4], states, strict=True))
    ]
    return csv_file([_LUMA, *rows], encoding="utf-8-sig")


TICKET_FILES = {
    "pretix_orders.csv": lambda: csv_file(_pretix_rows()),
    "pretix_orders_semicolon.csv": lambda: csv_file(_pretix_rows(), ";"),
    "pretix_orders.xlsx": lambda: book({"Orders": _pretix_rows()}),
    "pretix_check_in.csv": _pretix_check_in,
    "indico.csv": _indico,
    "eventbrite.csv": _eventbrite,
    "luma.csv": _luma,
}
"""Makers by file name."""
