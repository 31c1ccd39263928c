"""Bringing in the plans, looks and laundry that another closet had."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from wardrobe.days.day_photos import DayPhoto
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.trips import Trip
from wardrobe.model.occasion import OccasionKey
from wardrobe.ports.days import DayStore
from wardrobe.transfer.days_entry import DaysEntry
from wardrobe.transfer.import_occasions import OccasionImport


@dataclass(frozen=True, slots=True)
class DayImport:
    """What was new to this closet, with its numbers here."""

    plans: tuple[PlannedOutfit, ...] = ()
    looks: tuple[SavedLook, ...] = ()
    trips: tuple[Trip, ...] = ()
    photos: tuple[DayPhoto, ...] = ()


def bring_days(
    days: DaysEntry,
    closet: DayStore,
    new_ids: Mapping[int, int],
    occasions: OccasionImport,
    *,
    is_new: bool,
) -> DayImport:
    """Add what is not there; what is set here already stays as it is set.

    What names a garment that could not be brought in is left out.

    Args:
        new_ids: Ids in this closet, by those in the folder.
        is_new: The closet had nothing before, so that it becomes what the other was.
    """

    def key(there: OccasionKey | None) -> OccasionKey | None:
        return None if there is None else occasions.key(there)

    plans = [
        replace(
            each,
            garment_ids=_here(each.garment_ids, new_ids),
            occasion=occasions.key(each.occasion),
            number=0,
        )
        for each in days.plans
        if each.garment_ids <= new_ids.keys()
    ]
    looks = [
        replace(
            each,
            garment_ids=_here(each.garment_ids, new_ids),
            layout=tuple(
                replace(placed, garment_id=new_ids[placed.garment_id])
                for placed in each.layout
            ),
            occasion=key(each.occasion),
            number=0,
        )
        for each in days.looks
        if each.garment_ids <= new_ids.keys()
    ]
    trips = [
        replace(
            each,
            garment_ids=_here(each.garment_ids, new_ids),
            packed=_here(each.packed, new_ids),
            back=_here(each.back, new_ids),
            needs=tuple(
                replace(need, occasion=occasions.key(need.occasion))
                for need in each.needs
            ),
            number=0,
        )
        for each in days.trips
        if each.garment_ids <= new_ids.keys()
    ]
    known_trips = closet.trips()
    known_plans, known_looks = closet.plans(), closet.looks()
    brought = DayImport(
        tuple(closet.plan(*(each for each in plans if each not in known_plans))),
        tuple(closet.save_look(each) for each in looks if each not in known_looks),
        tuple(closet.save_trip(each) for each in trips if each not in known_trips),
    )
    _bring_laundry(days, closet, new_ids, is_new=is_new)
    if days.calendar_rules and not closet.calendar_rules():
        rules = [replace(e, occasion=key(e.occasion)) for e in days.calendar_rules]
        closet.set_calendar_rules(rules)
    return brought


def _bring_laundry(
    days: DaysEntry, closet: DayStore, new_ids: Mapping[int, int], *, is_new: bool
) -> None:
    known = closet.washed()
    washed = {
        new_ids[garment_id]: day
        for garment_id, day in days.washed.items()
        if garment_id in new_ids
    }
    later = {i: day for i, day in washed.items() if i not in known or known[i] < day}
    if later:
        closet.set_washed(later)
    own = closet.care()
    if fresh := {kind: care for kind, care in days.care.items() if kind not in own}:
        closet.set_care(fresh)
    if is_new and not days.has_laundry:
        closet.set_laundry(is_on=False)


def _here(garment_ids: Collection[int], new_ids: Mapping[int, int]) -> frozenset[int]:
    return frozenset(new_ids[each] for each in garment_ids)
