"""What a taste can be about: features of a garment in its slot, and their priors."""

from collections.abc import Iterable

from wardrobe.model.garment import Descriptor, Garment
from wardrobe.model.outfit import Slot
from wardrobe.model.slots import possible_slots
from wardrobe.taste import priors
from wardrobe.taste.priors import Prior, Relation, sd_of_kind, sd_of_relation

# A feature is named `kind:value`, as `colour:navy` or `middle:navy`; scales have one
# weight for all values.
Feature = str
FORMALITY = "formality"
LIGHTNESS = "lightness"
SCALES = (FORMALITY, LIGHTNESS)

# How far, in logits, people are expected to differ from the expert about each kind
# of feature (standard deviation of the prior): colours most, single cases less.
PRIOR_SD = {
    "garment": 0.6,
    "type": 0.5,
    "colour": 0.7,
    "pattern": 0.4,
    FORMALITY: 0.5,
    LIGHTNESS: 0.5,
}
# Of a colour in one slot.
PRIOR_SD_IN_SLOT = 0.4

# The middle and the spread of the points of formality of what people own.
MIDDLE_FORMALITY = 2.0
SPREAD_FORMALITY = 1.2


def again_in(slot: Slot) -> Feature:
    """Return the feature of a garment in a slot that was worn the last time, too."""
    return f"{priors.AGAIN}:{slot}"


def features_of(
    garment_id: int, descriptor: Descriptor, slot: Slot
) -> tuple[Feature, ...]:
    """Return the features that a garment has, without formality and lightness."""
    return (feature_of(garment_id), *features_of_looks(descriptor, slot))


def feature_of(garment_id: int) -> Feature:
    """Return the feature that one garment alone has."""
    return f"garment:{garment_id}"


def features_of_looks(descriptor: Descriptor, slot: Slot) -> tuple[Feature, ...]:
    """Return the features that all garments of a descriptor have in a slot."""
    return (
        f"type:{descriptor.type}",
        f"colour:{descriptor.colour}",
        f"{slot}:{descriptor.colour}",
        f"pattern:{descriptor.pattern}",
    )


def features_owned(garments: Iterable[Garment]) -> set[Feature]:
    """Return the features that some garments have, wherever they can be worn."""
    worn = [garment for garment in garments if possible_slots(garment.type)]
    return {
        *(feature_of(garment.id) for garment in worn),
        *(
            feature
            for look in {garment.descriptor for garment in worn}
            for slot in possible_slots(look.type)
            for feature in features_of_looks(look, slot)
        ),
    }


def prior_sd(feature: Feature, prior: Prior = Prior.PIECES) -> float:
    """Return the standard deviation of a feature's weight before the first event."""
    kind, _, value = feature.partition(":")
    if kind == priors.RELATION or "+" in kind:
        relation = Relation(value)
        return sd_of_relation(relation, prior, is_in_slots=kind != priors.RELATION)
    if kind in (priors.AGAIN, priors.COLOURS, priors.TYPES, *priors.COUNTS):
        return sd_of_kind(kind, prior)
    return PRIOR_SD.get(kind, PRIOR_SD_IN_SLOT)
