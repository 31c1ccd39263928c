"""Closets that hypothesis draws, and all their outfits by brute force."""

from itertools import product

import numpy as np
from hypothesis import strategies as st

from tests.wardrobe.fakes import NOW, RandomScorer, garment
from tests.wardrobe.logs import LEARNER
from wardrobe.model.colour import Colour
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, GarmentType, Group
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Outfit
from wardrobe.ranking.pair_scores import SLOT_PAIRS
from wardrobe.taste.choices import ChoiceLog
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
    return float(1 / (1 + np.exp(-logit)))


def taste_for(owned: list[Garment]) -> Taste:
    """What is learned when every other garment was worn once, by itself."""
    events = [
        Event(kind=EventKind.WEAR, garment_ids=(g.id,), occasion=WORK, at=NOW)
        for g in owned[::2]
    ]
    return LEARNER.update(ChoiceLog.of(events, [], owned), Taste())


def capsule() -> list[Garment]:
    types = [GarmentType.SHIRT] * 4 + [GarmentType.JEANS] * 3 + [GarmentType.BOOTS] * 2
    colours = list(Colour)
    return [garment(i, t, colours[i]) for i, t in enumerate(types, start=1)]
