"""Use case: occasions of the user's own. How they are found and how they are rated."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wardrobe.errors import InvalidValue
from wardrobe.language.spelling import tidy
from wardrobe.language.texts import _
from wardrobe.language.word_names import word_name
from wardrobe.model.garment import Descriptor, GarmentType
from wardrobe.model.occasion import (
    MOST_STEPS,
    AnyOccasion,
    Occasion,
    OccasionKey,
    OwnOccasion,
    normal,
)
from wardrobe.model.outfit import DescribedOutfit, Part, Slot
from wardrobe.model.slots import usual_slot
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.ports.facts import Fact, FactKind
from wardrobe.ports.scorer import Formality, Scorer
from wardrobe.ranking.pair_scores import JUDGED_PARTS

# What the user rules out costs as much as breaking a built-in dress code: more than
# everything else can make up.
COST_OF_OUT = 6.0
POINTS_PER_STEP = 0.75
# How being off in formality costs: little within the tolerance, each squared point
# beyond it half a logit, and never more than the worst. As the expert has it, see
# docs/judgement.md; what is off the shifted target is set against off the base's own.
COST_AT_TOLERANCE = 0.15
COST_OF_POINT = 0.5
WORST_COST = 1.9
SHARE_OF_OUTER = 0.5
SHARE_OF_ONE_PIECE = 1.5
# A garment is in three of the six pairs of slots.
PAIRS_OF_SLOT = 3

_OCCASION = JUDGED_PARTS.index(Part.OCCASION)
# What is said of the base does not hold where an occasion differs from it.
_OF_BASE = {FactKind.IN_CODE, FactKind.TOO_CASUAL, FactKind.TOO_DRESSY}


def all_occasions(own: Iterable[OwnOccasion]) -> list[AnyOccasion]:
    """Return the built-in occasions, and the user's own after them."""
    return [*Occasion, *own]


def occasion_of(key: OccasionKey, own: Iterable[OwnOccasion]) -> AnyOccasion:
    """Return the occasion of a key; its base where the user's own was removed."""
    if isinstance(key, Occasion):
        return key
    return next((each for each in own if each.key == key), key.base)


def find_occasion(text: str, own: Sequence[OwnOccasion]) -> AnyOccasion:
    """Find an occasion by its name, forgiving case, blanks and underscores.

    Raises:
        InvalidValue: There is none; the message lists all.
    """
    text = tidy(text)
    wanted = normal(text)
    for occasion in all_occasions(own):
        name = occasion if isinstance(occasion, Occasion) else occasion.name
        if normal(name) == wanted:
            return occasion
    choices = ", ".join([*Occasion, *(each.name for each in own)])
    raise InvalidValue(
        _(
            '"{text}" isn\'t an occasion; choose one of: {choices}',
            text=text,
            choices=choices,
        )
    )


