"""What was learned about this user from what they did with outfits."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from wardrobe.event import MOST_STARS, Event, EventKind
from wardrobe.occasion import Occasion, OccasionKey, OwnKey

# What each event says about the garments, in -1..1. A skip is weak: the user may
# only have preferred another outfit of the same board.
WEIGHT_OF_KIND = {
    EventKind.WEAR: 1.0,
    EventKind.LIKE: 0.7,
    EventKind.SKIP: -0.15,
    EventKind.REJECT: -1.0,
    EventKind.SWAP: 0.7,
    EventKind.OTHER: 1.0,
}
# Shrinkage: after this many events of one garment, half of what they say is believed.
EVENTS_TO_HALF_TRUST = 4.0
# The most that taste adds to the logit for one garment: enough to lift an outfit
# past its near equals, never enough to break a dress code.
MOST_LOGIT_OF_GARMENT = 1.2
# An event of another occasion says less about this one.
WEIGHT_OF_OTHER_OCCASION = 0.4
# One of the base that an occasion of the user's own was cloned from says more: it is
# what is known before the first event of the own one.
WEIGHT_OF_BASE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """How much this user likes each garment, for each occasion.

    Attributes:
        version: Number of events learned from; 0 for a new closet.
        opinions: (sum of weights, sum of trust) by garment id and occasion.
    """

    version: int = 0
    opinions: dict[tuple[int, OccasionKey], tuple[float, float]] = field(
        default_factory=dict
    )
    _own: frozenset[OwnKey] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note which occasions of the user's own there are opinions of."""
        own = frozenset(key for _, key in self.opinions if isinstance(key, OwnKey))
        object.__setattr__(self, "_own", own)

    def logit(self, garment_id: int, occasion: OccasionKey) -> float:
        """Return what taste adds to the logit of outfits with this garment.

        The mean opinion, shrunk to zero by n / (n + k) (Bayesian shrinkage to the
        expert with k = `EVENTS_TO_HALF_TRUST`).
        """
        weight = trust = 0.0
        for other in (*Occasion, *self._own):
            opinion = self.opinions.get((garment_id, other))
            if opinion:
                share = nearness(other, occasion)
                weight += share * opinion[0]
                trust += share * opinion[1]
        return MOST_LOGIT_OF_GARMENT * weight / (trust + EVENTS_TO_HALF_TRUST)


def nearness(other: OccasionKey, occasion: OccasionKey) -> float:
    """Return how much an event of one occasion says about another, 0..1."""
    if other == occasion:
        return 1.0
    if isinstance(occasion, OwnKey) and other is occasion.base:
        return WEIGHT_OF_BASE
    return WEIGHT_OF_OTHER_OCCASION


def learn(events: Iterable[Event], before: Taste | None = None) -> Taste:
    """Learn the taste that a log of events tells, whatever their order.

    Args:
        events: What happened.
        before: The taste learned from all that happened earlier, if any.
    """
    before = before or Taste()
    sums: defaultdict[tuple[int, OccasionKey], list[float]] = defaultdict(
        lambda: [0.0, 0.0],
        {key: list(opinion) for key, opinion in before.opinions.items()},
    )
    version = before.version
    for event in events:
        version += 1
        for garment_id in event.garment_ids:
            opinion = sums[garment_id, event.occasion]
            opinion[0] += _weight(event)
            opinion[1] += 1.0
    opinions = {key: (weight, trust) for key, (weight, trust) in sums.items()}
    if not all(math.isfinite(weight) for weight, _ in opinions.values()):
        raise AssertionError("weights of events are finite")
    return Taste(version=version, opinions=opinions)


def _weight(event: Event) -> float:
    if event.stars is not None:
        middle = (MOST_STARS + 1) / 2
        return (event.stars - middle) / (MOST_STARS - middle)
    return WEIGHT_OF_KIND[event.kind]
