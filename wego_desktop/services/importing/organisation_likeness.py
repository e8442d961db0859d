"""Whether two names may be one organisation's: `Municipality of Quito` and `Quito`, `서울시청` and `서울`."""

import re
from functools import lru_cache

from wego_desktop.domain.text import digits, fold

_PARTS = re.compile(r"[^\w]+|_")
_LEAST_LETTERS = 6
_LONG_LETTERS = 12
"""Names of so many letters may hold two slips, shorter ones a single one."""


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


# Words by which a city's government calls itself, and the small words between; folded as the names are.
_OF_GOVERNMENTS = _words(
    """
    a administration administracao administracion akimat al alcaldia and assembly ayuntamiento
    baladiyya baladiyyat bashkia belediye belediyesi buyuksehir camara capital city commune comune
    comuna concello conseil consejo conselho
    corporation council county d da das de dei del della den der des di district distrito do
    dos du e el gemeente gmina gobierno gorod gov government governo grad hall hotel i in
    intendencia kommune kommun kota l la landeshauptstadt las le les los mairie mayor mayoralty
    mesto metro metropolis metropolitan metropolitaine metropolitana metropolitano meria miasto
    municipal municipale municipalidad municipalidade municipalite municipality municipio
    munitsipalitet o obcina of office opstina pemerintah pemkot perbandaran majlis dewan bandaraya
    prefecture prefectura prefeitura primaria provincial s stadt stadtverwaltung statutarni tecnica
    the town townhall urbain urbaine urban und van ville y администрация акимат гор город города
    г городская городской мэрия управа правительство بلدية مدينة امانة محافظة
    """
)
_ENDINGS = tuple(
    fold(ending)
    for ending in (
        "특별자치시청", "특별자치시", "특별시청", "특별시", "광역시청", "광역시", "시청", "군청", "구청",
        "시", "市人民政府", "人民政府", "市政府", "市役所", "都庁", "市", "都",
    )
)  # fmt: skip


@lru_cache(maxsize=65536)
def core_of(name: str) -> str:
    """What is left of a folded name without the words of governments; the whole when nothing is left."""
    parts = [part for part in _PARTS.split(fold(name)) if part]
    kept = [_without_ending(part) for part in parts if part not in _OF_GOVERNMENTS]
    return " ".join(kept or parts)


def _without_ending(part: str) -> str:
    """`서울특별시` and `成都市` without what says that they are cities."""
    if part.isascii():
        return part
    for ending in _ENDINGS:
        if part.endswith(ending) and len(part) >= len(ending) + 2:
            return part[: -len(ending)]
    return part


def are_cores_alike(one: str, other: str) -> bool:
    """Whether two different cores differ by no more than a slip of the pen; digits must be the same."""
    from rapidfuzz.distance import OSA

    if min(len(one), len(other)) < _LEAST_LETTERS or digits(one) != digits(other):
        return False
    most = 1 if min(len(one), len(other)) < _LONG_LETTERS else 2
    return OSA.distance(one, other, score_cutoff=most) <= most or one.replace(" ", "") == other.replace(
        " ", ""
    )
