"""What the sample assembly asks besides, what was answered, and how many places it has."""

import random
from collections import defaultdict

from sqlalchemy import select

from wego_desktop.db.models import Category, Registration
from wego_desktop.db.unit_of_work import Database
from wego_desktop.domain.actor import Actor
from wego_desktop.domain.enums import OnFull, OwnFieldKind, RequiredRule
from wego_desktop.domain.own_fields import RequiredWhen
from wego_desktop.services.limits.limit_service import LimitDraft, LimitService
from wego_desktop.services.own_fields.answer_service import AnswerService
from wego_desktop.services.own_fields.service import OwnFieldDraft, OwnFieldService
from wego_desktop.services.sample.people import SEED

_MEALS = ("Fish", "Vegetarian", "Halal")
_VISITS = ("Traffic control centre", "Data centre", "Han river")
_FIELDS = (
    OwnFieldDraft("Meal at the reception", OwnFieldKind.CHOICE, "meal", _MEALS),
    OwnFieldDraft("Site visits", OwnFieldKind.SEVERAL, "visits", _VISITS),
    OwnFieldDraft("Needs an invitation letter", OwnFieldKind.YES_NO, "letter"),
    OwnFieldDraft(
        "Letter is sent to",
        key="letter_to",
        required=RequiredRule.WHEN,
        required_when=RequiredWhen("letter", True),
    ),
    OwnFieldDraft("Hotel from", OwnFieldKind.DATE, "hotel_from"),
)
_PRESS_PLACES = 24
_NIGHTS = ("2026-10-12", "2026-10-13", "2026-10-14")


def add_settings(database: Database, actor: Actor, event_id: str) -> None:
    """Five own fields with most of their answers, and four limits; always the same."""
    fields = OwnFieldService(database)
    for draft in _FIELDS:
        fields.add(actor, event_id, draft)
    _answer(database, actor, event_id)
    with database.read() as session:
        letters = dict(
            session.execute(select(Category.letter, Category.id).where(Category.event_id == event_id)).all()
        )
    limits = LimitService(database)
    for limit in (
        LimitDraft(cap=600, on_full=OnFull.REFUSE),
        LimitDraft(is_per_organisation=True, free_places=5),
        LimitDraft(letters["HD"], is_per_organisation=True, cap=4),
        LimitDraft(letters["PR"], cap=_PRESS_PLACES, on_full=OnFull.WAITING_LIST),
    ):
        limits.set_limit(actor, event_id, limit)


def _answer(database: Database, actor: Actor, event_id: str) -> None:
    """Give the same answers to whole groups of people at once, as a form would over some weeks."""
    chance = random.Random(SEED + 5)
    statement = select(Registration.id).where(Registration.event_id == event_id)
    with database.read() as session:
        people = session.scalars(statement.order_by(Registration.number)).all()
    groups: dict[tuple[str, object], list[str]] = defaultdict(list)
    for registration_id in people:
        if chance.random() < 0.85:
            groups["meal", chance.choice(_MEALS)].append(registration_id)
        if chance.random() < 0.5:
            groups["visits", tuple(sorted(chance.sample(_VISITS, chance.choice((1, 1, 2)))))].append(
                registration_id
            )
        if chance.random() < 0.6:
            groups["letter", chance.random() < 0.2].append(registration_id)
        if chance.random() < 0.4:
            groups["hotel_from", chance.choice(_NIGHTS)].append(registration_id)
    service = AnswerService(database)
    for (key, value), ids in groups.items():
        service.set_for_all(actor, ids, {key: value})
