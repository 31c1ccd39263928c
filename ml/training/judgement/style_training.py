"""Learn the style from stylists: their outfits above the same garments recombined."""

from dataclasses import dataclass, replace

import numpy as np

from ml.arrays import Doubles, Floats
from ml.judgement.descriptors import TYPES, Codes
from ml.judgement.network import PLACES
from ml.judgement.style import (
    COUNT_COLOURS,
    COUNT_TYPES,
    LOOKS,
    Style,
    appearance_codes,
)
from ml.training.adam import EPSILON
from ml.training.judgement.expert import Expert
from ml.training.judgement.stylist_outfits import StylistOutfits
from wardrobe.model.garment import GarmentType as T

# The tables of `Style` for one pair of slots, and where each starts in a row of all.
_SHAPES = (
    (COUNT_TYPES, COUNT_TYPES),
    (COUNT_COLOURS, COUNT_COLOURS),
    (COUNT_TYPES, COUNT_COLOURS),
    (COUNT_COLOURS, COUNT_TYPES),
    (LOOKS, LOOKS),
)
_ENDS = np.cumsum([len(PLACES) * rows * columns for rows, columns in _SHAPES])
_STARTS = [0, *_ENDS[:-1].tolist()]
_SIZE = int(_ENDS[-1])

# Types that the stylists' data hardly name take over what a like one learned, and teach
# it where they are named; their "shoes" are read as flats, but may be any of the first
# two.
LIKE = {
    T.HEELS: T.FLATS,
    T.FORMAL_SHOES: T.FLATS,
    T.SPORTS_SHOES: T.SNEAKERS,
    T.FLIP_FLOPS: T.SANDALS,
    T.SLIPPERS: T.SANDALS,
    T.TANK_TOP: T.T_SHIRT,
    T.LONG_SLEEVE: T.T_SHIRT,
    T.TUNIC: T.BLOUSE,
    T.HOODIE: T.SWEATSHIRT,
}
# Of these, the ones that the stylists' word for the like type takes in: what stylists
# did replaces the expert for them, too.
NAMED_LIKE = {T.HOODIE: T.SWEATSHIRT}


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSettings:
    """How to learn; chosen by the AUC over all five folds.

    Attributes:
        shrinkage: Weight of the squares of the cells that a batch touches, each time:
            what keeps rare cells small.
        count_to_half_trust: After so many outfits with a pair, if by chance, half of
            what the expert says of it is replaced.
        weight: Of what stylists taught: one brand, for women, is not believed wholly.
        least_look: Cells of four words that add less are left out.
    """

    seed: int = 7
    passes: int = 60
    batch: int = 64
    rate: float = 0.02
    shrinkage: float = 0.01
    count_to_half_trust: float = 5.0
    weight: float = 1.0
    least_look: float = 0.01


