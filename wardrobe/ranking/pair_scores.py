"""The scores of all pairs of candidates, and from them the best outfits, exactly.

An outfit's logit is a sum over the six pairs of its slots, of what scorer and taste
think of them, plus each garment's own taste. So a closet of n garments a slot needs
6·n² ratings of pairs, not n³ of outfits; and fewer, where garments are described alike.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from itertools import combinations, islice, product
from typing import Self

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.garment import Garment
from wardrobe.model.occasion import AnyOccasion, OccasionKey
from wardrobe.model.outfit import Part, Slot
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.alike import Alike, ways_to_layer
from wardrobe.ranking.best_outfits import ScoredPlaces, best_outfits
from wardrobe.ranking.candidates import Candidates, Described, described, same_garments
from wardrobe.ranking.counting import Weights, count_above
from wardrobe.ranking.materials import spoilt_by
from wardrobe.ranking.tables import (
    Floats,
    Indices,
    IntArray,
    LayeredTables,
    spread_evenly,
)
from wardrobe.taste.pair_taste import PairTaste
from wardrobe.taste.taste import Taste

SlotPair = tuple[Slot, Slot]

SLOT_PAIRS: tuple[SlotPair, ...] = tuple(combinations(Slot, 2))
JUDGED_PARTS = (Part.OCCASION, Part.COLOURS, Part.TYPES, Part.WARMTH)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the outfits are for."""

    occasion: AnyOccasion
    temperature_c: float | None


