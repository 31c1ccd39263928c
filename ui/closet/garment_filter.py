"""Which garments of the closet are shown, and in which order."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ui.words import group_name, is_unsure
from wardrobe.colour import Colour
from wardrobe.garment import Garment, GarmentType, Group


class Sort(StrEnum):
    """Orders of the gallery."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    NAME = "by name"
    TYPE = "by type"
    COLOUR = "by colour"


_TYPE_RANK = {garment_type: rank for rank, garment_type in enumerate(GarmentType)}
_COLOUR_RANK = {colour: rank for rank, colour in enumerate(Colour)}


@dataclass(frozen=True, slots=True, kw_only=True)
class GarmentFilter:
    """What the user asked to see; empty values ask for nothing."""

    words: str = ""
    group: Group | None = None
    types: frozenset[GarmentType] = frozenset()
    colours: frozenset[Colour] = frozenset()
    only_unsure: bool = False
    sort: Sort = Sort.NEWEST

    @property
    def is_narrow(self) -> bool:
        """Whether it may hide garments."""
        return replace(self, sort=Sort.NEWEST) != GarmentFilter()

    def accepts(self, garment: Garment) -> bool:
        """Return whether a garment is shown."""
        return (
            (self.group is None or garment.group is self.group)
            and (not self.types or garment.type in self.types)
            and (not self.colours or garment.colour in self.colours)
            and (not self.only_unsure or is_unsure(garment))
            and _has_words(garment, self.words)
        )

    def select(self, garments: Iterable[Garment]) -> list[Garment]:
        """Return the garments that are shown, in their order."""
        return _sorted((g for g in garments if self.accepts(g)), self.sort)


def type_counts(
    garments: Iterable[Garment], shown: GarmentFilter
) -> Counter[GarmentType]:
    """Count the types among what the rest of the filter shows."""
    rest = replace(shown, types=frozenset())
    return Counter(g.type for g in garments if rest.accepts(g))


def colour_counts(garments: Iterable[Garment], shown: GarmentFilter) -> Counter[Colour]:
    """Count the colours among what the rest of the filter shows."""
    rest = replace(shown, colours=frozenset())
    return Counter(g.colour for g in garments if rest.accepts(g))


def _has_words(garment: Garment, words: str) -> bool:
    """Return whether each word starts one of the garment's words."""
    if not words:
        return True
    text = _SEARCHED.text_of(garment)
    return all(_is_in(word, text) for word in words.casefold().split())


def _is_in(word: str, text: str) -> bool:
    """Look for a word; of `dresses` and `shirts`, also for the singular."""
    return f" {word}" in text or (
        word.endswith("s") and any(f" {word[:-n]} " in text for n in (1, 2))
    )


class _Searched:
    """The words that each garment is found by, worked out once.

    Typing looks through all garments at each letter; to write 10,000 texts anew each
    time takes longer than the eye waits.
    """

    def __init__(self) -> None:
        self._texts: dict[int, tuple[Garment, str]] = {}

    def text_of(self, garment: Garment) -> str:
        """Return the words, each behind a blank."""
        known = self._texts.get(garment.id)
        if known is not None and known[0] is garment:
            return known[1]
        kind = garment.type.value
        said = (garment.name, garment.title, kind, kind.replace("-", ""))
        whole = f" {' '.join(said)} {garment.group} {group_name(garment.group)} "
        text = f"{whole}{_PARTS.sub(' ', whole)}".casefold()
        self._texts[garment.id] = (garment, text)
        return text


_PARTS = re.compile(r"[\W_]+")
_SEARCHED = _Searched()


def _sorted(garments: Iterable[Garment], sort: Sort) -> list[Garment]:
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
