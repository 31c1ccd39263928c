"""Choices laid out as arrays: the features of pieces and pairs, and what wears them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType, Pattern
from wardrobe.model.occasion import OccasionKey
from wardrobe.model.outfit import Slot
from wardrobe.taste import colour_space
from wardrobe.taste.choices import Choice
from wardrobe.taste.features import (
    FORMALITY,
    LIGHTNESS,
    MIDDLE_FORMALITY,
    SCALES,
    SPREAD_FORMALITY,
    Feature,
    again_in,
    features_of,
)
from wardrobe.taste.pair_features import Pairs, look_of, type_of
from wardrobe.taste.priors import (
    COUNT_OF_LOUD,
    COUNT_OF_PATTERNED,
    COUNTS,
    Prior,
    Relation,
)
from wardrobe.taste.taste import Node, path_of

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]

_SLOTS = list(Slot)
_PLAIN = Descriptor(GarmentType.T_SHIRT, Colour.BLACK, Pattern.SOLID)
# Places that boards may have; the last one stands for all beyond it.
MOST_PLACES = 12


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
            COUNT_OF_LOUD: _by_colour(colour_space.LOUDNESS),
            COUNT_OF_PATTERNED: {
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


class Table(NamedTuple):
    """Features of pieces or of pairs, and which of these each outfit has.

    Attributes:
        features: The columns.
        values: Float64 (things + 1, features); the last row is of nothing.
        places: Intp (outfits, n): the rows of what each outfit has.
    """

    features: list[Feature]
    values: Floats
    places: Indices

    def utilities(self, weights: Floats, leaf: Indices) -> Floats:
        """Return (outfits,), by the weights (features, leaves) of each one's leaf."""
        each: Floats = self.values @ weights
        found: Floats = each[self.places, leaf[:, None]].sum(axis=1)
        return found

    def slopes(self, pulls: Floats, leaf: Indices, count_leaves: int) -> Floats:
        """Return (features, leaves): how pulls (outfits,) act on weights."""
        cells = self.places * count_leaves + leaf[:, None]
        sums = np.bincount(
            cells.ravel(),
            np.repeat(pulls, self.places.shape[1]),
            len(self.values) * count_leaves,
        )
        slopes: Floats = self.values.T @ sums.reshape(-1, count_leaves)
        return slopes

    def rows(self) -> NDArray[np.float32]:
        """Return (outfits, features): the sums of what each outfit has."""
        values = self.values.astype(np.float32)
        rows = np.zeros((len(self.places), len(self.features)), np.float32)
        for column in self.places.T:
            rows += values[column]
        return rows


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Choices as arrays, those of one occasion together.

    Attributes:
        prior: How freely the weights may be.
        tables: Of the pieces and of the pairs.
        count_shared: How many features, the first ones, occasions weigh by themselves.
        leaves: By occasion, the slice of its rows.
        leaf: Intp (outfits,): the place of each one's occasion among `leaves`.
        given: Float64 (outfits, 1 + places - 1): the scorer's logit, and which place.
        rows: Float32 (outfits, features + given): all of the above, summed.
        starts: Intp (choices,): the first row of each.
        shares: Float64 (outfits,): how much of the choice fell on each.
        order: Intp (choices,): where each stands in the log.
    """

    prior: Prior
    tables: tuple[Table, Table]
    count_shared: int
    leaves: Mapping[OccasionKey, slice]
    leaf: Indices
    given: Floats
    rows: NDArray[np.float32]
    starts: Indices
    shares: Floats
    order: Indices

    @classmethod
    def of(
        cls,
        choices: Sequence[Choice],
        garments: Mapping[int, Descriptor],
        scales: Scales,
        prior: Prior = Prior.PIECES,
    ) -> Self:
        """Lay out choices; any prior with pairs may take the place of another one."""
        order = sorted(range(len(choices)), key=lambda i: str(choices[i].occasion))
        ordered = [choices[i] for i in order]
        counts = np.array([len(each.outfits) for each in ordered], dtype=np.intp)
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.intp)
        pieces = _Pieces.of(ordered, has_repeats=prior is not Prior.PIECES)
        singles = pieces.table(garments, scales, prior)
        pairs = pieces.table_of_pairs(garments, scales, prior)
        given = _given(ordered, counts, starts)
        leaves = _leaves(ordered, counts.tolist())
        rows = [singles.rows(), pairs.rows(), given.astype(np.float32)]
        return cls(
            prior=prior,
            tables=(singles, pairs),
            count_shared=len(singles.features)
            + (len(Relation) if pairs.features else 0),
            leaves=leaves,
            leaf=np.repeat(
                np.arange(len(leaves)), [s.stop - s.start for s in leaves.values()]
            ),
            given=given,
            rows=np.concatenate(rows, axis=1),
            starts=starts,
            shares=np.array([share for each in ordered for share in each.shares]),
            order=np.array(order, dtype=np.intp),
        )

    @property
    def features(self) -> list[Feature]:
        """The columns; an occasion weighs the first `count_shared` of them."""
        return [*self.tables[0].features, *self.tables[1].features]

    @property
    def nodes(self) -> list[Node]:
        """Where weights are learned: children come before their parents."""
        keys = dict.fromkeys(each for key in self.leaves for each in path_of(key))
        return sorted(keys, key=lambda node: -len(path_of(node)))

    @property
    def counts(self) -> Indices:
        """Return (choices,): of how many outfits."""
        return np.diff(self.starts, append=len(self.given))

    def features_at(self, node: Node) -> list[Feature]:
        """Return what is weighed at a node."""
        return self.features if node is None else self.features[: self.count_shared]


class _Pieces(NamedTuple):
    """The pieces of outfits: what is worn where, and whether it was the last time too.

    Attributes:
        pieces: Each (garment, slot, was worn the last time).
        worn: Intp (outfits, n): places of pieces, by slot; `len(pieces)` is none.
    """

    pieces: list[tuple[int, Slot, bool]]
    worn: Indices

    @classmethod
    def of(cls, choices: Iterable[Choice], *, has_repeats: bool) -> Self:
        """Find the pieces of all outfits of some choices."""
        place: dict[tuple[int, Slot, bool], int] = {}
        lengths, flat = [], []
        for choice in choices:
            again = choice.worn_last if has_repeats else ()
            for outfit in choice.outfits:
                lengths.append(len(outfit))
                flat += [
                    place.setdefault((i, slot, i in again), len(place))
                    for i, slot in outfit
                ]
        worn = np.full((len(lengths), max(lengths, default=0)), len(place), np.intp)
        worn[np.arange(worn.shape[1]) < np.array(lengths)[:, None]] = flat
        return cls(list(place), worn)

    def table(
        self, garments: Mapping[int, Descriptor], scales: Scales, prior: Prior
    ) -> Table:
        """Return the features that pieces have by themselves."""
        own = [features_of(i, garments[i], slot) for i, slot, _ in self.pieces]
        again = [[again_in(slot)] * is_again for _, slot, is_again in self.pieces]
        named = SCALES if not prior.has_pairs else (*SCALES, *COUNTS)
        columns = [*sorted(set(chain(*own, *again))), *named]
        place = {feature: column for column, feature in enumerate(columns)}
        values = np.zeros((len(own) + 1, len(columns)))
        for row, features in enumerate(own):
            for feature in (*features, *again[row]):
                values[row, place[feature]] = 1.0
            for scale, value in scales.of(features).items():
                if scale in named:
                    values[row, place[scale]] = value
        return Table(columns, values, self.worn)

    def table_of_pairs(
        self, garments: Mapping[int, Descriptor], scales: Scales, prior: Prior
    ) -> Table:
        """Return the features that pieces have together."""
        if not prior.has_pairs or self.worn.shape[1] < 2:
            return Table([], np.zeros((1, 0)), np.zeros((len(self.worn), 0), np.intp))
        nothing = len(self.pieces)
        looks, types, slots = (
            np.array([*each, 0])
            for each in zip(
                *(
                    (look_of(garments[i]), type_of(garments[i]), _SLOTS.index(slot))
                    for i, slot, _ in self.pieces
                )
            )
        )
        codes = [
            np.where(
                (first < nothing)
                & (second < nothing)
                & (slots[first] != slots[second]),
                first * nothing + second,
                nothing**2,
            )
            for first, second in combinations(self.worn.T, 2)
        ]
        distinct, places = np.unique(np.stack(codes, axis=1), return_inverse=True)
        both = np.stack(np.divmod(distinct[distinct < nothing**2], nothing), axis=1)
        points = np.array([scales.type_points[each] for each in GarmentType])
        names, values = Pairs(looks[both], types[both], slots[both]).features(points)
        values = np.concatenate([values, np.zeros((1, len(names)))])
        return Table(names, values, places.reshape(len(self.worn), -1))


def _given(choices: Sequence[Choice], counts: Indices, starts: Indices) -> Floats:
    """Return the scorer's logit of each outfit, and at which place it was shown."""
    logits = [logit for each in choices for logit in each.logits]
    is_placed = np.repeat([each.is_placed for each in choices], counts)
    places = np.arange(counts.sum()) - np.repeat(starts, counts)
    is_at = np.minimum(places, MOST_PLACES - 1)[:, None] == np.arange(1, MOST_PLACES)
    return np.column_stack([logits, is_at & is_placed[:, None]])


def _leaves(
    choices: Sequence[Choice], counts: Sequence[int]
) -> dict[OccasionKey, slice]:
    """Return the rows of each occasion's choices, which come one after the other."""
    leaves: dict[OccasionKey, slice] = {}
    row = 0
    for choice, count in zip(choices, counts):
        first = leaves.setdefault(choice.occasion, slice(row, row)).start
        row += count
        leaves[choice.occasion] = slice(first, row)
    return leaves
