"""Use case: suggest. Rates every outfit that the garments make and returns the best."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np

from wardrobe.days.habits import NO_HABITS, Habits
from wardrobe.errors import InvalidValue, NothingToWear
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import Outfit, RatedOutfit, rating_of_logit
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.candidates import distinct
from wardrobe.ranking.pair_scores import Setting
from wardrobe.ranking.ranking import OutfitIndex, Ranking
from wardrobe.styling.missing_pieces import Missing, what_is_missing, why_no_outfit
from wardrobe.taste.taste import Taste

# Two outfits of a board that share all garments but one are nearly the same to look
# at: each shared garment, or one of its type, colour and pattern, costs this much
# rating when a board with variety is made.
RATING_OF_A_SHARED_GARMENT = 0.06
# From how many of the best outfits a board with variety is chosen, a place.
POOL_PER_PLACE = 60
# Of what was worn together, so many outfits can be made at most: with a coat or a
# blazer over the shirt, without, and either closed as the top.
_OUTFITS_WITHIN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """The best outfits, best first, of how many were considered.

    Attributes:
        missing: What the closet lacks, if not even the best one is good enough.
        ranking: All of them, to explain one.
    """

    outfits_considered: int
    outfits: tuple[RatedOutfit, ...]
    missing: Missing | None
    ranking: Ranking = field(repr=False, compare=False)


def suggest(
    garments: Sequence[Garment],
    occasion: AnyOccasion,
    *,
    scorer: Scorer,
    taste: Taste,
    locked: Collection[int] = (),
    without: Collection[int] = (),
    not_again: Collection[frozenset[int]] = (),
    habits: Habits = NO_HABITS,
    temperature_c: float | None = None,
    count: int = 10,
    with_variety: bool = False,
) -> Suggestions:
    """Return the best outfits for an occasion, exactly: all are rated.

    Args:
        garments: The closet; those of the group `other` are not combined, and those
            not in use only where they are locked.
        locked: Ids of garments that every outfit must have.
        without: Ids of garments that cannot be worn now, unless they are locked.
        not_again: What was worn together lately; no outfit of such garments is found.
        habits: What the user wears together, to be spoken of.
        temperature_c: In degrees Celsius; None leaves warmth out.
        count: How many outfits to return at most.
        with_variety: Trade some rating for outfits that look less alike
            (maximal marginal relevance, Carbonell & Goldstein 1998).

    Raises:
        NothingToWear: No outfit can be made; the message says what is missing.
        InvalidValue: The locked garments do not fit into one outfit.
    """
    if count < 1:
        raise InvalidValue(_("ask for at least one outfit"))
    setting = Setting(occasion, temperature_c)
    wearable = [
        g for g in garments if g.id in locked or (g.is_in_use and g.id not in without)
    ]
    ranking = Ranking.of(
        wearable, setting, scorer=scorer, taste=taste, locked=locked, habits=habits
    )
    if not ranking.count:
        raise NothingToWear(
            why_no_outfit(
                wearable, garments, locked, setting, scorer=scorer, taste=taste
            )
        )
    most = count * POOL_PER_PLACE if with_variety else count
    places = _best_but(ranking, most, not_again)
    chosen = _varied(places, count) if with_variety else places
    outfits = tuple(place.rated() for place in chosen)
    is_any_good = outfits[0].is_good_enough
    return Suggestions(
        outfits_considered=ranking.count,
        outfits=outfits,
        missing=(
            None
            if is_any_good
            else what_is_missing(places[0], locked, scorer=scorer, taste=taste)
        ),
        ranking=ranking,
    )


def to_learn(
    suggestions: Suggestions,
    drawn: Taste,
    shown: Collection[frozenset[int]],
    count: int,
) -> list[RatedOutfit]:
    """Return outfits worth showing to learn from: the best for a drawn taste.

    Source: Thompson 1933 (posterior sampling): an outfit is shown as often as it may
    be the user's favourite, as far as is known. It must be good enough for all that.

    Args:
        suggestions: Rated by what was learned, as the outfits returned are.
        drawn: From `Learner.draw`.
        shown: The garments of outfits that are on the board already.
        count: How many outfits to return at most.
    """
    ranking = suggestions.ranking
    found: list[RatedOutfit] = []
    for place in ranking.with_taste(drawn).best(len(shown) + count * POOL_PER_PLACE):
        if len(found) == count:
            break
        rated = ranking.place_of(Outfit.of(place.in_slots())).rated()
        known = {*shown, *(each.outfit.ids for each in found)}
        if rated.is_good_enough and rated.outfit.ids not in known:
            found.append(rated)
    return found


def _best_but(
    ranking: Ranking, count: int, not_again: Collection[frozenset[int]]
) -> list[OutfitIndex]:
    """Return the best outfits that were not worn lately, with whatever beside them."""
    # An outfit of four has few parts that are outfits, too: a suit without its coat.
    places = ranking.best(count + _OUTFITS_WITHIN * len(not_again))
    kept = [
        place
        for place in places
        if not any(frozenset(place.garment_ids()) - {0} <= worn for worn in not_again)
    ]
    if not kept:
        raise NothingToWear(_("you wore each outfit for this in the last days"))
    return kept[:count]


def _varied(ranked: list[OutfitIndex], count: int) -> list[OutfitIndex]:
    """Choose greedily by rating less what each outfit shares with those chosen."""
    worn = [
        garment.descriptor if garment else None
        for place in ranked
        for garment in place.in_slots().values()
    ]
    looks = distinct([None, *worn])[1][1:].reshape(len(ranked), -1)  # 0: not worn
    values = np.array([rating_of_logit(place.logit) for place in ranked])
    chosen: list[int] = []
    while len(chosen) < min(count, len(ranked)):
        best = int(values.argmax())
        chosen.append(best)
        is_shared = (looks[:, :, None] == looks[best]).any(axis=2) & (looks > 0)
        values -= RATING_OF_A_SHARED_GARMENT * is_shared.sum(axis=1)
        values[best] = -np.inf
    return [ranked[place] for place in sorted(chosen)]  # best first
