"""Countries by ISO 3166 code and by their names in many languages."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from wego_desktop.domain.text import fold

NAME_LANGUAGES = ("en", "ko", "fr", "es", "pt")
# The other languages that are asked, by the script a name is written in.
_FURTHER_LANGUAGES = {
    "LATIN": ("tr", "de", "it", "id", "vi", "nl", "pl", "ro", "hu", "cs", "sw", "uz", "sv"),
    "CJK": ("zh", "zh_Hant", "ja"),
    "KATAKANA": ("ja",),
    "CYRILLIC": ("ru", "uk", "mn", "kk"),
    "ARABIC": ("ar", "fa"),
    "THAI": ("th",),
    "ETHIOPIC": ("am",),
    "DEVANAGARI": ("ne", "hi"),
    "BENGALI": ("bn",),
    "GREEK": ("el",),
    "HEBREW": ("he",),
    "KHMER": ("km",),
    "MYANMAR": ("my",),
    "SINHALA": ("si",),
}

# Codes that CLDR names beside the countries: groups, pseudo-territories, parts without a code of their own.
_NO_COUNTRIES = frozenset(
    {"EU", "EZ", "UN", "XA", "XB", "QO", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
)

# Names in use that CLDR does not have: official long forms, United Nations forms, older and short names.
_VARIANTS: dict[str, str] = {
    "AE": "UAE|U A E|Emirates|EAU|Emiratos",
    "BA": "Bosnia|Bosnia Herzegovina|BiH",
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
    "CF": "CAR|Central African Rep",
    "CV": "Cape Verde|Cabo Verde",
    "CZ": "Czech Republic|Czech Rep|República Checa|República Tcheca|République tchèque|체코 공화국",
    "DO": "Dominican Rep|Rep Dominicana",
    "EG": "Arab Republic of Egypt",
    "FM": "Federated States of Micronesia|Micronesia Federated States of",
    "GB": """
        UK|U K|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Angleterre|Inglaterra
        |Grande-Bretagne|Gran Bretaña|Grã-Bretanha|United Kingdom of Great Britain and Northern Ireland
        |잉글랜드""",
    "GM": "The Gambia|Gambia",
    "GQ": "Eq Guinea",
    "GW": "Guinea Bissau|Guinée Bissau|Guiné Bissau",
    "HK": "Hong Kong|Hong Kong China|Hongkong|Hong Kong SAR|香港",
    "IR": "Iran Islamic Republic of|Islamic Republic of Iran",
    "JP": "日本",
    "KE": "Republic of Kenya",
    "KP": """
        Democratic People's Republic of Korea|DPRK|Korea Democratic People's Republic of
        |조선민주주의인민공화국""",
    "KR": """
        Korea|Republic of Korea|대한민국|大韩民国|大韓民國|Korea Republic of|Korea South
        |South Korea|S Korea|ROK|R O Korea|Korea Rep
        |Rep of Korea|한국|남한|République de Corée|Corée|República de Corea|Corea|República da Coreia
        |Coreia|韩国|韓國""",
    "KG": "Kyrgyz Republic|Kirghizia",
    "LA": "Lao PDR|Lao People's Democratic Republic|Lao",
    "LK": "Srilanka",
    "MD": "Republic of Moldova|Moldova Republic of",
    "MK": """
        Macedonia|FYROM|Republic of North Macedonia|The former Yugoslav Republic of Macedonia""",
    "MM": "Burma|Birmania|Birmanie",
    "MO": "Macau|Macao|Macau SAR|Macao SAR",
    "MX": "United Mexican States|Estados Unidos Mexicanos|Mejico|Mex",
    "NL": "The Netherlands|Holland|Holanda|Hollande",
    "PG": "PNG",
    "PH": "The Philippines|Republic of the Philippines",
    "PS": """
        Palestine|State of Palestine|Palestina|Palestine State of|Occupied Palestinian Territory""",
    "RU": """
        Russian Federation|Federación de Rusia|Federação Russa|Fédération de Russie|Россия""",
    "SA": "KSA|Saudi",
    "SK": "Slovak Republic|Slovakia",
    "ST": "Sao Tome|Sao Tome and Principe",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland|Kingdom of Eswatini",
    "TL": "East Timor|Timor Oriental|Timor Este",
    "TR": """
        Turkey|Turkiye|Republic of Turkiye|Türkiye Cumhuriyeti|Turquie|Turquía|Turquia|튀르키예|터키""",
    "TT": "Trinidad|Trinidad Tobago",
    "TW": "Taiwan Province of China|Chinese Taipei|Taiwan China|臺灣|台湾|台灣",
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
_ARTICLE = re.compile(r"^(?:the|la|le|les|el|los|o|a|os) ")
# The solemn front of a long name: "Federal Republic of", "République de", "Reino de".
_FORM_OF_STATE = re.compile(
    r"^(?:the )?(?:(?:federal|federative|democratic|islamic|socialist|arab|oriental|hashemite|united"
    r"|independent|co operative|peoples?) )*(?:republic|kingdom|states?|commonwealth|sultanate|union"
    r"|principality|grand duchy|republique|royaume|republica|reino|estado)"
    r" (?:(?:federale?|democratique|democratica|islamique|islamica|arabe|unie?|unido) )*"
    r"(?:of|de|du|des|d|do|da|del|dos|das) (?:the |la |l )?"
)
_PARTS = re.compile(r"\s[-–—:]\s|[()/,;\[\]（）]")
_FLAG_LETTER = 0x1F1E6


@lru_cache(maxsize=8192)
def country_code(text: str) -> str | None:
    """The two-letter ISO code for a code of two or three letters, a name or a flag; None for no country.

    `na` and `NAM` are Namibia. Case, accents, punctuation and blanks around do not matter; `Korea (KR)` and
    `Paris - France` give the one country that they name. Names count in about forty languages.
    """
    stripped = text.strip()
    code = _whole_code(stripped)
    if code or not stripped:
        return code
    parts = [part.strip() for part in _PARTS.split(stripped)]
    found = {_whole_code(part) for part in parts if len(part) > 1} - {None} if len(parts) > 1 else set()
    return found.pop() if len(found) == 1 else None


def _whole_code(text: str) -> str | None:
    if len(text) in {2, 3} and text.isascii() and text.isalpha():
        by_code = _codes().get(text.upper())
        if by_code:
            return by_code
    if len(text) == 2 and all(_FLAG_LETTER <= ord(letter) < _FLAG_LETTER + 26 for letter in text):
        return _codes().get("".join(chr(ord(letter) - _FLAG_LETTER + ord("A")) for letter in text))
    key = _key(text)
    if not key or len(key) > 100:
        return None
    keys = (key, _ARTICLE.sub("", key), _FORM_OF_STATE.sub("", key))
    found = next((_names()[name] for name in keys if name in _names()), None)
    if found:
        return found
    further = _further_names(_script(key))
    return next((further[name] for name in keys if name in further), None)


@lru_cache(maxsize=2048)
def country_name(code: str, language: str = "en") -> str:
    """The name of the country with the two-letter `code` in `language`; the code itself when unknown."""
    name: str | None = _territories(language).get(code)
    return name or code


def _territories(language: str) -> Any:
    # Late, because lists of delegates show a country only when its column is asked for.
    from babel import Locale

    return Locale.parse(language).territories


@cache
def country_codes() -> tuple[str, ...]:
    """All two-letter codes in alphabetical order."""
    return tuple(sorted(set(_codes().values())))


@cache
def _codes() -> dict[str, str]:
    """Two- and three-letter codes to two-letter codes."""
    from babel.core import get_global

    territories = _territories("en")
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
        for code, name in _territories(language).items():
            if _codes().get(code) == code:
                names.setdefault(_key(name), code)
    for code, variants in _VARIANTS.items():
        for variant in variants.split("|"):
            names[_key(variant)] = code
    return names


@cache
def _further_names(script: str) -> dict[str, str]:
    """Names in the languages of one script beside the five of the window."""
    names: dict[str, str] = {}
    for language in _FURTHER_LANGUAGES.get(script, ()):
        for code, name in _territories(language).items():
            key = _key(name)
            if _codes().get(code) == code and len(key) > 1:
                names.setdefault(key, code)
    return names


def _script(text: str) -> str:
    """The script of the first letter, as Unicode's names begin: `LATIN`, `CJK`, `CYRILLIC`."""
    letter = next((character for character in text if character.isalpha()), "a")
    return unicodedata.name(letter, "").split(" ", 1)[0]


def _key(text: str) -> str:
    words = _PUNCTUATION.sub(" ", fold(text)).split()
    return " ".join("st" if word == "saint" else word for word in words if word != "and")
