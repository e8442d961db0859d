"""Answers to forms and address books, as the tools export them."""

from tests.data.making.books import book
from tests.data.making.people import GUESTS, KOREANS
from tests.data.making.texts import csv_file, titles

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


FORM_FILES = {
    "google_forms.csv": _google_forms,
    "google_forms_korean.xlsx": _google_forms_korean,
    "microsoft_forms.xlsx": _microsoft_forms,
    "microsoft_forms_french.xlsx": _microsoft_forms_french,
    "outlook_contacts.csv": _outlook,
    "google_contacts.csv": _google_contacts,
}
"""Makers by file name."""
