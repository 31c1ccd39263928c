"""What a taste can be about: features of a garment in its slot, and their priors."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType, Pattern
from wardrobe.model.outfit import Slot
from wardrobe.taste import colour_space, priors
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

_PLAIN = Descriptor(GarmentType.T_SHIRT, Colour.BLACK, Pattern.SOLID)


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


def prior_sd(feature: Feature, prior: Prior = Prior.PIECES) -> float:
    """Return the standard deviation of a feature's weight before the first event."""
    kind, _, value = feature.partition(":")
    if kind == priors.RELATION or "+" in kind:
        relation = Relation(value)
        return sd_of_relation(relation, prior, is_in_slots=kind != priors.RELATION)
    if kind in (priors.AGAIN, priors.COLOURS, priors.TYPES, *priors.COUNTS):
        return sd_of_kind(kind, prior)
    return PRIOR_SD.get(kind, PRIOR_SD_IN_SLOT)


class Scales:
    """Formality, lightness, loudness and pattern of types, colours and patterns.

    All are sums over type, colour and pattern, so that a weight of theirs can be
    folded into the weights of these: then a taste needs no tables to be served.

    Attributes:
        parts: By scale, what a type, a colour or a pattern adds to it.
        type_points: By type, the points of formality of a plain one.
    """

    def __init__(self, formality_of: Callable[[Descriptor], float]) -> None:
        """Take the points of formality, additive in type, colour and pattern."""
        plain = formality_of(_PLAIN)
        self.type_points: Mapping[GarmentType, float] = {
            each: formality_of(Descriptor(each, _PLAIN.colour, _PLAIN.pattern))
            for each in GarmentType
        }
        self._formality: dict[Feature, float] = {
            # A garment has one type: the constant goes there.
            f"type:{each}": points - MIDDLE_FORMALITY
            for each, points in self.type_points.items()
        }
        for colour in Colour:
            other = Descriptor(_PLAIN.type, colour, _PLAIN.pattern)
            self._formality[f"colour:{colour}"] = formality_of(other) - plain
        for pattern in Pattern:
            other = Descriptor(_PLAIN.type, _PLAIN.colour, pattern)
            self._formality[f"pattern:{pattern}"] = formality_of(other) - plain
        self.parts: Mapping[Feature, Mapping[Feature, float]] = {
            FORMALITY: {
                feature: points / SPREAD_FORMALITY
                for feature, points in self._formality.items()
            },
            LIGHTNESS: _by_colour(colour_space.LIGHTNESS),
            priors.COUNT_OF_LOUD: _by_colour(colour_space.LOUDNESS),
            priors.COUNT_OF_PATTERNED: {
                f"pattern:{pattern}": float(pattern is not Pattern.SOLID)
                for pattern in Pattern
            },
        }

    def of(self, features: Iterable[Feature]) -> dict[Feature, float]:
        """Return each scale, about -1..1, of a garment's features."""
        features = tuple(features)
        return {
            scale: sum(parts.get(each, 0.0) for each in features)
            for scale, parts in self.parts.items()
        }

    def fold(self, weights: Mapping[Feature, float]) -> dict[Feature, float]:
        """Return weights with those of the scales spread over others."""
        return self._shifted(weights, 1.0)

    def unfold(self, weights: Mapping[Feature, float]) -> dict[Feature, float]:
        """Undo `fold`."""
        return self._shifted(weights, -1.0)

    def _shifted(
        self, weights: Mapping[Feature, float], sign: float
    ) -> dict[Feature, float]:
        shifted = dict(weights)
        for scale, parts in self.parts.items():
            weight = weights.get(scale, 0.0)
            if weight:
                for feature, part in parts.items():
                    shifted[feature] = shifted.get(feature, 0.0) + sign * weight * part
        return shifted


def _by_colour(values: NDArray[np.float64]) -> dict[Feature, float]:
    return {f"colour:{each}": value for each, value in zip(Colour, values.tolist())}
