"""Where pieces are while somebody packs, travels and comes home."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from wardrobe.days.trips import Trip


@dataclass(frozen=True, slots=True)
class Away:
    """What can't be worn on a day as it is elsewhere.

    Attributes:
        ids: Of garments.
        trip: What the day belongs to: then what is packed is there, and `ids` are at
            home. None at home, where `ids` are packed.
    """

    ids: frozenset[int] = frozenset()
    trip: Trip | None = None


def pieces_away(
    trips: Iterable[Trip], garment_ids: Collection[int], day: date, *, today: date
) -> Away:
    """Return what is elsewhere on a day, as far as is known today.

    What is packed is away from its tick until it is back; days after a trip that is
    still going on have it again. On the days of a trip it is all that is there, and
    before the first of them, what is still to be packed for it, too. Who comes home
    unpacks: from the first piece that is back, one is at home again.
    """
    packed = frozenset[int]()
    there = frozenset[int]()
    of_day = None
    for trip in trips if day >= today else ():
        luggage = trip.packed - trip.back
        if luggage and not trip.back and trip.first <= day <= trip.last:
            of_day = trip
            there |= trip.garment_ids if today < trip.first else luggage
        elif day <= trip.last or today > trip.last:
            packed |= luggage
    if of_day is None:
        return Away(packed.intersection(garment_ids))
    return Away(frozenset(garment_ids) - there, of_day)


def left_packed(trips: Iterable[Trip], today: date) -> list[Trip]:
    """Return the trips that are over, and from which not all came back."""
    return [each for each in trips if each.last < today and each.packed - each.back]
