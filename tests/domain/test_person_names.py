import pytest
from hypothesis import given
from hypothesis import strategies as st

from wego_desktop.domain.honorifics import split_honorific
from wego_desktop.domain.person_names import NameParts, split_full_name


@pytest.mark.parametrize(
    ("text", "honorific", "given", "family"),
    [
        ("Ana Pérez", "", "Ana Pérez", ""),
        ("Madonna", "", "Madonna", ""),
        ("KIM, Min-jun", "", "Min-jun", "KIM"),
        ("de la Cruz, María José", "", "María José", "de la Cruz"),
        ("DUPONT Marie", "", "Marie", "DUPONT"),
        ("Marie DUPONT", "", "Marie", "DUPONT"),
        ("VAN DER BERG Jan", "", "Jan", "VAN DER BERG"),
        ("JUAN CARLOS", "", "JUAN CARLOS", ""),
        ("Smith, Jr.", "", "Smith, Jr.", ""),
        ("King, Martin, Jr.", "", "Martin, Jr.", "King"),
        ("H.E. Mr. Kofi Mensah", "H.E. Mr.", "Kofi Mensah", ""),
        ("Okonkwo, H.E. Ngozi", "H.E.", "Ngozi", "Okonkwo"),
        ("HE Jun", "", "HE Jun", ""),
        ("Eng Tan", "", "Eng Tan", ""),
        ("Tan Wei", "", "Tan Wei", ""),
        ("Sri Rahayu", "", "Sri Rahayu", ""),
        ("Prof. Dr. Hans Müller", "Prof. Dr.", "Hans Müller", ""),
        ("Dr.Amina Diallo", "Dr.", "Amina Diallo", ""),
        ("Sra. Lucía Montalvo", "Sra.", "Lucía Montalvo", ""),
        ("M. Jean Dupont", "M.", "Jean Dupont", ""),
        ("M. Night", "", "M. Night", ""),
        ("김민준 님", "님", "김민준", ""),
        ("أحمد علي", "", "أحمد علي", ""),
        ("Mr.", "", "Mr.", ""),
        ("", "", "", ""),
        ("McDonald Ann", "", "McDonald Ann", ""),
    ],
)
def test_name_is_split_only_where_the_writing_says_how(text, honorific, given, family):
    assert split_full_name(text) == NameParts(honorific, given, family)


@given(st.text())
def test_split_never_raises_and_loses_no_letter(text):
    parts = split_full_name(text)
    letters = sorted(c for c in text if c.isalnum())
    assert sorted(c for c in parts.honorific + parts.given + parts.family if c.isalnum()) == letters


@given(st.text(min_size=1).filter(str.strip))
def test_honorific_never_takes_the_whole_name(text):
    assert split_honorific(text)[1]
