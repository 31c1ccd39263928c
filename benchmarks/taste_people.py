"""People who like how pieces go together: no sum over single garments tells them."""

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

import numpy as np
from numpy.random import Generator

from benchmarks.wardrobe_world import (
    OCCASIONS,
    SLOTS,
    Pick,
    ShownBoard,
    World,
    picked_by,
)
from wardrobe.model.colour import Colour

# How far an outfit's liking spreads among outfits that the expert would show, in
# logits: such people are as sure of themselves as those who like single pieces.
SPREAD = 2.0
# Between two shades, and between what is dark and what is not, from 0 to 100.
CONTRAST = 45
LIGHTNESS = {
    Colour.BLACK: 5, Colour.WHITE: 98, Colour.GREY: 55, Colour.BEIGE: 83,
    Colour.BROWN: 32, Colour.RED: 42, Colour.PINK: 77, Colour.ORANGE: 65,
    Colour.YELLOW: 87, Colour.GREEN: 46, Colour.BLUE: 48, Colour.NAVY: 17,
    Colour.PURPLE: 33, Colour.GOLD: 69, Colour.SILVER: 75, Colour.MULTICOLOUR: 54,
}  # fmt: skip
FAMILIES = (
    {Colour.BLACK, Colour.GREY, Colour.WHITE, Colour.SILVER},
    {Colour.NAVY, Colour.BLUE},
    {Colour.BROWN, Colour.BEIGE, Colour.GOLD, Colour.ORANGE, Colour.YELLOW},
    {Colour.RED, Colour.PINK, Colour.PURPLE},
    {Colour.GREEN},
)
LOUD = {
    Colour.RED, Colour.PINK, Colour.ORANGE, Colour.YELLOW, Colour.GREEN,
    Colour.PURPLE, Colour.GOLD, Colour.MULTICOLOUR,
}  # fmt: skip
WARM = FAMILIES[2] | FAMILIES[3]
COOL = FAMILIES[1] | FAMILIES[4]

Piece = Mapping[str, Any]
# How much an outfit is liked, given its top, its middle and its shoes.
Liking = Callable[[Piece, Piece, Piece], float]


def people_of_combinations(world: World, seed: int) -> dict[str, Pick]:
    """Return a person of each kind who lives with a closet."""
    rng = np.random.default_rng(seed + 2000)
    sign = float(rng.choice([-1, 1]))
    points = {i: world.formality.of(each) for i, each in world.garments.items()}
    tone: Liking = _over_pairs(_are_of_one_family)
    likings: dict[str, Mapping[str, Liking]] = {
        name: dict.fromkeys(map(str, OCCASIONS), liking)
        for name, liking in {
            "tone on tone": tone,
            "contrast": lambda top, middle, _: _contrast(top, middle),
            "one accent": lambda *worn: float(_count(worn, _is_loud) == 1),
            "patterns": lambda *worn: sign * (_count(worn, _is_patterned) >= 2),
            "shoes like the top": lambda top, _, shoes: (
                2.0 * (top["colour"] == shoes["colour"])
                + _are_of_one_family(top, shoes)
            ),
            "a clash of formality": lambda *worn: np.ptp(
                [points[g["id"]] for g in worn]
            ),
            "types with types": _of_table(rng, "type"),
            "colours with colours": _of_table(rng, "colour"),
            "a sandwich": lambda top, middle, shoes: (
                _contrast(top, middle) - _contrast(top, shoes)
            ),
            "warm with cool": _over_pairs(_are_warm_and_cool),
        }.items()
    }
    likings["tones at work, contrast on dates"] = {
        **likings["one accent"],
        str(OCCASIONS[1]): tone,
        str(OCCASIONS[2]): likings["contrast"][str(OCCASIONS[2])],
    }
    return {name: _person(world, liking) for name, liking in likings.items()}


def _person(world: World, likings: Mapping[str, Liking]) -> Pick:
    """Return a person who chooses as all do, of a liking for each occasion."""
    factors = {
        occasion: SPREAD / _spread_of(world, liking, occasion)
        for occasion, liking in likings.items()
    }

    def pick(board: ShownBoard, occasion: str, _step: int, rng: Generator) -> int:
        liking = likings[occasion]
        likes = [factors[occasion] * _liked(liking, each) for each in board]
        return picked_by(world, likes, board, occasion, rng)

    return pick


def _spread_of(world: World, liking: Liking, occasion: str) -> float:
    """Return the standard deviation among outfits as the expert would show them."""
    rng = np.random.default_rng(0)
    key = next(each for each in OCCASIONS if str(each) == occasion)
    shown = [outfit for _ in range(100) for outfit in world.board(key, rng)]
    likes = [_liked(liking, world.described(int(each))) for each in shown]
    return max(float(np.std(likes)), 0.1 * float(np.ptp(likes)), 1e-9)


def _liked(liking: Liking, outfit: Mapping[str, Piece]) -> float:
    return float(liking(*(outfit[slot] for slot in SLOTS)))


def _over_pairs(of_pair: Callable[[Piece, Piece], float]) -> Liking:
    return lambda *worn: sum(of_pair(*pair) for pair in combinations(worn, 2))


def _of_table(rng: Generator, what: str) -> Liking:
    """Return a liking for some pairs of words, and a dislike of others."""
    known: dict[tuple[str, ...], float] = {}

    def of_pair(one: Piece, other: Piece) -> float:
        key = tuple(sorted((one[what], other[what])))
        if key not in known:
            known[key] = float(rng.choice([-1, 0, 0, 1]))
        return known[key]

    return _over_pairs(of_pair)


def _count(worn: tuple[Piece, ...], is_one: Callable[[Piece], bool]) -> int:
    return sum(map(is_one, worn))


def _is_loud(piece: Piece) -> bool:
    return piece["colour"] in LOUD


def _is_patterned(piece: Piece) -> bool:
    return bool(piece["pattern"] != "solid")


def _are_of_one_family(one: Piece, other: Piece) -> float:
    both = {one["colour"], other["colour"]}
    return float(any(both <= family for family in FAMILIES))


def _are_warm_and_cool(one: Piece, other: Piece) -> float:
    both = {one["colour"], other["colour"]}
    return float(bool(both & WARM) and bool(both & COOL))


def _contrast(one: Piece, other: Piece) -> float:
    lights = (LIGHTNESS[Colour(each["colour"])] for each in (one, other))
    return float(abs(next(lights) - next(lights)) > CONTRAST)
