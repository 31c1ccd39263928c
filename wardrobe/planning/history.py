"""What was worn on which day, from the event log and the plans."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from wardrobe.closet.wear_log import worn_by_day
from wardrobe.days.plans import PlannedOutfit
from wardrobe.days.resting import DEFAULT_CARE, RestRules, WearHistory
from wardrobe.model.event import Event
from wardrobe.ports.closet import Closet


def rules_of(closet: Closet) -> RestRules:
    """Return how long pieces rest, as the user wants it."""
    care = {**DEFAULT_CARE, **closet.care()}
    return RestRules(care, has_laundry=closet.has_laundry())


def history_until(day: date, closet: Closet, *, today: date) -> WearHistory:
    """Return what counts for a day: worn until then, or planned from today on."""
    return wear_history(
        [each for each in closet.events() if each.day <= day],
        washed=closet.washed(),
        plans=closet.plans(today, day - timedelta(days=1)) if day > today else (),
    )


def wear_history(
    events: Iterable[Event],
    *,
    washed: Mapping[int, date],
    plans: Iterable[PlannedOutfit] = (),
) -> WearHistory:
    """Return what was worn, and what will be where plans are given.

    Args:
        washed: When garments came back from the laundry last, by id.
    """
    outfits = {
        day: [frozenset(each.garment_ids) for each in worn]
        for day, worn in worn_by_day(events).items()
    }
    for each in plans:
        outfits.setdefault(each.day, []).append(each.garment_ids)
    return with_worn(WearHistory(washed=washed), outfits)


def with_worn(
    history: WearHistory, outfits: Mapping[date, Collection[frozenset[int]]]
) -> WearHistory:
    """Return the history with outfits worn on further days."""
    days = {garment: set(worn) for garment, worn in history.days.items()}
    worn_outfits = {ids: set(worn) for ids, worn in history.outfits.items()}
    for day, worn in outfits.items():
        for ids in worn:
            worn_outfits.setdefault(ids, set()).add(day)
            for garment in ids:
                days.setdefault(garment, set()).add(day)
    return WearHistory(
        days={garment: frozenset(worn) for garment, worn in days.items()},
        outfits={ids: frozenset(worn) for ids, worn in worn_outfits.items()},
        washed=history.washed,
    )
