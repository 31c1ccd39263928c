"""What the expert's tables say for or against an outfit: facts to be put into words.

Nothing here was learned from what one brand's stylists did: a pair that they seldom
showed is no fault.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from ml.judgement.colour_facts import SMART_POINTS, ColourFacts
from ml.judgement.descriptors import OCCASIONS, TYPES
from ml.judgement.expert_tables import ExpertTables, Rule
from ml.judgement.rules import Circumstances, ServedRules, is_meant, lifts
from ml.judgement.warmth import felt_c, wanted_clo
from wardrobe.model.garment import Descriptor, GarmentType
from wardrobe.model.outfit import DescribedOutfit, Slot
from wardrobe.ports.conditions import Sky
from wardrobe.ports.facts import Fact, FactKind

Worn = Mapping[Slot, Descriptor]

# From this strength on a rule that is broken is said; so much does a discouraged piece
# take that nothing makes up for it.
LEAST_SAID = 2.5
# A rule that something worn over would lift is said from here on.
LEAST_LACKING = 1.5
# What a dress code holds against a garment, and yet it is in code.
MOST_OVERLOOKED = 0.5
# Points of formality beyond the tolerance that are said of a single piece.
POINTS_BEYOND = 0.6
# In tolerances of clo: what is warm or light enough, and what is off.
WELL, OFF = 0.8, 1.2
# Up to here an outfit is called cold, and from here on warm: what is too much for a
# heated room may be right outside.
MILD_C = 20.0
# It is praised to be warm enough up to here, and light enough from here on.
COOL_C, WARM_C = 16.0, 23.0

_SAYS = {
    "cold": FactKind.COLD_PIECE,
    "coat": FactKind.LACKS_COAT,
    "warm": FactKind.WARM_PIECE,
    "wet": FactKind.WET_PIECE,
}
_AGAINST_WET = {GarmentType.COAT, GarmentType.JACKET}
_DRY_SHOES = {
    Sky.RAIN: {GarmentType.BOOTS, GarmentType.SNEAKERS, GarmentType.FORMAL_SHOES},
    Sky.SNOW: {GarmentType.BOOTS},
}


class StylistFacts:
    """Finds the facts of outfits in the tables."""

    def __init__(self, tables: ExpertTables, rules: ServedRules) -> None:
        """Keep the tables, and which of their rules hold when."""
        self._tables, self._rules = tables, rules
        self._colours = ColourFacts(tables)

    def of(self, outfit: DescribedOutfit, asked: Circumstances) -> tuple[Fact, ...]:
        """Return what speaks for and against an outfit."""
        slots = zip(Slot, outfit.in_slots(), strict=True)
        worn = {slot: each for slot, each in slots if each}
        is_smart = self._wants_smart(asked)
        return (
            *self._of_code(worn, asked),
            *self._of_weather(worn, asked),
            *self._of_warmth(worn, asked, is_fit=not self._is_wrong(worn, asked)),
            *self._colours.of(worn, is_smart=is_smart),
        )

    def _of_code(self, worn: Worn, asked: Circumstances) -> Iterator[Fact]:
        """Yield which pieces the occasion rules out, or that none is off."""
        held, praised, is_well = set[Slot](), set[Slot](), True
        for rule in self._rules.codes_under(asked):
            if rule.slot not in worn or not is_meant(rule, worn[rule.slot]):
                continue
            if rule.kind == "preferred":
                praised.add(rule.slot)
                continue
            if lifts(rule, worn.get(Slot.OUTER)):
                continue
            is_well = is_well and rule.strength < MOST_OVERLOOKED
            if rule.slot not in held and (fact := _broken(rule)):
                held.add(rule.slot)
                yield fact
        for fact in self._of_formality(worn, asked, but=held | praised):
            is_well = False
            yield fact
        if is_well and self._is_level(worn, asked):
            yield Fact(kind=FactKind.IN_CODE)

    def _of_formality(
        self, worn: Worn, asked: Circumstances, but: set[Slot]
    ) -> Iterator[Fact]:
        """Yield the pieces that are far too casual or dressy for the occasion."""
        target, tolerance = self._wanted(asked)
        for slot, each in worn.items():
            off = self._tables.points_of(each) - target
            if slot in but or abs(off) <= tolerance + POINTS_BEYOND:
                continue
            kind = FactKind.TOO_CASUAL if off < 0 else FactKind.TOO_DRESSY
            yield Fact(kind=kind, slots=(slot,))

    def _is_level(self, worn: Worn, asked: Circumstances) -> bool:
        """Return whether the outfit is as formal as the occasion on the whole."""
        target, tolerance = self._wanted(asked)
        points = [self._tables.points_of(each) for each in worn.values()]
        return abs(float(np.mean(points)) - target) <= tolerance

    def _wants_smart(self, asked: Circumstances) -> bool:
        return self._wanted(asked)[0] >= SMART_POINTS

    def _wanted(self, asked: Circumstances) -> tuple[float, float]:
        place = OCCASIONS.index(asked.occasion)
        target, tolerance = (
            float(self._tables.occasions[name][place])
            for name in ("target_formality", "tolerance")
        )
        return target, tolerance

    def _of_weather(self, worn: Worn, asked: Circumstances) -> Iterator[Fact]:
        said = set[Fact]()
        for rule in self._rules.weather_under(asked):
            each = worn.get(rule.slot)
            if not is_meant(rule, each) or lifts(rule, worn.get(Slot.OUTER)):
                continue
            kind = _SAYS.get(rule.says)
            slots = () if kind is FactKind.LACKS_COAT else (rule.slot,)
            if kind and (fact := Fact(kind=kind, slots=slots)) not in said:
                said.add(fact)
                yield fact
        is_wet = asked.sky is not Sky.DRY and _is_for_wet(worn, asked.sky)
        if is_wet and not self._is_wrong(worn, asked):
            yield Fact(kind=FactKind.READY_FOR_WET)

    def _is_wrong(self, worn: Worn, asked: Circumstances) -> bool:
        """Return whether a rule of the weather speaks against a piece."""
        outer = worn.get(Slot.OUTER)
        return any(
            rule.strength > 0
            and is_meant(rule, worn.get(rule.slot))
            and not lifts(rule, outer)
            for rule in self._rules.weather_under(asked)
        )

    def _of_warmth(
        self, worn: Worn, asked: Circumstances, *, is_fit: bool
    ) -> Iterator[Fact]:
        """Yield whether the whole is warm and light enough, or neither.

        Args:
            is_fit: Whether no single piece is wrong for the weather.
        """
        outdoors = asked.temperature_c
        if outdoors is None:
            return
        place = np.array([OCCASIONS.index(asked.occasion)])
        felt = felt_c(self._tables, place, np.array([outdoors]))
        wanted, tolerance = wanted_clo(self._tables, felt)
        clo = self._tables.types["warmth_clo"]
        has = sum(float(clo[TYPES.index(each.type)]) for each in worn.values())
        off = (has - float(wanted[0])) / float(tolerance[0])
        if off < -OFF and outdoors <= MILD_C:
            yield Fact(kind=FactKind.TOO_COLD)
        elif off > OFF and outdoors >= MILD_C:
            yield Fact(kind=FactKind.TOO_WARM)
        elif not is_fit or abs(off) > WELL:
            return
        elif outdoors <= COOL_C and not self._has_cold_piece(worn, float(felt[0])):
            yield Fact(kind=FactKind.WARM_ENOUGH)
        elif outdoors >= WARM_C:
            yield Fact(kind=FactKind.LIGHT_ENOUGH)

    def _has_cold_piece(self, worn: Worn, felt: float) -> bool:
        """Return whether it feels colder than a piece is for, whatever the whole is."""
        coldest = self._tables.types["coldest_c"]  # nan for what is never too cold
        return any(felt < coldest[TYPES.index(each.type)] for each in worn.values())


def _broken(rule: Rule) -> Fact | None:
    """Return what is to be said of a rule that an outfit breaks."""
    if rule.unless_outer and rule.slot is Slot.TOP:
        if rule.strength < LEAST_LACKING:
            return None
        types = tuple(sorted(rule.unless_outer))
        return Fact(kind=FactKind.LACKS, slots=(rule.slot,), types=types)
    if rule.strength < LEAST_SAID:
        return None
    return Fact(kind=FactKind.OUT_OF_CODE, slots=(rule.slot,))


def _is_for_wet(worn: Worn, sky: Sky) -> bool:
    tops = (worn.get(slot) for slot in (Slot.TOP, Slot.OUTER))
    is_covered = any(each and each.type in _AGAINST_WET for each in tops)
    return is_covered and worn[Slot.BOTTOM].type in _DRY_SHOES[sky]
