"""The forms of one organisation, and their values as the services take them."""

from collections.abc import Mapping
from datetime import date

from wego_desktop.domain.countries import country_name
from wego_desktop.domain.enums import OfficeKind, OrganisationKind
from wego_desktop.i18n import _
from wego_desktop.services.export_words import word
from wego_desktop.services.membership_service import MembershipFields, OfficeFields
from wego_desktop.services.organisation_service import ContactFields, OrganisationFields
from wego_desktop.services.queries.organisation_detail import ContactRow, MembershipRow, OfficeRow
from wego_desktop.services.queries.organisations import OrganisationListRow
from wego_desktop.ui.dialogs.form import FormField

TERM_CODES = ("member_days_out_of_order",)


class BadDayError(ValueError):
    """A field holds no day; `key` says which one."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def facts_form(row: OrganisationListRow | None, notes: str = "") -> list[FormField]:
    """Name, kind and place of an organisation."""
    kinds = tuple((kind.value, word(kind)) for kind in OrganisationKind)
    country = country_name(row.country) if row and row.country else ""
    return [
        FormField(
            "name",
            _("Name"),
            row.name if row else "",
            codes=("organisation_name_missing", "organisation_taken"),
        ),
        FormField("native_name", _("Local-script name"), row.native_name if row else ""),
        FormField("kind", _("Kind"), (row.kind if row else OrganisationKind.CITY).value, kinds),
        FormField("city", _("City"), row.city if row else ""),
        FormField("country", _("Country"), country, codes=("no_such_country",)),
        FormField("notes", _("Notes"), notes),
    ]


def facts_of(values: Mapping[str, str]) -> OrganisationFields:
    """The facts typed into `facts_form`."""
    return OrganisationFields(
        values["name"],
        OrganisationKind(values["kind"]),
        values["city"],
        values["country"],
        values["native_name"],
        values["notes"],
    )


def membership_form(row: MembershipRow | None, categories: tuple[str, ...]) -> list[FormField]:
    """A membership with its term and fees."""
    return [
        FormField(
            "category",
            _("Kind of membership"),
            row.category if row else next(iter(categories), ""),
            suggestions=categories,
            codes=("membership_category_missing",),
        ),
        *_term_fields(row.from_on if row else None, row.to_on if row else None),
        FormField("fees", _("Fees paid through year"), str(row.fees_paid_through or "") if row else ""),
        FormField(
            "suspended", _("Suspended: no vote"), "yes" if row and row.is_suspended else "", is_flag=True
        ),
    ]


def membership_of(values: Mapping[str, str]) -> MembershipFields:
    """The membership typed into `membership_form`; raises `BadDayError`."""
    fees = values["fees"]
    if fees and not (fees.isdecimal() and len(fees) == 4):
        raise BadDayError("fees")
    return MembershipFields(
        values["category"],
        day_of(values, "from_on"),
        day_of(values, "to_on"),
        int(fees) if fees else None,
        bool(values["suspended"]),
    )


def office_form(row: OfficeRow | None) -> list[FormField]:
    """An office with its term."""
    kinds = tuple((kind.value, word(kind)) for kind in OfficeKind)
    return [
        FormField("kind", _("Office"), (row.kind if row else OfficeKind.EXECUTIVE_COMMITTEE).value, kinds),
        FormField(
            "scope", _("For"), row.scope if row else "", help_text=_("Such as the region of an office")
        ),
        *_term_fields(row.from_on if row else None, row.to_on if row else None),
    ]


def office_of(values: Mapping[str, str]) -> OfficeFields:
    """The office typed into `office_form`; raises `BadDayError`."""
    kind = OfficeKind(values["kind"])
    return OfficeFields(kind, values["scope"], day_of(values, "from_on"), day_of(values, "to_on"))


def contact_form(row: ContactRow | None) -> list[FormField]:
    """Somebody to write to."""
    return [
        FormField("name", _("Name"), row.name if row else "", codes=("contact_says_nothing",)),
        FormField("position", _("Position"), row.position if row else ""),
        FormField("email", _("Email"), row.email if row else "", codes=("email_malformed",)),
        FormField("phone", _("Phone"), row.phone if row else ""),
        FormField("notes", _("Notes"), row.notes if row else ""),
    ]


def contact_of(values: Mapping[str, str]) -> ContactFields:
    """The contact typed into `contact_form`."""
    return ContactFields(**dict(values))


def _term_fields(from_on: date | None, to_on: date | None) -> list[FormField]:
    return [
        FormField("from_on", _("From"), _shown(from_on), help_text=_("A year or a day, such as 2019-03-01")),
        FormField("to_on", _("Until"), _shown(to_on), codes=TERM_CODES),
    ]


def _shown(day: date | None) -> str:
    return day.isoformat() if day else ""


def day_of(values: Mapping[str, str], key: str) -> date | None:
    """The day typed into a field: a year means its first day (its last for `to_on`); raises `BadDayError`."""
    text = values[key]
    if not text:
        return None
    try:
        if len(text) == 4:
            return date(int(text), 12, 31) if key == "to_on" else date(int(text), 1, 1)
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadDayError(key) from error
