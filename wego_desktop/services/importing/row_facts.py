"""What a row says, made ready for comparison: texts by field, and what its person is looked for by."""

from collections.abc import Mapping
from dataclasses import dataclass

from wego_desktop.domain.codes import clean_scan, parse_registration_number
from wego_desktop.domain.person_names import shown_name
from wego_desktop.exchange.reading.cells import cell_address
from wego_desktop.exchange.reading.columns import ColumnMapping
from wego_desktop.exchange.reading.fields import ImportField as F
from wego_desktop.exchange.reading.rows import CellProblem, ParsedRow
from wego_desktop.exchange.reading.values import Severity
from wego_desktop.services.importing.known_rows import KnownOrganisation
from wego_desktop.services.importing.likeness import name_key
from wego_desktop.services.importing.people import Wanted
from wego_desktop.services.importing.plan import Reason


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns of the file stand: sheet, and for each field the first column that goes into it."""

    sheet: str
    columns: Mapping[F, int]
    has_name_columns: bool

    def reason(
        self, row_number: int, code: str, field: F | None, *, is_error: bool = False, **params: object
    ) -> Reason:
        """A warning (or an error) about the cell of `field` in the row."""
        column = self.columns.get(field) if field else None
        return self.reason_at(row_number, code, column, is_error=is_error, **params)

    def reason_at(
        self, row_number: int, code: str, column: int | None, *, is_error: bool = False, **params: object
    ) -> Reason:
        """The same by the sheet column, which may be none."""
        address = cell_address(self.sheet, row_number, column) if column is not None else ""
        return Reason(code, params, address, column, is_error=is_error, is_warning=not is_error)

    def note(self, code: str, **params: object) -> Reason:
        """Something worth telling that neither stops nor warns."""
        return Reason(code, params)


def layout_of(sheet: str, mappings: tuple[ColumnMapping, ...]) -> Layout:
    """The layout that the mappings describe."""
    columns: dict[F, int] = {}
    for mapping in mappings:
        if mapping.field is not None:
            columns.setdefault(mapping.field, mapping.column.index)
    return Layout(sheet, columns, F.FULL_NAME not in columns)


def problem_reason(problem: CellProblem, layout: Layout) -> Reason:
    """A problem of reading as a reason."""
    params = {"column": problem.column, **problem.params}
    is_error = problem.severity is Severity.ERROR
    column = layout.columns.get(problem.field) if problem.field else None
    return Reason(problem.code, params, problem.address, column, is_error=is_error, is_warning=not is_error)


def facts_of(row: ParsedRow) -> dict[F, str]:
    """The row's values as texts; a name that stands only in another field serves as the given name."""
    facts = {
        field: value if type(value) is str else ", ".join(value) if isinstance(value, tuple) else str(value)
        for field, value in row.values.items()
    }
    has_name = any(facts.get(field) for field in (F.GIVEN_NAMES, F.FAMILY_NAME, F.NATIVE_NAME))
    if not has_name and F.BADGE_NAME in facts:
        facts[F.GIVEN_NAMES] = facts[F.BADGE_NAME]
    return facts


def name_of(facts: Mapping[F, str]) -> str:
    """The row's name as lists show it; its email when it has none."""
    name = shown_name(
        facts.get(F.GIVEN_NAMES, ""), facts.get(F.FAMILY_NAME, ""), facts.get(F.NATIVE_NAME, "")
    )
    return name or facts.get(F.EMAIL, "")


def number_of(text: str, event_code: str) -> int | None:
    """The registration number of this event that a cell holds, else None."""
    parsed = parse_registration_number(clean_scan(text), event_code) if text else None
    if parsed is None or (parsed[0] is not None and parsed[0] != event_code.upper()):
        return None
    return parsed[1]


def wanted_of(
    facts: Mapping[F, str],
    organisation: KnownOrganisation | None,
    event_code: str,
    shared_references: frozenset[str],
) -> Wanted:
    """What the row's person is looked for by."""
    reference = facts.get(F.EXTERNAL_REFERENCE, "").casefold()
    country = (organisation.country if organisation else None) or facts.get(F.COUNTRY, "")
    city = (organisation.city if organisation else "") or facts.get(F.CITY, "")
    return Wanted(
        key=name_key(f"{facts.get(F.GIVEN_NAMES, '')} {facts.get(F.FAMILY_NAME, '')}"),
        native_key=name_key(facts.get(F.NATIVE_NAME, "")),
        email=facts.get(F.EMAIL, "").casefold(),
        organisation_key=organisation.key if organisation else "",
        country=country,
        city=city.casefold(),
        stated_country=facts.get(F.COUNTRY, ""),
        reference=reference,
        is_reference_shared=reference in shared_references,
        number=number_of(facts.get(F.REGISTRATION_NUMBER, ""), event_code),
    )
