"""Files as the tools write them: their real header names, invented people."""

from tests.data.making.books import book
from tests.data.making.people import GUESTS, KOREANS
from tests.data.making.texts import csv_file, delimited, titles

_OUTLOOK = titles("""First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday
,Anniversary,Location
,Language,Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,Primary Phone,Home Phone
,Home Phone 2,Mobile Phone,Pager,Home Fax,Home Address,Home Street,Home Street 2,Home Street 3
,Home Address PO Box,Home City,Home State,Home Postal Code,Home Country,Spouse,Children,Manager's Name
,Assistant's Name,Referred By,Company Main Phone,Business Phone,Business Phone 2,Business Fax
,Assistant's Phone,Company,Job Title,Department,Office Location,Organizational ID Number,Profession,Account
,Business Address,Business Street,Business Street 2,Business Street 3,Business Address PO Box,Business City
,Business State,Business Postal Code,Business Country,Other Phone,Other Fax,Other Address,Other Street
,Other Street 2,Other Street 3,Other Address PO Box,Other City,Other State,Other Postal Code,Other Country
,Callback,Car Phone,ISDN,Radio Phone,TTY/TDD Phone,Telex,User 1,User 2,User 3,User 4,Keywords,Mileage,Hobby
,Billing Information,Directory Server,Sensitivity,Priority,Private,Categories""")
_GOOGLE = titles(
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix"
    ",Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department"
    ",Birthday,Notes"
    ",Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value"
)
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


def _google_forms() -> bytes:
    header = [
        "Timestamp",
        "Email Address",
        "What is your full name, as in your passport?",
        "Which city or organisation do you represent?",
        "Your position\n(as it should stand on the badge)",
        "Country",
        "Do you have dietary requirements, allergies or preferences?",
        "Will you attend in person or online?",
    ]
    stamps = ("6/1/2017 20:36:22", "6/2/2017 9:05:11", "6/13/2017 18:44:00", "6/14/2017 7:00:59")
    rows = [
        [stamp, g.email, g.name, g.organisation, g.position, g.country, diet, mode]
        for stamp, g, diet, mode in zip(
            stamps,
            GUESTS,
            ("", "Vegetarian, no nuts", "-", "Halal"),
            ("In person", "Online", "In person", "In person"),
            strict=False,
        )
    ]
    return csv_file([header, *rows])


def _google_forms_korean() -> bytes:
    header = ["타임스탬프", "성함", "소속 기관", "직책", "이메일 주소", "연락처", "참석 여부"]
    rows = [
        [f"2026. 9. {day}. 오후 3:0{day}:00", *person, "참석"] for day, person in enumerate(KOREANS, start=1)
    ]
    return book({"설문지 응답 시트1": [header, *rows]})


def _microsoft_forms() -> bytes:
    header = [
        "ID",
        "Start time",
        "Completion time",
        "Email",
        "Name",
        "Full name",
        "Work email",
        "Organization",
    ]
    header += ["Job title", "Country"]
    rows = [
        [
            n,
            "9/1/26 10:00:00",
            "9/1/26 10:03:00",
            "anonymous",
            "",
            g.name,
            g.email,
            g.organisation,
            g.position,
            g.country,
        ]
        for n, g in enumerate(GUESTS[:4], start=1)
    ]
    return book({"Form1": [header, *rows]})


def _microsoft_forms_french() -> bytes:
    header = [
        "ID",
        "Heure de début",
        "Heure de fin",
        "Adresse de messagerie",
        "Nom",
        "Nom de la collectivité",
    ]
    header += ["Fonction", "Courriel professionnel", "Régime alimentaire"]
    rows = [
        [
            n,
            "01/09/2026 10:00:00",
            "01/09/2026 10:03:00",
            "anonymous",
            g.name,
            g.organisation,
            g.position,
            g.email,
            "Végétarien" if n == 2 else "",
        ]
        for n, g in enumerate((GUESTS[7], GUESTS[2], GUESTS[5]), start=1)
    ]
    return book({"Sheet1": [header, *rows]})


