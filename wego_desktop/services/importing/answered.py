"""Answers about rows, kept with the import, so that the same row asks nothing and adds nobody twice."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from wego_desktop.db.models import ImportBatch, PersonMerge
from wego_desktop.domain.text import fold
from wego_desktop.exchange.reading.fields import ImportField as F

_IDENTITY = (
    F.GIVEN_NAMES, F.FAMILY_NAME, F.NATIVE_NAME, F.EMAIL, F.PHONE, F.ORGANISATION, F.CITY, F.COUNTRY,
    F.EXTERNAL_REFERENCE, F.REGISTRATION_NUMBER,
)  # fmt: skip


def row_mark(facts: Mapping[F, str]) -> str:
    """What tells a row's person from others, as a short digest: equal rows of any file have the same."""
    line = "\x1f".join(fold(facts.get(field, "")) for field in _IDENTITY)
    return hashlib.sha256(line.encode()).hexdigest()[:20]


def answered_rows(session: Session, event_id: str) -> dict[str, list[str]]:
    """The persons that rows were answered to be, by the row's mark; for a merged one its survivor."""
    merges = session.execute(select(PersonMerge.merged_id, PersonMerge.survivor_id))
    survivors: dict[str, str] = {row[0]: row[1] for row in merges}
    statement = select(ImportBatch.answers).where(ImportBatch.event_id == event_id).order_by(ImportBatch.id)
    found: dict[str, list[str]] = defaultdict(list)
    for answers in session.scalars(statement):
        for mark, person_ids in answers.items():
            for person_id in person_ids:
                known = _survivor(person_id, survivors)
                if known not in found[mark]:
                    found[mark].append(known)
    return dict(found)


def _survivor(person_id: str, survivors: Mapping[str, str]) -> str:
    while person_id in survivors:
        person_id = survivors[person_id]
    return person_id
