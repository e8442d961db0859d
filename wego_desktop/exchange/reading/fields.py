"""What a column of a delegate list can mean."""

from enum import StrEnum

from wego_desktop.i18n import N_


class ImportField(StrEnum):
    """A target of an imported column; the values are what `--map COLUMN=FIELD` takes."""

    EXTERNAL_REFERENCE = "external_reference"
    REGISTRATION_NUMBER = "registration_number"
    HONORIFIC = "honorific"
    GIVEN_NAMES = "given_names"
    MIDDLE_NAME = "middle_name"
    FAMILY_NAME = "family_name"
    FULL_NAME = "full_name"
    NATIVE_NAME = "native_name"
    BADGE_NAME = "badge_name"
    GENDER = "gender"
    EMAIL = "email"
    PHONE = "phone"
    POSITION = "position"
    POSITION_AND_ORGANISATION = "position_and_organisation"
    ORGANISATION = "organisation"
    ORGANISATION_KIND = "organisation_kind"
    CITY = "city"
    COUNTRY = "country"
    REGION = "region"
    CATEGORY = "category"
    STATUS = "status"
    DELEGATION = "delegation"
    MODE = "mode"
    LANGUAGES = "languages"
    NETWORKS = "networks"
    SESSIONS = "sessions"
    DIETARY = "dietary"
    ACCESSIBILITY = "accessibility"
    ARRIVES_AT = "arrives_at"
    ARRIVAL_FLIGHT = "arrival_flight"
    DEPARTS_AT = "departs_at"
    DEPARTURE_FLIGHT = "departure_flight"
    HOTEL = "hotel"
    PICK_UP = "pick_up"
    EMERGENCY_CONTACT = "emergency_contact"
    TAGS = "tags"
    NOTES = "notes"


SEVERAL_COLUMNS = frozenset(
    {ImportField.NETWORKS, ImportField.SESSIONS, ImportField.LANGUAGES, ImportField.TAGS}
)
"""Fields that hold several values and may therefore stand in several columns."""

DAY_FIELDS = frozenset({ImportField.ARRIVES_AT, ImportField.DEPARTS_AT})
"""Fields that hold a day, perhaps with its time of day."""

NAME_FIELDS = (ImportField.GIVEN_NAMES, ImportField.FAMILY_NAME, ImportField.FULL_NAME)

FIELD_LABELS: dict[ImportField, str] = {
    ImportField.EXTERNAL_REFERENCE: N_("External reference"),
    ImportField.REGISTRATION_NUMBER: N_("Registration number"),
    ImportField.HONORIFIC: N_("Honorific"),
    ImportField.GIVEN_NAMES: N_("Given names"),
    ImportField.MIDDLE_NAME: N_("Middle name"),
    ImportField.FAMILY_NAME: N_("Family name"),
    ImportField.FULL_NAME: N_("Full name"),
    ImportField.NATIVE_NAME: N_("Local-script name"),
    ImportField.BADGE_NAME: N_("Name on badge"),
    ImportField.GENDER: N_("Gender"),
    ImportField.EMAIL: N_("Email"),
    ImportField.PHONE: N_("Phone"),
    ImportField.POSITION: N_("Position"),
    ImportField.POSITION_AND_ORGANISATION: N_("Position and organisation"),
    ImportField.ORGANISATION: N_("Organisation"),
    ImportField.ORGANISATION_KIND: N_("Kind of organisation"),
    ImportField.CITY: N_("City"),
    ImportField.COUNTRY: N_("Country"),
    ImportField.REGION: N_("Region"),
    ImportField.CATEGORY: N_("Category"),
    ImportField.STATUS: N_("Status"),
    ImportField.DELEGATION: N_("Delegation"),
    ImportField.MODE: N_("Attendance"),
    ImportField.LANGUAGES: N_("Interpretation"),
    ImportField.NETWORKS: N_("Networks"),
    ImportField.SESSIONS: N_("Sessions"),
    ImportField.DIETARY: N_("Diet"),
    ImportField.ACCESSIBILITY: N_("Accessibility"),
    ImportField.ARRIVES_AT: N_("Arrival"),
    ImportField.ARRIVAL_FLIGHT: N_("Arrival flight"),
    ImportField.DEPARTS_AT: N_("Departure"),
    ImportField.DEPARTURE_FLIGHT: N_("Departure flight"),
    ImportField.HOTEL: N_("Hotel"),
    ImportField.PICK_UP: N_("Pick-up"),
    ImportField.EMERGENCY_CONTACT: N_("Emergency contact"),
    ImportField.TAGS: N_("Tags"),
    ImportField.NOTES: N_("Notes"),
}
