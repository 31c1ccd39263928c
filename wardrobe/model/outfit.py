"""What an outfit is: garments in slots, and how it was rated."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from wardrobe.model.garment import Descriptor, Garment, Group

# From this rating on an outfit does for its occasion: under it more speaks against it
# than a person of some taste would overlook. A broken dress code always falls below.
GOOD_ENOUGH = 0.4
# A part of the logit below this changes a rating by less than four points of 100.
LEAST_LOGIT = 0.15


class Slot(StrEnum):
    """The places of an outfit, in the order of every array over slots."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"
    OUTER = "outer"

    @property
    def group(self) -> Group:
        """The group that every garment in this slot belongs to."""
        return Group.TOP if self is Slot.OUTER else Group(self.value)


class Part(StrEnum):
    """What a rating is the sum of, in the order of every array over parts."""

    OCCASION = "occasion"
    COLOURS = "colours"
    TYPES = "types"
    WARMTH = "warmth"
    TASTE = "taste"


class Verdict(StrEnum):
    """How good an outfit is, in a word, the best first.

    What a stylist would accept for the occasion is great (about the best tenth), good
    (the better half) or fair; the rest is a stretch.
    """

    GREAT = "great"
    GOOD = "good"
    FAIR = "fair"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedOutfit:
    """The descriptors of an outfit, of garments that need not be owned."""

    top: Descriptor | None = None
    middle: Descriptor | None = None
    bottom: Descriptor | None = None
    outer: Descriptor | None = None

    def in_slots(self) -> tuple[Descriptor | None, ...]:
        """The descriptors in the order of `Slot`."""
        return (self.top, self.middle, self.bottom, self.outer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """A top, a middle and a bottom, perhaps under an outer top.

    A one-piece stands in `top` and leaves `middle` empty.

    Attributes:
        accessories: What was chosen to go with it, such as a bag; an outfit is the same
            without.
    """

    top: Garment
    middle: Garment | None
    bottom: Garment
    outer: Garment | None = None
    accessories: tuple[Garment, ...] = ()

    @classmethod
    def of(cls, garments: Mapping[Slot, Garment | None]) -> Self:
        """Make an outfit from garments by slot; top and bottom must be there."""
        top, bottom = garments[Slot.TOP], garments[Slot.BOTTOM]
        assert top is not None
        assert bottom is not None
        return cls(
            top=top,
            middle=garments[Slot.MIDDLE],
            bottom=bottom,
            outer=garments[Slot.OUTER],
        )

    def in_slots(self) -> dict[Slot, Garment | None]:
        """All four slots, empty ones too, in the order of `Slot`."""
        return {
            Slot.TOP: self.top,
            Slot.MIDDLE: self.middle,
            Slot.BOTTOM: self.bottom,
            Slot.OUTER: self.outer,
        }

    def garments(self) -> tuple[Garment, ...]:
        """The garments in the slots."""
        return tuple(garment for garment in self.in_slots().values() if garment)

    def all_pieces(self) -> tuple[Garment, ...]:
        """All that is put on: the garments, then the accessories."""
        return (*self.garments(), *self.accessories)

    def described(self) -> DescribedOutfit:
        """What the ranking sees of it."""
        worn = self.in_slots().items()
        return DescribedOutfit(**{s: g.descriptor if g else None for s, g in worn})

    @property
    def ids(self) -> frozenset[int]:
        """The ids of the garments, by which two outfits are the same."""
        return frozenset(garment.id for garment in self.garments())


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedOutfit:
    """An outfit with its rating and why.

    Attributes:
        rating: 0..1, the logistic function of the sum of `parts`.
        verdict: The rating in a word.
        standing: 0..1, how far it is from a stretch to the best that there can be:
            evenly spread over the logits, so that good outfits can be told apart.
        parts: What each part added to the logit, in the order of `Part`.
        reasons: What a friend would say of it, two short sentences at most.
        cautions: What speaks against it, each in a short sentence.
    """

    outfit: Outfit
    rating: float
    verdict: Verdict
    standing: float
    parts: Mapping[Part, float]
    reasons: tuple[str, ...]
    cautions: tuple[str, ...] = ()

    @property
    def is_good_enough(self) -> bool:
        """Whether it does for its occasion, and is no mere makeshift."""
        return self.rating >= GOOD_ENOUGH


@dataclass(frozen=True, slots=True)
class RankedOutfit:
    """A rated outfit and its place among all that the closet makes.

    Attributes:
        rank: One more than the number of outfits that are rated higher.
        of: How many outfits there are.
    """

    rated: RatedOutfit
    rank: int
    of: int


def rating_of_logit(logit: float) -> float:
    """Return the logistic function of a logit, 0..1."""
    if logit >= 0:
        return 1 / (1 + math.exp(-logit))
    odds = math.exp(logit)  # the other form would overflow far below zero
    return odds / (1 + odds)
