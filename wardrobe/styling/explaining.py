"""Use case: explain one outfit. Its rank, its parts, and what would lift it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from wardrobe.language.texts import _, noted
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Outfit, Part, RankedOutfit, RatedOutfit, Slot
from wardrobe.ranking.ranking import OutfitIndex, Ranking
from wardrobe.ranking.reasons import part_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """One garment of an outfit for another of the closet; None is an empty slot."""

    slot: Slot
    old: Garment | None
    new: Garment | None
    before: RankedOutfit
    after: RankedOutfit

    @property
    def sentence(self) -> str:
        """What it does: `brown boots instead would take it from 37th to 5th`."""
        if self.new is None:
            text = noted("leaving out the {old} would take it from {before} to {after}")
        elif self.old is None:
            text = noted("adding the {new} would take it from {before} to {after}")
        else:
            text = noted(
                "{new} instead of {old} would take it from {before} to {after}"
            )
        return _(
            text,
            new=self.new.title if self.new else "",
            old=self.old.title if self.old else "",
            before=ordinal(self.before.rank),
            after=ordinal(self.after.rank),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that can be said of one outfit.

    Attributes:
        parts: A sentence for each part that counts; their numbers sum to the logit.
        drags: What speaks against it, the weightiest first.
        swap: The swap of one garment that lifts it most; None if none does.
    """

    outfit: RankedOutfit
    parts: dict[Part, str]
    drags: tuple[str, ...]
    swap: Swap | None


def explain(ranking: Ranking, ways: Iterable[Outfit]) -> Explanation:
    """Explain an outfit, given as the ways to wear it: the best one counts.

    Raises:
        InvalidValue: One of its garments is not among those that were ranked.
    """
    place = min((ranking.place_of(way) for way in ways), key=OutfitIndex.best_first)
    slot, better = _best_swap(place)
    before, *after = ranking.ranked([place, better] if better else [place])
    setting = place.scores.setting
    is_lifted = bool(after) and after[0].rank < before.rank
    return Explanation(
        outfit=before,
        parts=part_sentences(before.rated.parts, setting),
        drags=before.rated.cautions,
        swap=_swap(slot, before, after[0]) if is_lifted else None,
    )


def alternatives(
    ranking: Ranking, outfit: Outfit, slot: Slot, count: int
) -> list[RatedOutfit]:
    """Return the best outfits with another garment in one slot, best first.

    What is not in use is left out.

    Raises:
        InvalidValue: One of its garments is not among those that were ranked.
    """
    others = (
        each
        for each in ranking.place_of(outfit).others_in(slot)
        if (garment := each.in_slots()[slot]) is None or garment.is_in_use
    )
    return [each.rated() for each in islice(others, count)]


def ordinal(rank: int) -> str:
    """Return `1st`, `2nd`, `12th`, `1,203rd`."""
    last = 0 if rank // 10 % 10 == 1 else rank % 10
    text = {
        1: noted("{rank}st"),
        2: noted("{rank}nd"),
        3: noted("{rank}rd"),
    }.get(last, noted("{rank}th"))
    return _(text, rank=rank)


def _best_swap(place: OutfitIndex) -> tuple[Slot, OutfitIndex | None]:
    """Return the slot and the outfit of the swap that gives the highest rating."""
    swaps = [(slot, other) for slot in Slot for other in place.others_in(slot)[:1]]
    if not swaps:
        return Slot.TOP, None
    return min(swaps, key=lambda swap: swap[1].best_first())


def _swap(slot: Slot, before: RankedOutfit, after: RankedOutfit) -> Swap:
    return Swap(
        slot=slot,
        old=before.rated.outfit.in_slots()[slot],
        new=after.rated.outfit.in_slots()[slot],
        before=before,
        after=after,
    )
