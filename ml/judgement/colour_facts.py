"""What the tables say of an outfit's colours and patterns."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from ml.judgement.descriptors import COLOURS, PATTERNS
from ml.judgement.expert_tables import ExpertTables
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, Pattern
from wardrobe.model.outfit import Slot
from wardrobe.ports.facts import Fact, FactKind

Worn = Mapping[Slot, Descriptor]

# Occasions and pieces from these points of formality on are smart.
SMART_POINTS = 2.5
SMART_PIECE = 2.2
# Two loud colours that the table sets against each other add less than this (a second
# accent costs .35 of itself); a pair that it holds dear adds more than two neutrals do.
CLASH, DEAR = -0.55, 0.07
LOUD = 0.3
# What is seen side by side, the large pieces first.
_NEIGHBOURS = (
    (Slot.TOP, Slot.MIDDLE),
    (Slot.MIDDLE, Slot.OUTER),
    (Slot.TOP, Slot.OUTER),
    (Slot.MIDDLE, Slot.BOTTOM),
    (Slot.TOP, Slot.BOTTOM),
)
# Whole outfits in one of these are nobody's tone on tone, and a piece in one of them
# among quiet ones is no spot of colour.
_NO_ONE_COLOUR = {Colour.MULTICOLOUR, Colour.GOLD, Colour.SILVER}
# Lighter and darker of one colour, by the notes of `colour_pairs.csv`.
_TONES = {frozenset(("blue", "navy")), frozenset(("beige", "brown"))}
_TWO = 2


class ColourFacts:
    """Finds them in the expert's tables."""

    def __init__(self, tables: ExpertTables) -> None:
        """Keep how loud colours are, and how pairs of them go together."""
        self._tables = tables
        self._loud = dict(zip(COLOURS, tables.loudness.tolist()))
        self._busy = dict(zip(PATTERNS, tables.busyness.tolist()))
        # The first pair of slots has the full weight.
        self._together = {
            (one, other): float(tables.colour_pairs[0, i, j])
            for i, one in enumerate(COLOURS)
            for j, other in enumerate(COLOURS)
        }

    def of(self, worn: Worn, *, is_smart: bool) -> Iterator[Fact]:
        """Yield what is to be said.

        Args:
            is_smart: Whether the occasion is.
        """
        against = [*self._clashes(worn), *self._patterns(worn)]
        yield from against
        if against:
            return
        colours = {each.colour for each in worn.values()}
        patterned = [s for s, each in worn.items() if each.pattern is not Pattern.SOLID]
        loud = [slot for slot, each in worn.items() if self._loud[each.colour] >= LOUD]
        if len(colours) == 1 and not patterned and not colours & _NO_ONE_COLOUR:
            yield Fact(kind=FactKind.ONE_COLOUR, colours=tuple(colours))
        elif not patterned and not loud:
            yield from self._neutrals(worn, is_smart=is_smart)
        is_accent = len(loud) == 1 and worn[loud[0]].colour not in _NO_ONE_COLOUR
        if not patterned and is_accent and self._are_quiet(worn, loud):
            yield Fact(kind=FactKind.ONE_ACCENT, slots=(loud[0],))
        if len(patterned) == 1 and self._are_quiet(worn, patterned):
            yield Fact(kind=FactKind.ONE_PATTERN, slots=(patterned[0],))
        yield from self._best_pair(worn)

    def _clashes(self, worn: Worn) -> Iterator[Fact]:
        """Yield the loud colours that stand against each other."""
        for one, other in combinations(worn, 2):
            pair = worn[one].colour, worn[other].colour
            is_loud = all(self._loud[each] >= LOUD for each in pair)
            if is_loud and self._together[pair] <= CLASH:
                yield Fact(kind=FactKind.LOUD_COLOURS, slots=(one, other))
                return

    def _patterns(self, worn: Worn) -> Iterator[Fact]:
        """Yield two different patterns that compete."""
        busy = [slot for slot, each in worn.items() if self._busy[each.pattern] > 0]
        for one, other in combinations(busy, 2):
            if worn[one].pattern is not worn[other].pattern:
                yield Fact(kind=FactKind.TWO_PATTERNS, slots=(one, other))
                return

    def _neutrals(self, worn: Worn, *, is_smart: bool) -> Iterator[Fact]:
        """Yield that two quiet colours are all there is, and go together."""
        colours = tuple(dict.fromkeys(each.colour for each in worn.values()))
        if len(colours) != _TWO or self._together[colours[0], colours[1]] <= 0:
            return
        points = [self._tables.points_of(each) for each in worn.values()]
        if not is_smart:
            yield Fact(kind=FactKind.EASY_NEUTRALS, colours=colours)
        elif min(points) >= SMART_PIECE:
            yield Fact(kind=FactKind.SMART_NEUTRALS, colours=colours)

    def _best_pair(self, worn: Worn) -> Iterator[Fact]:
        """Yield the best of the pairs of colours that the table holds dear."""
        pairs = [
            (worn[one].colour, worn[other].colour)
            for one, other in _NEIGHBOURS
            if one in worn and other in worn
        ]
        best = max(pairs, key=lambda pair: self._together[pair], default=None)
        if best and best[0] is not best[1] and self._together[best] >= DEAR:
            is_tonal = frozenset(best) in _TONES
            kind = FactKind.TONES if is_tonal else FactKind.COLOUR_PAIR
            yield Fact(kind=kind, colours=best)

    def _are_quiet(self, worn: Worn, but: list[Slot]) -> bool:
        return all(
            self._loud[each.colour] == 0 and each.pattern is Pattern.SOLID
            for slot, each in worn.items()
            if slot not in but
        )
