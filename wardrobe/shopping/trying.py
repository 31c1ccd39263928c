"""Use case: try a garment that is not owned. Should it be bought?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from wardrobe.errors import InvalidValue, NothingToWear
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, Group
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import RatedOutfit, Slot, rating_of_logit
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.model.slots import taken_slots
from wardrobe.ports.closet import Closet
from wardrobe.ports.scorer import Scorer
from wardrobe.ports.similarity import Embedder
from wardrobe.ranking.candidates import Candidates, kinds_of_outfits, size_of
from wardrobe.ranking.counting import MOST_COUNTED
from wardrobe.ranking.counting_each import (
    Doubles,
    count_better_than_each,
    share_better_than_each,
)
from wardrobe.ranking.pair_scores import PairScores, Setting
from wardrobe.ranking.ranking import Ranking
from wardrobe.ranking.tables import Floats
from wardrobe.similarity.similar_garments import (
    Among,
    LookAlike,
    embeddings_of,
    find_look_alikes,
)
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.taste import Taste

# An outfit from this rating on is good: the scorer is clearly for it.
GOOD_RATING = 0.6
GOOD_LOGIT = float(np.log(GOOD_RATING / (1 - GOOD_RATING)))
OUTFITS_SHOWN = 3
_MOST_DOUBLES = 5
_MOST_REPLACED = 3
# A share of outfits that is told by so many of them is off by .004 (standard error).
_SAMPLES = 1 << 14


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionTrial:
    """What a tried garment does for one occasion.

    Attributes:
        outfits: The best that it makes, best first; different from one another.
        possible: How many outfits it makes with the closet.
        unlocked: How many of these are rated above the median of what the closet
            makes without it; all, where that makes nothing.
        good: How many of them are good (`GOOD_RATING`).
        median: The rating that half of the closet's own outfits exceed, 0..1; None
            if there is none.
    """

    occasion: Occasion
    outfits: tuple[RatedOutfit, ...]
    possible: int
    unlocked: int
    good: int
    median: float | None


@dataclass(frozen=True, slots=True)
class Replacement:
    """An owned garment whose place the tried one could take.

    Attributes:
        share: Of the outfits with it, over all occasions, how many the tried one
            makes better, 0..1.
    """

    garment: Garment
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """All that is to be said of a garment that is not owned.

    Attributes:
        garment: What it is, numbered `TRIED_ID`.
        nearest: The owned garments of its group that look most like it.
        doubles: Those of them near enough to do for it.
        missing: Why it makes no outfit, a sentence; empty if it makes some.
    """

    garment: Garment
    nearest: tuple[LookAlike, ...]
    doubles: tuple[LookAlike, ...]
    occasions: tuple[OccasionTrial, ...]
    replaces: tuple[Replacement, ...]
    missing: str

    @property
    def unlocked(self) -> int:
        """Outfits above the median that it brings, over all occasions."""
        return sum(each.unlocked for each in self.occasions)


def try_garment(
    tried: Garment,
    vector: Floats,
    *,
    closet: Closet,
    embedder: Embedder,
    scorer: Scorer,
    occasions: Sequence[Occasion] = tuple(Occasion),
    progress: Progress = NOBODY,
) -> Trial:
    """Work out what a garment would bring to the closet.

    Args:
        tried: Numbered `TRIED_ID`; its labels may have been corrected.
        vector: float32 (D,), its look-alike vector.

    Raises:
        Cancelled: The user stopped it.
    """
    garments, taste = closet.garments(), closet.taste()
    if any(garment.id == tried.id for garment in garments):
        raise InvalidValue(_("a garment you try on can't be in the closet already"))
    found = find_look_alikes(
        vector,
        garments,
        embeddings_of(closet, garments, embedder, progress),
        embedder,
        group=tried.group,
        among=Among.SAME_GROUP,
        count=_MOST_DOUBLES,
    )
    doubles = tuple(each for each in found if each.distance <= embedder.double)
    for_occasions: list[OccasionTrial] = []
    missing = _what_is_missing(tried, garments, scorer, taste)
    progress.begin(_("Trying it on"))
    for occasion in progress.each(() if missing else occasions):
        for_occasions.append(_for_occasion(tried, garments, occasion, scorer, taste))
    return Trial(
        garment=tried,
        nearest=tuple(found),
        doubles=doubles,
        occasions=tuple(for_occasions),
        replaces=_replaced(tried, garments, doubles, scorer, taste),
        missing=missing,
    )


def _what_is_missing(
    tried: Garment, garments: Sequence[Garment], scorer: Scorer, taste: Taste
) -> str:
    if tried.group is Group.OTHER:
        return _("hats, bags and the like aren't part of outfits")
    try:
        suggest(
            [*garments, tried],
            Occasion.CASUAL,
            scorer=scorer,
            taste=taste,
            locked=[tried.id],
            count=1,
        )
    except NothingToWear as error:
        return str(error)
    return ""


def _for_occasion(
    tried: Garment,
    garments: Sequence[Garment],
    occasion: Occasion,
    scorer: Scorer,
    taste: Taste,
) -> OccasionTrial:
    together = [*garments, tried]
    best = suggest(
        together,
        occasion,
        scorer=scorer,
        taste=taste,
        locked=[tried.id],
        count=OUTFITS_SHOWN,
        with_variety=True,
    )
    setting = Setting(occasion, None)
    before = Ranking.of(garments, setting, scorer=scorer, taste=taste)
    new = Ranking.of(together, setting, scorer=scorer, taste=taste, locked=[tried.id])
    median = before.median()
    return OccasionTrial(
        occasion=occasion,
        outfits=best.outfits,
        possible=new.count,
        unlocked=new.count if median is None else new.count_above(median),
        good=new.count_above(GOOD_LOGIT),
        median=None if median is None else rating_of_logit(median),
    )


def _replaced(
    tried: Garment,
    garments: Sequence[Garment],
    doubles: Sequence[LookAlike],
    scorer: Scorer,
    taste: Taste,
) -> tuple[Replacement, ...]:
    """Return the doubles, and others of its type, that it mostly betters."""
    near = {double.garment.id for double in doubles}
    rivals = [g for g in garments if _is_rival(g, tried, near)]
    if not rivals:
        return ()
    wins, outfits = np.zeros(len(rivals)), 0
    for occasion in Occasion:
        for share, count in _wins([tried, *rivals], garments, occasion, scorer, taste):
            wins += share * count
            outfits += count
    shares = wins / max(1, outfits)
    order = np.argsort(-shares, kind="stable")[:_MOST_REPLACED]
    return tuple(
        Replacement(rivals[row], float(shares[row]))
        for row in order
        if shares[row] > 0.5
    )


def _is_rival(garment: Garment, tried: Garment, near: set[int]) -> bool:
    is_same_role = taken_slots(garment.type) == taken_slots(tried.type)
    return is_same_role and (garment.type is tried.type or garment.id in near)


def _wins(
    compared: Sequence[Garment],
    garments: Sequence[Garment],
    occasion: Occasion,
    scorer: Scorer,
    taste: Taste,
) -> Iterator[tuple[Doubles, int]]:
    """Yield how often the first of some garments is better than each of the others.

    Once for each kind of outfit: the shares, float64 (others,), and of how many outfits
    with each. Shares are exact where there are few enough outfits to look at.
    """
    tried, ids = compared[0], {garment.id for garment in compared}
    for kind in kinds_of_outfits([*garments, tried], [tried.id]):
        slot = next(s for s in Slot if tried in kind[s])
        around = {s: [g for g in kind[s] if not g or g.id not in ids] for s in Slot}
        candidates: Candidates = {**around, slot: list(compared)}
        if not all(candidates.values()):
            continue
        scores = PairScores.of(candidates, Setting(occasion, None), scorer, taste)
        count = size_of({**candidates, slot: [tried]})
        if count * len(compared) <= MOST_COUNTED:
            shares = count_better_than_each(scores, slot, 0) / max(1, count)
        else:
            shares = share_better_than_each(scores, slot, 0, _SAMPLES)
        yield shares[1:], count
