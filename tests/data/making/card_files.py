"""Address cards of the three versions."""

import quopri

from tests.data.making.people import GUESTS


def _quoted(text: str) -> str:
    """Quoted-printable with soft breaks, as Outlook writes it."""
    encoded = quopri.encodestring(text.encode("utf-8"), quotetabs=False).decode("ascii")
    return encoded.replace("=\n", "=\r\n").rstrip("\r\n")


def _card_21() -> bytes:
    cards: list[str] = []
    for g in (GUESTS[2], GUESTS[7]):
        note = f"Viene con {g.organisation}, llega el 12 de octubre por la tarde y sale el 17;"
        note += " habla español y inglés"
        parts = _quoted(f"{g.family};{g.given};;{g.honorific}")
        address = _quoted(f"Calle 1;{g.city};;170150;{g.country}")
        cards += [
            "BEGIN:VCARD",
            "VERSION:2.1",
            f"N;LANGUAGE=es;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{parts}",
            f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_quoted(f'{g.honorific} {g.name}')}",
            f"ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_quoted(g.organisation)};Protocol",
            f"TITLE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_quoted(g.position)}",
            f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{_quoted(note)}",
            "TEL;WORK;FAX:+1 555 0199",
            f"TEL;WORK;VOICE:{g.phone}",
            f"ADR;WORK;PREF;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;{address}",
            f"EMAIL;PREF;INTERNET:{g.email}",
            "PHOTO;TYPE=JPEG;ENCODING=BASE64:",
            " /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8U",
            "",
            "END:VCARD",
        ]
    return ("\r\n".join(cards) + "\r\n").encode("ascii")


def _card_30() -> bytes:
    cards: list[str] = []
    for g in (GUESTS[0], GUESTS[1], GUESTS[4]):
        cards += [
            "BEGIN:VCARD",
            "VERSION:3.0",
            "PRODID:-//Apple Inc.//macOS 14.5//EN",
            f"N:{g.family};{g.given};;{g.honorific};",
            f"FN:{g.native or g.name}",
            f"ORG:{g.organisation};",
            f"TITLE:{g.position}",
            f"item1.EMAIL;type=INTERNET;type=pref:{g.email}",
            "EMAIL;type=INTERNET;type=HOME:private@home.example",
            f'TEL;type="CELL,VOICE":{g.phone}',
            f"item2.ADR;type=WORK;type=pref:;;Main Street 1\\, Floor 2;{g.city};;01234;{g.country}",
            "NOTE:Speaks English\\, French\\nArrives early",
            "  in the morning",
            "END:VCARD",
        ]
    return ("\r\n".join(cards) + "\r\n").encode("utf-8")


def _card_40() -> bytes:
    g, h = GUESTS[3], GUESTS[5]
    return (
        "BEGIN:VCARD\nVERSION:4.0\nKIND:individual\n"
        f"UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\nFN:{g.name}\nN:{g.family};{g.given};;{g.honorific};\n"
        f"GENDER:M\nORG:{g.organisation}\nTITLE:{g.position}\nEMAIL;PREF=1:{g.email}\n"
        f"TEL;VALUE=uri;TYPE=work:tel:{g.phone.replace(' ', '-')}\nADR:;;;{g.city};;;{g.country}\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Delegates\nMEMBER:urn:uuid:4fbe8971\nEND:VCARD\n"
        f"BEGIN:VCARD\nVERSION:4.0\nFN:{h.name}\nEMAIL:{h.email}\nORG:{h.organisation}\nEND:VCARD\n"
    ).encode()


CARD_FILES = {
    "outlook_card_21.vcf": _card_21,
    "apple_cards_30.vcf": _card_30,
    "cards_40.vcf": _card_40,
}
"""Makers by file name."""
