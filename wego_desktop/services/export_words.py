"""The words that exported sheets use for the members of closed lists, the same as the windows show."""

from enum import StrEnum

from wego_desktop.domain.attendance import MeetingPart, RosterState
from wego_desktop.domain.enums import (
    AdmissionRule,
    AdmissionState,
    AttendanceMode,
    ConsentPurpose,
    DelegationRole,
    Gender,
    NetworkRole,
    OfficeKind,
    OrganisationKind,
    RegistrationStatus,
    SessionKind,
    SessionRoleKind,
    SheetKind,
)
from wego_desktop.i18n import N_, _

ARRIVED = N_("Arrived")
OPEN_ROWS = "open-rows"
"""How the register calls the workbook of rows that an import left behind."""

_WORDS: dict[type[StrEnum], dict[str, str]] = {
    RegistrationStatus: {
        RegistrationStatus.INVITED: N_("Invited"),
        RegistrationStatus.APPLIED: N_("Pending"),
        RegistrationStatus.APPROVED: N_("Approved"),
        RegistrationStatus.CONFIRMED: N_("Confirmed"),
        RegistrationStatus.WAITLISTED: N_("Waiting list"),
        RegistrationStatus.DECLINED: N_("Declined"),
        RegistrationStatus.REJECTED: N_("Refused"),
        RegistrationStatus.CANCELLED: N_("Cancelled"),
        RegistrationStatus.SUBSTITUTED: N_("Substituted"),
    },
    AttendanceMode: {AttendanceMode.ON_SITE: N_("On site"), AttendanceMode.ONLINE: N_("Online")},
    DelegationRole: {
        DelegationRole.MEMBER: N_("Member"),
        DelegationRole.HEAD: N_("Head"),
        DelegationRole.VOTING: N_("Voting"),
        DelegationRole.ALTERNATE: N_("Alternate"),
    },
    ConsentPurpose: {
        ConsentPurpose.PHOTO: N_("Photographs"),
        ConsentPurpose.PUBLISHED_LIST: N_("Published list"),
        ConsentPurpose.CONTACT_SHARING: N_("Contact passed on"),
        ConsentPurpose.NEWS: N_("News by email"),
        ConsentPurpose.HEALTH: N_("Diet and health"),
        ConsentPurpose.VISA: N_("Passport data"),
    },
    Gender: {Gender.FEMALE: N_("Female"), Gender.MALE: N_("Male"), Gender.OTHER: N_("Other")},
    OrganisationKind: {
        OrganisationKind.CITY: N_("City"),
        OrganisationKind.COMPANY: N_("Company"),
        OrganisationKind.NATIONAL_INSTITUTION: N_("National institution"),
        OrganisationKind.REGIONAL_INSTITUTION: N_("Regional institution"),
        OrganisationKind.EMBASSY: N_("Embassy"),
        OrganisationKind.DEVELOPMENT_BANK: N_("Development bank"),
        OrganisationKind.UNIVERSITY: N_("University"),
        OrganisationKind.MEDIA: N_("Media"),
        OrganisationKind.OTHER: N_("Other"),
    },
    OfficeKind: {
        OfficeKind.PRESIDENT: N_("President City"),
        OfficeKind.EXECUTIVE_VICE_PRESIDENT: N_("Executive Vice President City"),
        OfficeKind.VICE_PRESIDENT: N_("Vice President City"),
        OfficeKind.EXECUTIVE_COMMITTEE: N_("Executive Committee"),
        OfficeKind.REGIONAL_OFFICE: N_("Regional office"),
    },
    NetworkRole: {
        NetworkRole.CHAIR: N_("Chair"),
        NetworkRole.VICE_CHAIR: N_("Vice chair"),
        NetworkRole.MEMBER: N_("Member"),
        NetworkRole.OBSERVER: N_("Observer"),
    },
    SessionKind: {
        SessionKind.PLENARY: N_("Plenary"),
        SessionKind.ASSEMBLY: N_("General Assembly"),
        SessionKind.FORUM: N_("Forum"),
        SessionKind.ROUNDTABLE: N_("Round table"),
        SessionKind.NETWORK_MEETING: N_("Network meeting"),
        SessionKind.WORKSHOP: N_("Workshop"),
        SessionKind.TRAINING: N_("Training"),
        SessionKind.CEREMONY: N_("Ceremony"),
        SessionKind.PRESS: N_("Press"),
        SessionKind.SITE_VISIT: N_("Site visit"),
        SessionKind.MEAL: N_("Meal"),
        SessionKind.RECEPTION: N_("Reception"),
        SessionKind.OTHER: N_("Other"),
    },
    SessionRoleKind: {
        SessionRoleKind.CHAIR: N_("Chair"),
        SessionRoleKind.MODERATOR: N_("Moderator"),
        SessionRoleKind.SPEAKER: N_("Speaker"),
        SessionRoleKind.PANELLIST: N_("Panellist"),
        SessionRoleKind.RAPPORTEUR: N_("Rapporteur"),
        SessionRoleKind.INTERPRETER: N_("Interpreter"),
    },
    AdmissionRule: {AdmissionRule.OPEN: N_("Open"), AdmissionRule.BY_LIST: N_("By list")},
    AdmissionState: {
        AdmissionState.INVITED: N_("Invited"),
        AdmissionState.CONFIRMED: N_("Confirmed"),
        AdmissionState.WAITING: N_("Waiting"),
        AdmissionState.DECLINED: N_("Declined"),
    },
    MeetingPart: {
        MeetingPart.IN_THE_ROOM: N_("In the room"),
        MeetingPart.ATTENDED: N_("Attended"),
        MeetingPart.ONLINE: N_("Online"),
        MeetingPart.APOLOGIES: N_("Apologies"),
        MeetingPart.EXPECTED: N_("Expected"),
    },
    RosterState: {
        RosterState.IN_THE_ROOM: N_("In the room"),
        RosterState.ONLINE: N_("Online"),
        RosterState.APOLOGIES: N_("Apologies"),
        RosterState.EXPECTED: N_("Expected"),
    },
    SheetKind: {
        SheetKind.ATTENDEES: N_("Attendees"),
        SheetKind.SESSIONS: N_("Programme"),
        SheetKind.NETWORK: N_("Network"),
        SheetKind.SIGN_IN: N_("Sign-in"),
        SheetKind.PUBLISHED_LIST: N_("Published list"),
        SheetKind.MEMBERS: N_("Member list"),
    },
}


def word(member: StrEnum) -> str:
    """The word for `member` in the chosen language; KeyError for a list that has no words here."""
    return _(_WORDS[type(member)][member])


def words_of(kind: type[StrEnum]) -> dict[str, str]:
    """Stored value to word, for all members of `kind` in their order, in the chosen language."""
    return {str(value): _(text) for value, text in _WORDS[kind].items()}


def sheet_word(kind: str) -> str:
    """What a line of the register of exports calls its file."""
    if kind == OPEN_ROWS:
        return _("Rows not imported")
    return words_of(SheetKind).get(kind, kind)
