"""An event with categories, limits, people who wait, and own fields with answers."""

from dataclasses import dataclass

from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import OnFull, RequiredRule
from wego_desktop.domain.enums import OwnFieldKind as Kind
from wego_desktop.domain.own_fields import RequiredWhen
from wego_desktop.services.limits.limit_service import LimitDraft
from wego_desktop.services.own_fields.service import OwnFieldDraft
from wego_desktop.services.queries.events import categories, event_row
from wego_desktop.services.registering import PersonFields, RegistrationFields
from wego_desktop.services.registration_service import DelegateFields

_PEOPLE = (
    ("Ana Celeste", "Machava", "Conselho Municipal de Maputo", "DE"),
    ("Chukwuemeka", "Bello-Adeyinka", "City of Abuja", "DE"),
    ("Ngozi", "Okafor", "City of Abuja", "HD"),
    ("Joseph", "Mugisha", "City of Abuja", "DE"),
    ("Esther", "Nakato", "City of Abuja", "OB"),
    ("Oluwaseun", "Adebayo", "City of Abuja", "PR"),
    ("Hirut", "Bekele", "Addis Ababa City Administration", "PR"),
    ("Rania", "Darwish Haddad", "Hebron Municipality", "PR"),
    ("Omar", "Barghouti", "Hebron Municipality", "PR"),
)
FIELDS = (
    OwnFieldDraft("Meal at the reception", Kind.CHOICE, "meal", ("Fish", "Vegetarian", "Halal")),
    OwnFieldDraft("Site visits", Kind.SEVERAL, "visits", ("Data centre", "Traffic control", "Han river")),
    OwnFieldDraft("Needs an invitation letter", Kind.YES_NO, "letter"),
    OwnFieldDraft(
        "Passport is issued by", key="passport", required=RequiredRule.WHEN,
        required_when=RequiredWhen("letter", True),
    ),
    OwnFieldDraft("Hotel from", Kind.DATE, "hotel_from"),
    OwnFieldDraft("Guests", Kind.NUMBER, "guests"),
)  # fmt: skip


@dataclass(frozen=True)
class Settings:
    """The ids of the event, its fields by key, and its people in order."""

    event_id: str
    category_ids: dict[str, str]
    field_ids: dict[str, str]
    people: tuple[str, ...]


def fill(context: AppContext) -> Settings:
    """Two press places with a waiting list, five for each organisation, six fields with some answers."""
    event = event_row(context.database, "GA7")
    letters = {row.letter: row.id for row in categories(context.database, event.id)}
    actor = context.actor
    for draft in (
        LimitDraft(letters["PR"], cap=2, on_full=OnFull.WAITING_LIST),
        LimitDraft(is_per_organisation=True, free_places=3, cap=5),
        LimitDraft(cap=400, on_full=OnFull.REFUSE),
    ):
        context.limits.set_limit(actor, event.id, draft)
    medium = OwnFieldDraft("Medium", key="medium", category_ids=(letters["PR"],))
    fields = {draft.key: context.own_fields.add(actor, event.id, draft).value for draft in (*FIELDS, medium)}
    people = tuple(
        context.registrations.add_delegate(
            actor,
            event.id,
            DelegateFields(
                PersonFields(given_names=given, family_name=family),
                RegistrationFields(letters[letter]),
                organisation,
            ),
        ).value
        for given, family, organisation, letter in _PEOPLE
    )
    context.answers.set_for(
        actor, people[0], {"meal": "Fish", "visits": "Han river; Data centre", "guests": 2}
    )
    context.answers.set_for(actor, people[1], {"meal": "Halal", "letter": "yes", "passport": "Nigeria"})
    return Settings(event.id, letters, fields, people)
