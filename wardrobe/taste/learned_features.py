"""What a taste has learned, thing by thing: the strongest likes and dislikes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType, Pattern
from wardrobe.model.outfit import LEAST_LOGIT, Slot
from wardrobe.model.slots import NEEDED_SLOTS, possible_slots
from wardrobe.taste.features import (
    FORMALITY,
    LIGHTNESS,
    SCALES,
    Feature,
    again_in,
    features_owned,
)
from wardrobe.taste.pair_taste import PairTaste
from wardrobe.taste.priors import Relation
from wardrobe.taste.taste import LEAST_SCALE, Node, Taste, path_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedFeature:
    """How much one thing is liked (above 0) or avoided (below 0), in logits.

    One of the others says what it is: a garment, a type, a pattern, a colour (with a
    slot: there only), formality or lightness; two colours or types worn together, how
    pieces are to one another, or the same piece again the next time.
    """

    logit: float
    garment_id: int | None = None
    type: GarmentType | None = None
    pattern: Pattern | None = None
    colour: Colour | None = None
    slot: Slot | None = None
    is_formality: bool = False
    is_lightness: bool = False
    colours: tuple[Colour, Colour] | None = None
    types: tuple[GarmentType, GarmentType] | None = None
    relation: Relation | None = None
    is_again: bool = False


# So many of the most and of the least liked pairs of colours, and of types, are told.
_MOST_PAIRS = 3


def learned_by_node(
    taste: Taste, nodes: Iterable[Node], garments: Iterable[Garment]
) -> dict[Node, list[LearnedFeature]]:
    """Return what is liked most first, what is avoided most last, for each node.

    Args:
        taste: Its share and its trust are left out of account.
        nodes: Occasions, and None for all of them.
        garments: Only what these garments are is told.
    """
    owned = list(garments)
    features = sorted(features_owned(owned))
    return {
        node: sorted(
            (
                *_learned_at(taste, node, (*features, *SCALES)),
                *_learned_of_pairs(taste, node, owned),
            ),
            key=lambda each: -each.logit,
        )
        for node in nodes
    }


def _learned_at(
    taste: Taste, node: Node, features: Iterable[Feature]
) -> list[LearnedFeature]:
    scale = max(taste.scale, LEAST_SCALE)
    weights = [taste.weights.get(each, {}) for each in path_of(node)]
    logits = (
        (feature, sum(own.get(feature, 0.0) for own in weights) / scale)
        for feature in features
    )
    return [_learned(f, logit) for f, logit in logits if abs(logit) >= LEAST_LOGIT]


def _learned_of_pairs(
    taste: Taste, node: Node, garments: Sequence[Garment]
) -> Iterator[LearnedFeature]:
    """Yield what was learned of pieces together, and of wearing them again."""
    scale = max(taste.scale, LEAST_SCALE)
    weights = [taste.weights.get(each, {}) for each in path_of(node)]
    again = [w.get(again_in(slot), 0.0) for w in weights for slot in NEEDED_SLOTS]
    told = [
        LearnedFeature(
            logit=sum(again) / len(NEEDED_SLOTS) / scale,
            is_again=True,
        )
    ]
    of_pairs = PairTaste.of(replace(taste, is_trusted=True, share=1.0), node)
    if of_pairs is not None:
        told += [
            LearnedFeature(logit=of_pairs.logit_of(relation), relation=relation)
            for relation in Relation
        ]
        told += _strongest(
            LearnedFeature(logit=of_pairs.logit_of_colours(*pair), colours=pair)
            for pair in combinations(sorted({g.colour for g in garments}), 2)
        )
        told += _strongest(
            LearnedFeature(logit=of_pairs.logit_of_types(*pair), types=pair)
            for pair in _types_worn_together(garments)
        )
    yield from (each for each in told if abs(each.logit) >= LEAST_LOGIT)


def _strongest(learned: Iterable[LearnedFeature]) -> list[LearnedFeature]:
    ordered = sorted(learned, key=lambda each: -each.logit)
    return [
        *(each for each in ordered[:_MOST_PAIRS] if each.logit > 0),
        *(each for each in ordered[-_MOST_PAIRS:] if each.logit < 0),
    ]


def _types_worn_together(
    garments: Sequence[Garment],
) -> list[tuple[GarmentType, GarmentType]]:
    """Return the pairs of types that some outfit can have, the upper one first."""
    in_slot = {
        slot: {g.type for g in garments if slot in possible_slots(g.type)}
        for slot in NEEDED_SLOTS
    }
    return [
        pair
        for first, second in combinations(NEEDED_SLOTS, 2)
        for pair in sorted(product(in_slot[first], in_slot[second]))
    ]


def _learned(feature: Feature, logit: float) -> LearnedFeature:
    kind, _, value = feature.partition(":")
    if kind == FORMALITY:
        return LearnedFeature(logit=logit, is_formality=True)
    if kind == LIGHTNESS:
        return LearnedFeature(logit=logit, is_lightness=True)
    if kind == "garment":
        return LearnedFeature(logit=logit, garment_id=int(value))
    if kind == "type":
        return LearnedFeature(logit=logit, type=GarmentType(value))
    if kind == "pattern":
        return LearnedFeature(logit=logit, pattern=Pattern(value))
    slot = None if kind == "colour" else Slot(kind)
    return LearnedFeature(logit=logit, colour=Colour(value), slot=slot)
