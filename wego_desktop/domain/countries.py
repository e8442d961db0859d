"""Countries by ISO 3166 code and by their names in five languages."""

import re
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from wego_desktop.domain.text import fold

NAME_LANGUAGES = ("en", "ko", "fr", "es", "pt")

# Codes that CLDR names beside the countries: groups, pseudo-territories, parts without a code of their own.
_NO_COUNTRIES = frozenset(
    {"EU", "EZ", "UN", "XA", "XB", "QO", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
)

# Names in use that CLDR does not have: official long forms, United Nations forms, older and short names.
_VARIANTS: dict[str, str] = {
    "AE": "UAE|U A E|Emirates|EAU",
    "BO": """
        Bolivia Plurinational State of|Plurinational State of Bolivia|Estado Plurinacional de Bolivia""",
    "BN": "Brunei Darussalam",
    "BS": "The Bahamas",
    "CD": """
        DR Congo|DRC|D R Congo|Democratic Republic of the Congo|Congo Democratic Republic of the|Congo DR
        |RDC|Congo Kinshasa|RD Congo|República Democrática del Congo|República Democrática do Congo""",
    "CG": """
        Congo|Republic of the Congo|Congo Brazzaville|République du Congo|República del Congo""",
    "CI": "Ivory Coast|Cote d Ivoire|Republic of Cote d'Ivoire",
    "CN": """
        PR China|P R China|China PR|People's Republic of China|PRC|Mainland China|중화인민공화국|中国|中國""",
    "CV": "Cape Verde|Cabo Verde",
    "CZ": "Czech Republic|República Checa|República Tcheca|République tchèque|체코 공화국",
    "DO": "Dominican Rep|Rep Dominicana",
    "EG": "Arab Republic of Egypt",
    "FM": "Federated States of Micronesia|Micronesia Federated States of",
    "GB": """
        UK|U K|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Angleterre|Inglaterra
        |Grande-Bretagne|Gran Bretaña|Grã-Bretanha|United Kingdom of Great Britain and Northern Ireland
        |잉글랜드""",
    "GM": "The Gambia|Gambia",
    "HK": "Hong Kong|Hong Kong China|Hongkong|Hong Kong SAR|香港",
    "IR": "Iran Islamic Republic of|Islamic Republic of Iran",
    "JP": "日本",
    "KE": "Republic of Kenya",
    "KP": """
        Democratic People's Republic of Korea|DPRK|Korea Democratic People's Republic of
        |조선민주주의인민공화국""",
    "KR": """
        Korea|Republic of Korea|Korea Republic of|Korea South|South Korea|S Korea|ROK|R O Korea|Korea Rep
        |Rep of Korea|한국|남한|République de Corée|Corée|República de Corea|Corea|República da Coreia
        |Coreia|韩国|韓國""",
    "LA": "Lao PDR|Lao People's Democratic Republic|Lao",
    "LK": "Srilanka",
    "MD": "Republic of Moldova|Moldova Republic of",
    "MK": """
        Macedonia|FYROM|Republic of North Macedonia|The former Yugoslav Republic of Macedonia""",
    "MM": "Burma",
    "MO": "Macau|Macao|Macau SAR|Macao SAR",
    "NL": "The Netherlands|Holland|Holanda|Hollande",
    "PH": "The Philippines|Republic of the Philippines",
    "PS": """
        Palestine|State of Palestine|Palestina|Palestine State of|Occupied Palestinian Territory""",
    "RU": """
        Russian Federation|Federación de Rusia|Federação Russa|Fédération de Russie|Россия""",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland|Kingdom of Eswatini",
    "TL": "East Timor|Timor Oriental|Timor Este",
    "TR": """
        Turkey|Turkiye|Republic of Turkiye|Türkiye Cumhuriyeti|Turquie|Turquía|Turquia|튀르키예|터키""",
    "TW": "Taiwan Province of China|Chinese Taipei|臺灣|台湾|台灣",
    "TZ": "United Republic of Tanzania|Tanzania United Republic of",
    "US": """
        USA|U S A|U S|US of America|United States of America|America|EE UU|EEUU|EUA|États-Unis d'Amérique
        |Estados Unidos de América|Estados Unidos da América|미합중국|美国""",
    "VA": "Holy See|Holy See Vatican City State",
    "VE": """
        Bolivarian Republic of Venezuela|Venezuela Bolivarian Republic of
        |República Bolivariana de Venezuela""",
    "VN": "Viet Nam|Vietnam|Socialist Republic of Viet Nam",
    "ZA": "RSA|Republic of South Africa",
}

_PUNCTUATION = re.compile(r"[^\w]+|_")
_ARTICLE = re.compile(r"^the ")


@lru_cache(maxsize=8192)
def country_code(text: str) -> str | None:
    """The two-letter ISO code for a code of two or three letters or a name; None when it is no country.

    `na` and `NAM` are Namibia. Case, accents, punctuation and blanks around do not matter.
    """
    stripped = text.strip()
    if len(stripped) in {2, 3} and stripped.isascii() and stripped.isalpha():
        by_code = _codes().get(stripped.upper())
        if by_code:
            return by_code
    key = _key(stripped)
    return _names().get(key) or _names().get(_ARTICLE.sub("", key))


@lru_cache(maxsize=2048)
def country_name(code: str, language: str = "en") -> str:
    """The name of the country with the two-letter `code` in `language`; the code itself when unknown."""
    name: str | None = Locale.parse(language).territories.get(code)
    return name or code


@cache
def country_codes() -> tuple[str, ...]:
    """All two-letter codes in alphabetical order."""
    return tuple(sorted(set(_codes().values())))


@cache
def _codes() -> dict[str, str]:
    """Two- and three-letter codes to two-letter codes."""
    territories = Locale.parse("en").territories
    two = {code for code in map(str, territories) if len(code) == 2 and code.isalpha()} - _NO_COUNTRIES
    codes = {code: code for code in two}
    for alias, targets in get_global("territory_aliases").items():
        if alias.isalpha() and len(targets) == 1 and targets[0] in two:
            codes.setdefault(alias, targets[0])
    return codes


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in NAME_LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if _codes().get(code) == code:
                names.setdefault(_key(name), code)
    for code, variants in _VARIANTS.items():
        for variant in variants.split("|"):
            names[_key(variant)] = code
    return names


def _key(text: str) -> str:
    words = _PUNCTUATION.sub(" ", fold(text)).split()
    return " ".join("st" if word == "saint" else word for word in words if word != "and")
