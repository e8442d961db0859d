"""An event with own fields of every kind, and somebody who may answer them."""

from collections.abc import Mapping
from dataclasses import dataclass

from wego_desktop.bootstrap import AppContext
from wego_desktop.domain.enums import OwnFieldKind as Kind
from wego_desktop.domain.enums import RequiredRule
from wego_desktop.domain.own_fields import RequiredWhen
from wego_desktop.services.own_fields.service import OwnFieldDraft
from wego_desktop.services.queries.events import categories, event_row
from wego_desktop.services.registering import PersonFields, RegistrationFields


@dataclass(frozen=True)
class Asked:
    """The event, its categories by letters, its fields by key, and three people: two delegates, one of the
    press."""

    context: AppContext
    event_id: str
    category_ids: dict[str, str]
    field_ids: dict[str, str]
    grace: str
    ana: str
    reporter: str

    def set_for(self, who: str, **answers: object) -> int:
        """Answers of one registration; how many changed."""
        return self.context.answers.set_for(self.context.actor, who, answers).value


DRAFTS = (
    OwnFieldDraft("Meal", Kind.CHOICE, "meal", ("Fish", "Vegan", "한식")),
    OwnFieldDraft(
        "What to leave out", key="leave_out", required=RequiredRule.WHEN,
        required_when=RequiredWhen("meal", "Vegan"),
    ),
    OwnFieldDraft("Workshops", Kind.SEVERAL, "workshops", ("Data", "Mobility", "Water")),
    OwnFieldDraft("Guests", Kind.NUMBER, "guests"),
    OwnFieldDraft("Needs a letter", Kind.YES_NO, "letter"),
    OwnFieldDraft("Hotel from", Kind.DATE, "hotel_from"),
)  # fmt: skip


def ask(context: AppContext) -> Asked:
    """Six fields at GA7, a seventh for the press alone, and three people without answers."""
    event = event_row(context.database, "GA7")
    letters = {row.letter: row.id for row in categories(context.database, event.id)}
    press = OwnFieldDraft("Medium", key="medium", required=RequiredRule.ALWAYS, category_ids=(letters["PR"],))
    ids = {
        draft.key: context.own_fields.add(context.actor, event.id, draft).value for draft in (*DRAFTS, press)
    }
    people = [
        register(context, event.id, given, family, letters[letter], answers)
        for given, family, letter, answers in (
            ("Grace", "Ssemwanga", "DE", {}),
            ("Ana Celeste", "Machava", "DE", {}),
            ("Oluwaseun", "Adebayo", "PR", {"medium": "Radio Abuja"}),
        )
    ]
    return Asked(context, event.id, letters, ids, *people)


def register(
    context: AppContext,
    event_id: str,
    given: str,
    family: str,
    category_id: str,
    answers: Mapping[str, object] | None = None,
) -> str:
    """A registration of a new person; its id."""
    from wego_desktop.services.registration_service import DelegateFields

    person = PersonFields(given_names=given, family_name=family)
    fields = DelegateFields(person, RegistrationFields(category_id), answers=answers or {})
    return context.registrations.add_delegate(context.actor, event_id, fields).value
