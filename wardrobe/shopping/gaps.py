"""Use case: gaps. What the closet lacks, and what it would not miss."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.garment import Descriptor, Garment, GarmentType, Group
from wardrobe.model.occasion import AnyOccasion, Occasion
from wardrobe.model.outfit import Slot
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.model.slots import taken_slots
from wardrobe.model.unowned import imagined
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.candidates import Candidates, kinds_of_outfits
from wardrobe.ranking.counting_each import count_above_with_each, count_lifted_by_each
from wardrobe.ranking.pair_scores import PairScores, Setting
from wardrobe.ranking.ranking import Ranking
from wardrobe.ranking.tables import IntArray
from wardrobe.shopping.trying import GOOD_LOGIT
from wardrobe.taste.taste import Taste

_MOST_WANTED = 3
_MOST_USELESS = 3


@dataclass(frozen=True, slots=True)
class WantedGarment:
    """A garment that is not owned, and how many good outfits it would unlock."""

    descriptor: Descriptor
    unlocked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How well one occasion is covered.

    Attributes:
        possible: All outfits.
        good: Those rated `GOOD_RATING` and more.
        wanted: What would unlock the most good outfits, best first.
    """

    occasion: Occasion
    possible: int
    good: int
    wanted: tuple[WantedGarment, ...]


@dataclass(frozen=True, slots=True)
class GarmentUse:
    """What an owned garment is good for.

    Attributes:
        needed: The largest share of an occasion's good outfits that it is in, 0..1.
        occasion: The occasion that needs it most.
    """

    garment: Garment
    needed: float
    occasion: Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What was found.

    Attributes:
        coverage: By occasion, the thinnest first.
        least_useful: Garments without which the least is lost, that first.
    """

    coverage: tuple[Coverage, ...]
    least_useful: tuple[GarmentUse, ...]


def find_gaps(
    garments: Sequence[Garment],
    *,
    scorer: Scorer,
    taste: Taste,
    occasions: Sequence[Occasion] = tuple(Occasion),
    progress: Progress = NOBODY,
) -> Gaps:
    """Find thin occasions, what would fill them, and what is of least use.

    All outfits are counted, those with every garment that is thinkable, too; in closets
    of thousands some stand for all (`wardrobe.ranking.counting_each`).

    Raises:
        Cancelled: The user stopped it.
    """
    coverage, uses = [], []
    for occasion in progress.each(occasions):
        ranking = Ranking.of(
            garments, Setting(occasion, None), scorer=scorer, taste=taste
        )
        coverage.append(
            Coverage(
                occasion=occasion,
                possible=ranking.count,
                good=ranking.count_above(GOOD_LOGIT),
                wanted=_wanted(garments, occasion, scorer, taste),
            )
        )
        uses.append(_uses(garments, ranking))
    return Gaps(
        coverage=tuple(sorted(coverage, key=lambda each: each.good)),
        least_useful=_least_useful(garments, occasions, np.array(uses)),
    )


def _wanted(
    garments: Sequence[Garment], occasion: Occasion, scorer: Scorer, taste: Taste
) -> tuple[WantedGarment, ...]:
    owned = {(garment.type, garment.colour) for garment in garments}
    wanted = [
        WantedGarment(garment.descriptor, count)
        for thinkable in _thinkable()
        for garment, count in unlocked_by(thinkable, garments, occasion, scorer, taste)
        if (garment.type, garment.colour) not in owned and count > 0
    ]
    wanted.sort(key=lambda each: -each.unlocked)
    best_of_type: dict[GarmentType, WantedGarment] = {}
    for each in wanted:
        best_of_type.setdefault(each.descriptor.type, each)
    return tuple(best_of_type.values())[:_MOST_WANTED]


def _thinkable() -> list[list[Garment]]:
    """Return each type in each colour, by what it is worn as."""
    roles: dict[frozenset[Slot], list[Garment]] = {}
    for garment in imagined(GarmentType):
        if role := taken_slots(garment.type):
            roles.setdefault(role, []).append(garment)
    return list(roles.values())


def unlocked_by(
    thinkable: Sequence[Garment],
    garments: Sequence[Garment],
    occasion: AnyOccasion,
    scorer: Scorer,
    taste: Taste,
) -> list[tuple[Garment, int]]:
    """Count the good outfits that each garment would make, all worn as one thing.

    An outer layer unlocks an outfit only if it is not good without.
    """
    first = thinkable[0]
    counts = np.zeros(len(thinkable), np.int64)
    for kind in kinds_of_outfits([*garments, first], [first.id]):
        slot = next(s for s in Slot if first in kind[s])
        counts += _count_good(
            {**kind, slot: list(thinkable)},
            slot,
            Setting(occasion, None),
            scorer,
            taste,
        )
    return list(zip(thinkable, counts.tolist()))


def _count_good(
    kind: Candidates, slot: Slot, setting: Setting, scorer: Scorer, taste: Taste
) -> IntArray:
    """Return int64 (n,): with how many outfits each candidate of a slot is good."""
    if slot is not Slot.OUTER:
        scores = PairScores.of(kind, setting, scorer, taste)
        return count_above_with_each(scores, slot, GOOD_LOGIT)
    scores = PairScores.of({**kind, slot: [*kind[slot], None]}, setting, scorer, taste)
    bare = len(kind[slot])
    return count_lifted_by_each(scores, slot, GOOD_LOGIT, than=bare)[:bare]


def _uses(garments: Sequence[Garment], ranking: Ranking) -> NDArray[np.float64]:
    """Return (N,): the share of the good outfits that each garment is in."""
    row_of = {garment.id: row for row, garment in enumerate(garments)}
    good = np.zeros(len(garments), np.int64)
    for kind, scores in ranking.kinds:
        for slot in Slot:
            counts = count_above_with_each(scores, slot, GOOD_LOGIT)
            for garment, count in zip(kind[slot], counts.tolist()):
                if garment:
                    good[row_of[garment.id]] += count
    shares: NDArray[np.float64] = good / max(1, ranking.count_above(GOOD_LOGIT))
    return shares


def _least_useful(
    garments: Sequence[Garment],
    occasions: Sequence[Occasion],
    shares: NDArray[np.float64],
) -> tuple[GarmentUse, ...]:
    """Return what no occasion needs much; `shares` (occasions, garments)."""
    needed, place = shares.max(axis=0), shares.argmax(axis=0)
    rows = [
        r
        for r in np.argsort(needed, kind="stable")
        if garments[r].group is not Group.OTHER
    ]
    return tuple(
        GarmentUse(garments[row], float(needed[row]), occasions[place[row]])
        for row in rows[:_MOST_USELESS]
    )