def _outlook() -> bytes:
    rows = []
    for g in (GUESTS[2], GUESTS[5], GUESTS[7]):
        values = {
            "First Name": g.given,
            "Last Name": g.family,
            "Title": g.honorific,
            "Gender": "Unspecified",
            "E-mail Address": g.email,
            "Business Phone": g.phone,
            "Company": g.organisation,
            "Job Title": g.position,
            "Business City": g.city,
            "Business Country": g.country,
            "Birthday": "0/0/00",
            "Anniversary": "0/0/00",
            "Priority": "Normal",
            "Private": "False",
            "Sensitivity": "Normal",
        }
        rows.append([values.get(title, "") for title in _OUTLOOK])
    return csv_file([_OUTLOOK, *rows], encoding="cp1252")


def _google_contacts() -> bytes:
    rows = []
    for g in GUESTS[:3]:
        values = {
            "First Name": g.given,
            "Middle Name": "Ada" if g.given == "Ngozi" else "",
            "Last Name": g.family,
            "Name Prefix": g.honorific,
            "Organization Name": g.organisation,
            "Organization Title": g.position,
            "Labels": "GA7 ::: * myContacts",
            "E-mail 1 - Label": "* Work",
            "E-mail 1 - Value": f"{g.email} ::: private.{g.email}" if g.given == "Ngozi" else g.email,
            "Phone 1 - Label": "Work",
            "Phone 1 - Value": f"{g.phone} ::: +82 10 5550 0130" if g.given == "Seo-yun" else g.phone,
        }
        rows.append([values.get(title, "") for title in _GOOGLE])
    return csv_file([_GOOGLE, *rows], encoding="utf-8-sig")


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


def _meetup() -> bytes:
    header = titles(
        "Name,User ID,Title,Event Host,RSVP,Guests,RSVPed on,Joined Group on,URL of Member Profile"
    )
    rows = [
        [
            g.name,
            f"user 2000{n}",
            "",
            "No",
            rsvp,
            "0",
            "January 5, 2026",
            "May 27, 2024",
            f"https://m.example/{n}",
        ]
        for n, (g, rsvp) in enumerate(zip(GUESTS[:4], ("Yes", "Yes", "No", "Yes"), strict=True))
    ]
    return csv_file([header, *rows], "\t")


def _whova_attendees() -> bytes:
    instructions = [
        ["Attendee import"],
        ["1. Do not change the column headers."],
        ["2. One attendee in each row."],
        ["Example:"],
        ["First Name*", "Last Name*", "Email*", "Affiliation", "Title", "Attendee Category"],
        ["Jane", "Sample", "jane@sample.example", "Sample City", "Mayor", "Delegate"],
        ["START YOUR LIST BELOW"],
        ["First Name*", "Last Name*", "Email*", "Affiliation", "Title", "Attendee Category"],
    ]
    rows = [[g.given, g.family, g.email, g.organisation, g.position, "Delegate"] for g in GUESTS[:3]]
    return book({"Attendees": [*instructions, *rows]})


def _whova_agenda() -> bytes:
    header = [
        "*Date",
        "*Time Start",
        "*Time End",
        "*Session Title",
        "Room/Location",
        "Session Track (Optional)",
    ]
    rows = [
        ["Agenda template", "", "", "", "", ""],
        ["START YOUR AGENDA BELOW"],
        header,
        ["10/14/2026", "09:00 AM", "10:30 AM", "Opening ceremony", "Hall A; Hall B", "Plenary"],
        ["10/14/2026", "11:00 AM", "12:00 PM", "Digital inclusion clinic", "Room 301", "Workshop"],
    ]

    def merge(workbook: object) -> None:
        workbook["Agenda"].merge_cells("A1:F1")  # type: ignore[index]

    return book({"Instructions": [["Fill in the sheet Agenda."]], "Agenda": rows, "Example": rows[2:]}, merge)


def _teams() -> bytes:
    people = GUESTS[:3]
    rows: list[list[object]] = [
        ["1. Summary"],
        ["Meeting title", "Network meeting"],
        ["Attended participants", 3],
        ["Start time", "9/1/26, 9:00:12 AM"],
        [],
        ["2. Participants"],
        ["Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Participant ID (UPN)", "Role"],
        *(
            [g.name, "9/1/26, 9:00:12 AM", "9/1/26, 10:27:00 AM", "1h 27m 51s", g.email, g.email, "Presenter"]
            for g in people
        ),
        [],
        ["3. In-Meeting Activities"],
        ["Name", "Join Time", "Leave Time", "Duration", "Email", "Role"],
        *(
            [g.name, "9/1/26, 9:00:12 AM", "9/1/26, 9:30:00 AM", "29m 48s", g.email, "Presenter"]
            for g in (*people, *people)
        ),
    ]
    return ("\ufeff" + delimited(rows, "\t", "\n")).encode("utf-16-le")


