"""Use case: correct what the eyes said of a garment."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from wardrobe.colour import Colour, ColourShare
from wardrobe.errors import InvalidValue
from wardrobe.garment import Garment, GarmentType, Pattern
from wardrobe.words import parse

LONGEST_NAME = 200


def with_type(garment: Garment, garment_type: GarmentType) -> Garment:
    """Return the garment with a type that a person chose, and so is sure."""
    return replace(garment, type=garment_type, confidence=1.0)


def with_colour(garment: Garment, colour: Colour) -> Garment:
    """Return the garment with another main colour; what else was seen stays listed."""
    others = tuple(share for share in garment.colours if share.name is not colour)
    seen = sum(share.share for share in garment.colours if share.name is colour)
    return replace(
        garment, colour=colour, colours=(ColourShare(colour, seen or 1.0), *others)
    )


def with_pattern(garment: Garment, pattern: Pattern) -> Garment:
    """Return the garment with another pattern."""
    return replace(garment, pattern=pattern)


def with_name(garment: Garment, name: str) -> Garment:
    """Return the garment under another name.

    Raises:
        InvalidValue: The name is empty or too long.
    """
    name = name.strip()
    if not name:
        raise InvalidValue("a garment's name cannot be empty")
    if len(name) > LONGEST_NAME:
        raise InvalidValue(f"a name has at most {LONGEST_NAME} letters")
    return replace(garment, name=name)


_EDITS: Mapping[str, Callable[[Garment, str], Garment]] = {
    "type": lambda g, text: with_type(g, parse(GarmentType, text, "type")),
    "colour": lambda g, text: with_colour(g, parse(Colour, text, "colour")),
    "pattern": lambda g, text: with_pattern(g, parse(Pattern, text, "pattern")),
    "name": with_name,
}


def edited(garment: Garment, fields: Mapping[str, str]) -> Garment:
    """Return the garment with fields changed to what a person typed.

    Args:
        fields: Words by field: `type`, `colour`, `pattern`, `name`.

    Raises:
        InvalidValue: There is no such field, or the word does not fit it.
    """
    for field, text in fields.items():
        if field not in _EDITS:
            raise InvalidValue(
                f'a garment has no "{field}"; change one of: {", ".join(_EDITS)}'
            )
        garment = _EDITS[field](garment, text)
    return garment
