"""What a taste adds for two garments that are worn together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType
from wardrobe.model.occasion import OccasionKey
from wardrobe.taste.features import Feature
from wardrobe.taste.pair_features import (
    TABLES_OF_LOOKS,
    SlotPair,
    formality_gaps,
    in_slots,
    look_of,
    of_colour_pairs,
    shared,
    type_of,
)
from wardrobe.taste.priors import COLOURS, TYPES, Relation
from wardrobe.taste.taste import LEAST_SCALE, MOST_LOGIT_OF_PAIR, Taste, path_of

Floats = NDArray[np.float64]

_COLOURS, _TYPES = list(Colour), list(GarmentType)
# A look has a colour and a pattern alone.
_ANY_TYPE = GarmentType.T_SHIRT


@dataclass(frozen=True, slots=True, eq=False)
class PairTaste:
    """A taste for pairs in one occasion, ready to rate any number of them.

    Attributes:
        relations: By feature, what relations weigh there, in all slots and in some.
        colours: Float64 (colours, colours): what two colours weigh together.
        types: Float64 (types, types), likewise.
        gaps: Float64 (types, types): how far apart in formality types are.
        factor: What turns weights into logits.
        share: Of the taste, from 0 to 1.
    """

    relations: Mapping[Feature, float]
    colours: Floats
    types: Floats
    gaps: Floats
    factor: float
    share: float

    @classmethod
    def of(cls, taste: Taste, occasion: OccasionKey | None) -> Self | None:
        """Return what a taste says of pairs; None if it says nothing at all.

        Args:
            occasion: None for all of them.
        """
        if not (taste.prior.has_pairs and taste.is_trusted):
            return None
        weights: dict[Feature, float] = {}
        for node in path_of(occasion):
            for feature, weight in taste.weights.get(node, {}).items():
                weights[feature] = weights.get(feature, 0.0) + weight
        points = [taste.type_points.get(each, 0.0) for each in GarmentType]
        return cls(
            relations=weights,
            colours=_table(weights, COLOURS, _COLOURS),
            types=_table(weights, TYPES, _TYPES),
            gaps=formality_gaps(np.array(points)),
            factor=1 / max(taste.scale, LEAST_SCALE),
            share=taste.share,
        )

    def logits(
        self,
        slots: SlotPair,
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
    ) -> NDArray[np.float32]:
        """Return (len(first), len(second)): what taste adds; 0 where nothing is worn.

        Args:
            slots: The two slots, in the order of `Slot`.
        """
        sums = np.zeros((len(first), len(second)))
        for table, place_of in (
            (self._of_looks(slots), look_of),
            (self._of_types(slots), type_of),
        ):
            rows, columns = (
                [place_of(each) if each else len(table) for each in worn]
                for worn in (first, second)
            )
            # The last row and the last column are of nothing.
            sums += np.pad(table, (0, 1))[np.ix_(rows, columns)]
        most = MOST_LOGIT_OF_PAIR
        logits = self.share * np.clip(self.factor * sums, -most, most)
        return logits.astype(np.float32)

    def logit_of(self, relation: Relation) -> float:
        """Return what a relation adds, wherever the two garments are worn."""
        return self.factor * self.relations.get(shared(relation), 0.0)

    def logit_of_colours(self, first: Colour, second: Colour) -> float:
        """Return what two plain colours add, whichever is worn where."""
        looks = self._of_looks(None)
        one, other = (look_of(Descriptor(_ANY_TYPE, each)) for each in (first, second))
        return self.factor * float(looks[one, other] + looks[other, one]) / 2

    def logit_of_types(self, first: GarmentType, second: GarmentType) -> float:
        """Return what two types add."""
        one, other = _TYPES.index(first), _TYPES.index(second)
        return self.factor * float(self._of_types(None)[one, other])

    def _of_looks(self, slots: SlotPair | None) -> Floats:
        """Return (looks, looks): what colours and patterns weigh together.

        Args:
            slots: None for what holds in all of them.
        """
        table = of_colour_pairs(self.colours).copy()
        for relation, values in TABLES_OF_LOOKS.items():
            table += self._weight(relation, slots) * values
        return table

    def _of_types(self, slots: SlotPair | None) -> Floats:
        return self.types + self._weight(Relation.FORMALITY_GAP, slots) * self.gaps

    def _weight(self, relation: Relation, slots: SlotPair | None) -> float:
        weight = self.relations.get(shared(relation), 0.0)
        if slots is None:
            return weight
        return weight + self.relations.get(in_slots(relation, slots), 0.0)


def _table(
    weights: Mapping[Feature, float],
    kind: str,
    words: Sequence[Colour] | Sequence[GarmentType],
) -> Floats:
    """Return (words, words): the weights of two words of a kind, whichever is first."""
    place = {str(word): i for i, word in enumerate(words)}
    table = np.zeros((len(words), len(words)))
    for feature, weight in weights.items():
        if feature.startswith(f"{kind}:"):
            one, other = (place[word] for word in feature[len(kind) + 1 :].split("+"))
            table[one, other] = table[other, one] = weight
    return table