@dataclass(frozen=True)
class PairScores:
    """Logits of all pairs of candidates in one setting.

    Attributes:
        rows: By slot, intp (candidates,): the place of each one's descriptor among
            those of the slot, each of which is rated once.
        pairs: By slot pair, float32 (descriptors of the first, of the second, 4): the
            parts in the order of `JUDGED_PARTS`.
        judged: By slot pair, float32 (descriptors of the first, of the second): the
            sums of the parts.
        taste: By slot, float32 (candidates,): each garment's own logit.
        same: By the place of a top, that of the same garment among the outers, if it
            could be either.
        scorer: Who rated them.
        spoilt: By slot, float32 (candidates,): what the weather takes from each for
            what it is made of.
        pair_taste: By slot pair, float32 (descriptors of the first, of the second):
            what taste adds for both; empty where it says nothing of pairs.
    """

    setting: Setting
    rows: Mapping[Slot, Indices]
    pairs: Mapping[SlotPair, Floats]
    judged: Mapping[SlotPair, Floats]
    taste: Mapping[Slot, Floats]
    same: Mapping[int, int]
    scorer: Scorer
    spoilt: Mapping[Slot, Floats]
    pair_taste: Mapping[SlotPair, Floats] = field(default_factory=dict)

    @classmethod
    def of(
        cls, candidates: Candidates, setting: Setting, scorer: Scorer, taste: Taste
    ) -> Self:
        """Have a scorer rate all pairs of candidates, equal descriptors only once."""
        looks = described(candidates)
        pairs = {
            (first, second): scorer.score_pairs(
                (first, second),
                looks[first][0],
                looks[second][0],
                setting.occasion,
                setting.temperature_c,
            )
            for first, second in SLOT_PAIRS
        }
        return cls(
            setting,
            {slot: rows for slot, (_, rows) in looks.items()},
            pairs,
            {pair: _sums_of(parts) for pair, parts in pairs.items()},
            _tastes_of(candidates, setting, taste),
            same_garments(candidates),
            scorer,
            {slot: spoilt_by(scorer.sky, each) for slot, each in candidates.items()},
            _pair_tastes_of(looks, setting, taste),
        )

    def with_taste(self, candidates: Candidates, taste: Taste) -> Self:
        """Return the same pairs of the same candidates for another taste."""
        return replace(
            self,
            taste=_tastes_of(candidates, self.setting, taste),
            pair_taste=_pair_tastes_of(described(candidates), self.setting, taste),
        )

    def best(self, count: int) -> list[ScoredPlaces]:
        """Return logit and places, by slot, of the best outfits; none is missed.

        Where taste tells thousands of garments apart, the descriptors of the best
        outfits are found first, each by the most that a garment of it adds; then only
        garments of these are looked at.
        """
        if all(
            len(each.firsts) == 1 + self.rows[slot].max()
            for slot, each in self._alike.items()
        ):
            return self._found(count)
        strongest, count_looks = self._strongest(), count
        while found := strongest._found(count_looks):
            worn = zip(Slot, zip(*(rows for _, rows in found)), strict=True)
            kept = {
                slot: np.flatnonzero(np.isin(self.rows[slot], each))
                for slot, each in worn
            }
            best = [
                (logit, tuple(int(kept[s][p]) for s, p in zip(Slot, places)))
                for logit, places in self._only(kept)._found(count)
            ]
            are_all = len(found) < count_looks
            # Nearly always at once: no garment is worn over itself, as a bound has it.
            if are_all or (len(best) == count and best[-1][0] >= found[-1][0]):
                return best
            count_looks *= 4
        return []

    def _found(self, count: int) -> list[ScoredPlaces]:
        """Return the best outfits; what nothing tells apart is looked for only once."""
        count_of_all = math.prod(len(each) for each in self.rows.values())
        count_groups = 1 + count * self.count_different // count_of_all
        while True:
            found = best_outfits(self._tables, count_groups)
            outfits = (
                (logit, places)
                for logit, groups in found
                for places in self._places_in(groups)
            )
            best = list(islice(outfits, count))
            if len(best) == count or len(found) < count_groups:
                return best
            count_groups *= 4

    def logit_of(self, places: Sequence[int]) -> float:
        """Return the logit of one outfit, to the last bit as `best` returns it."""
        if self._is_worn_twice(places):
            return -np.inf
        of_slot = zip(Slot, places, strict=True)
        alone = self._only({slot: np.array([place]) for slot, place in of_slot})
        return alone._tables.score_of(0, 0, 0, 0)

    def count_above(self, floors: Sequence[float] | Floats) -> IntArray:
        """Return int64 (n,): of each floor, how many outfits have a logit above it."""
        lows = np.array(floors, np.float32)
        counts = np.zeros(len(lows), np.int64)
        middles, bottoms = (
            self._alike[slot].sizes for slot in (Slot.MIDDLE, Slot.BOTTOM)
        )
        lowest = lows.min(initial=np.inf)
        for outer, bounds in enumerate(self._tables.bounds().T):
            tops = np.flatnonzero(bounds > lowest)
            if len(tops):
                weights = Weights(self._ways[tops, outer], middles, bottoms)
                counts += count_above(self._tables.under(outer, tops), lows, weights)
        return counts

    @property
    def count_different(self) -> int:
        """How many outfits there are, of those that nothing tells apart only one."""
        return math.prod(len(self._alike[slot].firsts) for slot in Slot)

    def sample(self, count: int) -> Floats:
        """Return float32 (n,): the logits of outfits spread evenly over all.

        Those of `count` that would need a garment twice are left out.
        """
        sizes = [len(self.rows[slot]) for slot in Slot]
        places = dict(zip(Slot, spread_evenly(sizes, count), strict=True))
        same = np.full(len(self.rows[Slot.TOP]), -1)
        same[list(self.same)] = list(self.same.values())
        is_twice = same[places[Slot.TOP]] == places[Slot.OUTER]
        places = {slot: each[~is_twice] for slot, each in places.items()}
        rows = {slot: self.rows[slot][each] for slot, each in places.items()}
        logits = sum(self.own[slot][each] for slot, each in places.items())
        for (first, second), each in self._logits.items():
            logits = logits + each[rows[first], rows[second]]
        return np.asarray(logits, np.float32)

    def parts_of(self, places: Sequence[int]) -> dict[Part, float]:
        """Return what each part adds to the logit of one outfit."""
        judged = sum(self.pair_parts_of(places).values(), np.zeros(len(JUDGED_PARTS)))
        judged[JUDGED_PARTS.index(Part.WARMTH)] += sum(
            float(self.spoilt[slot][place])
            for slot, place in zip(Slot, places, strict=True)
        )
        taste = sum(self.taste_of(places).values())
        taste += sum(self.pair_taste_of(places).values())
        values = [*judged.tolist(), taste]
        return dict(zip((*JUDGED_PARTS, Part.TASTE), values, strict=True))

    def pair_parts_of(
        self, places: Sequence[int]
    ) -> dict[SlotPair, NDArray[np.float64]]:
        """Return float64 (4,) by slot pair: what the pairs of one outfit add."""
        row = self._rows_of(places)
        parts = {
            (first, second): each[row[first], row[second]].astype(np.float64)
            for (first, second), each in self.pairs.items()
        }
        if self._is_worn_twice(places):
            parts[Slot.TOP, Slot.OUTER][:] = -np.inf
        return parts

    def taste_of(self, places: Sequence[int]) -> dict[Slot, float]:
        """Return by slot what taste adds for the garments of one outfit."""
        return {
            slot: float(self.taste[slot][place])
            for slot, place in zip(Slot, places, strict=True)
        }

    def pair_taste_of(self, places: Sequence[int]) -> dict[SlotPair, float]:
        """Return by slot pair what taste adds for two garments of one outfit."""
        row = self._rows_of(places)
        return {
            (first, second): float(logits[row[first], row[second]])
            for (first, second), logits in self.pair_taste.items()
        }

    def logits(self) -> dict[SlotPair, Floats]:
        """Return (candidates of the first, of the second) by slot pair: all of it."""
        logits = {
            (first, second): each[np.ix_(self.rows[first], self.rows[second])]
            for (first, second), each in self._logits.items()
        }
        for top, outer in self.same.items():
            logits[Slot.TOP, Slot.OUTER][top, outer] = -np.inf
        return logits

    @cached_property
    def own(self) -> dict[Slot, Floats]:
        """(candidates,) by slot: all that each adds whatever is worn with it."""
        return {slot: self.taste[slot] + self.spoilt[slot] for slot in Slot}

    @cached_property
    def _logits(self) -> dict[SlotPair, Floats]:
        """(descriptors of the first, of the second) by slot pair: of the pair alone."""
        return {
            pair: judged + self.pair_taste[pair] if self.pair_taste else judged
            for pair, judged in self.judged.items()
        }

    @cached_property
    def _alike(self) -> dict[Slot, Alike]:
        return {slot: Alike.of(self.rows[slot], self.own[slot]) for slot in Slot}

    @cached_property
    def _ways(self) -> IntArray:
        """(groups, groups): how many tops of each go under outers of each."""
        return ways_to_layer(self._alike[Slot.TOP], self._alike[Slot.OUTER], self.same)

    @cached_property
    def _tables(self) -> LayeredTables:
        """The scores of groups."""
        firsts = {slot: alike.firsts for slot, alike in self._alike.items()}
        row = {slot: self.rows[slot][firsts[slot]] for slot in Slot}
        own = {slot: self.own[slot][firsts[slot]] for slot in Slot}
        pair = {
            (first, second): logits[np.ix_(row[first], row[second])]
            for (first, second), logits in self._logits.items()
        }
        beside_outer = {
            slot: pair[slot, Slot.OUTER] + own[slot][:, None]
            for slot in (Slot.TOP, Slot.MIDDLE, Slot.BOTTOM)
        }
        beside_outer[Slot.TOP] += own[Slot.OUTER]
        beside_outer[Slot.TOP][self._ways == 0] = -np.inf
        return LayeredTables(
            pair[Slot.TOP, Slot.MIDDLE],
            pair[Slot.TOP, Slot.BOTTOM],
            pair[Slot.MIDDLE, Slot.BOTTOM],
            *beside_outer.values(),
        )

    def _only(self, kept: Mapping[Slot, Indices]) -> Self:
        """Return the scores of some of the candidates, by their places."""
        place = {old: new for new, old in enumerate(kept[Slot.OUTER].tolist())}
        outers = map(self.same.get, kept[Slot.TOP].tolist())
        return replace(
            self,
            rows={slot: self.rows[slot][each] for slot, each in kept.items()},
            taste={slot: self.taste[slot][each] for slot, each in kept.items()},
            spoilt={slot: self.spoilt[slot][each] for slot, each in kept.items()},
            same={top: place[each] for top, each in enumerate(outers) if each in place},
        )

    def _strongest(self) -> Self:
        """Return scores of one candidate a descriptor, which adds what any adds most.

        It bounds what each of its garments makes, to the last bit, as rounding keeps
        the order of sums.
        """
        most = {}
        for slot, rows in self.rows.items():
            most[slot] = np.full(1 + rows.max(), -np.inf, np.float32)
            np.maximum.at(most[slot], rows, self.own[slot])
        return replace(
            self,
            rows={slot: np.arange(len(each)) for slot, each in most.items()},
            taste=most,
            spoilt={slot: np.zeros_like(each) for slot, each in most.items()},
            same={},
        )

    def _rows_of(self, places: Sequence[int]) -> dict[Slot, int]:
        in_slots = zip(Slot, places, strict=True)
        return {slot: int(self.rows[slot][place]) for slot, place in in_slots}

    def _places_in(self, groups: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """Yield the outfits of candidates of four groups."""
        members = (
            self._alike[slot].members[group]
            for slot, group in zip(Slot, groups, strict=True)
        )
        for places in product(*members):
            if not self._is_worn_twice(places):
                yield places

    def _is_worn_twice(self, places: Sequence[int]) -> bool:
        top, *_, outer = places
        return self.same.get(top) == outer


def _sums_of(parts: Floats) -> Floats:
    # Part by part: along so short an axis, numpy's own sum takes far longer.
    return reduce(np.add, parts.transpose(2, 0, 1))


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
    there = [place for place, garment in enumerate(garments) if garment]
    logits = np.zeros(len(garments), np.float32)
    logits[there] = taste.logits([g for g in garments if g], slot, occasion)
    return logits


def _pair_tastes_of(
    looks: Mapping[Slot, Described], setting: Setting, taste: Taste
) -> dict[SlotPair, Floats]:
    of_pairs = PairTaste.of(taste, setting.occasion.key)
    if of_pairs is None:
        return {}
    tastes = {}
    for first, second in SLOT_PAIRS:
        descriptors, others = looks[first][0], looks[second][0]
        tastes[first, second] = of_pairs.logits((first, second), descriptors, others)
    return tastes
