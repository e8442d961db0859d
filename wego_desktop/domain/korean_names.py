"""Korean names: the many spellings of one family name, and what the spellings of a given name share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from wego_desktop.domain.transliteration import hangul_reading, is_hangul

_SPELLINGS = """
김 kim gim ghim; 이 lee yi rhee ree ri i rhie ie; 박 park bak pak bahk pahk; 최 choi choe chwe choy;
정 jung jeong chung joung cheong jong; 강 kang gang; 조 cho jo joe; 윤 yoon yun youn; 장 jang chang;
임 lim im rim yim; 한 han hahn; 오 oh o; 서 seo suh; 신 shin sin; 권 kwon gwon kwun; 황 hwang;
안 ahn an; 송 song; 유 yoo yu you ryu ryoo; 류 ryu ryoo yoo yu; 홍 hong; 전 jeon jun chun chon; 고 ko go koh;
문 moon mun; 양 yang; 손 son sohn; 배 bae pae bai; 백 baek paik baik back paek; 허 heo hur huh hoe her;
노 noh roh no ro; 남 nam; 심 shim sim; 하 ha hah; 곽 kwak gwak; 성 sung seong; 차 cha; 주 joo ju choo;
우 woo wu u; 구 koo gu ku goo; 민 min; 진 jin chin; 지 ji jee chi; 엄 um eom uhm ohm; 채 chae; 원 won;
천 cheon chun chon; 방 bang pang; 공 kong gong; 현 hyun hyeon; 변 byun byeon pyun; 여 yeo yuh; 추 choo chu;
도 do doh; 소 so soh; 석 seok suk; 선 sun seon; 설 seol sul; 마 ma mah; 길 gil kil; 연 yeon youn; 위 wi wee;
표 pyo; 명 myung myeong; 기 ki gi; 반 ban pan bahn; 라 ra na; 나 na ra; 왕 wang; 금 keum geum; 옥 ok;
육 yook yuk; 인 in; 맹 maeng; 제 je jae; 모 mo; 은 eun; 편 pyun pyeon; 용 yong; 예 ye; 봉 bong; 태 tae;
남궁 namkung namgung namgoong; 황보 hwangbo; 제갈 jegal chegal; 선우 sunwoo seonu seonwoo; 독고 dokgo dokko;
사공 sagong sakong
"""


def _family_names() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = defaultdict(list)
    names = set()
    for line in _SPELLINGS.split(";"):
        native, *latin = line.split()
        names.add(native)
        for spelling in latin:
            found[spelling].append(native)
    return frozenset(names), {spelling: tuple(natives) for spelling, natives in found.items()}


_NATIVE_FAMILIES, _LATIN_FAMILIES = _family_names()
_LONGEST_GIVEN = 14
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        # `eo` is spelt `u` only where a consonant closes the syllable: Seong or Sung, but not Seo or Su.
        (r"(?<![^aeiou])(?:yeon|youn)(?![aeiou])", "yEn"),
        (r"eo(?=(?:ng|[ktplmn])(?![aeiouyw]))", "u"),
        (r"uh(?![aeiou])", "eo"),
        (r"oo|ou|eu", "u"),
        (r"ee|ui", "i"),
        (r"ae|oe|ay(?![aeiou])", "e"),
        (r"(?<=[aeiou])h(?![aeiou])", ""),
        (r"wu", "u"),
        (r"tch|ch|jh|z", "j"),
        (r"sh", "s"),
        (r"ng", "N"),
        (r"ph|b|f|v", "p"),
        (r"g|c|q", "k"),
        (r"d", "t"),
        (r"r", "l"),
    )
)


_DOUBLED = re.compile(r"([a-zN])\1+")
_OPEN = re.compile(r"eo(?=[ktplmnN][aeiouyw])")
"""`eo` where the blank between two syllables may be missing: Hyeonu is Hyeon-u."""


@lru_cache(maxsize=16384)
def given_sound(part: str) -> str:
    """What the usual spellings of a part of a given name share: `soo` and `su`, `jeong` and `jung`."""
    for pattern, sound in _SOUNDS:
        part = pattern.sub(sound, part)
    return part


def _sound_of(parts: Iterable[str]) -> str:
    return _DOUBLED.sub(r"\1", "".join(given_sound(part) for part in parts))


def native_keys(native: str) -> tuple[str, ...]:
    """The reading of a whole Hangul name, family name first; empty when it is none."""
    name = "".join(native.split())
    if not 2 <= len(name) <= 6 or not all(is_hangul(c) for c in name):
        return ()
    at = 2 if name[:2] in _NATIVE_FAMILIES and len(name) > 2 else 1
    return (f"{name[:at]}:{_sound_of(hangul_reading(syllable) for syllable in name[at:])}",)


def latin_keys(given: Sequence[str], family: Sequence[str]) -> tuple[str, ...]:
    """The readings of folded name parts, where one of them can be a Korean family name.

    A family name that stands in its own field is taken at its word; else both ends of the name may be it.
    """
    parts = (*given, *family)
    if not 2 <= len(parts) <= 4:
        return ()
    keys = []
    is_told = bool(given) and len(family) == 1 and family[0] in _LATIN_FAMILIES
    orders = ((parts[-1], parts[:-1]),) if is_told else ((parts[-1], parts[:-1]), (parts[0], parts[1:]))
    for name, others in orders:
        natives = _LATIN_FAMILIES.get(name, ())
        length = sum(len(part) for part in others)
        if natives and length <= _LONGEST_GIVEN and all(part.isascii() for part in others):
            sound = _sound_of(others)
            sounds = dict.fromkeys((sound, _DOUBLED.sub(r"\1", _OPEN.sub("u", sound))))
            keys += [f"{native}:{each}" for native in natives for each in sounds]
    return tuple(dict.fromkeys(keys))
