"""Use case: correct what the eyes said of a garment.

What does not fit a field, such as a name that is empty, raises `InvalidValue`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _, noted
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.correction import SURE
from wardrobe.model.garment import Garment, GarmentType, GoneReason, Pattern, State
from wardrobe.model.parsing import parse

LONGEST_NAME = 200
LONGEST_NOTES = 2000
# Nobody's garment costs more; a longer number is a slip of the hand.
MOST_CENTS = 100_000_000
# The closet knows amounts alone; the sign of the money may stand at either end.
_MONEY = r"(?:[$€£¥₣]|kr|zł|CHF|EUR|GBP|USD|[A-Z]{3})\.?"
# Marks between thousands count where they cannot be meant for the one of the cents.
_WHOLE = (
    r"\d+|\d{1,3}(?:['’\s]\d{3})+"
    r"|\d{1,3}(?:,\d{3})+(?=\.\d\d)|\d{1,3}(?:\.\d{3})+(?=,\d\d)"
)
_PRICE = re.compile(
    rf"(?:{_MONEY}\s*)?({_WHOLE})(?:[.,](\d{{1,2}}|-|–))?(?:\s*{_MONEY})?"
)


def with_type(garment: Garment, garment_type: GarmentType) -> Garment:
    """Return the garment with a type that a person chose, and so is sure."""
    return replace(garment, type=garment_type, own_type="", confidence=SURE)


def with_own_type(garment: Garment, name: str, like: GarmentType) -> Garment:
    """Return the garment with a type of the user's own, judged like a built-in one."""
    refusal = noted("a type's name can have at most {most} letters")
    own = _short(name, LONGEST_NAME, refusal)
    return replace(garment, type=like, own_type=own, confidence=SURE)


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
    """Return the garment under another name."""
    refusal = noted("a name can have at most {most} letters")
    name = _short(name, LONGEST_NAME, refusal)
    if not name:
        raise InvalidValue(_("a garment's name can't be empty"))
    return replace(garment, name=name)


def with_notes(garment: Garment, notes: str) -> Garment:
    """Return the garment with other notes."""
    refusal = noted("a note can have at most {most} letters")
    return replace(garment, notes=_short(notes, LONGEST_NOTES, refusal))


def with_brand(garment: Garment, brand: str) -> Garment:
    """Return the garment of another brand."""
    refusal = noted("a brand can have at most {most} letters")
    return replace(garment, brand=_short(brand, LONGEST_NAME, refusal))


def with_size(garment: Garment, size: str) -> Garment:
    """Return the garment in another size."""
    refusal = noted("a size can have at most {most} letters")
    return replace(garment, size=_short(size, LONGEST_NAME, refusal))


def with_place(garment: Garment, place: str) -> Garment:
    """Return the garment kept in another place."""
    refusal = noted("a place can have at most {most} letters")
    return replace(garment, place=_short(place, LONGEST_NAME, refusal))


def with_price(garment: Garment, text: str) -> Garment:
    """Return the garment at a price as people write it; empty for none.

    `49.90`, `49,90 €`, `$1,250.00` and `CHF 120.-` are prices.
    """
    text = text.strip()
    if not text:
        return replace(garment, price_cents=None)
    match = _PRICE.fullmatch(text)
    if match is None:
        raise InvalidValue(_('"{text}" isn\'t a price; write it like 49.90', text=text))
    whole = int(re.sub(r"\D", "", match[1]))
    part = match[2] if (match[2] or "").isdigit() else "0"
    cents = whole * 100 + int(part.ljust(2, "0"))
    if cents > MOST_CENTS:
        raise InvalidValue(_('"{text}" is more than any garment costs', text=text))
    return replace(garment, price_cents=cents)


def with_bought_on(garment: Garment, text: str) -> Garment:
    """Return the garment bought on a day like `2024-05-31`; empty for unknown."""
    text = text.strip()
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidValue(
            _('"{text}" isn\'t a date; write it like 2024-05-31', text=text)
        ) from None
    return replace(garment, bought_on=day)


def with_state(
    garment: Garment, state: State, reason: GoneReason | None = None
) -> Garment:
    """Return the garment in another state; `reason` counts only for `State.GONE`."""
    reason = reason if state is State.GONE else None
    return replace(garment, state=state, gone_reason=reason)


def _short(text: str, most: int, refusal: str) -> str:
    text = text.strip()
    if len(text) > most:
        raise InvalidValue(_(refusal, most=most))
    return text


def _state_of(garment: Garment, text: str) -> Garment:
    state, _, reason = text.partition(":")
    gone = parse(GoneReason, reason, "reason") if reason else None
    return with_state(garment, parse(State, state, "state"), gone)


_EDITS: Mapping[str, Callable[[Garment, str], Garment]] = {
    "type": lambda g, text: with_type(g, parse(GarmentType, text, "type")),
    "colour": lambda g, text: with_colour(g, parse(Colour, text, "colour")),
    "pattern": lambda g, text: with_pattern(g, parse(Pattern, text, "pattern")),
    "name": with_name,
    "own-type": lambda g, text: with_own_type(g, text, g.type),
    "notes": with_notes,
    "brand": with_brand,
    "size": with_size,
    "price": with_price,
    "bought-on": with_bought_on,
    "place": with_place,
    "state": _state_of,
}


def edited(garment: Garment, fields: Mapping[str, str]) -> Garment:
    """Return the garment with fields changed to what a person typed.

    Args:
        fields: Words by field, such as `type`, `colour` or `state`; a garment that is
            gone may name its reason, as `state=gone:sold`.

    Raises:
        InvalidValue: There is no such field, or the word does not fit it.
    """
    for field, text in fields.items():
        if field not in _EDITS:
            raise InvalidValue(
                _(
                    'a garment has no "{field}"; you can change: {choices}',
                    field=field,
                    choices=", ".join(_EDITS),
                )
            )
        garment = _EDITS[field](garment, text)
    return garment
