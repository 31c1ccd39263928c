"""The ranking table: what outfits of descriptors are rated for occasions, and by whom.

The expert's part is not kept but made of the tables of `assets/expert` whenever the
network is trained. The network's part are its answers for the boards that were shown:
a record, not a shortcut, since the network answers faster than a table is read. The
user's part is what they did with outfits, as labels that a network can be trained on.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wardrobe.model.board import Board, ShownOutfit
from wardrobe.model.garment import Descriptor
from wardrobe.model.occasion import Occasion, OwnKey
from wardrobe.model.outfit import DescribedOutfit, rating_of_logit
from wardrobe.taste.choices import (
    HALF_LIFE_PICKS,
    WEIGHT_OF_KIND,
    ChoiceLog,
    share_of_kind,
    worn_in_slots,
)


class RatingSource(StrEnum):
    """Who rated an outfit."""

    EXPERT = "expert"
    NETWORK = "network"
    USER = "user"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRating:
    """One rating of the table.

    Attributes:
        rating: 0..1.
        weight: How much it counts: 1 for an answer of the network, for the user the
            weights of all that they did with such outfits.
    """

    outfit: DescribedOutfit
    occasion: Occasion
    rating: float
    source: RatingSource
    weight: float


def ratings_by_user(log: ChoiceLog) -> list[TableRating]:
    """Return how the user rates outfits, by what they did with them.

    What was picked is rated 1, what was rejected or skipped 0, stars between; the mean
    counts each event by its kind, and half after as many later picks as in the taste.
    """
    weights: defaultdict[tuple[DescribedOutfit, Occasion], float] = defaultdict(float)
    sums: defaultdict[tuple[DescribedOutfit, Occasion], float] = defaultdict(float)
    later_picks = 0
    for event in reversed(log.events):
        worn = worn_in_slots(event.garment_ids, log)
        described = {str(slot): log.garments[i] for i, slot in worn}
        base = (
            event.occasion.base
            if isinstance(event.occasion, OwnKey)
            else event.occasion
        )
        key = DescribedOutfit(**described), base
        weight = WEIGHT_OF_KIND[event.kind] * 0.5 ** (later_picks / HALF_LIFE_PICKS)
        weights[key] += weight
        sums[key] += weight * share_of_kind(event)
        later_picks += event.kind.is_pick
    return [
        TableRating(
            outfit=outfit,
            occasion=occasion,
            rating=sums[outfit, occasion] / weight,
            source=RatingSource.USER,
            weight=weight,
        )
        for (outfit, occasion), weight in weights.items()
    ]


def ratings_by_network(
    board: Board, garments: Mapping[int, Descriptor]
) -> list[TableRating]:
    """Return the network's answers for a board, if nothing else is in its logits.

    An occasion of the user's own and a temperature would be.
    """
    if isinstance(board.occasion, OwnKey) or board.temperature_c is not None:
        return []
    rated = {
        _described(each, garments): rating_of_logit(each.logit)
        for each in board.outfits
    }
    return [
        TableRating(
            outfit=outfit,
            occasion=board.occasion,
            rating=rating,
            source=RatingSource.NETWORK,
            weight=1.0,
        )
        for outfit, rating in rated.items()
    ]


def _described(
    shown: ShownOutfit, garments: Mapping[int, Descriptor]
) -> DescribedOutfit:
    return DescribedOutfit(
        **{str(slot): garments[garment_id] for garment_id, slot in shown.worn()}
    )
