"""Use case: suggest. Rates every outfit that the garments make and returns the best."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wardrobe.errors import InvalidValue, NothingToWear
from wardrobe.garment import Garment, Group
from wardrobe.occasion import Occasion
from wardrobe.outfit import Outfit, RatedOutfit, Slot
from wardrobe.pair_scores import PairScores, Setting
from wardrobe.ports import Judge
from wardrobe.reasons import reasons_of
from wardrobe.taste import Taste

Candidates = Mapping[Slot, list[Garment | None]]

# Two outfits of a board that share all garments but one are nearly the same to look
# at: each shared garment costs this much rating when a board with variety is made.
RATING_OF_A_SHARED_GARMENT = 0.06
# From how many of the best outfits a board with variety is chosen, a place.
POOL_PER_PLACE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """The best outfits, best first, of how many were considered."""

    outfits_considered: int
    outfits: tuple[RatedOutfit, ...]


def suggest(
    garments: Sequence[Garment],
    occasion: Occasion,
    *,
    judge: Judge,
    taste: Taste,
    locked: Collection[int] = (),
    temperature_c: float | None = None,
    count: int = 10,
    with_variety: bool = False,
) -> Suggestions:
    """Return the best outfits for an occasion, exactly: all are rated.

    Args:
        garments: What may be worn; those of the group `other` are not combined.
        locked: Ids of garments that every outfit must have.
        temperature_c: In degrees Celsius; None leaves warmth out.
        count: How many outfits to return at most.
        with_variety: Trade some rating for outfits that share few garments
            (maximal marginal relevance, Carbonell & Goldstein 1998).

    Raises:
        NothingToWear: No outfit can be made; the message says what is missing.
        InvalidValue: The locked garments do not fit into one outfit.
    """
    if count < 1:
        raise InvalidValue("ask for one outfit at least")
    kinds = list(_kinds_of_outfits(garments, locked))
    if not kinds:
        raise NothingToWear(_what_is_missing(garments, locked))
    wanted = count * POOL_PER_PLACE if with_variety else count
    setting = Setting(occasion, temperature_c)
    places: list[_Place] = []
    for kind in kinds:
        scores = PairScores.of(kind, setting, judge, taste)
        places += [
            _Place(kind, scores, place, logit) for logit, place in scores.best(wanted)
        ]
    places.sort(key=_Place.best_first)
    chosen = _varied(places, count) if with_variety else places[:count]
    return Suggestions(
        outfits_considered=sum(_size(kind) for kind in kinds),
        outfits=tuple(place.rated() for place in chosen),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """An outfit as the places of its garments among the candidates."""

    kind: Candidates
    scores: PairScores
    places: tuple[int, ...]
    logit: float

    def garment_ids(self) -> tuple[int, ...]:
        """The ids by slot, 0 in an empty one."""
        worn = self._worn().values()
        return tuple(garment.id if garment else 0 for garment in worn)

    def best_first(self) -> tuple[float, tuple[int, ...]]:
        """Sort by rating; ids settle ties, so that equal closets give equal boards."""
        return -self.logit, self.garment_ids()

    def rated(self) -> RatedOutfit:
        """Work out rating, parts and reasons."""
        outfit = Outfit.of(self._worn())
        parts = self.scores.parts_of(self.places)
        return RatedOutfit(
            outfit=outfit,
            rating=_rating(sum(parts.values())),
            parts=parts,
            reasons=reasons_of(
                outfit,
                self.scores.pair_parts_of(self.places),
                self.scores.taste_of(self.places),
                self.scores.setting,
            ),
        )

    def _worn(self) -> dict[Slot, Garment | None]:
        return {
            slot: self.kind[slot][place]
            for slot, place in zip(Slot, self.places, strict=True)
        }


def _rating(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))


def _kinds_of_outfits(
    garments: Sequence[Garment], locked: Collection[int]
) -> Iterator[Candidates]:
    """Yield the candidates by slot of T×M×B and of one-pieces×B, if there are any.

    An outer top may be worn over another top, or closed, in the top's place; where
    nothing is worn over, the outer slot holds None.
    """
    tops = [g for g in garments if g.group is Group.TOP]
    layered: Candidates = {
        Slot.TOP: [g for g in tops if not g.type.is_one_piece],
        Slot.MIDDLE: [g for g in garments if g.group is Group.MIDDLE],
        Slot.BOTTOM: [g for g in garments if g.group is Group.BOTTOM],
        Slot.OUTER: [None, *(g for g in tops if g.type.is_outer)],
    }
    one_piece: Candidates = {
        **layered,
        Slot.TOP: [g for g in tops if g.type.is_one_piece],
        Slot.MIDDLE: [None],
    }
    for kind in (layered, one_piece):
        yield from _with_locked(kind, frozenset(locked))


def _with_locked(kind: Candidates, locked: frozenset[int]) -> Iterator[Candidates]:
    """Yield the ways to hold all locked garments in the slots of a kind of outfit.

    A locked outer top may be on top or worn over, so there can be two ways.
    """
    if not all(kind.values()):
        return
    if not locked:
        yield kind
        return
    garment_id = min(locked)
    for slot, candidates in kind.items():
        held = [g for g in candidates if g and g.id == garment_id]
        if held:
            others = {
                other: [g for g in rest if not g or g.id != garment_id]
                for other, rest in kind.items()
            }
            yield from _with_locked({**others, slot: list(held)}, locked - {garment_id})


def _size(kind: Candidates) -> int:
    """Count the outfits of a kind; no garment lies over itself."""
    tops, outers = kind[Slot.TOP], kind[Slot.OUTER]
    both = sum(1 for top in tops for outer in outers if top is outer)
    layers = len(tops) * len(outers) - both
    return layers * len(kind[Slot.MIDDLE]) * len(kind[Slot.BOTTOM])


def _varied(ranked: list[_Place], count: int) -> list[_Place]:
    """Choose greedily by rating less what each outfit shares with those chosen."""
    worn = np.array([place.garment_ids() for place in ranked])  # (n, 4)
    values = np.array([_rating(place.logit) for place in ranked])
    chosen: list[int] = []
    while len(chosen) < min(count, len(ranked)):
        best = int(values.argmax())
        chosen.append(best)
        is_shared = (worn[:, :, None] == worn[best]).any(axis=2) & (worn > 0)
        values -= RATING_OF_A_SHARED_GARMENT * is_shared.sum(axis=1)
        values[best] = -np.inf
    return [ranked[place] for place in sorted(chosen)]  # best first


def _what_is_missing(garments: Sequence[Garment], locked: Collection[int]) -> str:
    groups = {garment.group for garment in garments}
    has_one_piece = any(garment.type.is_one_piece for garment in garments)
    missing = [
        words
        for group, words in (
            (Group.TOP, "top"),
            (Group.MIDDLE, "trousers or skirt"),
            (Group.BOTTOM, "shoes"),
        )
        if group not in groups and not (group is Group.MIDDLE and has_one_piece)
    ]
    if missing:
        listed = " and no ".join(missing)
        return f"no outfit can be made yet: the closet has no {listed}"
    if locked:
        return "the chosen garments do not go into one outfit"
    return "no outfit can be made yet: the closet has no trousers or skirt"
