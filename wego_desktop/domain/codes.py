"""Badge codes, registration numbers, and the cleaning of what a scanner or a keyboard sent."""

import re
import unicodedata
from collections.abc import Callable

ALPHABET = "BCDEFGHIJKLNOPRSTUVX"
"""Letters that QWERTY, QWERTZ and AZERTY keyboards type alike: no A Q W Z Y M and no digits."""

CODE_LENGTH = 16
_BASE = len(ALPHABET)
_NUMBER = re.compile(r"^([A-Z0-9]{2,10})[-_/ ]?0*([0-9]{1,6})$")
_HANGUL_KEYS = {
    "ㅂ": "Q", "ㅈ": "W", "ㄷ": "E", "ㄱ": "R", "ㅅ": "T",
    "ㅛ": "Y", "ㅕ": "U", "ㅑ": "I", "ㅐ": "O", "ㅔ": "P",
    "ㅁ": "A", "ㄴ": "S", "ㅇ": "D", "ㄹ": "F", "ㅎ": "G", "ㅗ": "H", "ㅓ": "J", "ㅏ": "K", "ㅣ": "L",
    "ㅋ": "Z", "ㅌ": "X", "ㅊ": "C", "ㅍ": "V", "ㅠ": "B", "ㅜ": "N", "ㅡ": "M",
    "ㅃ": "Q", "ㅉ": "W", "ㄸ": "E", "ㄲ": "R", "ㅆ": "T", "ㅒ": "O", "ㅖ": "P",
}  # fmt: skip
_HANGUL_PAIRS = {
    "ㅘ": "HK", "ㅙ": "HO", "ㅚ": "HL", "ㅝ": "NJ", "ㅞ": "NP", "ㅟ": "NL", "ㅢ": "ML",
    "ㄳ": "RT", "ㄵ": "SW", "ㄶ": "SG", "ㄺ": "FR", "ㄻ": "FA", "ㄼ": "FQ", "ㄽ": "FT", "ㄾ": "FX",
    "ㄿ": "FV", "ㅀ": "FG", "ㅄ": "QT",
}  # fmt: skip
_JAMO_INITIAL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_JAMO_VOWEL = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_JAMO_FINAL = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_AZERTY_DIGITS = str.maketrans("&é\"'(-è_çà", "1234567890")


def _chance(letters: str) -> str:
    # Late, because the window cleans scans from its first moment on and needs no cryptography for that.
    import secrets

    return secrets.choice(letters)


def new_badge_code(choice: Callable[[str], str] = _chance) -> str:
    """A fresh opaque code of 16 letters whose last letter checks the others; without personal data."""
    body = "".join(choice(ALPHABET) for _ in range(CODE_LENGTH - 1))
    return body + _check_letter(body)


def is_badge_code(text: str) -> bool:
    """Whether `text` (already cleaned) is a whole badge code with a right check letter."""
    if len(text) != CODE_LENGTH or any(letter not in ALPHABET for letter in text):
        return False
    return _check_letter(text[:-1]) == text[-1]


def _check_letter(body: str) -> str:
    """Luhn's sum modulo 20: finds every single wrong letter and nearly every swap of neighbours."""
    total = 0
    for position, letter in enumerate(reversed(body)):
        value = ALPHABET.index(letter) * (2 if position % 2 == 0 else 1)
        total += value // _BASE + value % _BASE
    return ALPHABET[-total % _BASE]


def clean_scan(text: str) -> str:
    """What was scanned or typed, as Latin capitals without control characters and outer blanks.

    Letters that arrived in Hangul input mode or through full-width input are turned back into the Latin
    keys that were pressed.
    """
    plain = "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf"})
    latin = "".join(_latin_keys(c) for c in unicodedata.normalize("NFC", plain))
    return unicodedata.normalize("NFKC", latin).strip().upper()


def _latin_keys(character: str) -> str:
    if "가" <= character <= "힣":
        offset = ord(character) - ord("가")
        jamo = _JAMO_INITIAL[offset // 588] + _JAMO_VOWEL[offset % 588 // 28] + _JAMO_FINAL[offset % 28]
        return "".join(_latin_keys(letter) for letter in jamo)
    return _HANGUL_PAIRS.get(character) or _HANGUL_KEYS.get(character, character)


def find_badge_code(text: str) -> str | None:
    """The badge code in cleaned `text`, also behind a scanner's prefix; None when there is none."""
    letters = "".join(c for c in text if c in ALPHABET)
    for candidate in (text, text[-CODE_LENGTH:], text[:CODE_LENGTH], letters):
        if is_badge_code(candidate):
            return candidate
    return None


def registration_number(event_code: str, number: int) -> str:
    """The human number as printed: `GA7-0412`."""
    return f"{event_code}-{number:04d}"


def parse_registration_number(text: str, event_code: str) -> tuple[str | None, int] | None:
    """Event code (None when only digits were typed) and number in cleaned `text`, or None.

    `GA7-0412`, `GA7 412`, `ga70412` and, at the desk of that event, `412` name the same registration.
    """
    if text.isascii() and text.isdigit() and len(text) <= 6:
        return None, int(text)
    if not text.isascii():
        text = text.translate(_AZERTY_DIGITS)
    prefix = event_code.upper()
    if text.startswith(prefix) and (rest := text[len(prefix) :].lstrip("-_/ ")).isdigit() and len(rest) <= 6:
        return event_code, int(rest)
    match = _NUMBER.match(text)
    return (match[1], int(match[2])) if match and ("-" in text or " " in text) else None
