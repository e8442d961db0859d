"""The sample's data files, read as they lie under `resources/sample`."""

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wego_desktop.domain.enums import NetworkRole, OrganisationKind

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "sample"


@dataclass(frozen=True, slots=True)
class SampleOrganisation:
    """One organisation of the sample; `people` names the pool that its people's names come from."""

    name: str
    native_name: str
    city: str
    country: str
    region: str
    kind: OrganisationKind
    network: str | None
    network_role: NetworkRole
    people: str


@dataclass(frozen=True, slots=True)
class NamePool:
    """Given and family names of one language, each with its form in the local script (or an empty text)."""

    women: tuple[tuple[str, str], ...]
    men: tuple[tuple[str, str], ...]
    family: tuple[tuple[str, str], ...]
    is_family_first: bool
    language: str


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a semicolon-separated file of the sample, by heading."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@cache
def organisations() -> tuple[SampleOrganisation, ...]:
    """All organisations of the sample, in the order of the file."""
    return tuple(_organisation(row) for row in read_table("organisations.csv"))


def _organisation(row: dict[str, str]) -> SampleOrganisation:
    network, _plus, role = row["networks"].partition("+")
    return SampleOrganisation(
        name=row["organisation"],
        native_name=row["native_name"],
        city=row["city"],
        country=row["country"],
        region=row["region"],
        kind=OrganisationKind(row["kind"]),
        network=network or None,
        network_role=NetworkRole(role) if role else NetworkRole.MEMBER,
        people=row["people"],
    )


@cache
def name_pools() -> dict[str, NamePool]:
    """Name pools by their key."""
    content: dict[str, Any] = json.loads((FOLDER / "names.json").read_text(encoding="utf-8"))
    return {
        key: NamePool(
            women=tuple((latin, native) for latin, native in pool["women"]),
            men=tuple((latin, native) for latin, native in pool["men"]),
            family=tuple((latin, native) for latin, native in pool["family"]),
            is_family_first=pool["native_order"] == "family_given",
            language=pool["language"],
        )
        for key, pool in content.items()
    }


@cache
def positions() -> dict[str, tuple[str, ...]]:
    """Positions by kind of organisation, and under `head` those of heads of delegation."""
    content = json.loads((FOLDER / "positions.json").read_text(encoding="utf-8"))
    return {kind: tuple(found) for kind, found in content.items()}


@cache
def calling_codes() -> dict[str, str]:
    """Telephone country codes by ISO country, for the countries of the sample."""
    content: dict[str, str] = json.loads((FOLDER / "calling_codes.json").read_text(encoding="utf-8"))
    return content
