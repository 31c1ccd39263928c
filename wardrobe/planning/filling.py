"""Use case: fill days ahead with the best outfits: rested, clean, and no repeats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from wardrobe.days.plans import refuse_temperature
from wardrobe.days.resting import RestRules, WearHistory
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import GOOD_ENOUGH, RatedOutfit, rating_of_logit
from wardrobe.planning.assignment import Choices, Limit, assign
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.pair_scores import Setting
from wardrobe.ranking.ranking import OutfitIndex, Ranking
from wardrobe.taste.taste import Taste

# Of each time, so many of its best outfits are looked at, then all of these.
_COUNTS = (2_000, 20_000)
SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeToFill:
    """A time of a day that wants an outfit.

    Attributes:
        temperature_c: In degrees Celsius; None leaves warmth out.
    """

    day: date
    occasion: AnyOccasion
    temperature_c: float | None = None

    def __post_init__(self) -> None:
        """Refuse a temperature that no day has, by `InvalidValue`."""
        refuse_temperature(self.temperature_c)


@dataclass(frozen=True, slots=True)
class FilledTimes:
    """What to wear at each time.

    Attributes:
        outfits: By time, the outfit; None where no good one is left.
        gap: By how much the ratings of another plan could sum up to more; 0 where it
            is proven that none does.
    """

    outfits: tuple[RatedOutfit | None, ...]
    gap: float


def fill_times(
    times: Sequence[TimeToFill],
    garments: Sequence[Garment],
    history: WearHistory,
    *,
    rules: RestRules,
    scorer: Scorer,
    taste: Taste,
    seconds: float = SECONDS,
) -> FilledTimes:
    """Choose outfits of the greatest sum of ratings under rest, laundry and no repeats.

    Args:
        garments: The closet; those not in use are left out.
        history: What was worn, and what is planned already.
        seconds: After which the best found so far is returned, with its gap.
    """
    wearable = [garment for garment in garments if garment.is_in_use]
    limits = limits_of(times, wearable, history, rules)
    found = FilledTimes((None,) * len(times), 0.0)
    for count in _COUNTS:
        rankings: dict[tuple[AnyOccasion, float | None], list[OutfitIndex]] = {}
        for time in times:
            key = time.occasion, time.temperature_c
            if key not in rankings:
                ranking = Ranking.of(
                    wearable, Setting(*key), scorer=scorer, taste=taste
                )
                rankings[key] = ranking.best(count)
        ranked = [rankings[t.occasion, t.temperature_c] for t in times]
        choices = [
            _choices(
                time, outfits, wearable, history, rules, is_cut=len(outfits) == count
            )
            for time, outfits in zip(times, ranked, strict=True)
        ]
        plan = assign([each for each, _ in choices], limits, seconds)
        chosen = tuple(
            None if place is None else kept[place].rated()
            for place, (_, kept) in zip(plan.chosen, choices, strict=True)
        )
        found = FilledTimes(chosen, plan.gap)
        if not plan.gap:
            break
    return found


def _choices(
    time: TimeToFill,
    outfits: Sequence[OutfitIndex],
    garments: Sequence[Garment],
    history: WearHistory,
    rules: RestRules,
    *,
    is_cut: bool,
) -> tuple[Choices, list[OutfitIndex]]:
    """Return the outfits that may be worn at a time, as numbers and as they are."""
    resting = rules.resting(garments, history, time.day)
    repeated = rules.repeated(history, time.day)
    kept, values, members = [], [], []
    for outfit in outfits:
        ids, rating = outfit.garment_ids(), rating_of_logit(outfit.logit)
        if rating < GOOD_ENOUGH or resting.keys() & set(ids):
            continue
        if any(frozenset(ids) - {0} <= worn for worn in repeated):
            continue
        kept.append(outfit)
        values.append(rating)
        members.append([each or -1 for each in ids])
    floor = rating_of_logit(outfits[-1].logit) if is_cut else -np.inf
    return (
        Choices(
            time.day.toordinal(),
            np.array(values, np.float64),
            np.array(members, np.intp).reshape(-1, 4),
            floor if floor >= GOOD_ENOUGH else -np.inf,
        ),
        kept,
    )


def limits_of(
    times: Sequence[TimeToFill],
    garments: Sequence[Garment],
    history: WearHistory,
    rules: RestRules,
) -> list[Limit]:
    """Return what rest and laundry ask of the days together."""
    days = sorted({time.day for time in times})
    limits: list[Limit] = []
    for garment in garments if days else ():
        numbers = frozenset(day.toordinal() for day in days)
        left = rules.wears_left(garment, history, days[0])
        if left < len(days):
            limits.append(Limit(garment.id, numbers, left))
        rest = rules.of(garment).rest_days
        for day in days if rest else ():
            near = [
                other.toordinal()
                for other in days
                if timedelta(0) <= other - day <= timedelta(days=rest)
            ]
            if len(near) > 1:
                limits.append(Limit(garment.id, frozenset(near), 1))
    return limits
