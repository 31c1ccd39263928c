"""What the user keeps wearing together: often, and more often than by chance."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations
from math import comb
from typing import Self

from wardrobe.model.event import Event
from wardrobe.model.garment import PLURAL_TYPES, Garment, GarmentType

# Of the last days on which something was worn; what lies before is no habit of today.
MOST_DAYS = 180
# On so many of them at least, and on this share of the days of the piece spoken of.
LEAST_TOGETHER, LEAST_SHARE = 5, 1 / 3
# So probable it is at most that two pieces meet as often where each day draws lots.
MOST_CHANCE = 0.01

_Part = int | GarmentType  # a garment by its id, or whatever is of a type
_Outfit = tuple[date, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Habit:
    """A piece that is often worn with another, or with whatever is of a type."""

    piece: Garment
    partner: Garment | GarmentType


@dataclass(frozen=True, slots=True)
class Habits:
    """What was worn on the last days.

    Attributes:
        count_days: How many they are.
        outfits: Those that each part was in.
    """

    count_days: int = 0
    outfits: Mapping[_Part, frozenset[_Outfit]] = field(default_factory=dict)

    @classmethod
    def of(cls, events: Iterable[Event], garments: Iterable[Garment]) -> Self:
        """Read the event log.

        Args:
            garments: The closet; of what left it, no type is known.
        """
        types = {each.id: each.type for each in garments}
        worn = {(e.day, frozenset(e.garment_ids)) for e in events if e.kind.is_worn}
        days = sorted({day for day, _ in worn})[-MOST_DAYS:]
        outfits: defaultdict[_Part, set[_Outfit]] = defaultdict(set)
        for day, ids in worn:
            if day >= days[0]:
                of_types = {types[each] for each in ids if each in types}
                for part in ids | of_types:
                    outfits[part].add((day, ids))
        return cls(len(days), {part: frozenset(o) for part, o in outfits.items()})

    def best_of(self, garments: Sequence[Garment]) -> Habit | None:
        """Return what of an outfit is worn together most, if any of it is often."""
        counts = {each: self._days_of(each) for each in _thinkable(garments)}
        often = [each for each, count in counts.items() if self._is_often(*count)]
        # Of two pieces it's said of the one that is worn less, rather than of types.
        return max(
            often,
            key=lambda each: (counts[each][0], _is_piece(each), -counts[each][1]),
            default=None,
        )

    def _days_of(self, habit: Habit) -> tuple[int, int, int]:
        """Return on how many days it was so, and each of the two was worn."""
        partner = habit.partner
        one = self._with(habit.piece.id)
        other = self._with(partner if isinstance(partner, GarmentType) else partner.id)
        return _days(one & other), _days(one), _days(other)

    def _with(self, part: _Part) -> frozenset[_Outfit]:
        return self.outfits.get(part, frozenset())

    def _is_often(self, together: int, of_piece: int, of_partner: int) -> bool:
        return (
            together >= LEAST_TOGETHER
            and together >= LEAST_SHARE * of_piece
            and _chance(together, of_piece, of_partner, self.count_days) <= MOST_CHANCE
        )


NO_HABITS = Habits()


def _days(outfits: frozenset[_Outfit]) -> int:
    return len({day for day, _ in outfits})


def _is_piece(habit: Habit) -> bool:
    return isinstance(habit.partner, Garment)


def _thinkable(garments: Sequence[Garment]) -> Iterator[Habit]:
    """Yield what could be said of an outfit."""
    for one, other in permutations(garments, 2):
        yield Habit(one, other)
        # Only these are spoken of in general without an article: `with jeans`.
        if other.type in PLURAL_TYPES and one.type is not other.type:
            yield Habit(one, other.type)


def _chance(together: int, one: int, other: int, days: int) -> float:
    """Return how probable so many common days, or more, are without any habit.

    Source: Fisher 1935, the exact test (the tail of the hypergeometric distribution).
    """
    ways = sum(
        comb(one, common) * comb(days - one, other - common)
        for common in range(together, min(one, other) + 1)
    )
    return ways / comb(days, other)
