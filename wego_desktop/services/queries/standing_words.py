"""The words that forms about organisations suggest: kinds of membership, divisions, regions."""

from dataclasses import dataclass

from sqlalchemy import select

from wego_desktop.db.models import MembershipCategory, Region, RegionScheme
from wego_desktop.db.unit_of_work import Database


@dataclass(frozen=True, slots=True)
class StandingWords:
    """Names on file; the main division comes first."""

    categories: tuple[str, ...]
    schemes: tuple[str, ...]
    regions: tuple[str, ...]


def standing_words(database: Database) -> StandingWords:
    """The words on file now."""
    with database.read() as session:
        categories = session.scalars(
            select(MembershipCategory.name).order_by(MembershipCategory.votes.desc(), MembershipCategory.name)
        ).all()
        schemes = session.scalars(
            select(RegionScheme.name).order_by(RegionScheme.is_main.desc(), RegionScheme.name)
        ).all()
        regions = session.scalars(select(Region.name).distinct().order_by(Region.name)).all()
    return StandingWords(tuple(categories), tuple(schemes), tuple(regions))
