"""Three overlapping lists of the same assembly, as an organiser gets them, and the workspace they go into."""

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from wego_desktop.cli.main import run
from wego_desktop.domain.countries import country_name
from wego_desktop.services.sample.people import SamplePerson, delegates
from wego_desktop.services.sample.workbook import write_list

PRETIX = (
    "Event slug", "Order code", "Position ID", "Status", "Email", "Phone number", "Order date", "Order time",
    "Product", "Variation", "Price", "Tax rate", "Tax rule", "Tax value", "Attendee name",
    "Attendee name: Given name", "Attendee name: Family name", "Attendee email", "Company", "Address",
    "ZIP code", "City", "Country", "State", "Voucher", "Pseudonymization ID", "Seat ID", "Order comment",
    "Follow-up date", "Company", "Invoice address name", "Address", "ZIP code", "City", "Country", "State",
    "VAT ID", "Sales channel", "Order locale",
)  # fmt: skip
FORM = (
    "Timestamp",
    "What is your full name, as on your badge?",
    "E-mail address",
    "Your city or organisation",
    "Country",
)


class Desk:
    """The command line on one workspace."""

    def __init__(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._workspace = workspace
        self._capsys = capsys

    def say(self, *words: str, code: int = 0) -> Any:
        """What the command printed, as JSON where it was asked for."""
        left = run(["-w", str(self._workspace), *words])
        out, err = self._capsys.readouterr()
        assert left == code, (words, left, out[-2000:], err[-2000:])
        return json.loads(out) if code == 0 and "--json" in words else out + err


def three_lists(folder: Path, count: int) -> tuple[Path, Path, Path]:
    """A city hall's workbook, a ticket system's export and a form's answers, each overlapping the others."""
    found = enumerate(delegates(count))
    people = [replace(person, email=person.email.replace("@", f"{at}@")) for at, person in found]
    first = folder / "delegates of the city halls.xlsx"
    write_list(first, "Delegates, as told by the city halls", people[: count * 6 // 10])
    second = folder / "pretix orders.csv"
    _write(second, PRETIX, [_order(at, person) for at, person in enumerate(people[count * 4 // 10 :], 1)])
    third = folder / "form.csv"
    _write(third, FORM, [_answer(person) for person in people[count * 3 // 10 : count * 4 // 10]])
    return first, second, third


def _order(number: int, person: SamplePerson) -> list[str]:
    place = person.organisation
    # Two addresses of a hundred were typed without their sign.
    email = person.email.replace("@", " at ") if number % 50 == 7 else person.email
    attendee = [f"{person.given_names} {person.family_name}".strip(), person.given_names, person.family_name]
    country = place.country
    return [
        "ga7", f"A{number:05d}", "1", "Paid", "office@assembly.example", person.phone, "2026-08-20",
        "14:00:00", person.category, "", "0.00", "0.00", "", "0.00", *attendee, email, place.name, "", "",
        place.city, country, "", "", f"PSEUDO{number:06d}", "", "", "", "WeGO Travel Ltd", "",
        "Main Street 1", "04000", "London", "GB", "", "", "Web", "en",
    ]  # fmt: skip


def _answer(person: SamplePerson) -> list[str]:
    name = f"{person.given_names} {person.family_name}".strip()
    private = f"{person.email.partition('@')[0]}@mail.example"
    place = person.organisation
    return ["8/20/2026 14:03:22", name, private, place.name, country_name(place.country)]


def _write(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])
