"""Use case: fill days ahead with the best outfits: rested, clean, and no repeats."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

import numpy as np

from wardrobe.days.luggage import Away
from wardrobe.days.plans import refuse_temperature
from wardrobe.days.resting import RestRules, WearHistory
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import GOOD_ENOUGH, RatedOutfit, rating_of_logit
from wardrobe.planning.assignment import Choices, Doubles, Indices, Limit, assign
from wardrobe.ports.conditions import DressCode, Sky
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
        sky: What falls from it.
    """

    day: date
    occasion: AnyOccasion
    temperature_c: float | None = None
    sky: Sky = Sky.DRY
    dress_code: DressCode = DressCode.USUAL

    def __post_init__(self) -> None:
        """Refuse a temperature that no day has, by `InvalidValue`."""
        refuse_temperature(self.temperature_c)

    def ranking(
        self, garments: Sequence[Garment], *, scorer: Scorer, taste: Taste
    ) -> Ranking:
        """Rank all outfits of garments for it."""
        setting = Setting(self.occasion, self.temperature_c)
        rater = scorer.under(self.sky, self.dress_code)
        return Ranking.of(garments, setting, scorer=rater, taste=taste)


def without_day(time: TimeToFill) -> TimeToFill:
    """Return what one dresses for, the same for all days that are alike."""
    return replace(time, day=date.min)


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
    away: Mapping[date, Away] | None = None,
    seconds: float = SECONDS,
) -> FilledTimes:
    """Choose outfits of the greatest sum of ratings under rest, laundry and no repeats.

    Args:
        garments: The closet; those not in use are left out.
        history: What was worn, and what is planned already.
        away: What is elsewhere, by the days of the times; None where all is there.
        seconds: After which the best found so far is returned, with its gap.
    """
    wearable = [garment for garment in garments if garment.is_in_use]
    limits = limits_of(times, wearable, history, rules)
    gone = {each.day: away[each.day].ids if away else () for each in times}
    found = FilledTimes((None,) * len(times), 0.0)
    for count in _COUNTS:
        ranked: dict[TimeToFill, _Ranked] = {}
        for time in times:
            wish = without_day(time)  # days of the same wish share what is ranked
            if wish not in ranked:
                ranking = wish.ranking(wearable, scorer=scorer, taste=taste)
                ranked[wish] = _Ranked.of(ranking.best(count), is_cut=count)
        kept = [
            ranked[without_day(time)].on(
                time.day,
                {*rules.resting(wearable, history, time.day), *gone[time.day]},
                rules.repeated(history, time.day),
            )
            for time in times
        ]
        plan = assign([choices for choices, _ in kept], limits, seconds)
        chosen = tuple(
            None if place is None else outfits[place].rated()
            for place, (_, outfits) in zip(plan.chosen, kept, strict=True)
        )
        found = FilledTimes(chosen, plan.gap)
        if not plan.gap:
            break
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Ranked:
    """The good outfits of a setting as numbers, best first.

    Attributes:
        ids: intp (N, 4), the garments; -1 where there is none.
        floor: No outfit that was left out is rated higher.
    """

    outfits: Sequence[OutfitIndex]
    values: Doubles
    ids: Indices
    floor: float

    @classmethod
    def of(cls, outfits: Sequence[OutfitIndex], *, is_cut: int) -> Self:
        """Take the good ones of the best, of which there are more at this count."""
        values = np.array([rating_of_logit(each.logit) for each in outfits], np.float64)
        good = [o for o, value in zip(outfits, values) if value >= GOOD_ENOUGH]
        ids = [[each or -1 for each in outfit.garment_ids()] for outfit in good]
        has_more = len(outfits) == is_cut and len(good) == is_cut
        return cls(
            good,
            values[: len(good)],
            np.array(ids, np.intp).reshape(-1, 4),
            float(values[-1]) if has_more else -np.inf,
        )

    def on(
        self,
        day: date,
        out: Collection[int],
        repeated: Collection[frozenset[int]],
    ) -> tuple[Choices, list[OutfitIndex]]:
        """Return what of them may be worn on a day, as numbers and as it is."""
        is_out = np.isin(self.ids, list(out)).any(axis=1)
        for worn in repeated:
            is_out |= np.isin(self.ids, [*worn, -1]).all(axis=1)
        rows = np.flatnonzero(~is_out)
        choices = Choices(
            day.toordinal(), self.values[rows], self.ids[rows], self.floor
        )
        return choices, [self.outfits[row] for row in rows.tolist()]


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
