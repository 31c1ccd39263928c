"""Logs of boards and events, for tests of what is learned from them."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import numpy as np

from tests.wardrobe.fakes import NOW, garment
from wardrobe.model.board import Board, ShownOutfit
from wardrobe.model.colour import Colour
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Descriptor, Garment, GarmentType
from wardrobe.model.occasion import Occasion, OccasionKey
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.learning import Learner

WORK = Occasion.WORK
COLOURS = (Colour.BLACK, Colour.WHITE, Colour.NAVY, Colour.RED)
TOPS = [garment(1 + i, GarmentType.SHIRT, c) for i, c in enumerate(COLOURS)]
JEANS = [garment(11 + i, GarmentType.JEANS, c) for i, c in enumerate(COLOURS)]
BOOTS = [garment(21 + i, GarmentType.BOOTS, c) for i, c in enumerate(COLOURS)]
OWNED = [*TOPS, *JEANS, *BOOTS]
DESCRIPTORS = {each.id: each.descriptor for each in OWNED}


def formality_of(descriptor: Descriptor) -> float:
    """Points that are a sum over type, colour and pattern, as the port promises."""
    return (
        0.1 * list(GarmentType).index(descriptor.type)
        + 0.2 * list(Colour).index(descriptor.colour)
        - 0.3 * (descriptor.pattern != "solid")
    )


LEARNER = Learner(formality_of)


def board(number: int, occasion: OccasionKey = WORK, size: int = 4) -> Board:
    """A board of random outfits, always the same ones for a number."""
    rng = np.random.default_rng(number)
    places = rng.choice(64, size, replace=False)
    return Board(
        outfits=tuple(
            ShownOutfit(
                top=1 + place % 4,
                middle=11 + place // 4 % 4,
                bottom=21 + place // 16,
                outer=None,
                logit=float(rng.normal()),
            )
            for place in places.tolist()
        ),
        occasion=occasion,
        at=NOW + timedelta(days=number),
        number=number,
    )


def wear(shown: Board, place: int, kind: EventKind = EventKind.WEAR) -> Event:
    """What is done with one outfit of a board."""
    return event(
        *(each for each, _ in shown.outfits[place].worn()),
        kind=kind,
        occasion=shown.occasion,
        board_number=shown.number,
        number=shown.number,
    )


def event(*ids: int, **more: Any) -> Event:
    return Event(
        **{
            "kind": EventKind.WEAR,
            "garment_ids": ids,
            "occasion": WORK,
            "at": NOW + timedelta(days=more.get("number", 0)),
            **more,
        }
    )


def log_of(events: Sequence[Event], boards: Sequence[Board] = ()) -> ChoiceLog:
    return ChoiceLog.of(events, boards, OWNED)


def picks_of(
    likes: Callable[[Garment], float],
    count: int,
    occasion: OccasionKey = WORK,
    first: int = 1,
) -> tuple[list[Event], list[Board]]:
    """What a person who always wears what they like best does with boards."""
    boards = [board(number, occasion) for number in range(first, first + count)]
    liked = {each.id: likes(each) for each in OWNED}
    events = []
    for shown in boards:
        sums = [sum(liked[i] for i, _ in each.worn()) for each in shown.outfits]
        events.append(wear(shown, sums.index(max(sums))))
    return events, boards


def foretold(taste: Any, shown: Board) -> int:
    """Return the place that expert and taste together rank first."""
    owned = {each.id: each for each in OWNED}
    logits = [
        each.logit
        + sum(taste.logit(owned[i], slot, shown.occasion) for i, slot in each.worn())
        for each in shown.outfits
    ]
    return logits.index(max(logits))
