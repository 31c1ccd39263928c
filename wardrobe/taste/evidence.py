"""Which of the things that a taste has learned there is evidence enough to say aloud.

A taste may lean on little; a sentence about somebody may not. A like or a dislike is
said only when choices for or against it were seen often, or the user said no, and when
chance alone would hardly have brought so many: the choices are set against what
choosing blindly among what was shown would have given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from wardrobe.model.event import Event, EventKind
from wardrobe.taste.choices import Choice, ChoiceLog, GarmentsInSlots, choices_of
from wardrobe.taste.features import FORMALITY, LIGHTNESS, Feature, features_of
from wardrobe.taste.learned_features import LearnedFeature
from wardrobe.taste.taste import Node, path_of

# A choice for or against something counts as seen often from here on.
LEAST_CHOICES = 5
# Formality and lightness are about every choice; so many tell a leaning from chance.
LEAST_CHOICES_OF_SCALE = 10
# Standard deviations from chance: the interval of 95 % leaves zero out.
LEAST_DEVIATIONS = 1.96
# What is said of one outfit alone is compared with its opposite.
BY_CHANCE_ALONE = 0.5
WORST_STARS_LIKED = 3


@dataclass(slots=True)
class _Count:
    """What was seen of one feature."""

    for_it: int = 0
    against: int = 0
    noes: int = 0
    surplus: float = 0.0
    variance: float = 0.0

    def says(self, logit: float) -> bool:
        """Return whether a like (above 0) or a dislike may be said."""
        if not self.variance:
            return False
        deviations = self.surplus / sqrt(self.variance)
        if logit > 0:
            return self.for_it >= LEAST_CHOICES and deviations >= LEAST_DEVIATIONS
        is_seen = self.noes > 0 or self.against >= LEAST_CHOICES
        return is_seen and deviations <= -LEAST_DEVIATIONS


def said_aloud(
    learned: Sequence[LearnedFeature], log: ChoiceLog, node: Node
) -> list[LearnedFeature]:
    """Return what there is evidence enough for, in the same order.

    Args:
        learned: What a taste learned from the log for a node.
        node: An occasion, or None for all of them.
    """
    wanted = {_feature_of(each): _Count() for each in learned}
    count = 0
    for event, choice in zip(log.events, choices_of(log), strict=True):
        is_meant = node is None or node in path_of(choice.occasion)
        if is_meant and event.kind is not EventKind.SKIP:
            count += 1
            _add(wanted, event, choice, log)
    return [each for each in learned if _is_said(each, wanted, count)]


def _is_said(each: LearnedFeature, counted: dict[Feature, _Count], count: int) -> bool:
    if each.is_formality or each.is_lightness:
        return count >= LEAST_CHOICES_OF_SCALE
    return counted[_feature_of(each)].says(each.logit)


def _add(
    counted: dict[Feature, _Count], event: Event, choice: Choice, log: ChoiceLog
) -> None:
    """Count one choice for every feature that it is about, in place."""
    had = [_features(outfit, log) for outfit in choice.outfits]
    is_no = _is_no(event)
    shown = [each for each, outfit in zip(had, choice.outfits) if outfit]
    for feature in set().union(*shown) & set(counted):
        seen = counted[feature]
        chance = sum(feature in each for each in shown) / len(shown)
        if len(shown) == 1:
            chance = BY_CHANCE_ALONE
        taken = sum(share for share, each in zip(choice.shares, had) if feature in each)
        seen.noes += is_no
        seen.surplus += taken - chance
        seen.variance += chance * (1 - chance)
        seen.for_it += taken > chance
        seen.against += taken < chance


def _is_no(event: Event) -> bool:
    is_poor = event.stars is not None and event.stars < WORST_STARS_LIKED
    return event.kind is EventKind.REJECT or is_poor


def _features(outfit: GarmentsInSlots, log: ChoiceLog) -> set[Feature]:
    return {
        feature
        for garment_id, slot in outfit
        for feature in features_of(garment_id, log.garments[garment_id], slot)
    }


def _feature_of(each: LearnedFeature) -> Feature:
    """Return the name that a taste has for what was learned."""
    if each.is_formality or each.is_lightness:
        return FORMALITY if each.is_formality else LIGHTNESS
    if each.garment_id is not None:
        return f"garment:{each.garment_id}"
    if each.type is not None:
        return f"type:{each.type}"
    if each.pattern is not None:
        return f"pattern:{each.pattern}"
    return f"{each.slot or 'colour'}:{each.colour}"
