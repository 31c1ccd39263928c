"""How the words of the taxonomy read in the window."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from wardrobe.closet.reviewing import Trait, doubts
from wardrobe.language.texts import _, n_, noted
from wardrobe.language.word_names import word_name
from wardrobe.model.garment import Garment, Group
from wardrobe.model.outfit import RankedOutfit, Slot
from wardrobe.model.slots import taken_slots
from wardrobe.styling.explaining import ordinal

# `IMG_2041`, `20240611_101112`, `Screenshot 12`, a hash: no name that a person gave.
_NAMED_BY_DEVICE = re.compile(
    r"((img|dsc[fn]?|pxl|photo|image|picture|screenshot|whatsapp image|pasted picture)?"
    r"[\W_\dT]*(at|edited|copy)?[\W_\d]*|[0-9a-f-]{16,})",
    re.IGNORECASE,
)
# What a garment is called again where the user takes its own name off.
NO_NAME = "photo"

_GROUPS = {
    Group.TOP: noted("Tops"),
    Group.MIDDLE: noted("Trousers & skirts"),
    Group.BOTTOM: noted("Shoes"),
    Group.OTHER: noted("Accessories"),
}

# How sure the eyes are, in words: what they say holds at least so often.
_SURENESS = (
    (0.9, noted("Quite sure")),
    (0.6, noted("Fairly sure")),
    (0.0, noted("A guess")),
)
_TO_CHECK = {
    (Trait.PATTERN,): noted("Check the pattern"),
    (Trait.COLOUR,): noted("Check the colour"),
    (Trait.PATTERN, Trait.COLOUR): noted("Check pattern and colour"),
}


def readable(word: StrEnum) -> str:
    """Return a word as a label: `Wedding guest`."""
    return as_sentence(word_name(word))


def group_name(group: Group) -> str:
    """Return the name of a group as people say it."""
    return _(_GROUPS[group])


def title_of(garment: Garment) -> str:
    """Return the words for a garment, as the start of a line."""
    return as_sentence(garment.title)


def as_sentence(text: str) -> str:
    """Return a text that starts with a capital."""
    return text[:1].upper() + text[1:]


def own_name(garment: Garment) -> str:
    """Return what the user calls it, nothing if a camera named it."""
    name = garment.name.strip()
    return "" if _NAMED_BY_DEVICE.fullmatch(name) else name


def name_of(garment: Garment) -> str:
    """Return what the user calls it, or else its title."""
    return own_name(garment) or title_of(garment)


def names_of(garments: Iterable[Garment]) -> str:
    """Return the names as one tells an outfit: `White shirt, blue jeans, brown boots`.

    What is worn over it comes after that, and what has no place in it last.
    """
    told = sorted(garments, key=_place_in_outfit)
    return as_sentence(", ".join(own_name(each) or each.title for each in told))


def _place_in_outfit(garment: Garment) -> int:
    order = list(Slot)
    taken = taken_slots(garment.type)
    return min(map(order.index, taken), default=len(order))


def is_unsure(garment: Garment) -> bool:
    """Return whether the user should check what the eyes saw."""
    return bool(doubts(garment))


def sureness(garment: Garment) -> str:
    """Return how sure the type is, honestly, or what else should be checked."""
    others = doubts(garment)
    if others and Trait.TYPE not in others:
        return _(_TO_CHECK[others])
    if garment.confidence >= 1.0:
        return _("Set by you")
    return _(said_by_share(garment.confidence, _SURENESS))


def said_by_share(share: float, words: Sequence[tuple[float, str]]) -> str:
    """Return the first of the words, the greatest first, whose share is reached."""
    return next(said for least, said in words if share >= least)


def place_among(ranked: RankedOutfit) -> str:
    """Return an outfit's place: `5th of 1,204`."""
    return _("{rank} of {count}", rank=ordinal(ranked.rank), count=ranked.of)


def percent(share: float) -> str:
    """Return 0..1 as whole percent, never rounded up to certainty."""
    return f"{min(99, round(100 * share))} %" if share < 1 else "100 %"


def count_garments(count: int) -> str:
    """Return `1 garment`, `2 garments`, `1,204 garments`."""
    return n_("{count} garment", "{count} garments", count)
