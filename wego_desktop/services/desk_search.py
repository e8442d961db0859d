"""Search as one types at the desk: whose folded text holds every word, best matches first."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, select
from sqlalchemy.orm import Session

from wego_desktop.db.models import Category, Event, Organisation, Person, Registration, SearchText
from wego_desktop.domain.registration_states import ENDED
from wego_desktop.domain.text import fold, words


def holds_every_word(text: str) -> ColumnElement[bool]:
    """The condition on `search_text` that every word of `text` occurs."""
    return and_(*(SearchText.text.contains(word, autoescape=True) for word in words(text)))


def is_matched(session: Session, event_ids: Sequence[str], text: str) -> bool:
    """Whether typing `text` at one of these events would show anybody."""
    if not words(text):
        return False
    statement = select(SearchText.registration_id).where(
        SearchText.event_id.in_(event_ids), holds_every_word(text)
    )
    return session.execute(statement.limit(1)).first() is not None


def match_statement(event_ids: Sequence[str], text: str, limit: int) -> Select[*tuple[Any, ...]]:
    """Registration, person, organisation, category and event code of the best matches.

    Best first: the number itself, given name, family name, then any other fact that begins with the text
    (city, organisation), then a word that does, then the rest; ended registrations after active ones.
    """
    query = fold(text)
    starts = SearchText.text.startswith(query, autoescape=True)
    family = Person.sort_key.startswith(query, autoescape=True)
    fact = SearchText.text.contains(f"| {query}", autoescape=True)
    word = SearchText.text.contains(f" {query}", autoescape=True)
    number = (
        SearchText.text.contains(f"-{int(query):04d}") if query.isdecimal() and query.isascii() else starts
    )
    rank = case((number, -1), (starts, 0), (family, 1), (fact, 2), (word, 3), else_=4)
    return (
        matched_people()
        .join(SearchText, SearchText.registration_id == Registration.id)
        .where(SearchText.event_id.in_(event_ids), holds_every_word(text))
        .order_by(
            case((Registration.status.in_(ENDED), 1), else_=0), rank, Person.sort_key, Registration.number
        )
        .limit(limit)
    )


def matched_people() -> Select[*tuple[Any, ...]]:
    """Registration, person, organisation, category and event code, without any condition."""
    return (
        select(Registration, Person, Organisation, Category, Event.code)
        .join(Person, Person.id == Registration.person_id)
        .join(Category, Category.id == Registration.category_id)
        .join(Event, Event.id == Registration.event_id)
        .outerjoin(Organisation, Organisation.id == Registration.organisation_id)
    )
