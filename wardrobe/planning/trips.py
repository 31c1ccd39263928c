"""Use case: pack for a trip with as few pieces as make good outfits for all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from wardrobe.days.resting import RestRules, WearHistory
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import GOOD_ENOUGH, RatedOutfit, rating_of_logit
from wardrobe.planning.assignment import Choices
from wardrobe.planning.filling import TimeToFill, limits_of, without_day
from wardrobe.planning.packing import pack
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.ranking import OutfitIndex
from wardrobe.taste.taste import Taste

# Outfits rated so little below the best of their time are as good on a trip.
_AS_GOOD = 0.05
_MOST_CHOICES = 500
SECONDS = 1.5


@dataclass(frozen=True, slots=True)
class PackedTrip:
    """What to pack, and what to wear of it when.

    Attributes:
        outfits: By time, the outfit; None where nothing that is packed does.
        pieces: The garments to pack, by id.
        gap: So many pieces fewer may do; 0 where it is proven that they don't.
    """

    outfits: tuple[RatedOutfit | None, ...]
    pieces: tuple[Garment, ...]
    gap: int


def times_of_trip(
    first: date,
    last: date,
    occasions: Sequence[tuple[AnyOccasion, int | None]],
    temperature_c: float | None = None,
) -> list[TimeToFill]:
    """Return the times of a trip that want an outfit, by day.

    Args:
        occasions: Each with how often it comes, spread over the days; None for daily.
    """
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    times = []
    for occasion, count in occasions:
        often = len(days) if count is None else count
        for number in range(often):
            day = days[number * len(days) // often]
            times.append(
                TimeToFill(day=day, occasion=occasion, temperature_c=temperature_c)
            )
    return sorted(times, key=lambda time: time.day)


def pack_trip(
    times: Sequence[TimeToFill],
    garments: Sequence[Garment],
    *,
    rules: RestRules,
    scorer: Scorer,
    taste: Taste,
    most: int | None = None,
    seconds: float = SECONDS,
) -> PackedTrip:
    """Choose the fewest garments that make an outfit as good as the best for each time.

    All is clean at the start, and nothing is washed on the way.

    Args:
        most: Of pieces in the luggage; None for as many as it takes.
        seconds: After which the best found so far is returned, with its gap.
    """
    wearable = [garment for garment in garments if garment.is_in_use]
    choices = choices_of_trip(times, wearable, scorer=scorer, taste=taste)
    limits = limits_of(times, wearable, WearHistory(), rules)
    packing = pack([each for each, _ in choices], limits, seconds, most)
    return PackedTrip(
        outfits=tuple(
            None if place is None else outfits[place].rated()
            for place, (_, outfits) in zip(packing.chosen, choices, strict=True)
        ),
        pieces=tuple(each for each in wearable if each.id in packing.pieces),
        gap=packing.gap,
    )


def choices_of_trip(
    times: Sequence[TimeToFill],
    garments: Sequence[Garment],
    *,
    scorer: Scorer,
    taste: Taste,
) -> list[tuple[Choices, list[OutfitIndex]]]:
    """Return by time the outfits that are as good as the best, as numbers and as is."""
    ranked: dict[TimeToFill, list[OutfitIndex]] = {}
    for time in times:
        wish = without_day(time)
        if wish not in ranked:
            ranking = wish.ranking(garments, scorer=scorer, taste=taste)
            ranked[wish] = _as_good(ranking.best(_MOST_CHOICES))
    kept = [ranked[without_day(time)] for time in times]
    return [(_choices(*each), each[1]) for each in zip(times, kept, strict=True)]


def _as_good(outfits: Sequence[OutfitIndex]) -> list[OutfitIndex]:
    if not outfits:
        return []
    least = max(GOOD_ENOUGH, rating_of_logit(outfits[0].logit) - _AS_GOOD)
    return [each for each in outfits if rating_of_logit(each.logit) >= least]


def _choices(to_fill: TimeToFill, outfits: Sequence[OutfitIndex]) -> Choices:
    members = [[each or -1 for each in outfit.garment_ids()] for outfit in outfits]
    return Choices(
        to_fill.day.toordinal(),
        np.array([rating_of_logit(each.logit) for each in outfits], np.float64),
        np.array(members, np.intp).reshape(-1, 4),
    )
