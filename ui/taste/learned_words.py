"""What was learned, in words: names for colours in places, types, patterns, pieces."""

from collections.abc import Mapping, Sequence

from ui.wording.taxonomy_words import name_of, readable
from wardrobe.language.texts import _, noted
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Slot
from wardrobe.taste.learned_features import LearnedFeature

_COLOUR_IN = {
    Slot.TOP: noted("{colour} tops"),
    Slot.MIDDLE: noted("{colour} trousers or skirts"),
    Slot.BOTTOM: noted("{colour} shoes"),
    Slot.OUTER: noted("{colour} jackets or coats"),
}
_A_LOT, _CLEARLY = 1.0, 0.4


def title(learned: LearnedFeature, garments: Mapping[int, Garment]) -> str:
    """Return what is liked or avoided, as the start of a line."""
    if learned.garment_id is not None:
        return name_of(garments[learned.garment_id])
    if learned.type is not None:
        return readable(learned.type)
    if learned.pattern is not None:
        return readable(learned.pattern)
    if learned.colour is not None:
        colour = readable(learned.colour)
        return _(_COLOUR_IN[learned.slot], colour=colour) if learned.slot else colour
    if learned.is_formality:
        return _("Dressier pieces") if learned.logit > 0 else _("More casual pieces")
    return _("Lighter colours") if learned.logit > 0 else _("Darker colours")


def strength(learned: LearnedFeature) -> str:
    """Return how strong it is, in a word or two."""
    if abs(learned.logit) >= _A_LOT:
        return _("a lot")
    return _("clearly") if abs(learned.logit) >= _CLEARLY else _("a little")


def likes_and_dislikes(
    learned: Sequence[LearnedFeature], most: int
) -> tuple[list[LearnedFeature], list[LearnedFeature]]:
    """Return the strongest likes and the strongest dislikes.

    Who avoids formal pieces is told to like casual ones: that is no dislike.
    """
    both_ways = [each for each in learned if each.is_formality or each.is_lightness]
    others = [each for each in learned if each not in both_ways]
    likes = sorted(
        (*both_ways, *(each for each in others if each.logit > 0)),
        key=lambda each: -abs(each.logit),
    )
    dislikes = [each for each in others[::-1] if each.logit < 0]
    return likes[:most], dislikes[:most]
