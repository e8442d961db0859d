import pytest
from hypothesis import given
from hypothesis import strategies as st

from wego_desktop.domain.countries import NAME_LANGUAGES, country_code, country_codes, country_name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NA", "NA"),
        ("nam", "NA"),
        (" KOR ", "KR"),
        ("Korea", "KR"),
        ("Korea, Rep.", "KR"),
        ("South Korea", "KR"),
        ("대한민국", "KR"),
        ("한국", "KR"),
        ("Corea del Sur", "KR"),
        ("République de Corée", "KR"),
        ("DPRK", "KP"),
        ("Brésil", "BR"),
        ("BRASIL", "BR"),
        ("Turkey", "TR"),
        ("turkiye", "TR"),
        ("UK", "GB"),
        ("U.S.A.", "US"),
        ("EE.UU.", "US"),
        ("the Netherlands", "NL"),
        ("Côte d'Ivoire", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Bosnia and Herzegovina", "BA"),
        ("Bosnia & Herzegovina", "BA"),
        ("Viet Nam", "VN"),
        ("Moçambique", "MZ"),
        ("Palestine", "PS"),
        ("Ivory Coast", "CI"),
        ("DRC", "CD"),
        ("Deutschland", "DE"),
        ("Германия", "DE"),
        ("ナミビア", "NA"),
        ("中国", "CN"),
        ("مصر", "EG"),
        ("Hà Lan", "NL"),
        ("Federal Republic of Germany", "DE"),
        ("Kingdom of Saudi Arabia", "SA"),
        ("República de Chile", "CL"),
        ("Korea (KR)", "KR"),
        ("Paris - France", "FR"),
        ("Guinea-Bissau", "GW"),
        ("🇰🇷", "KR"),
        ("France / Germany", None),
        ("Seoul", None),
        ("Atlantis", None),
        ("", None),
        ("EU", None),
        ("ZZ", None),
    ],
)
def test_country_is_found_by_code_and_name(text, code):
    assert country_code(text) == code


@pytest.mark.parametrize("language", NAME_LANGUAGES)
def test_every_country_is_found_again_by_its_name(language):
    lost = [c for c in country_codes() if country_code(country_name(c, language)) != c]
    assert lost == []


@given(st.text())
def test_country_code_never_raises_and_gives_known_codes_only(text):
    assert country_code(text) is None or country_code(text) in country_codes()
