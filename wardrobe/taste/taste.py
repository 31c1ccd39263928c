"""What was learned about this user from what they did with outfits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import OccasionKey, OwnKey
from wardrobe.model.outfit import Slot
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.features import Feature, again_in, feature_of, features_of_looks
from wardrobe.taste.priors import Prior

# Where a weight holds: None for all occasions.
Node = OccasionKey | None
# The most that taste adds to the logit for one garment: enough for somebody who does
# not care for the scorer's opinion, never enough to break a dress code's hard rules.
MOST_LOGIT_OF_GARMENT = 4.0
# And for two garments worn together.
MOST_LOGIT_OF_PAIR = 4.0
# A user for whom the scorer's opinion hardly counts would get a taste without bounds.
LEAST_SCALE = 0.25


class TasteCause(StrEnum):
    """Why there is a new version of the taste."""

    EVENT = "event"
    RELEARNED = "relearned"
    FORGOTTEN = "forgotten"
    REMEMBERED = "remembered"
    WENT_BACK = "went-back"
    SHARED = "shared"
    BROUGHT_IN = "brought-in"


@dataclass(frozen=True, slots=True)
class TasteVersion:
    """One version of the taste: when it came to be, why, and how good it was.

    Attributes:
        event_number: The event that caused it, if one did.
        count_foretold: How many picks the last replay before it foretold.
        hits: How many of them the taste ranked first.
        hits_of_expert: How many of them the expert alone ranked first.
    """

    version: int
    at: datetime
    cause: TasteCause
    event_number: int | None
    count_foretold: int
    hits: int
    hits_of_expert: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """How much this user likes garments for what they are, for each occasion.

    Attributes:
        version: Counts the changes of the taste; 0 for a new closet.
        weights: Logits by node and feature, beside those of the scorer's scale.
        scale: How much the scorer's logit counts for this user.
        place_biases: How much less the second place of a board is chosen, the third,
            and so on. Known so that the taste is free of it; never served.
        prior: What it is about, as far as picks told when that was last looked at.
        type_points: How formal types are, by type.
        worn_last: The garments that were worn the last time, by id.
        since: The number of the first event after the last change of taste, if one
            was noticed; what came before hardly counts.
        is_trusted: Whether a replay found it no worse than the expert alone.
        share: From 0, the expert alone, to 1, all that was learned.
        count_events: How many events it was learned from.
        count_checked: How many there were when changes and trust were last looked at.
        is_check_due: Whether it is time to look at them again.
        count_foretold: How many picks the last replay foretold.
        hits: How many of them the taste ranked first.
        hits_of_expert: How many of them the expert alone ranked first.
    """

    version: int = 0
    weights: Mapping[Node, Mapping[Feature, float]] = field(default_factory=dict)
    scale: float = 1.0
    place_biases: tuple[float, ...] = ()
    prior: Prior = Prior.PIECES
    type_points: Mapping[GarmentType, float] = field(default_factory=dict)
    worn_last: tuple[int, ...] = ()
    since: int | None = None
    is_trusted: bool = True
    share: float = 1.0
    count_events: int = 0
    count_checked: int = 0
    is_check_due: bool = False
    count_foretold: int = 0
    hits: int = 0
    hits_of_expert: int = 0

    def logit(self, garment: Garment, slot: Slot, occasion: OccasionKey) -> float:
        """Return what taste adds to the logit of outfits with this garment there."""
        return self.logits([garment], slot, occasion)[0]

    def logits(
        self, garments: Sequence[Garment], slot: Slot, occasion: OccasionKey
    ) -> list[float]:
        """Return what taste adds to the logit of outfits with each of these there."""
        nodes = [own for node in path_of(occasion) if (own := self.weights.get(node))]
        if not (self.is_trusted and nodes):
            return [0.0] * len(garments)

        def weight(*features: Feature) -> float:
            return sum([own.get(each, 0.0) for own in nodes for each in features])

        looks = [garment.descriptor for garment in garments]
        # A closet has many that look alike.
        of_looks = {each: weight(*features_of_looks(each, slot)) for each in {*looks}}
        factor, most = 1 / max(self.scale, LEAST_SCALE), MOST_LOGIT_OF_GARMENT
        logits = []
        for garment, look in zip(garments, looks, strict=True):
            logit = weight(feature_of(garment.id)) + of_looks[look]
            if garment.id in self.worn_last:
                logit += weight(again_in(slot))
            logits.append(self.share * min(max(factor * logit, -most), most))
        return logits

    def unlearned(self) -> "Taste":
        """Return where to learn all anew from: nothing is known but the share."""
        return Taste(version=self.version, share=self.share)

    def with_share(self, share: float) -> "Taste":
        """Return it between the expert (0) and all that was learned (1).

        Raises:
            InvalidValue: The share is not from 0 to 1.
        """
        if not 0 <= share <= 1:
            raise InvalidValue(_("the share of your taste must be from 0 to 1"))
        return replace(self, share=share)


# Learns a taste from a log, going on from the one of before.
Learn = Callable[[ChoiceLog, Taste], Taste]


def path_of(node: Node) -> tuple[Node, ...]:
    """Return the nodes whose weights add up for an occasion, itself first."""
    if node is None:
        return (None,)
    if isinstance(node, OwnKey):
        return (node, node.base, None)
    return (node, None)
