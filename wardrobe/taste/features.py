"""What a taste can be about: features of a garment in its slot, and their priors."""

from collections.abc import Callable, Iterable, Mapping

from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType, Pattern
from wardrobe.model.outfit import Slot

# A feature is named `kind:value`, as `colour:navy` or `middle:navy`; FORMALITY and
# LIGHTNESS have one weight for all values.
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

# Lightness by CIELAB, rounded: black 0, white 1.
LIGHTNESS_OF = {
    Colour.BLACK: 0.0,
    Colour.WHITE: 1.0,
    Colour.GREY: 0.55,
    Colour.BEIGE: 0.85,
    Colour.BROWN: 0.35,
    Colour.RED: 0.45,
    Colour.PINK: 0.8,
    Colour.ORANGE: 0.65,
    Colour.YELLOW: 0.9,
    Colour.GREEN: 0.45,
    Colour.BLUE: 0.5,
    Colour.NAVY: 0.15,
    Colour.PURPLE: 0.3,
    Colour.GOLD: 0.65,
    Colour.SILVER: 0.7,
    Colour.MULTICOLOUR: 0.5,
}

_PLAIN = Descriptor(GarmentType.T_SHIRT, Colour.BLACK, Pattern.SOLID)


def features_of(
    garment_id: int, descriptor: Descriptor, slot: Slot
) -> tuple[Feature, ...]:
    """Return the features that a garment has, without formality and lightness."""
    return (
        f"garment:{garment_id}",
        f"type:{descriptor.type}",
        f"colour:{descriptor.colour}",
        f"{slot}:{descriptor.colour}",
        f"pattern:{descriptor.pattern}",
    )


def prior_sd(feature: Feature) -> float:
    """Return the standard deviation of a feature's weight before the first event."""
    return PRIOR_SD.get(feature.partition(":")[0], PRIOR_SD_IN_SLOT)


class Scales:
    """Formality and lightness of types, colours and patterns.

    Both are sums over type, colour and pattern, so that a weight of theirs can be
    folded into the weights of these: then a taste needs no tables to be served.
    """

    def __init__(self, formality_of: Callable[[Descriptor], float]) -> None:
        """Take the points of formality, additive in type, colour and pattern."""
        plain = formality_of(_PLAIN)
        self._formality: dict[Feature, float] = {
            # A garment has one type: the constant goes there.
            f"type:{each}": formality_of(
                Descriptor(each, _PLAIN.colour, _PLAIN.pattern)
            )
            - MIDDLE_FORMALITY
            for each in GarmentType
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
            LIGHTNESS: {
                f"colour:{colour}": 2 * light - 1
                for colour, light in LIGHTNESS_OF.items()
            },
        }

    def of(self, features: Iterable[Feature]) -> dict[Feature, float]:
        """Return formality and lightness, about -1..1, of a garment's features."""
        features = tuple(features)
        return {
            scale: sum(parts.get(each, 0.0) for each in features)
            for scale, parts in self.parts.items()
        }

    def fold(self, weights: Mapping[Feature, float]) -> dict[Feature, float]:
        """Return weights with those of formality and lightness spread over others."""
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