def fit_style(
    outfits: StylistOutfits,
    expert: Expert,
    settings: StyleSettings | None = None,
) -> Style:
    """Learn to rate outfits of stylists above the same garments recombined.

    The loss is the mean of log(1 + exp(-ahead)) (Burges et al. 2005, RankNet, eq. 3),
    stepped by Adagrad (Duchi et al. 2011); each pass draws other recombinations.

    """
    settings = settings or StyleSettings()
    outfits = replace(outfits, codes=_with_like_types(outfits.codes))
    random = np.random.default_rng(settings.seed)
    weights, squares = np.zeros(_SIZE), np.zeros(_SIZE)
    better = _cells_of(outfits.codes)
    for _ in range(settings.passes):
        worse = _cells_of(outfits.recombined(random))
        for rows in np.array_split(
            random.permutation(len(better)), max(1, len(better) // settings.batch)
        ):
            ahead = weights[better[rows]].sum(1) - weights[worse[rows]].sum(1)
            slope = -np.exp(-np.logaddexp(0, ahead)) / len(rows)  # by `ahead`
            _step(weights, squares, (better[rows], worse[rows]), slope, settings)
    return _style_of(settings.weight * weights, outfits.codes, expert, settings)


def style_logits(style: Style, codes: Codes) -> Floats:
    """Return float32 (N,): what the style adds to outfits, codes (N, 4, 3)."""
    types, looks = codes[..., 0], appearance_codes(codes)
    by_types, by_looks = style.by_types(), style.by_looks()
    logits = np.zeros(len(codes), np.float32)
    for pair, (one, other) in enumerate(PLACES):
        logits += by_types[pair, types[:, one], types[:, other]]
        logits += by_looks[pair, looks[:, one], looks[:, other]]
    return logits


def _step(
    weights: Doubles,
    squares: Doubles,
    cells: tuple[Codes, Codes],
    slope: Doubles,
    settings: StyleSettings,
) -> None:
    """Step the cells that a batch touches, in place."""
    better, worse = cells
    touched, places = np.unique(np.concatenate([better, worse]), return_inverse=True)
    slopes = np.concatenate([slope, -slope]).repeat(better.shape[1])
    gradient = np.bincount(places.ravel(), slopes, len(touched))
    often = np.bincount(places.ravel(), minlength=len(touched))
    gradient += 2 * settings.shrinkage * often * weights[touched] / len(slope)
    squares[touched] += gradient**2
    weights[touched] -= settings.rate * gradient / (np.sqrt(squares[touched]) + EPSILON)


def _cells_of(codes: Codes) -> Codes:
    """Return int64 (N, 6 * 5): the cells, of five tables in a row, of each outfit."""
    types, colours, looks = codes[..., 0], codes[..., 1], appearance_codes(codes)
    columns = []
    for pair, (one, other) in enumerate(PLACES):
        for start, (sizes, first, second) in zip(
            _STARTS,
            (
                (_SHAPES[0], types[:, one], types[:, other]),
                (_SHAPES[1], colours[:, one], colours[:, other]),
                (_SHAPES[2], types[:, one], colours[:, other]),
                (_SHAPES[3], colours[:, one], types[:, other]),
                (_SHAPES[4], looks[:, one], looks[:, other]),
            ),
            strict=True,
        ):
            rows, size = sizes
            columns.append(start + (pair * rows + first) * size + second)
    return np.stack(columns, axis=1)


def _style_of(
    weights: Doubles, codes: Codes, expert: Expert, settings: StyleSettings
) -> Style:
    """Return the tables that a row of cells stands for."""
    parts = np.split(weights.astype(np.float32), _STARTS[1:])
    pairs = len(PLACES)
    tables = [
        part.reshape(pairs, *shape) for part, shape in zip(parts, _SHAPES, strict=True)
    ]
    _share_with_like_types(tables)
    trust_types = _trust(codes[..., 0], COUNT_TYPES, settings)
    for named, like in NAMED_LIKE.items():
        _lend_types(trust_types, TYPES.index(named), TYPES.index(like))
    by_look = tables[-1].ravel()
    at = np.flatnonzero(np.abs(by_look) >= settings.least_look)
    return Style(
        expert_types=expert.types,
        expert_colours=expert.colours,
        trust_types=trust_types,
        trust_colours=_trust(codes[..., 1], COUNT_COLOURS, settings),
        types=tables[0],
        colours=tables[1],
        type_colour=tables[2],
        colour_type=tables[3],
        looks_at=at,
        looks=by_look[at],
    )


def _trust(words: Codes, size: int, settings: StyleSettings) -> Floats:
    """Return float32 (6, size, size), 0..1: how much stylists are believed of a pair.

    It grows with how often they would have chosen the pair by chance.
    """
    counts = [np.bincount(column, minlength=size) for column in words.T]
    chance = [np.outer(counts[i], counts[j]) / len(words) for i, j in PLACES]
    expected = np.array(chance, np.float32)
    trust: Floats = expected / (expected + np.float32(settings.count_to_half_trust))
    return trust


def _with_like_types(codes: Codes) -> Codes:
    """Return codes (N, 4, 3) with like types in the place of those that borrow."""
    read_as = np.arange(COUNT_TYPES)
    for lent, like in LIKE.items():
        read_as[TYPES.index(lent)] = TYPES.index(like)
    read = codes.copy()
    read[..., 0] = read_as[codes[..., 0]]
    return read


def _share_with_like_types(tables: list[Floats]) -> None:
    """Give types that stylists do not name what a like type learned, in place."""
    types, _, type_colour, colour_type, looks = tables
    by_word = looks.reshape(-1, *(COUNT_TYPES, COUNT_COLOURS) * 2)
    for lent, like in LIKE.items():
        to, of = TYPES.index(lent), TYPES.index(like)
        _lend_types(types, to, of)
        type_colour[:, to] = type_colour[:, of]
        colour_type[:, :, to] = colour_type[:, :, of]
        by_word[:, to] = by_word[:, of]
        by_word[:, :, :, to] = by_word[:, :, :, of]


def _lend_types(table: Floats, to: int, of: int) -> None:
    """Make a type what another is in a table (6, T, T), in place."""
    table[:, to] = table[:, of]
    table[:, :, to] = table[:, :, of]
