"""Which garments of the closet are shown, and in which order."""

from collections import Counter
from collections.abc import Iterable, Sequence
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

    def accepts(self, garment: Garment) -> bool:
        """Return whether a garment is shown, leaving the words to `select`."""
        return (
            (not self.types or garment.type in self.types)
            and (not self.colours or garment.colour in self.colours)
            and (not self.patterns or garment.pattern in self.patterns)
            and self._has_state(garment)
            and (not self.only_unsure or is_unsure(garment))
            and (self.group is None or garment.group is self.group)
        )

    def select(self, garments: Iterable[Garment]) -> list[Garment]:
        """Return the garments that are shown, in their order."""
        return self.narrow(ordered(garments, self.sort))

    def narrow(self, garments: Iterable[Garment]) -> list[Garment]:
        """Return the garments that are shown, as they were ordered."""
        kept = [garment for garment in garments if self.accepts(garment)]
        return _SEARCHED.with_words(kept, self.words) if self.words else kept

    def _has_state(self, garment: Garment) -> bool:
        if self.states:
            return garment.state in self.states
        return garment.state is not State.GONE


def group_counts(garments: Iterable[Garment]) -> Counter[Group]:
    """Count the groups."""
    counts: Counter[Group] = Counter()
    for garment_type, count in Counter(g.type for g in garments).items():
        counts[garment_type.group] += count
    return counts


def type_counts(
    garments: Iterable[Garment], shown: GarmentFilter
) -> Counter[GarmentType]:
    """Count the types among what the rest of the filter shows."""
    rest = replace(shown, types=frozenset())
    return Counter(g.type for g in rest.narrow(garments))


def colour_counts(garments: Iterable[Garment], shown: GarmentFilter) -> Counter[Colour]:
    """Count the colours among what the rest of the filter shows."""
    rest = replace(shown, colours=frozenset())
    return Counter(g.colour for g in rest.narrow(garments))


def pattern_counts(
    garments: Iterable[Garment], shown: GarmentFilter
) -> Counter[Pattern]:
    """Count the patterns among what the rest of the filter shows."""
    rest = replace(shown, patterns=frozenset())
    return Counter(g.pattern for g in rest.narrow(garments))


def state_counts(garments: Iterable[Garment], shown: GarmentFilter) -> Counter[State]:
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
