import pytest
from hypothesis import given
from hypothesis import strategies as st

from wego_desktop.domain.countries import country_codes
from wego_desktop.domain.phones import normalised_phone, phone_digits


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("+82 2 555 0116", None, "+8225550116"),
        ("02-555-0116", "KR", "+8225550116"),
        ("82 10 5550 1161", "KR", "+821055501161"),
        ("(212) 555-0143 x752", "US", "+12125550143;752"),
        ("1-212-555-0143 ext. 12", "US", "+12125550143;12"),
        ("242-555-0101", "BS", "+12425550101"),
        ("+44 (0)20 7946 0018", None, "+442079460018"),
        ("0027 11 555 0101", "KR", "+27115550101"),
        ("8 495 555 01 16", "RU", "+74955550116"),
        ("06 555 0116", "IT", "+39065550116"),
        ("+234 80 555 0117 / +234 1 555 0118", None, "+234805550117"),
        ("+82-2-555-0116 (내선 12)", None, "+8225550116;12"),
        ("٠١٠٥٥٥٠١١٦", "EG", "+20105550116"),
        ("'+593 2 555 0118", None, "+59325550118"),
        ("02-555-0116", None, "025550116"),
        ("1", "US", ""),
        ("ask the office", "US", ""),
        ("+1234567890123456789", None, ""),
    ],
)
def test_number_is_completed_where_the_country_is_known(text, country, number):
    assert normalised_phone(text, country) == number


@given(st.text(), st.sampled_from([None, "XX", *country_codes()]))
def test_number_never_has_anything_but_plus_digits_and_extension(text, country):
    number = normalised_phone(text, country)
    assert not number.strip("+;0123456789")
    assert number.count(";") <= 1


def test_digits_alone_leave_the_extension_out():
    assert phone_digits("+82 (2) 555-0116 ext. 12") == "8225550116"
