"""Use case: plan the days of a week: what is empty is filled, all at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wardrobe.days.luggage import Away, pieces_away
from wardrobe.days.plans import PlannedOutfit
from wardrobe.model.outfit import RatedOutfit
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.planning.filling import TimeToFill, fill_times
from wardrobe.planning.history import rules_of, wear_history
from wardrobe.ports.closet import Closet
from wardrobe.ports.scorer import Scorer


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPlan:
    """What to wear at the times that were empty; nothing of it is kept yet.

    Attributes:
        outfits: By time, the outfit; None where no good one is left.
        anyway: The best for a time that stays empty, if rest, laundry and luggage did
            not count. Where there is none, the closet makes nothing good for it.
        away: What is packed, or at home during a trip, by the day of the times.
        gap: By how much the ratings of another plan could sum up to more.
    """

    times: tuple[TimeToFill, ...]
    outfits: tuple[RatedOutfit | None, ...]
    anyway: Mapping[TimeToFill, RatedOutfit]
    away: Mapping[date, Away]
    gap: float

    @property
    def plans(self) -> list[PlannedOutfit]:
        """What was filled, as plans."""
        filled = zip(self.times, self.outfits, strict=True)
        return [plan_of(time, rated) for time, rated in filled if rated]

    @property
    def left_empty(self) -> list[TimeToFill]:
        """The times that have no outfit."""
        filled = zip(self.times, self.outfits, strict=True)
        return [time for time, rated in filled if rated is None]


def plan_of(time: TimeToFill, rated: RatedOutfit) -> PlannedOutfit:
    """Return an outfit as the plan of a time."""
    return PlannedOutfit(
        day=time.day,
        occasion=time.occasion.key,
        garment_ids=rated.outfit.ids,
        temperature_c=time.temperature_c,
    )


def fill_empty(
    wanted: Iterable[TimeToFill],
    closet: Closet,
    scorer: Scorer,
    today: date,
    progress: Progress = NOBODY,
) -> WeekPlan:
    """Find outfits for the times that have neither a plan nor a wear yet.

    Raises:
        Cancelled: The user stopped it.
    """
    planned, events = closet.plans(), closet.events()
    taken = {(each.day, each.occasion) for each in planned}
    taken |= {(each.day, each.occasion) for each in events if each.kind.is_worn}
    times = [time for time in wanted if (time.day, time.occasion.key) not in taken]
    garments, taste = closet.garments(), closet.taste()
    # What was planned for days gone by was worn or it was not: the events say so.
    ahead = [each for each in planned if each.day >= today]
    history = wear_history(events, washed=closet.washed(), plans=ahead)
    trips, ids = closet.trips(), [each.id for each in garments if each.is_in_use]
    away = {each.day: pieces_away(trips, ids, each.day, today=today) for each in times}
    progress.stop_if_asked()
    filled = fill_times(
        times,
        garments,
        history,
        rules=rules_of(closet),
        scorer=scorer,
        taste=taste,
        away=away,
    )
    progress.stop_if_asked()
    anyway = {}
    in_use = [each for each in garments if each.is_in_use]
    for to_fill, rated in zip(times, filled.outfits, strict=True):
        if rated is None:
            ranking = to_fill.ranking(in_use, scorer=scorer, taste=taste)
            for best in ranking.best(1):
                if best.rated().is_good_enough:
                    anyway[to_fill] = best.rated()
    return WeekPlan(
        times=tuple(times),
        outfits=filled.outfits,
        anyway=anyway,
        away=away,
        gap=filled.gap,
    )
