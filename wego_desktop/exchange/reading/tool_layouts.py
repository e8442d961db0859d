"""The header lines of the programs that files come from, as `recognise_tool` knows them."""

from wego_desktop.exchange.reading.dates import DateOrder
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.header_words import header_key
from wego_desktop.exchange.reading.source_tool import LeftOutRule, SourceTool, ToolLayout
from wego_desktop.exchange.reading.words import word_key

_OUTLOOK_LEFT_OUT = """
    Suffix|Initials|Web Page|Birthday|Anniversary|Location|Internet Free Busy|E-mail 2 Address
    |E-mail 3 Address|Home Phone|Home Phone 2
    |Pager|Home Fax|Home Address|Home Street|Home Street 2
    |Home Street 3|Home Address PO Box|Home City|Home State|Home Postal Code|Home Country|Spouse|Children
    |Manager's Name
    |Assistant's Name|Referred By|Company Main Phone|Business Phone 2|Business Fax|Assistant's Phone
    |Department|Office Location|Organizational ID Number|Profession|Account|Business Address|Business Street
    |Business Street 2|Business Street 3|Business Address PO Box|Business State|Business Postal Code
    |Other Phone|Other Fax|Other Address|Other Street|Other Street 2|Other Street 3|Other Address PO Box
    |Other City|Other State|Other Postal Code|Other Country|Callback|Car Phone|ISDN|Radio Phone|TTY/TDD Phone
    |Telex|User 1|User 2|User 3|User 4|Keywords|Mileage|Hobby|Billing Information|Directory Server|Sensitivity
    |Priority|Private|Categories|Language"""
_GOOGLE_LEFT_OUT = """
    Phonetic First Name|Phonetic Middle Name|Phonetic Last Name|Name Suffix|Nickname|File As|Labels|Photo
    |Birthday|Organization Department|E-mail 1 - Label|Phone 1 - Label|E-mail 2 - Label|E-mail 2 - Value
    |Phone 2 - Label|Phone 2 - Value|Address 1 - Label|Address 1 - Formatted|Address 1 - Street
    |Address 1 - PO Box|Address 1 - Region|Address 1 - Postal Code|Address 1 - Extended Address
    |Website 1 - Label|Website 1 - Value"""
_PRETIX_LEFT_OUT = """
    Event slug|Position ID|Order date|Order time|Variation|Price|Tax rate|Tax rule|Tax value|Address|ZIP code
    |State|Voucher|Pseudonymization ID|Seat ID|Seat name|Seat zone|Seat row|Seat number|Order comment
    |Follow-up date|Invoice address name|VAT ID|Sales channel|Order locale|Blocked|Valid from|Valid until
    |Ticket secret|E-mail address verified|Payment providers|Check-in lists|Additional order data|Email"""


def _layout(
    tool: SourceTool,
    needed: tuple[str, ...],
    known: dict[str, F | None],
    left_out_columns: str = "",
    **more: object,
) -> ToolLayout:
    """The layout with its words folded; `needed` are alternatives, headers parted by `|`."""
    fields: dict[str, F | None] = {
        header_key(header): None for header in left_out_columns.split("|") if header.strip()
    }
    fields |= {header_key(header): field for header, field in known.items()}
    sets = tuple(frozenset(header_key(word) for word in words.split("|")) for words in needed)
    return ToolLayout(tool, sets, fields, **more)  # type: ignore[arg-type]


def _without(header: str, words: str, code: str) -> LeftOutRule:
    return LeftOutRule(header_key(header), frozenset(word_key(word) for word in words.split("|")), code)


_DECLINED, _CANCELLED = "import_left_out_declined", "import_left_out_cancelled"
_ABSENT = "import_left_out_absent"

