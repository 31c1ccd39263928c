"""The ranking table in the closet file."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from db.tables.rows import RankingRow, Row
from wardrobe.model.outfit import DescribedOutfit
from wardrobe.taste.ranking_table import RatingSource, TableRating

_KEYS = ("top", "middle", "bottom", "outer", "occasion", "source")


def keep(session: Session, ratings: Iterable[TableRating]) -> None:
    """Write ratings, each over the one that its source gave before."""
    values = [
        {
            "top": each.outfit.top,
            "middle": each.outfit.middle,
            "bottom": each.outfit.bottom,
            "outer": each.outfit.outer,
            "occasion": each.occasion,
            "rating": float(each.rating),
            "source": each.source,
            "weight": float(each.weight),
        }
        for each in ratings
    ]
    if values:
        # The table itself: the ORM would leave empty slots out.
        query = insert(Row.metadata.tables[RankingRow.__tablename__])
        changed = {name: query.excluded[name] for name in ("rating", "weight")}
        session.execute(
            query.on_conflict_do_update(index_elements=_KEYS, set_=changed), values
        )


def rewrite_of_user(session: Session, ratings: Iterable[TableRating]) -> None:
    """Put ratings of the user in the place of all that they gave before."""
    of_user = RankingRow.source == RatingSource.USER
    session.execute(delete(RankingRow).where(of_user))
    keep(session, ratings)


def ratings(session: Session) -> list[TableRating]:
    """Return all ratings, those of one source together."""
    query = select(RankingRow).order_by(RankingRow.source, RankingRow.id)
    return [
        TableRating(
            outfit=DescribedOutfit(
                top=row.top, middle=row.middle, bottom=row.bottom, outer=row.outer
            ),
            occasion=row.occasion,
            rating=row.rating,
            source=row.source,
            weight=row.weight,
        )
        for row in session.scalars(query)
    ]
