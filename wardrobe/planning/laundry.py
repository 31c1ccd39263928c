"""Use case: the laundry. What is in it, and how it comes back."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from wardrobe.days.resting import RestRules, WearHistory
from wardrobe.model.garment import Garment, State
from wardrobe.ports.closet import Closet


@dataclass(frozen=True, slots=True)
class WashedLoad:
    """What came back from the laundry, and how it was before.

    Attributes:
        garments: As they were in the laundry.
        washed: When each came back the time before, by id; None for never.
    """

    garments: tuple[Garment, ...]
    washed: Mapping[int, date | None]
    day: date


def in_laundry(
    garments: Iterable[Garment], history: WearHistory, rules: RestRules, day: date
) -> list[Garment]:
    """Return what was put into the laundry, and what was worn enough to be there.

    What is worn on the day goes there afterwards.
    """
    return [
        each
        for each in garments
        if each.state is State.LAUNDRY
        or (each.is_in_use and not rules.is_clean(each, history, day))
    ]


def washed_load(garments: Collection[Garment], closet: Closet, day: date) -> WashedLoad:
    """Return what `wash` is to bring back, so that it can be undone."""
    known = closet.washed()
    return WashedLoad(
        tuple(garments), {each.id: known.get(each.id) for each in garments}, day
    )


def wash(load: WashedLoad, closet: Closet) -> None:
    """Bring pieces back from the laundry: they are clean from this day on."""
    closet.set_washed({each.id: load.day for each in load.garments})
    marked = [each for each in load.garments if each.state is State.LAUNDRY]
    if marked:
        closet.update([replace(each, state=State.IN_USE) for each in marked])


def unwash(load: WashedLoad, closet: Closet) -> None:
    """Put pieces back into the laundry, as if `wash` had not been."""
    marked = [each for each in load.garments if each.state is State.LAUNDRY]
    if marked:
        closet.update(marked)
    closet.set_washed(load.washed)
