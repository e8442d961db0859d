"""Takes forms of address off a name: `H.E. Mr.`, `Sra. Lic.`, `김민준 박사님`, `Kofi Mensah (Dr.)`."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that are honorifics with or without a dot.
_PLAIN = _words(
    """mr mrs ms miss mx dr drs prof professor sir dame hon'ble excellency cllr councillor honourable
    honorable mme mlle monsieur madame mademoiselle pr maître
    sra srta dra dña doña excmo excma ilmo ilma señor señora señorita licenciado licenciada ingeniero
    ingeniera profa senhor senhora doutor doutora exmo exma dom
    herr frau dott dott.ssa sig sig.ra sayın sn doç
    datuk dato dato' datin datuk' tun encik puan tuan bapak ibu pak yb yab ybhg khun alhaji hajia mallam engr
    г-н г-жа господин госпожа д-р проф
    السيد السيدة الدكتور الدكتورة معالي سعادة الأستاذ المهندس 님 씨 귀하"""
)
# Words that are honorifics only when written with a dot, or before another honorific: each is a name as well.
_DOTTED = _words(
    """h.e he s.e s.e.m s.exa s.exc v.exa s.m h.m h.r.h h.h exc exc.mo sr eng engª ing ir lic arq hon rev
    gen col capt cap lt maj cdr amb ambassador senator st m me d abg mtro mtra mstr atty adv barr chief arc
    don pe fr dipl.-ing dr.-ing on avv д م أ.د د"""
)
_PHRASES = (
    "his excellency",
    "her excellency",
    "son excellence",
    "su excelencia",
    "sua excelência",
    "the honourable",
    "the honorable",
    "l'honorable",
    "the rt hon",
    "tan sri",
    "puan sri",
    "dato' sri",
    "datuk seri",
    "rt hon.",
    "rt. hon.",
    "the rt. hon.",
)
_AFTER = (
    "선생님|교수님|박사님|시장님|군수님|의원님|장관님|차관님|대사님|회장님|사장님|대표님|총장님|원장님|국장님|과장님"
    "|여사님|박사|교수|여사|님|씨|귀하"
)
_KOREAN_AFTER = re.compile(rf"^(?P<name>\S.*?)\s+(?P<title>{_AFTER})$")
_KOREAN_GLUED = re.compile(
    rf"^(?P<name>[가-힣]{{3,4}})(?P<title>{_AFTER.removesuffix('|박사|교수|여사|님|씨|귀하')}|님)$"
)
_HAN_AFTER = re.compile(
    r"^(?P<name>[\u3040-\u30ff\u4e00-\u9fff ]{2,}?) ?(?P<title>先生|女士|小姐|博士|教授|阁下|様|さん|氏)$"
)
_BRACKETED = re.compile(r"^(?P<name>\S.*?)\s*[(（](?P<title>[^()（）]{1,30})[)）]$")
_BEHIND_COMMA = re.compile(r"^(?P<name>.*\S)\s*,\s*(?P<title>[^,]{1,30})$")
_GLUED = re.compile(r"^((?:dr|mr|mrs|ms|prof|dra|sra|ing|lic|eng|hon)\.)(\S.*)$", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")


def split_honorific(text: str) -> tuple[str, str]:
    """The honorific at the front, at the end or in brackets, and the name that is left, which is never empty.

    Letters and casing stay as typed; several honorifics come as they stand (`H.E. Mr.`).
    """
    name = _BLANKS.sub(" ", text).strip()
    for pattern in (_KOREAN_AFTER, _KOREAN_GLUED, _HAN_AFTER):
        match = pattern.match(name)
        if match and match["name"].strip():
            return match["title"], match["name"].strip()
    for pattern in (_BRACKETED, _BEHIND_COMMA):
        match = pattern.match(name)
        if match and is_honorific(match["title"]):
            before, rest = split_honorific(match["name"])
            return f"{before} {match['title'].strip()}".strip(), rest
    taken: list[str] = []
    rest = name
    while " " in rest or "." in rest:
        word, remainder = _next_honorific(rest)
        if not word or not remainder:
            break
        taken.append(word)
        rest = remainder
    return " ".join(taken), rest


def is_honorific(text: str) -> bool:
    """Whether `text` is nothing but honorifics: `Mr`, `Dr.`, `H.E. Ms`."""
    rest = _BLANKS.sub(" ", text).strip()
    if not rest:
        return False
    while rest:
        word, remainder = _next_honorific(f"{rest} Ann Name")
        if not word or not remainder.endswith("Ann Name"):
            return False
        rest = remainder.removesuffix("Ann Name").strip()
    return True


def joined_honorifics(first: str, second: str) -> str:
    """Two honorifics as one, each word once; the longer one alone where it holds the other's words."""
    for longer, shorter in ((second, first), (first, second)):
        if _keys(shorter) <= _keys(longer):
            return _without_repeats(longer)
    return _without_repeats(f"{first} {second}")


def _without_repeats(text: str) -> str:
    words: dict[str, str] = {}
    for word in text.split():
        words.setdefault(word.lower().rstrip("."), word)
    return " ".join(words.values())


def _keys(text: str) -> set[str]:
    return {word.lower().rstrip(".") for word in text.split()}


def _next_honorific(text: str) -> tuple[str, str]:
    lowered = text.lower()
    for phrase in _PHRASES:
        if lowered.startswith(phrase + " "):
            return text[: len(phrase)], text[len(phrase) :].strip()
    word, _, rest = text.partition(" ")
    glued = _GLUED.match(text)
    if glued:
        return glued[1], glued[2].strip()
    bare = word.lower().rstrip(".,")
    if bare in _PLAIN and (word.lower().strip(".,") == bare):
        return word.rstrip(","), rest.strip()
    is_dotted = word.endswith(".") or "." in bare
    before_honorific = rest.partition(" ")[0].lower().rstrip(".,") in _PLAIN and " " in rest.strip()
    if bare in _DOTTED and (is_dotted or before_honorific) and not (len(bare) == 1 and not _is_long(rest)):
        return word.rstrip(","), rest.strip()
    return "", text


def _is_long(rest: str) -> bool:
    """Whether two further words follow: `M. Jean Dupont` is Monsieur, `M. Kim` may be an initial."""
    return " " in rest.strip()
