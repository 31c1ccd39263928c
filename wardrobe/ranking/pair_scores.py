"""The scores of all pairs of candidates, and from them the best outfits, exactly.

An outfit's logit is a sum over the six pairs of its slots, of what scorer and taste
think of them, plus each garment's own taste. So a closet of n garments a slot needs
6·n² ratings of pairs, not n³ of outfits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Self

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.garment import Descriptor, Garment
from wardrobe.model.occasion import AnyOccasion, OccasionKey
from wardrobe.model.outfit import Part, Slot
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.best_triples import Floats, best_triples
from wardrobe.ranking.counting import IntArray, count_above
from wardrobe.taste.pair_taste import PairTaste
from wardrobe.taste.taste import Taste

SlotPair = tuple[Slot, Slot]
Candidates = Mapping[Slot, Sequence[Garment | None]]
_Described = tuple[list[Descriptor | None], NDArray[np.intp]]

SLOT_PAIRS: tuple[SlotPair, ...] = tuple(combinations(Slot, 2))
JUDGED_PARTS = (Part.OCCASION, Part.COLOURS, Part.TYPES, Part.WARMTH)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the outfits are for."""

    occasion: AnyOccasion
    temperature_c: float | None


@dataclass(frozen=True, slots=True)
class PairScores:
    """Logits of all pairs of candidates in one setting.

    Attributes:
        pairs: By slot pair, float32 (candidates of the first, of the second, 4): the
            parts in the order of `JUDGED_PARTS`; -inf where both are one garment.
        taste: By slot, float32 (candidates,): each garment's own logit.
        scorer: Who rated them.
        pair_taste: By slot pair, float32 (candidates of the first, of the second):
            what taste adds for both; empty where it says nothing of pairs.
    """

    setting: Setting
    pairs: Mapping[SlotPair, Floats]
    taste: Mapping[Slot, Floats]
    scorer: Scorer
    pair_taste: Mapping[SlotPair, Floats] = field(default_factory=dict)

    @classmethod
    def of(
        cls, candidates: Candidates, setting: Setting, scorer: Scorer, taste: Taste
    ) -> Self:
        """Have a scorer rate all pairs of candidates, equal descriptors only once."""
        described = _described(candidates)
        pairs = {}
        for first, second in SLOT_PAIRS:
            (descriptors, rows), (others, columns) = described[first], described[second]
            parts = scorer.score_pairs(
                (first, second),
                descriptors,
                others,
                setting.occasion,
                setting.temperature_c,
            )
            pairs[first, second] = parts[np.ix_(rows, columns)]
        for top, outer in _same_garments(candidates):
            pairs[Slot.TOP, Slot.OUTER][top, outer] = -np.inf
        return cls(
            setting,
            pairs,
            _tastes_of(candidates, setting, taste),
            scorer,
            _pair_tastes_of(described, setting, taste),
        )

    def with_taste(self, candidates: Candidates, taste: Taste) -> Self:
        """Return the same pairs of the same candidates for another taste."""
        return replace(
            self,
            taste=_tastes_of(candidates, self.setting, taste),
            pair_taste=_pair_tastes_of(_described(candidates), self.setting, taste),
        )

    def best(self, count: int) -> list[tuple[float, tuple[int, ...]]]:
        """Return logit and places, by slot, of the best outfits; none is missed."""
        logits = self.logits()
        best: list[tuple[float, tuple[int, ...]]] = []
        for outer in range(len(self.taste[Slot.OUTER])):
            floor = best[-1][0] if len(best) == count else -np.inf
            found = best_triples(*self._under(logits, outer), count, floor)
            scores, *places = (values.tolist() for values in found)
            best += [
                (score, (top, middle, bottom, outer))
                for score, top, middle, bottom in zip(scores, *places, strict=True)
            ]
            best = sorted(best, key=lambda entry: -entry[0])[:count]
        return best

    def logit_of(self, places: Sequence[int]) -> float:
        """Return the logit of one outfit, to the last bit as `best` returns it."""
        top, middle, bottom, outer = places
        pairs = self._under(self.logits(), outer)
        first_second, first_third, second_third = pairs
        logit = first_second[top, middle] + first_third[top, bottom]
        return float(logit + second_third[middle, bottom])

    def count_above(self, floors: Sequence[float] | Floats) -> IntArray:
        """Return int64 (n,): of each floor, how many outfits have a logit above it."""
        logits, lows = self.logits(), np.array(floors, np.float32)
        counts = np.zeros(len(lows), np.int64)
        for outer in range(len(self.taste[Slot.OUTER])):
            counts += count_above(*self._under(logits, outer), lows)
        return counts

    def parts_of(self, places: Sequence[int]) -> dict[Part, float]:
        """Return what each part adds to the logit of one outfit."""
        judged = sum(self.pair_parts_of(places).values(), np.zeros(len(JUDGED_PARTS)))
        taste = sum(self.taste_of(places).values())
        taste += sum(self.pair_taste_of(places).values())
        values = [*judged.tolist(), taste]
        return dict(zip((*JUDGED_PARTS, Part.TASTE), values, strict=True))

    def pair_parts_of(
        self, places: Sequence[int]
    ) -> dict[SlotPair, NDArray[np.float64]]:
        """Return float64 (4,) by slot pair: what the pairs of one outfit add."""
        place = dict(zip(Slot, places, strict=True))
        return {
            (first, second): parts[place[first], place[second]].astype(np.float64)
            for (first, second), parts in self.pairs.items()
        }

    def taste_of(self, places: Sequence[int]) -> dict[Slot, float]:
        """Return by slot what taste adds for the garments of one outfit."""
        return {
            slot: float(self.taste[slot][place])
            for slot, place in zip(Slot, places, strict=True)
        }

    def pair_taste_of(self, places: Sequence[int]) -> dict[SlotPair, float]:
        """Return by slot pair what taste adds for two garments of one outfit."""
        place = dict(zip(Slot, places, strict=True))
        return {
            (first, second): float(logits[place[first], place[second]])
            for (first, second), logits in self.pair_taste.items()
        }

    def logits(self) -> dict[SlotPair, Floats]:
        """Return (candidates of the first, of the second) by slot pair: all of it."""
        logits = {pair: parts.sum(axis=2) for pair, parts in self.pairs.items()}
        for pair, taste in self.pair_taste.items():
            logits[pair] += taste
        return logits

    def _under(
        self, logits: Mapping[SlotPair, Floats], outer: int
    ) -> tuple[Floats, Floats, Floats]:
        """Return top×middle, top×bottom, middle×bottom under one outer garment."""
        top, middle, bottom = (
            logits[slot, Slot.OUTER][:, outer] + self.taste[slot]
            for slot in (Slot.TOP, Slot.MIDDLE, Slot.BOTTOM)
        )
        own = self.taste[Slot.OUTER][outer]
        return (
            logits[Slot.TOP, Slot.MIDDLE] + (top + own)[:, None] + middle,
            logits[Slot.TOP, Slot.BOTTOM] + bottom,
            logits[Slot.MIDDLE, Slot.BOTTOM],
        )


