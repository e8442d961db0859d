"""Reports of meeting tools and of event apps, and our own export."""

from tests.data.making.books import book
from tests.data.making.people import GUESTS
from tests.data.making.texts import csv_file, delimited, titles


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


MEETING_FILES = {
    "meetup.xls": _meetup,
    "whova_attendees.xlsx": _whova_attendees,
    "whova_agenda.xlsx": _whova_agenda,
    "teams.csv": _teams,
    "zoom_webinar.csv": _zoom_webinar,
    "zoom_meeting.csv": _zoom_meeting,
    "wego_attendees.xlsx": _wego,
}
"""Makers by file name."""
