"""Joins two edits of one garment, as of two programs that have the closet open."""

from dataclasses import replace
from typing import Any

from wardrobe.errors import StaleGarment
from wardrobe.model.garment import Garment

# What says one thing together, and is not mixed from two edits.
_UNITS = (
    ("type", "own_type", "confidence"),
    ("colour", "colours", "colour_confidence"),
    ("pattern", "pattern_confidence"),
    ("state", "gone_reason"),
    *(("name",), ("guesses",), ("notes",), ("brand",), ("size",)),
    *(("price_cents",), ("bought_on",), ("place",), ("photographed_on",)),
)


def merged(now: Garment, before: Garment, after: Garment) -> Garment:
    """Return what a garment is now, with what was changed from `before` to `after`.

    Raises:
        StaleGarment: The same was changed to something else meanwhile.
    """
    for unit in _UNITS:
        wanted = _values(after, unit)
        if wanted == _values(before, unit):
            continue
        if _values(now, unit) not in (_values(before, unit), wanted):
            raise StaleGarment(now.name)
        now = replace(now, **dict(zip(unit, wanted)))
    return now


def _values(garment: Garment, unit: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(garment, name) for name in unit)