def _described(candidates: Candidates) -> dict[Slot, _Described]:
    """Return the distinct descriptors of each slot, and where they are."""
    return {
        slot: distinct([garment.descriptor if garment else None for garment in each])
        for slot, each in candidates.items()
    }


def distinct(
    descriptors: Sequence[Descriptor | None],
) -> tuple[list[Descriptor | None], NDArray[np.intp]]:
    """Return the distinct descriptors, and the place of each among them."""
    place = {each: index for index, each in enumerate(dict.fromkeys(descriptors))}
    return list(place), np.array([place[each] for each in descriptors], dtype=np.intp)


def _same_garments(candidates: Candidates) -> list[tuple[int, int]]:
    """Return the places (top, outer) of garments that could be both."""
    outer_place = {
        garment.id: place
        for place, garment in enumerate(candidates[Slot.OUTER])
        if garment
    }
    return [
        (place, outer_place[garment.id])
        for place, garment in enumerate(candidates[Slot.TOP])
        if garment and garment.id in outer_place
    ]


def _tastes_of(
    candidates: Candidates, setting: Setting, taste: Taste
) -> dict[Slot, Floats]:
    return {
        slot: _taste_of(garments, slot, taste, setting.occasion.key)
        for slot, garments in candidates.items()
    }


def _taste_of(
    garments: Sequence[Garment | None], slot: Slot, taste: Taste, occasion: OccasionKey
) -> Floats:
    logits = [taste.logit(g, slot, occasion) if g else 0.0 for g in garments]
    return np.array(logits, dtype=np.float32)


def _pair_tastes_of(
    described: Mapping[Slot, _Described], setting: Setting, taste: Taste
) -> dict[SlotPair, Floats]:
    of_pairs = PairTaste.of(taste, setting.occasion.key)
    if of_pairs is None:
        return {}
    tastes = {}
    for first, second in SLOT_PAIRS:
        (descriptors, rows), (others, columns) = described[first], described[second]
        logits = of_pairs.logits((first, second), descriptors, others)
        tastes[first, second] = logits[np.ix_(rows, columns)]
    return tastes
