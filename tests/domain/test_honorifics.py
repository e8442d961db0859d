import pytest

from wego_desktop.domain.honorifics import is_honorific, joined_honorifics, split_honorific
from wego_desktop.domain.person_names import NameParts, NameRule, split_full_name, suggest_name_rule


@pytest.mark.parametrize(
    ("text", "honorific", "name"),
    [
        ("H.E. Mr. Kofi Mensah", "H.E. Mr.", "Kofi Mensah"),
        ("Hon. Dr. Ngozi Okafor", "Hon. Dr.", "Ngozi Okafor"),
        ("S.E.M. Jean Dupont", "S.E.M.", "Jean Dupont"),
        ("Mme Awa Diop", "Mme", "Awa Diop"),
        ("Excmo. Sr. D. José Luis Ruiz", "Excmo. Sr. D.", "José Luis Ruiz"),
        ("Dra. Conceição Araújo", "Dra.", "Conceição Araújo"),
        ("김민준 박사님", "박사님", "김민준"),
        ("김민준님", "님", "김민준"),
        ("王小明先生", "先生", "王小明"),
        ("Sn. Ayşe Yılmaz", "Sn.", "Ayşe Yılmaz"),
        ("Tan Sri Ahmad Zaki", "Tan Sri", "Ahmad Zaki"),
        ("г-н Иван Петров", "г-н", "Иван Петров"),
        ("السيد أحمد علي", "السيد", "أحمد علي"),
        ("Kofi Mensah (Dr.)", "Dr.", "Kofi Mensah"),
        ("Mensah, Kofi, Dr.", "Dr.", "Mensah, Kofi"),
        ("홍길동 시장", "", "홍길동 시장"),
        ("Don Draper", "", "Don Draper"),
        ("D. Pedro", "", "D. Pedro"),
        ("He Jun", "", "He Jun"),
        ("Mx", "", "Mx"),
    ],
)
def test_honorific_comes_off_wherever_it_stands(text, honorific, name):
    assert split_honorific(text) == (honorific, name)


@pytest.mark.parametrize(
    ("text", "is_one"), [("Mr", True), ("H.E. Ms.", True), ("Mayor", False), ("", False)]
)
def test_honorific_alone_is_known(text, is_one):
    assert is_honorific(text) is is_one


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Mr.", "H.E. Mr.", "H.E. Mr."),
        ("Dr", "Dr.", "Dr."),
        ("H.E.", "Dr.", "H.E. Dr."),
        ("", "Mr. Mr.", "Mr."),
    ],
)
def test_honorific_of_two_cells_has_each_word_once(first, second, joined):
    assert joined_honorifics(first, second) == joined


@pytest.mark.parametrize(
    ("text", "rule", "given", "family"),
    [
        ("DUPONT, Marie", NameRule.WHOLE, "DUPONT, Marie", ""),
        ("MENSAH, Dr. Kofi", NameRule.WHOLE, "MENSAH, Kofi", ""),
        ("Ana María de la Cruz", NameRule.GIVEN_FAMILY, "Ana María", "de la Cruz"),
        ("Jan van der Berg", NameRule.GIVEN_FAMILY, "Jan", "van der Berg"),
        ("José Ortega y Gasset", NameRule.GIVEN_FAMILY, "José", "Ortega y Gasset"),
        ("Martin King Jr.", NameRule.GIVEN_FAMILY, "Martin", "King Jr."),
        ("KIM Min-jun", NameRule.GIVEN_FAMILY, "Min-jun", "KIM"),
        ("Kim Min-jun", NameRule.FAMILY_GIVEN, "Min-jun", "Kim"),
        ("van der Berg Jan", NameRule.FAMILY_GIVEN, "Jan", "van der Berg"),
        ("김민준", NameRule.FAMILY_GIVEN, "민준", "김"),
        ("남궁민수", NameRule.FAMILY_GIVEN, "민수", "남궁"),
        ("王小明", NameRule.FAMILY_GIVEN, "小明", "王"),
        ("欧阳静", NameRule.FAMILY_GIVEN, "静", "欧阳"),
        ("Jan van der BERG", NameRule.AS_WRITTEN, "Jan", "van der BERG"),
        ("Cher", NameRule.GIVEN_FAMILY, "Cher", ""),
        ("Cher", NameRule.FAMILY_GIVEN, "Cher", ""),
    ],
)
def test_name_is_parted_by_the_chosen_rule(text, rule, given, family):
    parts = split_full_name(text, rule)
    assert (parts.given, parts.family) == (given, family)


def test_honorifics_come_off_under_every_rule():
    for rule in NameRule:
        assert split_full_name("H.E. Mr. Kofi Mensah", rule).honorific == "H.E. Mr."
    assert split_full_name("Okonkwo, H.E. Ngozi") == NameParts("H.E.", "Ngozi", "Okonkwo")


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        (["DUPONT, Marie", "DIALLO, Awa", "Cher"], NameRule.AS_WRITTEN),
        (["KIM Min-jun", "HAN Seo-yun"], NameRule.AS_WRITTEN),
        (["김민준", "한서윤", "Ana Pérez"], NameRule.FAMILY_GIVEN),
        (["Ana Pérez", "Ben Okafor"], NameRule.WHOLE),
        ([], NameRule.WHOLE),
    ],
)
def test_rule_is_suggested_by_the_writing_of_the_names(names, rule):
    assert suggest_name_rule(names) is rule