@dataclass(frozen=True, slots=True)
class OwnOccasionScorer:
    """A scorer that also knows the user's own occasions; fulfils `Scorer`.

    The base is rated by the scorer within, which knows no other; what the adjustment
    adds to each garment is spread over its three pairs, a third each.
    """

    scorer: Scorer
    formality: Formality

    def score_pairs(
        self,
        slots: tuple[Slot, Slot],
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> NDArray[np.float32]:
        """See the port `Scorer.score_pairs`."""
        parts = self.scorer.score_pairs(
            slots, first, second, occasion.base, temperature_c
        )
        if isinstance(occasion, OwnOccasion):
            rows, columns = (
                self._logits(slot, each, occasion)
                for slot, each in zip(slots, (first, second))
            )
            parts[:, :, _OCCASION] += (rows[:, None] + columns) / PAIRS_OF_SLOT
        return parts

    def facts(
        self,
        outfit: DescribedOutfit,
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> tuple[Fact, ...]:
        """See the port `Scorer.facts`; what the user rules out comes first."""
        facts = self.scorer.facts(outfit, occasion.base, temperature_c)
        if not isinstance(occasion, OwnOccasion):
            return facts
        out = tuple(
            Fact(kind=FactKind.OUT_OF_CODE, slots=(slot,))
            for slot, each in zip(Slot, outfit.in_slots(), strict=True)
            if each and _is_out(slot, each, occasion)
        )
        is_other = bool(out or occasion.steps)
        return (*out, *(f for f in facts if not is_other or f.kind not in _OF_BASE))

    @property
    def sky(self) -> Sky:
        """See the port `Scorer.sky`."""
        return self.scorer.sky

    def under(self, sky: Sky, dress_code: DressCode) -> "OwnOccasionScorer":
        """See the port `Scorer.under`."""
        return OwnOccasionScorer(self.scorer.under(sky, dress_code), self.formality)

    def _logits(
        self,
        slot: Slot,
        descriptors: Sequence[Descriptor | None],
        occasion: OwnOccasion,
    ) -> NDArray[np.float32]:
        logits = [self._logit(slot, each, occasion) for each in descriptors]
        return np.array(logits, np.float32)

    def _logit(
        self, slot: Slot, descriptor: Descriptor | None, occasion: OwnOccasion
    ) -> float:
        """Return what the adjustment adds for a garment, or an empty slot."""
        if descriptor is None:
            is_lacking = slot is Slot.OUTER and _required_in(slot, occasion)
            return -COST_OF_OUT if is_lacking else 0.0
        is_out = _is_out(slot, descriptor, occasion)
        return self._tilt(slot, descriptor, occasion) - COST_OF_OUT * is_out

    def _tilt(self, slot: Slot, descriptor: Descriptor, occasion: OwnOccasion) -> float:
        """Return what a more or less formal target adds for a garment."""
        if not occasion.steps:
            return 0.0
        points = self.formality.of(descriptor)
        target, tolerance = self.formality.wanted(occasion.base)
        shifted = target + occasion.steps * POINTS_PER_STEP
        tilt = _cost(points - target, tolerance) - _cost(points - shifted, tolerance)
        if slot is Slot.OUTER:
            return SHARE_OF_OUTER * tilt
        return tilt * (SHARE_OF_ONE_PIECE if descriptor.type.is_one_piece else 1.0)


def _is_out(slot: Slot, descriptor: Descriptor, occasion: OwnOccasion) -> bool:
    """Return whether the user rules a garment out for an occasion."""
    required = _required_in(slot, occasion)
    return (
        descriptor.type in occasion.types_out
        or descriptor.colour in occasion.colours_out
        or bool(required and descriptor.type not in required)
    )


def _required_in(slot: Slot, occasion: OwnOccasion) -> set[GarmentType]:
    return {each for each in occasion.required if usual_slot(each) is slot}


def occasion_sentence(occasion: OwnOccasion) -> str:
    """Say how an occasion differs from its base: `as for a date; less formal`."""
    parts = [_("as for {occasion}", occasion=occasion.base.phrase)]
    parts += [formality_of(occasion.steps)] if occasion.steps else []
    needed, out = _words(occasion.required), _words(occasion.types_out)
    parts += [_("needs {types}", types=needed)] if needed else []
    parts += [_("no {types}", types=out)] if out else []
    out = ", ".join(map(word_name, sorted(occasion.colours_out)))
    parts += [_("nothing {colours}", colours=out)] if out else []
    return "; ".join(parts)


def formality_of(steps: int) -> str:
    """Say how much more or less formal something is."""
    return (
        _("much less formal"),
        _("less formal"),
        _("just as formal"),
        _("more formal"),
        _("much more formal"),
    )[steps + MOST_STEPS]


def _words(types: Collection[GarmentType]) -> str:
    return ", ".join(each.words for each in sorted(types))


def _cost(off: float, tolerance: float) -> float:
    within = min(abs(off) / tolerance, 1.0)
    beyond = max(abs(off) - tolerance, 0.0)
    cost = COST_AT_TOLERANCE * within**2 + COST_OF_POINT * beyond**2
    return min(cost, WORST_COST)
