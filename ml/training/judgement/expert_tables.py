"""The tables of `assets/expert` as arrays: what a stylist knows, with its sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from ml.arrays import Doubles
from ml.judgement.descriptors import (
    COLOURS,
    EMPTY_TYPE,
    OCCASIONS,
    PATTERNS,
    SIZES,
    TYPES,
)
from ml.judgement.formality import Row, damage_told, read_rows
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot
from wardrobe.ranking.pair_scores import SLOT_PAIRS

# A row of a pair table that holds for all pairs of slots, in both orders.
EVERY = "every"
FILE_OF_POSTS = "occasion_types.csv"
# How much such a row matters to the eye, by pair of slots in the order of SLOT_PAIRS:
# the large neighbouring pieces most, shoes under a coat least.
WEIGHT_OF_PAIR = np.array([1.0, 0.6, 0.6, 0.8, 0.8, 0.4])

_NAMES_OF_PAIRS = [f"{first}-{second}" for first, second in SLOT_PAIRS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the dress codes; an empty set of words stands for all of them."""

    occasion: Occasion
    slot: Slot
    kind: str
    types: frozenset[GarmentType]
    colours: frozenset[Colour]
    patterns: frozenset[Pattern]
    unless_outer: frozenset[GarmentType]
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertTables:
    """All tables; codes as in `descriptors.py`, occasions in the order of the enum.

    Attributes:
        types: By column name (`formality`, `warmth_clo`, …) (39,); nan where empty.
        colour_shift, pattern_shift: (17,) and (7,), of formality.
        loudness: (17,), 0..1; busyness: (7,), 0..1.
        occasions: By column name (`target_formality`, …) (10,).
        warmth: (temperatures, 3): °C, wanted clo, tolerance in clo.
        posts: (10, 39): for which occasions people wear each type, in standard
            deviations above the mean of all types; 0 where nobody counted.
        type_pairs: (6, 39, 39) logits by slot pair.
        colour_pairs: (6, 17, 17) logits by slot pair.
    """

    types: dict[str, Doubles]
    colour_shift: Doubles
    pattern_shift: Doubles
    loudness: Doubles
    busyness: Doubles
    occasions: dict[str, Doubles]
    warmth: Doubles
    posts: Doubles
    rules: tuple[Rule, ...]
    type_pairs: Doubles
    colour_pairs: Doubles

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the tables.

        Raises:
            ModelUnusable: A table is missing or has a word or number that is none.
        """
        with damage_told():
            return cls._read(folder)

    @classmethod
    def _read(cls, folder: Path) -> Self:
        colours = read_rows(folder / "colours.csv")
        patterns = read_rows(folder / "patterns.csv")
        return cls(
            types=_columns(read_rows(folder / "types.csv"), "type", TYPES, SIZES[0]),
            colour_shift=_column(colours, "colour", COLOURS, "formality_shift"),
            pattern_shift=_column(patterns, "pattern", PATTERNS, "formality_shift"),
            loudness=_column(colours, "colour", COLOURS, "loudness"),
            busyness=_column(patterns, "pattern", PATTERNS, "busyness"),
            occasions=_columns(
                read_rows(folder / "occasions.csv"),
                "occasion",
                OCCASIONS,
                len(OCCASIONS),
            ),
            warmth=_warmth(read_rows(folder / "warmth.csv")),
            posts=_posts(read_rows(folder / FILE_OF_POSTS)),
            rules=tuple(map(_rule, read_rows(folder / "dress_codes.csv"))),
            type_pairs=_pair_table(read_rows(folder / "type_pairs.csv"), TYPES),
            colour_pairs=_colour_pairs(folder, colours),
        )


def _columns(
    rows: list[Row], key: str, words: tuple[str, ...], size: int
) -> dict[str, Doubles]:
    """Return all columns of numbers by name, nan where a field is empty."""
    names = [name for name in rows[0] if name not in (key, "notes", "source")]
    columns = {name: np.full(size, np.nan) for name in names}
    for row in rows:
        for name in names:
            if row[name]:
                columns[name][words.index(row[key])] = float(row[name])
    return columns


def _column(rows: list[Row], key: str, words: tuple[str, ...], name: str) -> Doubles:
    """Return one column with a zero for the empty slot at its end."""
    values = {row[key]: float(row[name]) for row in rows}
    return np.array([*(values[word] for word in words), 0.0])


def _warmth(rows: list[Row]) -> Doubles:
    names = ("temperature_c", "wanted_clo", "tolerance_clo")
    return np.array([[float(row[name]) for name in names] for row in rows])


def _posts(rows: list[Row]) -> Doubles:
    table = np.zeros((len(OCCASIONS), SIZES[0]))
    for row in rows:
        place = OCCASIONS.index(row["occasion"]), TYPES.index(row["type"])
        table[place] = float(row["deviations"])
    return table


def _rule(row: Row) -> Rule:
    return Rule(
        occasion=Occasion(row["occasion"]),
        slot=Slot(row["slot"]),
        kind=row["rule"],
        types=frozenset(map(GarmentType, row["types"].split())),
        colours=frozenset(map(Colour, row["colours"].split())),
        patterns=frozenset(map(Pattern, row["patterns"].split())),
        unless_outer=frozenset(map(GarmentType, row["unless_outer"].split())),
        strength=float(row["strength"]),
    )


def _pair_table(rows: list[Row], words: tuple[str, ...]) -> Doubles:
    """Add up rows of pairs; those for every pair in both orders."""
    size = SIZES[0] if words is TYPES else SIZES[1]
    table = np.zeros((len(SLOT_PAIRS), size, size))
    for row in rows:
        for first, second in _places(row, words):
            if row["slots"] == EVERY:
                table[:, first, second] += WEIGHT_OF_PAIR * float(row["weight"])
                table[:, second, first] += WEIGHT_OF_PAIR * float(row["weight"])
            else:
                pair = _NAMES_OF_PAIRS.index(row["slots"])
                table[pair, first, second] += float(row["weight"])
    return table


def _places(row: Row, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for first in row["first"].split():
        for second in row["second"].split():
            yield _code(first, words), _code(second, words)


def _code(word: str, words: tuple[str, ...]) -> int:
    return EMPTY_TYPE if word == "none" else words.index(word)


def _colour_pairs(folder: Path, colours: list[Row]) -> Doubles:
    """Return what colours add: by pair, and by their kinds (neutral, chromatic, …)."""
    rows = read_rows(folder / "colour_pairs.csv")
    by_kind = {
        frozenset((row["first"], row["second"])): float(row["weight"])
        for row in read_rows(folder / "colour_kinds.csv")
    }
    kinds = [row["kind"] for row in colours]
    pairs = _pair_table(rows, COLOURS)
    for one, first in enumerate(kinds):
        for other, second in enumerate(kinds):
            is_same_accent = one == other and first == "chromatic"
            key = frozenset((first, "same" if is_same_accent else second))
            pairs[:, one, other] += WEIGHT_OF_PAIR * by_kind[key]
    return pairs
