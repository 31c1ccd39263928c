"""What was worn when, and how often: read off the event log."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from wardrobe.model.event import Event
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Outfit, Slot
from wardrobe.model.slots import empty_slots, slots_worn_in


def worn_by_day(events: Iterable[Event]) -> dict[date, list[Event]]:
    """Return the outfits worn on each day."""
    days: defaultdict[date, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind.is_worn:
            days[event.day].append(event)
    return dict(days)


def days_worn(events: Iterable[Event]) -> dict[int, set[date]]:
    """Return the days on which each garment was worn, by its id."""
    days: defaultdict[int, set[date]] = defaultdict(set)
    for event in events:
        for garment_id in event.garment_ids if event.kind.is_worn else ():
            days[garment_id].add(event.day)
    return dict(days)


def wears(events: Iterable[Event]) -> Counter[int]:
    """Return how often each garment was worn, by its id; a day counts once."""
    return Counter({each: len(days) for each, days in days_worn(events).items()})


def outfit_of(garments: Sequence[Garment]) -> Outfit | None:
    """Put worn garments into slots; None if they are no whole outfit.

    Of several for one slot the first is taken; an outer top is worn over another top.
    """
    worn: dict[Slot, Garment | None] = dict.fromkeys(Slot)
    for garment, slot in zip(garments, slots_worn_in([g.type for g in garments])):
        if slot and worn[slot] is None:
            worn[slot] = garment
    if empty_slots([garment.type for garment in worn.values() if garment]):
        return None
    top = worn[Slot.TOP]
    if top and top.type.is_one_piece:
        worn[Slot.MIDDLE] = None
    return Outfit.of(worn)


def cents_a_wear(garment: Garment, count: int) -> float | None:
    """Return the price over the wears; None without a price or a wear."""
    if garment.price_cents is None or not count:
        return None
    return garment.price_cents / count
