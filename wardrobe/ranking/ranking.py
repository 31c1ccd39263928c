"""All outfits that garments make in one setting, ranked without being listed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from wardrobe.days.habits import NO_HABITS, Habits
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import (
    Outfit,
    RankedOutfit,
    RatedOutfit,
    Slot,
    Verdict,
    rating_of_logit,
)
from wardrobe.ports.facts import Fact, FactKind
from wardrobe.ports.scorer import Scorer
from wardrobe.ranking.accessories import Accessories
from wardrobe.ranking.candidates import Candidates, kinds_of_outfits, size_of
from wardrobe.ranking.counting import MOST_COUNTED, middle_of
from wardrobe.ranking.materials import facts_of
from wardrobe.ranking.pair_scores import PairScores, Setting
from wardrobe.ranking.reasons import OwnWays, cautions_of, reasons_of
from wardrobe.ranking.tables import Floats, IntArray
from wardrobe.ranking.verdicts import verdict_scale
from wardrobe.taste.taste import Taste

# Outfits that stand for all where there are too many to count.
SAMPLES = 1 << 18


@dataclass(frozen=True, slots=True, eq=False)
class OutfitIndex:
    """An outfit as the places of its garments among the candidates."""

    kind: Candidates
    scores: PairScores
    places: tuple[int, ...]
    logit: float
    accessories: Accessories
    habits: Habits

    def in_slots(self) -> dict[Slot, Garment | None]:
        """The garments by slot."""
        return {
            slot: self.kind[slot][place]
            for slot, place in zip(Slot, self.places, strict=True)
        }

    def garment_ids(self) -> tuple[int, ...]:
        """The ids by slot, 0 in an empty one."""
        worn = self.in_slots().values()
        return tuple(garment.id if garment else 0 for garment in worn)

    def best_first(self) -> tuple[float, tuple[int, ...]]:
        """Sort by rating; ids settle ties, so that equal closets give equal boards."""
        return -self.logit, self.garment_ids()

    def rated(self) -> RatedOutfit:
        """Work out rating, verdict, parts, and what is to be said."""
        outfit, setting = Outfit.of(self.in_slots()), self.scores.setting
        parts = self.scores.parts_of(self.places)
        logit = sum(parts.values())
        asked = setting.occasion, setting.temperature_c
        scale = verdict_scale(self.scores.scorer, *asked)
        facts, sky = self._facts(outfit), self.scores.scorer.sky
        pieces = self.accessories.to_go_with(outfit, setting, sky)
        verdict = scale.verdict(logit)
        if verdict is Verdict.GREAT and any(fact.kind.is_grave for fact in facts):
            verdict = Verdict.GOOD
        own = OwnWays(
            self.scores.taste_of(self.places),
            self.habits.best_of(outfit.garments()),
        )
        return RatedOutfit(
            outfit=replace(outfit, accessories=pieces),
            rating=rating_of_logit(logit),
            verdict=verdict,
            standing=scale.standing(logit, verdict),
            parts=parts,
            reasons=reasons_of(outfit, facts, own, setting, verdict),
            cautions=cautions_of(outfit, facts, setting),
        )

    def _facts(self, outfit: Outfit) -> tuple[Fact, ...]:
        """Return what the tables say of an outfit, and its words of its materials."""
        scorer, setting = self.scores.scorer, self.scores.setting
        said = scorer.facts(outfit.described(), setting.occasion, setting.temperature_c)
        spoilt = tuple(facts_of(outfit, scorer.sky))
        if spoilt:
            said = tuple(f for f in said if f.kind is not FactKind.READY_FOR_WET)
        return said + spoilt

    def others_in(self, slot: Slot) -> list["OutfitIndex"]:
        """Return the outfits with another garment in one slot, best first."""
        at = list(Slot).index(slot)
        worn = self.places[at]
        others = []
        for place in range(len(self.kind[slot])):
            places = (*self.places[:at], place, *self.places[at + 1 :])
            if place != worn:
                logit = sum(self.scores.parts_of(places).values())
                others.append(replace(self, places=places, logit=logit))
        possible = [each for each in others if np.isfinite(each.logit)]
        return sorted(possible, key=OutfitIndex.best_first)


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The scores of all outfits, one entry for each kind of outfit there is.

    Attributes:
        count: How many outfits there are.
        accessories: What may go with any of them.
        habits: What the user wears together.
    """

    kinds: tuple[tuple[Candidates, PairScores], ...]
    count: int
    accessories: Accessories
    habits: Habits

    @classmethod
    def of(
        cls,
        garments: Sequence[Garment],
        setting: Setting,
        *,
        scorer: Scorer,
        taste: Taste,
        locked: Collection[int] = (),
        habits: Habits = NO_HABITS,
    ) -> Self:
        """Have a scorer rate all pairs of garments; without any outfit it is empty.

        Args:
            locked: Ids of garments that every outfit must have.
            habits: Only spoken of: no rating depends on them.
        """
        accessories = Accessories.of(garments, locked)
        apart = {each.id for each in accessories.locked}
        kinds = list(kinds_of_outfits(garments, {*locked} - apart))
        return cls(
            tuple((k, PairScores.of(k, setting, scorer, taste)) for k in kinds),
            sum(map(size_of, kinds)),
            accessories,
            habits,
        )

    def with_taste(self, taste: Taste) -> Self:
        """Return the same outfits, judged alike, for another taste."""
        kinds = [(kind, scores.with_taste(kind, taste)) for kind, scores in self.kinds]
        return replace(self, kinds=tuple(kinds))

    def best(self, count: int) -> list[OutfitIndex]:
        """Return the best outfits, best first; none is missed."""
        places = [
            OutfitIndex(kind, scores, place, logit, self.accessories, self.habits)
            for kind, scores in self.kinds
            for logit, place in scores.best(count)
        ]
        return sorted(places, key=OutfitIndex.best_first)[:count]

    def place_of(self, outfit: Outfit) -> OutfitIndex:
        """Find an outfit among all.

        Raises:
            InvalidValue: One of its garments is not among those that may be worn.
        """
        wanted = {slot: g.id if g else 0 for slot, g in outfit.in_slots().items()}
        for kind, scores in self.kinds:
            ids = {slot: [g.id if g else 0 for g in kind[slot]] for slot in Slot}
            if all(wanted[slot] in ids[slot] for slot in Slot):
                places = tuple(ids[slot].index(wanted[slot]) for slot in Slot)
                logit, beside = scores.logit_of(places), (self.accessories, self.habits)
                return OutfitIndex(kind, scores, places, logit, *beside)
        raise InvalidValue(_("this outfit has a garment you can't wear right now"))

    def ranked(self, places: Sequence[OutfitIndex]) -> list[RankedOutfit]:
        """Return outfits with their ranks among all: one more than are rated higher."""
        above = self._above([each.scores.logit_of(each.places) for each in places])
        return [
            RankedOutfit(rated=each.rated(), rank=1 + int(count), of=self.count)
            for each, count in zip(places, above, strict=True)
        ]

    def count_above(self, logit: float) -> int:
        """Count the outfits whose logit exceeds one, exactly or as `median` does."""
        if self._can_be_counted:
            return int(self._above([logit])[0])
        return round(float((self._some_logits() > logit).mean()) * self.count)

    def median(self) -> float | None:
        """Return the logit that half of the outfits exceed; None without outfits.

        It is exact up to `MOST_COUNTED` different outfits. Of more, `SAMPLES` that are
        spread evenly tell it: drawn at random, the share that exceeds it would be off
        by .001 (a standard error).
        """
        if not self.count:
            return None
        if self._can_be_counted:
            return middle_of(self._above, self.count)
        return float(np.median(self._some_logits()))

    @property
    def _can_be_counted(self) -> bool:
        return sum(each.count_different for _, each in self.kinds) <= MOST_COUNTED

    def _some_logits(self) -> Floats:
        """Return (n,): those of outfits that are spread evenly over all."""
        return np.concatenate(
            [
                scores.sample(round(SAMPLES * size_of(kind) / self.count))
                for kind, scores in self.kinds
            ]
        )

    def _above(self, floors: Sequence[float] | Floats) -> IntArray:
        return sum(
            (scores.count_above(floors) for _, scores in self.kinds),
            np.zeros(len(floors), np.int64),
        )
