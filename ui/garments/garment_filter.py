"""Which garments of the closet are shown, and in which order."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ui.garments.search_words import SearchWords
from ui.wording.taxonomy_words import is_unsure
from wardrobe.language.texts import noted
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, GarmentType, Group, Pattern, State


class Sort(StrEnum):
    """Orders of the gallery."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    NAME = "by name"
    TYPE = "by type"
    COLOUR = "by colour"


SORT_WORDS = {
    Sort.NEWEST: noted("newest first"),
    Sort.OLDEST: noted("oldest first"),
    Sort.NAME: noted("by name"),
    Sort.TYPE: noted("by type"),
    Sort.COLOUR: noted("by colour"),
}
_TYPE_RANK = {garment_type: rank for rank, garment_type in enumerate(GarmentType)}
_COLOUR_RANK = {colour: rank for rank, colour in enumerate(Colour)}
_SEARCHED = SearchWords()


@dataclass(frozen=True, slots=True, kw_only=True)
class GarmentFilter:
    """What the user asked to see; empty values ask for nothing.

    Garments that are gone are shown only where `states` asks for them.
    """

    words: str = ""
    group: Group | None = None
    types: frozenset[GarmentType] = frozenset()
    colours: frozenset[Colour] = frozenset()
    patterns: frozenset[Pattern] = frozenset()
    states: frozenset[State] = frozenset()
    only_unsure: bool = False
    sort: Sort = Sort.NEWEST

    @property
    def is_narrow(self) -> bool:
        """Whether it may hide garments."""
        return replace(self, sort=Sort.NEWEST) != GarmentFilter()

    def select(self, garments: Iterable[Garment]) -> Sequence[Garment]:
        """Return the garments that are shown, in their order."""
        return self.narrow(ordered(garments, self.sort))

    def narrow(self, garments: Sequence[Garment]) -> Sequence[Garment]:
        """Return the garments that are shown, as they were ordered."""
        kept = list(garments)
        for is_wanted in self._asked():
            kept = [garment for garment in kept if is_wanted(garment)]
        return _SEARCHED.with_words(kept, self.words) if self.words else kept

    def _asked(self) -> Iterator[Callable[[Garment], bool]]:
        """Yield what is asked of a garment beside the words."""
        if self.states:
            yield lambda garment: garment.state in self.states
        else:
            yield lambda garment: garment.state is not State.GONE
        if self.group:
            yield lambda garment: garment.group is self.group
        if self.types:
            yield lambda garment: garment.type in self.types
        if self.colours:
            yield lambda garment: garment.colour in self.colours
        if self.patterns:
            yield lambda garment: garment.pattern in self.patterns
        if self.only_unsure:
            yield is_unsure


class Narrowing:
    """Narrows garments again and again, as people type.

    What all but the words let through is kept: only the words change with each letter.
    """

    def __init__(self) -> None:
        self._garments: Sequence[Garment] = ()
        self._rest = GarmentFilter()
        self._kept: Sequence[Garment] = ()

    def narrow(
        self, garments: Sequence[Garment], wanted: GarmentFilter
    ) -> Sequence[Garment]:
        """Return what `GarmentFilter.narrow` does; the same garments are not copied."""
        rest = replace(wanted, words="")
        if garments is not self._garments or rest != self._rest:
            self._garments, self._rest = garments, rest
            self._kept = rest.narrow(garments)
        words = wanted.words
        return _SEARCHED.with_words(self._kept, words) if words else self._kept


def write_words_ahead(garments: Iterable[Garment]) -> None:
    """Work out what garments are found by, which the first letter would wait for."""
    _SEARCHED.write_ahead(garments)


def type_counts(
    garments: Sequence[Garment], shown: GarmentFilter
) -> Counter[GarmentType]:
    """Count the types among what the rest of the filter shows."""
    rest = replace(shown, types=frozenset())
    return Counter(g.type for g in rest.narrow(garments))


def colour_counts(garments: Sequence[Garment], shown: GarmentFilter) -> Counter[Colour]:
    """Count the colours among what the rest of the filter shows."""
    rest = replace(shown, colours=frozenset())
    return Counter(g.colour for g in rest.narrow(garments))


def pattern_counts(
    garments: Sequence[Garment], shown: GarmentFilter
) -> Counter[Pattern]:
    """Count the patterns among what the rest of the filter shows."""
    rest = replace(shown, patterns=frozenset())
    return Counter(g.pattern for g in rest.narrow(garments))


def state_counts(garments: Sequence[Garment], shown: GarmentFilter) -> Counter[State]:
    """Count the states among what the rest of the filter shows."""
    rest = replace(shown, states=frozenset(State))
    return Counter(g.state for g in rest.narrow(garments))


def ordered(garments: Iterable[Garment], sort: Sort) -> Sequence[Garment]:
    """Return the garments in an order of the gallery."""
    match sort:
        case Sort.NEWEST:
            return sorted(garments, key=lambda g: (g.added_at, g.id), reverse=True)
        case Sort.OLDEST:
            return sorted(garments, key=lambda g: (g.added_at, g.id))
        case Sort.NAME:
            return sorted(garments, key=lambda g: (g.name.casefold(), g.id))
        case Sort.TYPE:
            return sorted(garments, key=lambda g: (_TYPE_RANK[g.type], g.id))
        case Sort.COLOUR:
            return sorted(
                garments,
                key=lambda g: (_COLOUR_RANK[g.colour], _TYPE_RANK[g.type], g.id),
            )
