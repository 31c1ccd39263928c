"""Use case: what to wear today: what was planned, then the best of what is rested."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from wardrobe.closet.wear_log import worn_by_day
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import AnyOccasion, OccasionKey
from wardrobe.planning.day_outfits import outfits_for
from wardrobe.planning.filling import TimeToFill
from wardrobe.ports.closet import Closet
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.ports.scorer import Scorer

# Who asks for another one so often would rather look at all of them.
_COUNT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningWish:
    """What one dresses for today.

    Attributes:
        temperature_c: In degrees Celsius; None leaves warmth out.
    """

    occasion: AnyOccasion
    temperature_c: float | None = None
    sky: Sky = Sky.DRY
    dress_code: DressCode = DressCode.USUAL


@dataclass(frozen=True, slots=True)
class MorningOutfit:
    """What one may wear today, and what for."""

    garments: Sequence[Garment]
    occasion: OccasionKey


def outfits_of_morning(
    day: date, closet: Closet, scorer: Scorer, wish: MorningWish
) -> list[MorningOutfit]:
    """Return what to wear on a day, the first first; nothing once one is dressed.

    Raises:
        NothingToWear: No outfit can be made; the message says what is missing.
    """
    if day in worn_by_day(closet.events()):
        return []
    garments = closet.garments()
    planned = _planned(day, closet, garments)
    known = {frozenset(g.id for g in each.garments) for each in planned}
    time = TimeToFill(
        day=day,
        occasion=wish.occasion,
        temperature_c=wish.temperature_c,
        sky=wish.sky,
        dress_code=wish.dress_code,
    )
    rested = outfits_for(time, closet, scorer, today=day, count=_COUNT)
    best = [
        MorningOutfit(rated.outfit.garments(), wish.occasion.key)
        for rated in rested.found.outfits
        if rated.outfit.ids not in known
    ]
    return [*planned, *best]


def _planned(
    day: date, closet: Closet, garments: Collection[Garment]
) -> list[MorningOutfit]:
    """Return what was planned, as far as all of it is there to be worn."""
    there = {garment.id: garment for garment in garments if garment.is_in_use}
    return [
        MorningOutfit([there[each] for each in sorted(plan.garment_ids)], plan.occasion)
        for plan in closet.plans(day, day)
        if plan.garment_ids <= there.keys()
    ]
