"""Telephone numbers: kept as typed, compared by their digits, completed where the country is known."""

import re
from functools import cache

# ITU-T E.164 country codes; the countries that share one stand together, the first is the main one.
_CALLING = """
1 US CA|1242 BS|1246 BB|1264 AI|1268 AG|1284 VG|1340 VI|1345 KY|1441 BM|1473 GD|1649 TC|1658 JM|1664 MS
|1670 MP|1671 GU|1684 AS|1721 SX|1758 LC|1767 DM|1784 VC|1787 PR|1809 DO|1868 TT|1869 KN|7 RU KZ|20 EG
|27 ZA|30 GR|31 NL|32 BE|33 FR|34 ES|36 HU|39 IT VA|40 RO|41 CH|43 AT|44 GB GG IM JE|45 DK|46 SE
|47 NO SJ|48 PL|49 DE|51 PE|52 MX|53 CU|54 AR|55 BR|56 CL|57 CO|58 VE|60 MY|61 AU|62 ID|63 PH|64 NZ
|65 SG|66 TH|81 JP|82 KR|84 VN|86 CN|90 TR|91 IN|92 PK|93 AF|94 LK|95 MM|98 IR|211 SS|212 MA EH|213 DZ
|216 TN|218 LY|220 GM|221 SN|222 MR|223 ML|224 GN|225 CI|226 BF|227 NE|228 TG|229 BJ|230 MU|231 LR
|232 SL|233 GH|234 NG|235 TD|236 CF|237 CM|238 CV|239 ST|240 GQ|241 GA|242 CG|243 CD|244 AO|245 GW
|246 IO|248 SC|249 SD|250 RW|251 ET|252 SO|253 DJ|254 KE|255 TZ|256 UG|257 BI|258 MZ|260 ZM|261 MG
|262 RE YT|263 ZW|264 NA|265 MW|266 LS|267 BW|268 SZ|269 KM|290 SH|291 ER|297 AW|298 FO|299 GL|350 GI
|351 PT|352 LU|353 IE|354 IS|355 AL|356 MT|357 CY|358 FI AX|359 BG|370 LT|371 LV|372 EE|373 MD|374 AM
|375 BY|376 AD|377 MC|378 SM|380 UA|381 RS|382 ME|383 XK|385 HR|386 SI|387 BA|389 MK|420 CZ|421 SK
|423 LI|500 FK|501 BZ|502 GT|503 SV|504 HN|505 NI|506 CR|507 PA|508 PM|509 HT|590 GP BL MF|591 BO|592 GY
|593 EC|594 GF|595 PY|596 MQ|597 SR|598 UY|599 CW BQ|670 TL|672 NF|673 BN|674 NR|675 PG|676 TO|677 SB
|678 VU|679 FJ|680 PW|681 WF|682 CK|683 NU|685 WS|686 KI|687 NC|688 TV|689 PF|690 TK|691 FM|692 MH
|850 KP|852 HK|853 MO|855 KH|856 LA|880 BD|886 TW|960 MV|961 LB|962 JO|963 SY|964 IQ|965 KW|966 SA
|967 YE|968 OM|970 PS|971 AE|972 IL|973 BH|974 QA|975 BT|976 MN|977 NP|992 TJ|993 TM|994 AZ|995 GE
|996 KG|998 UZ
"""
# What is dialled before a number inside the country and falls away from abroad; elsewhere it is 0.
_TRUNK = {"RU": "8", "KZ": "8", "BY": "80", "HU": "06", "US": "1", "CA": "1"}
# Countries whose numbers themselves begin with 0.
_KEEPS_ZERO = frozenset({"IT", "VA", "SM", "CI", "GA", "CG", "BJ"})
_STORED_EXTENSION = re.compile(
    r"(?:\b(?:ext|extension|poste|ramal)\b\.?|[x#;])\s*\d*\s*$|내선\s*\d*\s*$", re.IGNORECASE
)
_EXTENSION = re.compile(
    r"(?:\b(?:ext|extn|extension|x|poste|anexo|ramal|int|durchwahl)\.?|#|내선|доб\.?)"
    r"\s*[:.]?\s*(\d{1,6})\s*\)?\s*$"
    r"|(?<=\d)x(\d{1,6})\s*$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s*(?: ::: |[;,\n|]|\s/\s|\bor\b|\bou\b)\s*")
_OPTIONAL_ZERO = re.compile(r"\(\s*0\s*\)")
_FEWEST_DIGITS, _MOST_DIGITS = 5, 15
_LONGEST = 40


def phone_digits(phone: str) -> str:
    """The digits of a number without extension and leading 00, at most 40; empty when there are none."""
    number = _STORED_EXTENSION.sub("", phone)
    return "".join(str(int(c)) for c in number if c.isdecimal()).removeprefix("00")[:_LONGEST]


def normalised_phone(text: str, country: str | None = None) -> str:
    """The first number of `text` as `+82255501161` or `+12125550143;752` (with its extension).

    Without a plus, `country` (two letters) completes it; unknown, the digits stay alone. Empty when `text`
    holds no number of 5 to 15 digits.
    """
    for part in _SEVERAL.split(text.removeprefix("'").strip()):
        number = _normalised(part, country)
        if number:
            return number
    return ""


def _normalised(text: str, country: str | None) -> str:
    extension = _EXTENSION.search(text)
    if extension:
        text = text[: extension.start()]
    text = _OPTIONAL_ZERO.sub("", text)
    digits = "".join(str(int(character)) for character in text if character.isdecimal())
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS + 3:
        return ""
    is_international = text.strip(" (\u200e").startswith(("+", "＋", "00"))
    if is_international:
        digits = digits.removeprefix("00")
    calling = _calling_codes().get(country or "")
    if not is_international and calling:
        digits = _from_abroad(digits, country or "", calling)
    if len(digits) > _MOST_DIGITS:
        return ""
    sign = "+" if is_international or calling else ""
    return f"{sign}{digits}" + (f";{extension[1] or extension[2]}" if extension else "")


def _from_abroad(digits: str, country: str, calling: str) -> str:
    """The digits with the calling code, which people also type without its plus."""
    if digits.startswith(calling) and len(digits) - len(calling) >= 8 and not digits.startswith("0"):
        return digits
    trunk = _TRUNK.get(country, "0")
    if country not in _KEEPS_ZERO and digits.startswith(trunk):
        digits = digits[len(trunk) :]
    return (calling if len(calling) < 4 or len(digits) < 10 else "1") + digits


@cache
def _calling_codes() -> dict[str, str]:
    """Calling codes by two-letter country code."""
    codes: dict[str, str] = {}
    for line in _CALLING.split("|"):
        calling, *countries = line.split()
        codes |= dict.fromkeys(countries, calling)
    return codes
