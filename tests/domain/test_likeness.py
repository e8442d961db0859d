"""Whether two people may be one: each spelling that people and lists use, and what speaks against it."""

import pytest

from wego_desktop.domain.likeness import (
    Likeness,
    LikenessLevel,
    NameLikeness,
    PersonFacts,
    ReasonKind,
    likeness,
    profile_of,
)
from wego_desktop.domain.likeness_index import LikenessIndex
from wego_desktop.messages.merging import reason_text

SEOUL = {"organisation_key": "seoul", "city": "Seoul", "country": "KR"}


def alike(one: PersonFacts, other: PersonFacts) -> Likeness | None:
    there = likeness(profile_of("a", one), profile_of("b", other))
    back = likeness(profile_of("b", other), profile_of("a", one))
    assert (there and (there.score, there.level)) == (back and (back.score, back.level))
    return there


def colleagues(one: tuple[str, ...], other: tuple[str, ...], **extra: str) -> Likeness | None:
    """Two people of one organisation; given, family and native name of each."""
    fields = ("given_names", "family_name", "native_name")
    place = {**SEOUL, **extra}
    return alike(
        PersonFacts(**dict(zip(fields, one, strict=False)), **place),
        PersonFacts(**dict(zip(fields, other, strict=False)), **place),
    )


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (("João", "Araújo"), ("Joao", "Araujo"), NameLikeness.ACCENTS),
        (("Đặng", "Minh Châu"), ("Minh Chau", "Dang"), NameLikeness.SWAPPED),
        (("Min-su", "Kim"), ("Minsu", "Kim"), NameLikeness.SPACING),
        (("Min-su", "Kim"), ("Min Soo", "Gim"), NameLikeness.SOUNDS_ALIKE),
        (("Jeong-hun", "Lee"), ("Jung Hoon", "Rhee"), NameLikeness.SOUNDS_ALIKE),
        (("Seo-yun", "Han"), ("", "", "한서윤"), NameLikeness.READS_AS),
        (("Bak", "Seoyeon"), ("", "", "박서연"), NameLikeness.READS_AS),
        (("Yury", "Shcherbakov"), ("", "", "Юрий Щербаков"), NameLikeness.READS_AS),
        (("Serguei", "Joukov"), ("Сергей", "Жуков"), NameLikeness.READS_AS),
        (("Dmitrii", "Orlov"), ("Dmitry", "Orlov"), NameLikeness.SOUNDS_ALIKE),
        (("Kenji", "Satō"), ("", "", "さとう けんじ"), NameLikeness.READS_AS),
        (("Rania", "Darwish"), ("", "", "رانيا درويش"), NameLikeness.MAY_READ_AS),
        (("Minsu", "Kim", "김민수"), ("", "", "김 민수"), NameLikeness.NATIVE),
        (("J.", "Smith"), ("John", "Smith"), NameLikeness.INITIALS),
        (("Joao S.", "Albuquerque"), ("João Sebastião", "Albuquerque"), NameLikeness.SHORTER),
        (("Ana", "Machava"), ("Ana Celeste", "Machava"), NameLikeness.SHORTER),
        (("Bob", "Miller"), ("Robert", "Miller"), NameLikeness.SHORT_FORM),
        (("Alex", "Petrov"), ("Alexander", "Petrov"), NameLikeness.SHORT_FORM),
        (("Grace", "Ssemwanga"), ("Grace", "Ssemwagna"), NameLikeness.TYPO),
    ],
)
def test_a_colleague_of_that_spelling_is_found(
    one: tuple[str, ...], other: tuple[str, ...], kind: NameLikeness
) -> None:
    found = colleagues(one, other)
    assert found is not None
    assert found.reasons[0].kind is kind
    assert found.reasons[1].kind is ReasonKind.SAME_ORGANISATION


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Seo-yeon", "Park"), ("Su-yeon", "Park")),
        (("Min-jun", "Kim"), ("Min-jeong", "Kim")),
        (("", "", "김민수"), ("", "", "김민정")),
        (("Ana", "Machava"), ("Celina", "Machava")),
        (("John", "Smith"), ("Jane", "Smith")),
        (("Li", "Wang"), ("Lei", "Zhang")),
        (("Иван", "Петров"), ("Maria", "Petrova")),
    ],
)
def test_two_colleagues_with_another_name_are_two(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert colleagues(one, other) is None


def test_a_hangul_name_says_how_it_reads() -> None:
    found = colleagues(("Minsu", "Kim"), ("", "", "김민수"))
    assert found is not None
    assert [reason_text(reason) for reason in found.reasons] == [
        "김민수 reads as Minsu Kim",
        "same organisation",
    ]


def test_one_reading_with_two_native_names_is_not_likely() -> None:
    same = colleagues(("Jimin", "Park", "박지민"), ("Jimin", "Park", "박지민"))
    other = colleagues(("Jimin", "Park", "박지민"), ("Jimin", "Park", "박치민"))
    assert same is not None
    assert same.level is LikenessLevel.LIKELY
    assert other is None


def test_address_and_telephone_find_somebody_under_a_new_family_name() -> None:
    ana = {"given_names": "Ana Celeste", "family_name": "Machava"}
    wed = {"given_names": "Ana Celeste", "family_name": "Cossa"}
    mail, phone = {"email": "ana@maputo.example"}, {"phone_digits": "258841234567"}
    by_mail = alike(PersonFacts(**ana, **mail), PersonFacts(**wed, email="ANA@maputo.example"))
    by_phone = alike(PersonFacts(**ana, **phone), PersonFacts(**wed, phone_digits="841234567"))
    by_both = alike(PersonFacts(**ana, **mail, **phone), PersonFacts(**wed, **mail, **phone))
    assert by_mail is not None
    assert by_mail.level is LikenessLevel.POSSIBLE
    assert by_phone is not None
    assert by_phone.level is LikenessLevel.POSSIBLE
    assert by_both is not None
    assert by_both.level is LikenessLevel.LIKELY


def test_an_assistant_who_gives_the_own_address_is_not_the_mayor() -> None:
    mayor = PersonFacts("Armando", "Mondlane", email="office@maputo.example", city="Maputo", country="MZ")
    assistant = PersonFacts("Celina", "Sitoe", email="office@maputo.example", city="Maputo", country="MZ")
    assert alike(mayor, assistant) is None


def test_two_who_are_reached_in_two_ways_are_not_likely_one() -> None:
    one = PersonFacts("Jin", "Kim", email="jin@seoul.example", phone_digits="82212345678", **SEOUL)
    other = PersonFacts("Jin", "Kim", email="jin.kim@seoul.example", phone_digits="82287654321", **SEOUL)
    found = alike(one, other)
    assert found is not None
    assert found.level is LikenessLevel.POSSIBLE
    against = [reason_text(reason) for reason in found.reasons if reason.is_against]
    assert against == ["another email", "another phone"]
    assert [reason.is_against for reason in found.reasons] == sorted(
        reason.is_against for reason in found.reasons
    )


def test_a_name_abroad_is_nobody() -> None:
    assert alike(PersonFacts("Ana", "Silva", country="MZ"), PersonFacts("Ana", "Silva", country="BR")) is None


def people(*names: str, **extra: str) -> list[PersonFacts]:
    return [PersonFacts(*name.split("|"), **extra) for name in names]


def test_the_index_finds_each_pair_once_and_nobody_else() -> None:
    facts = people("Grace|Ssemwanga", "Ssemwanga|Grace", "Moses|Okello", "G.|Ssemwanga", city="Kampala")
    index = LikenessIndex(profile_of(str(at), each) for at, each in enumerate(facts))
    pairs = {frozenset((found.key, found.other_key)) for found in index.pairs()}
    assert pairs == {frozenset("01")}
    assert [found.other_key for found in index.find(profile_of("new", facts[0]), least=40)] == ["0", "1", "3"]


def test_somebody_taken_out_of_the_index_is_no_longer_found() -> None:
    index = LikenessIndex()
    first, second = (profile_of(key, PersonFacts("Ana", "Machava")) for key in "ab")
    index.add(first)
    assert [found.other_key for found in index.find(second)] == ["a"]
    index.discard("a")
    index.discard("a")
    assert index.find(second) == ()
    assert (len(index), "a" in index) == (0, False)


def test_a_name_that_many_have_says_less() -> None:
    rare = LikenessIndex([profile_of("a", PersonFacts("Jin", "Kim", city="Seoul", country="KR"))])
    many = LikenessIndex(
        profile_of(f"p{at}", PersonFacts("Jin", "Kim", city=f"City {at}", country="KR")) for at in range(30)
    )
    many.add(profile_of("a", PersonFacts("Jin", "Kim", city="Seoul", country="KR")))
    wanted = profile_of("b", PersonFacts("Jin", "Kim", city="Seoul", country="KR"))
    assert [found.score for found in rare.find(wanted)] == [72]
    assert many.find(wanted) == ()
    (common,) = (found for found in many.find(wanted, least=40) if found.other_key == "a")
    assert [reason_text(reason) for reason in common.reasons if reason.is_against] == [
        "31 people have this name"
    ]


def test_an_address_that_many_share_says_little() -> None:
    office = {"email": "protocol@seoul.example"}
    index = LikenessIndex(
        profile_of(str(at), each)
        for at, each in enumerate(people("Ana|One", "Ben|Two", "Cid|Three", "Dan|Four", **office))
    )
    found = index.find(profile_of("new", PersonFacts("Ana", "Five", **office)))
    assert found == ()
