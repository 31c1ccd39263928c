"""A random closet with all its outfits rated, and people who pick from its boards."""

import importlib.util
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from wardrobe.errors import InvalidValue
from wardrobe.model.board import ShownOutfit
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType, Pattern
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Slot
from wardrobe.ports.scorer import Formality, Scorer
from wardrobe.ranking.pair_scores import SLOT_PAIRS

# A person: `pick(board, occasion, step, rng)` returns the place that it wears.
ShownBoard = list[dict[str, dict[str, Any]]]
Pick = Callable[[ShownBoard, str, int, Generator], int]

OCCASIONS = (Occasion.CASUAL, Occasion.WORK, Occasion.DATE)
SLOTS = (Slot.TOP, Slot.MIDDLE, Slot.BOTTOM)
COUNT_OF_SLOT = dict(zip(SLOTS, (18, 12, 10)))
COMMON = (
    Colour.BLACK,
    Colour.WHITE,
    Colour.NAVY,
    Colour.BLUE,
    Colour.GREY,
    Colour.BEIGE,
    Colour.BROWN,
)
SHARE_OF_COMMON, SHARE_OF_SOLID = 0.6, 0.7
BOARD_SIZE = 6
# People half agree with the expert, look at the first places more, and waver.
SHARE_OF_EXPERT, BIAS_OF_PLACE, CERTAINTY = 0.5, 0.12, 1.2
DRIFT_STEP = 80
# What liking or disliking a garment is worth, in logits.
LIKING, FAVOURITE, OF_POINT, NOISY = 1.5, 2.0, 0.9, 0.6


class World:
    """A closet, what the expert thinks of all its outfits, and boards drawn from it."""

    def __init__(self, seed: int, scorer: Scorer, formality: Formality) -> None:
        """Make the closet of a seed."""
        rng = np.random.default_rng(seed)
        self.formality = formality
        self.garments: dict[int, Descriptor] = {}
        self.owned: dict[Slot, list[int]] = {}
        for slot in SLOTS:
            first = len(self.garments) + 1
            self.owned[slot] = list(range(first, first + COUNT_OF_SLOT[slot]))
            self.garments |= {i: _garment(slot, rng) for i in self.owned[slot]}
        self.outfits = np.array(list(product(*self.owned.values())))
        self.expert = {each: self._expert(scorer, each) for each in OCCASIONS}
        self._places = {tuple(o): i for i, o in enumerate(self.outfits.tolist())}

    def board(self, occasion: Occasion, rng: Generator) -> NDArray[np.intp]:
        """Draw outfits that the expert thinks well of, in any order."""
        logits = self.expert[occasion]
        chances = np.exp(logits - logits.max())
        chances /= chances.sum()
        count = len(self.outfits)
        return rng.choice(count, BOARD_SIZE, replace=False, p=chances)

    def shown(self, outfit: int, occasion: Occasion) -> ShownOutfit:
        """Return an outfit as a board of the closet has it."""
        top, middle, bottom = self.outfits[outfit].tolist()
        logit = float(self.expert[occasion][outfit])
        return ShownOutfit(
            top=top, middle=middle, bottom=bottom, outer=None, logit=logit
        )

    def described(self, outfit: int) -> dict[str, dict[str, Any]]:
        """Return an outfit as people see it."""
        return {
            str(slot): {
                "id": each,
                "type": str(self.garments[each].type),
                "colour": str(self.garments[each].colour),
                "pattern": str(self.garments[each].pattern),
            }
            for slot, each in zip(SLOTS, self.outfits[outfit].tolist())
        }

    def logits(self, board: ShownBoard, occasion: str) -> NDArray[np.float64]:
        """Return what the expert thinks of a board as people see it."""
        places = [
            self._places[tuple(outfit[slot]["id"] for slot in SLOTS)]
            for outfit in board
        ]
        return self.expert[Occasion(occasion)][places]

    def _expert(self, scorer: Scorer, occasion: Occasion) -> NDArray[np.float64]:
        worn: dict[Slot, list[Descriptor | None]] = {
            slot: [self.garments[i] for i in ids] for slot, ids in self.owned.items()
        }
        worn[Slot.OUTER] = [None]
        firsts = {slot: ids[0] for slot, ids in self.owned.items()}
        places = {
            slot: self.outfits[:, column] - firsts[slot]
            for column, slot in enumerate(SLOTS)
        }
        places[Slot.OUTER] = np.zeros(len(self.outfits), np.intp)
        logits = np.zeros(len(self.outfits))
        for a, b in SLOT_PAIRS:
            parts = scorer.score_pairs((a, b), worn[a], worn[b], occasion, None)
            logits += parts.sum(axis=2)[places[a], places[b]]
        return logits


