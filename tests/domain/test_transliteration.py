"""Names of other scripts in Latin letters, and the spellings of Korean names."""

import pytest

from wego_desktop.domain.korean_names import latin_keys, native_keys
from wego_desktop.domain.name_sounds import arabic_consonants, latin_consonants, latin_sound
from wego_desktop.domain.transliteration import cyrillic_readings, hangul_reading, kana_reading


@pytest.mark.parametrize(
    ("native", "latin"),
    [("김민수", "gimminsu"), ("서윤", "seoyun"), ("한빛", "hanbit"), ("쌍용", "ssangyong"), ("A동", "Adong")],
)
def test_hangul_is_read_by_the_revised_romanisation_of_names(native: str, latin: str) -> None:
    assert hangul_reading(native) == latin


@pytest.mark.parametrize(
    ("native", "spellings"),
    [
        ("김민수", ("min su|kim", "minsoo|gim", "kim minsu|")),
        ("이정훈", ("jung hoon|lee", "jeonghun|yi", "jeong hun|rhee")),
        ("박서연", ("seoyeon|park", "seo youn|bak")),
        ("최은별", ("eun byul|choi", "eunbyeol|choe")),
        ("류현우", ("hyun woo|ryu", "hyeonu|yoo")),
        ("남궁민", ("min|namkung", "min|namgoong")),
    ],
)
def test_spellings_of_a_korean_name_share_a_reading(native: str, spellings: tuple[str, ...]) -> None:
    for spelling in spellings:
        given, _bar, family = spelling.partition("|")
        shared = set(latin_keys(given.split(), family.split()))
        if native[0] == "류":
            assert shared & {*native_keys(native), *native_keys("유" + native[1:])}
        else:
            assert set(native_keys(native)) <= shared


@pytest.mark.parametrize(
    ("one", "other"), [("박서연", "박수연"), ("김민준", "김민정"), ("김지우", "김지유"), ("이하늘", "임하늘")]
)
def test_other_korean_names_have_another_reading(one: str, other: str) -> None:
    assert set(native_keys(one)).isdisjoint(native_keys(other))


def test_what_is_no_korean_name_has_no_reading() -> None:
    assert native_keys("김") == native_keys("Kim") == ()
    assert latin_keys(("madonna",), ()) == ()
    assert latin_keys(("ana", "celeste"), ("machava",)) == ()


@pytest.mark.parametrize(
    ("native", "spellings"),
    [
        ("Юрий", ("yury", "yuri", "iurii", "jurij", "youri")),
        ("Щербаков", ("shcherbakov", "schtscherbakow", "chtcherbakov")),
        ("Хабибуллин", ("khabibullin", "habibullin")),
        ("Жуков", ("zhukov", "joukov", "schukow")),
        ("Гриценко", ("hrytsenko", "gritsenko")),
        ("Соловьёва", ("solovyova", "solovieva")),
    ],
)
def test_cyrillic_reads_as_each_of_its_spellings(native: str, spellings: tuple[str, ...]) -> None:
    readings = {latin_sound(reading) for reading in cyrillic_readings(native)}
    assert {spelling for spelling in spellings if latin_sound(spelling) not in readings} == set()


@pytest.mark.parametrize(
    ("native", "latin"),
    [("さとう", "sato"), ("タナカ ショウコ", "tanaka shoko"), ("はっとり", "hattori"), ("じゅん", "jun")],
)
def test_kana_is_read_by_hepburn(native: str, latin: str) -> None:
    assert kana_reading(native) == latin


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        ("محمد عبد الرحمن", "mohammed abdul rahman"),
        ("رانيا درويش", "darwish rania"),
        ("خالد الحسيني", "khaled al hussaini"),
    ],
)
def test_arabic_shares_its_consonants_with_its_spellings(native: str, latin: str) -> None:
    assert arabic_consonants(native) == latin_consonants(latin) != ""


def test_few_consonants_say_nothing() -> None:
    assert arabic_consonants("علي") == latin_consonants("ali") == ""