def _zoom_webinar() -> bytes:
    header = [
        "Attended",
        "User Name (Original Name)",
        "First Name",
        "Last Name",
        "Email",
        "Country/Region Name",
    ]
    header += ["Registration Time", "Approval Status", "Join Time", "Leave Time", "Time in Session (minutes)"]
    rows: list[list[object]] = [
        ["Attendee Report"],
        ["Report Generated:", "09/02/2026 08:00:00"],
        [
            "Topic",
            "Webinar ID",
            "Actual Start Time",
            "Actual Duration (minutes)",
            "# Registered",
            "Unique Viewers",
        ],
        ["ESG Forum", "812 3456 7890", "09/01/2026 09:00:00", "90", "4", "2"],
        ["Host Details"],
        ["Attended", "User Name (Original Name)", "Email", "Join Time", "Leave Time"],
        ["Yes", "WeGO Secretariat", "host@wego.example", "09/01/2026 08:50:00", "09/01/2026 10:30:00"],
        ["Panelist Details"],
        ["Attended", "User Name (Original Name)", "Email", "Join Time", "Leave Time"],
        ["Yes", "Panel Speaker", "panel@wego.example", "09/01/2026 08:55:00", "09/01/2026 10:30:00"],
        ["Attendee Details"],
        header,
    ]
    for n, g in enumerate(GUESTS[:4]):
        came = n < 2
        times = ["09/01/2026 09:01:00", "09/01/2026 10:20:00", "79"] if came else ["--", "--", "--"]
        row = ["Yes" if came else "No", g.name, g.given, g.family, g.email, g.country]
        rows.append([*row, "08/20/2026 10:00:00", "approved", *times])
    return csv_file(rows, encoding="utf-8-sig")


def _zoom_meeting() -> bytes:
    header = ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest"]
    rows = [[g.name, g.email, "09/01/2026 09:00", "09/01/2026 10:00", "60", "Yes"] for g in GUESTS[:3]]
    return csv_file([header, *rows], encoding="utf-8-sig")


def _wego() -> bytes:
    header = [
        "Registration number",
        "Honorific",
        "Given names",
        "Family name",
        "Name in own script",
        "Position",
    ]
    header += ["Organisation", "City", "Country", "Category", "Status", "Arrived"]
    rows = [
        [
            f"GA7-{n:04}",
            g.honorific,
            g.given,
            g.family,
            g.native,
            g.position,
            g.organisation,
            g.city,
            g.country,
            "Delegate",
            "Arrived" if n == 1 else "Confirmed",
            "",
        ]
        for n, g in enumerate(GUESTS[:4], start=1)
    ]
    title = [["7th General Assembly · Attendees"], ["Made on 1 September 2026 by Kim Da-in"], []]
    return book(
        {"Summary": [["7th General Assembly"], ["Attendees", 4]], "Attendees": [*title, header, *rows]}
    )


TOOL_FILES = {
    "google_forms.csv": _google_forms,
    "google_forms_korean.xlsx": _google_forms_korean,
    "microsoft_forms.xlsx": _microsoft_forms,
    "microsoft_forms_french.xlsx": _microsoft_forms_french,
    "outlook_contacts.csv": _outlook,
    "google_contacts.csv": _google_contacts,
    "pretix_orders.csv": lambda: csv_file(_pretix_rows()),
    "pretix_orders_semicolon.csv": lambda: csv_file(_pretix_rows(), ";"),
    "pretix_orders.xlsx": lambda: book({"Orders": _pretix_rows()}),
    "pretix_check_in.csv": _pretix_check_in,
    "indico.csv": _indico,
    "eventbrite.csv": _eventbrite,
    "luma.csv": _luma,
    "meetup.xls": _meetup,
    "whova_attendees.xlsx": _whova_attendees,
    "whova_agenda.xlsx": _whova_agenda,
    "teams.csv": _teams,
    "zoom_webinar.csv": _zoom_webinar,
    "zoom_meeting.csv": _zoom_meeting,
    "wego_attendees.xlsx": _wego,
}
"""Makers by file name."""