def built_in_people(world: World, seed: int) -> dict[str, Pick]:
    """Return a person of each kind who lives with a closet."""
    rng = np.random.default_rng(seed + 1000)
    colours = [str(each) for each in rng.permutation(list(Colour)[:13])]
    first = _liking_colours(colours[:3], colours[3:5])
    second = _liking_colours(colours[5:8], colours[8:10])
    for_occasion = {
        str(each): _liking_colours(
            [str(c) for c in rng.permutation(list(Colour)[:13])[:4]], []
        )
        for each in OCCASIONS
    }
    sign = rng.choice([-1, 1])
    points = {i: world.formality.of(each) for i, each in world.garments.items()}
    favourites = {
        int(each)
        for ids in world.owned.values()
        for each in rng.choice(ids, 3, replace=False)
    }
    likings: dict[str, Callable[[dict[str, Any], str, int], float]] = {
        "colours": lambda g, _o, _t: first(g),
        "formality": lambda g, _o, _t: sign * OF_POINT * points[g["id"]],
        "single favourites": lambda g, _o, _t: FAVOURITE * (g["id"] in favourites),
        "drift": lambda g, _o, t: (first if t < DRIFT_STEP else second)(g),
        "by occasion": lambda g, o, _t: for_occasion[o](g),
        "noisy": lambda g, _o, _t: NOISY * first(g),
    }
    return {name: _person(world, liking) for name, liking in likings.items()}


def picked_by(
    world: World,
    likes: Sequence[float],
    board: ShownBoard,
    occasion: str,
    rng: Generator,
) -> int:
    """Return the place that people pick, by their likes, the expert and the place."""
    utilities = np.array(likes) + SHARE_OF_EXPERT * world.logits(board, occasion)
    utilities -= BIAS_OF_PLACE * np.arange(len(board))
    chances = np.exp(CERTAINTY * (utilities - utilities.max()))
    return int(rng.choice(len(board), p=chances / chances.sum()))


def people_of(file: Path) -> Mapping[str, Pick]:
    """Load the people of a file that defines `PEOPLE = {name: pick}`.

    Raises:
        InvalidValue: It cannot be run or defines no people.
    """
    spec = importlib.util.spec_from_file_location("people", file)
    if spec is None or spec.loader is None or not file.exists():
        raise InvalidValue(f"{file} isn't a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    people = getattr(module, "PEOPLE", None)
    if not isinstance(people, dict) or not people:
        raise InvalidValue(f"{file} does not define PEOPLE = {{name: pick}}")
    return people


def _liking_colours(
    liked: Sequence[str], disliked: Sequence[str]
) -> Callable[[dict[str, Any]], float]:
    return lambda g: LIKING * ((g["colour"] in liked) - (g["colour"] in disliked))


def _person(world: World, liking: Callable[[dict[str, Any], str, int], float]) -> Pick:
    """Return a person who chooses by softmax of liking, expert and place."""

    def pick(board: ShownBoard, occasion: str, step: int, rng: Generator) -> int:
        likes = [sum(liking(g, occasion, step) for g in o.values()) for o in board]
        return picked_by(world, likes, board, occasion, rng)

    return pick


def _garment(slot: Slot, rng: Generator) -> Descriptor:
    types = [
        each
        for each in GarmentType
        if each.group is slot.group and not each.is_one_piece and not each.is_outer
    ]
    is_common = rng.random() < SHARE_OF_COMMON
    colours = COMMON if is_common else tuple(Colour)
    patterns = [Pattern.SOLID] if rng.random() < SHARE_OF_SOLID else list(Pattern)
    return Descriptor(
        types[rng.integers(len(types))],
        colours[rng.integers(len(colours))],
        patterns[rng.integers(len(patterns))],
    )
