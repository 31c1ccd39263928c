"""Closets that hypothesis draws, and all their outfits by brute force."""

from dataclasses import replace
from itertools import product

import numpy as np
from hypothesis import strategies as st

from tests.wardrobe.fakes import NOW, RandomScorer, garment
from tests.wardrobe.logs import LEARNER
from wardrobe.model.colour import Colour
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, GarmentType, Group
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Outfit, Slot
from wardrobe.ranking.pair_scores import SLOT_PAIRS
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.features import again_in
from wardrobe.taste.pair_features import in_slots, of_colours, of_types, shared
from wardrobe.taste.pair_taste import PairTaste
from wardrobe.taste.priors import Prior, Relation
from wardrobe.taste.taste import Taste

WORK = Occasion.WORK


def closets() -> st.SearchStrategy[list[Garment]]:
    types = st.sampled_from(
        [
            GarmentType.SHIRT,
            GarmentType.SHIRT,
            GarmentType.BLAZER,
            GarmentType.DRESS,
            GarmentType.JEANS,
            GarmentType.SKIRT,
            GarmentType.BOOTS,
            GarmentType.FLATS,
            GarmentType.HAT,
        ]
    )
    descriptors = st.lists(st.tuples(types, st.sampled_from(Colour)), max_size=14)
    return descriptors.map(
        lambda each: [garment(i, t, c) for i, (t, c) in enumerate(each, start=1)]
    )


def every_outfit(owned: list[Garment]) -> list[Outfit]:
    """All outfits that the design allows, in the plainest words."""
    tops = [g for g in owned if g.group is Group.TOP]
    middles = [g for g in owned if g.group is Group.MIDDLE]
    bottoms = [g for g in owned if g.group is Group.BOTTOM]
    outers = [None, *(g for g in tops if g.type.is_outer)]
    return [
        Outfit(top=top, middle=middle, bottom=bottom, outer=outer)
        for top, middle, bottom, outer in product(
            tops, [None, *middles], bottoms, outers
        )
        if (middle is None) == top.type.is_one_piece and outer is not top
    ]


def rating_of(outfit: Outfit, taste: Taste) -> float:
    worn = outfit.in_slots()
    logit = 0.0
    for a, b in SLOT_PAIRS:
        first, second = (g.descriptor if g else None for g in (worn[a], worn[b]))
        judged = RandomScorer().score_pairs((a, b), [first], [second], WORK, None)
        logit += float(judged.sum())
    logit += sum(taste.logit(g, s, WORK) for s, g in worn.items() if g)
    logit += pair_logit(outfit, PairTaste.of(taste, WORK))
    return float(1 / (1 + np.exp(-logit)))


def pair_logit(outfit: Outfit, of_pairs: PairTaste | None) -> float:
    """What taste adds for the pairs of an outfit, one by one."""
    worn = outfit.in_slots()
    if of_pairs is None:
        return 0.0
    return sum(
        float(of_pairs.logits((a, b), [first.descriptor], [second.descriptor])[0, 0])
        for a, b in SLOT_PAIRS
        if (first := worn[a]) and (second := worn[b])
    )


def taste_for(owned: list[Garment]) -> Taste:
    """What is learned when every other garment was worn once, by itself."""
    events = [
        Event(kind=EventKind.WEAR, garment_ids=(g.id,), occasion=WORK, at=NOW)
        for g in owned[::2]
    ]
    return LEARNER.update(ChoiceLog.of(events, [], owned), Taste())


def pair_taste_for(owned: list[Garment], seed: int) -> Taste:
    """A taste for pairs as it may be after many picks, with a piece worn yesterday."""
    rng = np.random.default_rng(seed)
    colours = sorted({g.colour for g in owned})
    types = sorted({g.type for g in owned})
    features = [
        *(of_colours(*each) for each in product(colours, colours)),
        *(of_types(*each) for each in product(types, types)),
        *map(shared, Relation),
        *(in_slots(each, pair) for each in Relation for pair in SLOT_PAIRS),
        *map(again_in, Slot),
    ]
    weights = dict(zip(features, rng.normal(size=len(features)).tolist()))
    return replace(
        taste_for(owned),
        prior=Prior.PAIRS,
        weights={None: weights},
        type_points={each: float(i % 5) for i, each in enumerate(GarmentType)},
        worn_last=tuple(g.id for g in owned[:2]),
    )


def capsule() -> list[Garment]:
    types = [GarmentType.SHIRT] * 4 + [GarmentType.JEANS] * 3 + [GarmentType.BOOTS] * 2
    colours = list(Colour)
    return [garment(i, t, colours[i]) for i, t in enumerate(types, start=1)]