LAYOUTS: tuple[ToolLayout, ...] = (
    _layout(
        SourceTool.WEGO,
        (
            "Registration number|Given names|Family name|Category|Status",
            "등록번호|이름 (성 제외)|성|구분|상태",
        ),
        {"Attendance": F.MODE, "Registered": None, "Arrived": None, "Shown at the desk": None},
    ),
    _layout(SourceTool.VCARD, (), {}),
    _layout(
        SourceTool.PRETIX_ORDERS,
        ("Order code|Position ID|Attendee name", "Order code|Position ID|Attendee email"),
        {
            "Order code": F.EXTERNAL_REFERENCE,
            "Attendee email": F.EMAIL,
            "Attendee name": F.FULL_NAME,
            "Attendee name: Title": F.HONORIFIC,
            "Attendee name: Given name": F.GIVEN_NAMES,
            "Attendee name: Family name": F.FAMILY_NAME,
            "Phone number": F.PHONE,
            "Product": F.CATEGORY,
            "Status": F.STATUS,
            "Company": F.ORGANISATION,
            "City": F.CITY,
            "Country": F.COUNTRY,
        },
        _PRETIX_LEFT_OUT,
        left_out=(_without("Status", "canceled|cancelled|c|expired|e|overdue", _CANCELLED),),
        reference_with=header_key("Position ID"),
    ),
    _layout(
        SourceTool.PRETIX_CHECK_IN,
        ("Order code|Attendee name|Checked in|Secret", "Order code|Attendee name|Automatically checked in"),
        {
            "Order code": None,
            "Attendee name": F.FULL_NAME,
            "Attendee name: Title": F.HONORIFIC,
            "Attendee name: Given name": F.GIVEN_NAMES,
            "Attendee name: Family name": F.FAMILY_NAME,
            "Product": F.CATEGORY,
            "E-mail": F.EMAIL,
            "Company": F.ORGANISATION,
        },
        "Checked in|Checked out|Automatically checked in|Secret|Voucher code|Order date|Price|Order time"
        "|Invoice address company|Requires special attention|Seat ID|Comment",
    ),
    _layout(
        SourceTool.EVENTBRITE,
        ("Order #|Attendee #", "Order ID|Attendee #|Attendee Status"),
        {
            "Attendee #": F.EXTERNAL_REFERENCE,
            "Ticket Type": F.CATEGORY,
            "Attendee Status": F.STATUS,
            "Company": F.ORGANISATION,
            "Job Title": F.POSITION,
            "Prefix": F.HONORIFIC,
            "Home City": F.CITY,
            "Home Country": F.COUNTRY,
            "Cell Phone": F.PHONE,
        },
        "Order #|Order ID|Order Date|Quantity|Price Tier|Group|Order Type|Currency|Total Paid|Fees Paid"
        "|Eventbrite Fees|Eventbrite Payment Processing|Home Address 1|Home Address 2|Home State"
        "|Home Zip|Suffix",
        date_order=DateOrder.MONTH_FIRST,
        left_out=(_without("Attendee Status", "not attending|deleted|refunded|transferred", _CANCELLED),),
    ),
    _layout(
        SourceTool.LUMA,
        ("api_id|approval_status", "guest_api_id|approval_status"),
        {
            "api_id": F.EXTERNAL_REFERENCE,
            "guest_api_id": F.EXTERNAL_REFERENCE,
            "name": F.FULL_NAME,
            "first_name": F.GIVEN_NAMES,
            "last_name": F.FAMILY_NAME,
            "phone_number": F.PHONE,
            "approval_status": F.STATUS,
            "ticket_name": F.CATEGORY,
        },
        "created_at|checked_in_at|custom_source|qr_code_url|amount|amount_tax|amount_discount|currency"
        "|coupon_code|eth_address|solana_address|survey_response_rating|survey_response_feedback|ticket_type_id",
        left_out=(_without("approval_status", "declined|not going", _DECLINED),),
    ),
    _layout(
        SourceTool.INDICO,
        ("ID|Name|Registration date|Registration state",),
        {"ID": F.EXTERNAL_REFERENCE, "Name": F.FULL_NAME, "Registration state": F.STATUS},
        "Registration date|Price|Checked in|Check-in date|Tags|Payment date",
        left_out=(_without("Registration state", "rejected|withdrawn", _CANCELLED),),
    ),
    _layout(
        SourceTool.MEETUP,
        ("Name|User ID|RSVP", "Name|RSVPed on|URL of Member Profile"),
        {"Name": F.FULL_NAME, "User ID": F.EXTERNAL_REFERENCE, "RSVP": F.STATUS},
        "Title|Event Host|Guests|RSVPed on|Joined Group on|URL of Member Profile",
        left_out=(_without("RSVP", "no|not going", _DECLINED),),
    ),
    _layout(
        SourceTool.WHOVA,
        (
            "First Name|Last Name|Email|Affiliation|Title",
            "First Name|Last Name|Email|Affiliation|Attendee Category",
        ),
        {
            "First Name": F.GIVEN_NAMES,
            "Last Name": F.FAMILY_NAME,
            "Email": F.EMAIL,
            "Affiliation": F.ORGANISATION,
            "Title": F.POSITION,
            "Attendee Category": F.CATEGORY,
            "Ticket Type": F.CATEGORY,
        },
        "Whova Signed Up|Bio|Website|LinkedIn|Twitter|Photo",
    ),
    _layout(
        SourceTool.ZOOM,
        (
            "Attended|User Name (Original Name)|Email",
            "Name (Original Name)|User Email|Join Time",
            "User Name (Original Name)|Join Time|Leave Time",
        ),
        {
            "User Name (Original Name)": F.FULL_NAME,
            "Name (Original Name)": F.FULL_NAME,
            "First Name": F.GIVEN_NAMES,
            "Last Name": F.FAMILY_NAME,
            "Email": F.EMAIL,
            "User Email": F.EMAIL,
            "Country/Region Name": F.COUNTRY,
            "Organization": F.ORGANISATION,
            "Job Title": F.POSITION,
        },
        "Attended|Registration Time|Approval Status|Join Time|Leave Time|Time in Session (minutes)|Guest"
        "|Is Guest|Source Name|Duration (Minutes)|Recording Consent|In Waiting Room",
        left_out=(
            _without("Attended", "no", _ABSENT),
            _without("Join Time", "--", _ABSENT),
            _without("Approval Status", "denied|cancelled", _DECLINED),
        ),
    ),
    _layout(
        SourceTool.TEAMS,
        ("Name|First Join|Last Leave", "Name|Join Time|Leave Time|Role", "Full Name|User Action|Timestamp"),
        {"Name": F.FULL_NAME, "Full Name": F.FULL_NAME, "Email": F.EMAIL},
        "First Join|Last Leave|In-Meeting Duration|Participant ID (UPN)|Role|Join Time|Leave Time|Duration"
        "|User Action|Timestamp",
    ),
    _layout(
        SourceTool.GOOGLE_CONTACTS,
        ("First Name|Last Name|E-mail 1 - Value", "Given Name|Family Name|E-mail 1 - Value"),
        {
            "Name": F.FULL_NAME,
            "Middle Name": F.MIDDLE_NAME,
            "Additional Name": F.MIDDLE_NAME,
            "Name Prefix": F.HONORIFIC,
            "Organization Name": F.ORGANISATION,
            "Organization Title": F.POSITION,
            "E-mail 1 - Value": F.EMAIL,
            "Phone 1 - Value": F.PHONE,
            "Address 1 - City": F.CITY,
            "Address 1 - Country": F.COUNTRY,
            "Notes": F.NOTES,
        },
        _GOOGLE_LEFT_OUT,
    ),
    _layout(
        SourceTool.OUTLOOK_CONTACTS,
        ("First Name|Last Name|E-mail Address|Business Phone", "First Name|Last Name|E-mail Address|Company"),
        {
            "Title": F.HONORIFIC,
            "First Name": F.GIVEN_NAMES,
            "Middle Name": F.MIDDLE_NAME,
            "Last Name": F.FAMILY_NAME,
            "E-mail Address": F.EMAIL,
            "Company": F.ORGANISATION,
            "Job Title": F.POSITION,
            "Business Phone": F.PHONE,
            "Mobile Phone": F.PHONE,
            "Primary Phone": F.PHONE,
            "Business City": F.CITY,
            "Business Country": F.COUNTRY,
            "Business Country/Region": F.COUNTRY,
            "Gender": F.GENDER,
            "Notes": F.NOTES,
        },
        _OUTLOOK_LEFT_OUT,
    ),
    _layout(
        SourceTool.MICROSOFT_FORMS,
        (
            "ID|Start time|Completion time",
            "ID|시작 시간|완료 시간",
            "ID|Heure de début|Heure de fin",
            "ID|Hora de inicio|Hora de finalización",
            "ID|Hora de início|Hora de conclusão",
        ),
        {"ID": F.EXTERNAL_REFERENCE},
        "Start time|Completion time|Last modified time"
        "|시작 시간|완료 시간|마지막으로 수정한 시간"
        "|Heure de début|Heure de fin|Hora de inicio|Hora de finalización|Hora de início|Hora de conclusão"
        "|Total points|Quiz feedback|Language",
    ),
    _layout(
        SourceTool.GOOGLE_FORMS,
        ("Timestamp", "타임스탬프", "Horodateur", "Horodatage", "Marca temporal", "Carimbo de data/hora"),
        {"Username": F.EMAIL, "Score": None},
        "Timestamp|타임스탬프|Horodateur|Horodatage|Marca temporal|Carimbo de data/hora",
    ),
)
"""Whose files are known; where several fit, the one with more known columns counts."""
