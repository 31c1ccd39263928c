"""What was learned, in words: names for colours in places, types, patterns, pieces."""

from collections.abc import Mapping, Sequence

from ui.wording.taxonomy_words import as_sentence, name_of, readable
from wardrobe.language.texts import _, noted
from wardrobe.language.word_names import word_name
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Slot
from wardrobe.taste.learned_features import LearnedFeature
from wardrobe.taste.priors import Relation

_COLOUR_IN = {
    Slot.TOP: noted("{colour} tops"),
    Slot.MIDDLE: noted("{colour} trousers or skirts"),
    Slot.BOTTOM: noted("{colour} shoes"),
    Slot.OUTER: noted("{colour} jackets or coats"),
}
_RELATIONS = {
    Relation.SAME_COLOUR: noted("The same colour twice"),
    Relation.NEAR_COLOURS: noted("Tone on tone"),
    Relation.HUES: noted("Colours of one kind"),
    Relation.WARMTH: noted("Warm with warm, cool with cool"),
    Relation.CONTRAST: noted("Light with dark"),
    Relation.LIGHTER_ABOVE: noted("Lighter on top"),
    Relation.LOUD: noted("Several loud colours"),
    Relation.PATTERN_BY_LOUD: noted("Patterns with loud colours"),
    Relation.PATTERNS: noted("Patterns together"),
    Relation.SAME_PATTERN: noted("The same pattern twice"),
    Relation.FORMALITY_GAP: noted("Dressy with casual"),
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
    return _title_of_scale(learned) or _title_of_pair(learned)


def _title_of_scale(learned: LearnedFeature) -> str:
    if learned.is_formality:
        return _("Dressier pieces") if learned.logit > 0 else _("More casual pieces")
    if learned.is_lightness:
        return _("Lighter colours") if learned.logit > 0 else _("Darker colours")
    return ""


def _title_of_pair(learned: LearnedFeature) -> str:
    if learned.relation is not None:
        return _(_RELATIONS[learned.relation])
    both = learned.colours or learned.types
    if both is None:
        return _("The same again the next day")
    first, second = (word_name(each) for each in both)
    return as_sentence(_("{first} with {second}", first=first, second=second))


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
