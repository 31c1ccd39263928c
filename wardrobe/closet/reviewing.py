"""Use case: review what the eyes were unsure of, with few choices for each."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from wardrobe.closet.editing import with_colour, with_pattern, with_type
from wardrobe.model.colour import Colour
from wardrobe.model.correction import SURE
from wardrobe.model.garment import Garment, GarmentType, Pattern


class Trait(StrEnum):
    """What the eyes may be unsure of."""

    TYPE = "type"
    PATTERN = "pattern"
    COLOUR = "colour"


Answer = GarmentType | Pattern | Colour

_CONFIDENCES: Mapping[Trait, str] = {
    Trait.TYPE: "confidence",
    Trait.PATTERN: "pattern_confidence",
    Trait.COLOUR: "colour_confidence",
}
# From these probabilities on nobody is asked. They are calibrated so that a type told
# with .7 and more is seldom wrong; of 70 photos some 55 answers remain, a key each.
# Of a colour people differ themselves, and its neighbours do little harm.
SURE_ENOUGH: Mapping[Trait, float] = {
    Trait.TYPE: 0.7,
    Trait.PATTERN: 0.7,
    Trait.COLOUR: 0.6,
}
# As many as are found at a glance; each has a number's key.
_MOST_TYPES, _MOST_COLOURS = 5, 8
# What a colour often is where the eyes, or a room's light, made it this one.
_NEAR_COLOURS: Mapping[Colour, tuple[Colour, ...]] = {
    Colour.BLACK: (Colour.NAVY, Colour.GREY, Colour.BROWN, Colour.BLUE, Colour.GREEN),
    Colour.WHITE: (Colour.BEIGE, Colour.GREY, Colour.SILVER, Colour.BLUE, Colour.PINK),
    Colour.GREY: (Colour.BLACK, Colour.BLUE, Colour.WHITE, Colour.SILVER, Colour.BEIGE),
    Colour.BEIGE: (Colour.WHITE, Colour.BROWN, Colour.GREY, Colour.PINK, Colour.YELLOW),
    Colour.BROWN: (Colour.BEIGE, Colour.BLACK, Colour.RED, Colour.ORANGE, Colour.GREY),
    Colour.RED: (Colour.PINK, Colour.ORANGE, Colour.BROWN, Colour.PURPLE),
    Colour.PINK: (Colour.RED, Colour.PURPLE, Colour.BEIGE, Colour.WHITE, Colour.ORANGE),
    Colour.ORANGE: (Colour.RED, Colour.YELLOW, Colour.BROWN, Colour.PINK),
    Colour.YELLOW: (Colour.BEIGE, Colour.ORANGE, Colour.GREEN, Colour.GOLD),
    Colour.GREEN: (Colour.BLUE, Colour.GREY, Colour.BROWN, Colour.BLACK, Colour.YELLOW),
    Colour.BLUE: (Colour.GREY, Colour.NAVY, Colour.GREEN, Colour.WHITE, Colour.PURPLE),
    Colour.NAVY: (Colour.BLACK, Colour.BLUE, Colour.GREY, Colour.PURPLE),
    Colour.PURPLE: (Colour.BLUE, Colour.PINK, Colour.NAVY, Colour.RED),
    Colour.GOLD: (Colour.YELLOW, Colour.BROWN, Colour.BEIGE, Colour.SILVER),
    Colour.SILVER: (Colour.GREY, Colour.WHITE, Colour.GOLD, Colour.BLUE),
    Colour.MULTICOLOUR: (),
}


def sureness(garment: Garment, trait: Trait) -> float | None:
    """Return how sure a trait is, 0..1; None where nobody knows."""
    known: float | None = getattr(garment, _CONFIDENCES[trait])
    return known


def doubts(garment: Garment) -> tuple[Trait, ...]:
    """Return what a person should be asked about; what is not known counts as sure."""
    return tuple(trait for trait in Trait if _is_doubtful(garment, trait))


def to_review(garments: Iterable[Garment]) -> list[Garment]:
    """Return those with doubts, the least sure first."""
    unsure = [garment for garment in garments if doubts(garment)]
    return sorted(unsure, key=lambda garment: (_least_sureness(garment), garment.id))


def present(garment: Garment, trait: Trait) -> Answer:
    """Return what a garment is said to be now."""
    match trait:
        case Trait.TYPE:
            return garment.type
        case Trait.PATTERN:
            return garment.pattern
        case Trait.COLOUR:
            return garment.colour


def choices(garment: Garment, trait: Trait) -> list[Answer]:
    """Return what may be right, what the eyes said first, the likeliest next."""
    match trait:
        case Trait.TYPE:
            return list(_types(garment))
        case Trait.PATTERN:
            return list(dict.fromkeys((garment.pattern, *Pattern)))
        case Trait.COLOUR:
            return list(_colours(garment))


def probability(garment: Garment, answer: Answer) -> float | None:
    """Return what the eyes gave an answer, None if they did not say."""
    for trait in Trait:
        if answer is present(garment, trait):
            return sureness(garment, trait)
    found = (g.probability for g in garment.guesses if g.type is answer)
    return next(found, None)


def reviewed(garment: Garment, answers: Iterable[Answer]) -> Garment:
    """Return the garment as a person says that it is; the rest stays doubtful."""
    for answer in answers:
        match answer:
            case GarmentType():
                garment = with_type(garment, answer)
            case Pattern():
                garment = with_pattern(garment, answer)
            case Colour():
                garment = with_colour(garment, answer)
    return garment


def confirmed(garment: Garment) -> Garment:
    """Return the garment as it is, its type and all that was doubtful now sure."""
    others = [trait for trait in doubts(garment) if trait is not Trait.TYPE]
    sure = replace(garment, confidence=SURE)  # keeps a type of the user's own
    return reviewed(sure, (present(garment, trait) for trait in others))


def _is_doubtful(garment: Garment, trait: Trait) -> bool:
    known = sureness(garment, trait)
    return known is not None and known < SURE_ENOUGH[trait]


def _least_sureness(garment: Garment) -> float:
    """Return the least sureness, as a share of what would be enough."""
    return min((sureness(garment, t) or 0) / SURE_ENOUGH[t] for t in doubts(garment))


def _types(garment: Garment) -> list[GarmentType]:
    """Return its own type, the eyes' other guesses, and the next ones of its group."""
    guessed = [guess.type for guess in garment.guesses]
    group = [each for each in GarmentType if each.group is garment.group]
    found = dict.fromkeys((garment.type, *guessed, *_around(garment.type, group)))
    return list(found)[:_MOST_TYPES]


def _colours(garment: Garment) -> list[Colour]:
    """Return its own colour, the others seen, and what it is often mistaken for."""
    seen = [share.name for share in garment.colours]
    near = _NEAR_COLOURS[garment.colour]
    others = (*near, Colour.MULTICOLOUR, *Colour)
    return list(dict.fromkeys((garment.colour, *seen, *others)))[:_MOST_COLOURS]


def _around(garment_type: GarmentType, group: list[GarmentType]) -> list[GarmentType]:
    """Return a group's types by their distance: neighbours look alike."""
    at = group.index(garment_type)
    return sorted(group, key=lambda each: abs(group.index(each) - at))
