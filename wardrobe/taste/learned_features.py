"""What a taste has learned, thing by thing: the strongest likes and dislikes."""

from collections.abc import Iterable
from dataclasses import dataclass

from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType, Pattern
from wardrobe.model.outfit import LEAST_LOGIT, Slot
from wardrobe.model.slots import possible_slots
from wardrobe.taste.features import FORMALITY, LIGHTNESS, SCALES, Feature, features_of
from wardrobe.taste.taste import LEAST_SCALE, Node, Taste, path_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedFeature:
    """How much one thing is liked (above 0) or avoided (below 0), in logits.

    One of the others says what it is: a garment, a type, a pattern, a colour (with a
    slot: there only), formality or lightness.
    """

    logit: float
    garment_id: int | None = None
    type: GarmentType | None = None
    pattern: Pattern | None = None
    colour: Colour | None = None
    slot: Slot | None = None
    is_formality: bool = False
    is_lightness: bool = False


def learned_by_node(
    taste: Taste, nodes: Iterable[Node], garments: Iterable[Garment]
) -> dict[Node, list[LearnedFeature]]:
    """Return what is liked most first, what is avoided most last, for each node.

    Args:
        taste: Its share and its trust are left out of account.
        nodes: Occasions, and None for all of them.
        garments: Only what these garments are is told.
    """
    features = sorted({each for garment in garments for each in _features(garment)})
    return {node: _learned_at(taste, node, (*features, *SCALES)) for node in nodes}


def _learned_at(
    taste: Taste, node: Node, features: Iterable[Feature]
) -> list[LearnedFeature]:
    scale = max(taste.scale, LEAST_SCALE)
    weights = [taste.weights.get(each, {}) for each in path_of(node)]
    logits = (
        (feature, sum(own.get(feature, 0.0) for own in weights) / scale)
        for feature in features
    )
    learned = [_learned(f, logit) for f, logit in logits if abs(logit) >= LEAST_LOGIT]
    return sorted(learned, key=lambda each: -each.logit)


def _features(garment: Garment) -> Iterable[Feature]:
    return {
        each
        for slot in possible_slots(garment.type)
        for each in features_of(garment.id, garment.descriptor, slot)
    }


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
