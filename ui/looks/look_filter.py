"""Which looks are shown, and in which order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ui.looks.look_state import LookState
from ui.wording.look_words import look_line, look_name
from wardrobe.days.plans import SavedLook
from wardrobe.language.spelling import folded
from wardrobe.language.texts import noted
from wardrobe.model.occasion import OccasionKey
from wardrobe.model.season import Season


class LookSort(StrEnum):
    """Orders of looks."""

    NEWEST = "newest"
    RESTED = "rested"
    NAME = "name"


SORT_WORDS = {
    LookSort.NEWEST: noted("newest first"),
    LookSort.RESTED: noted("not worn for longest first"),
    LookSort.NAME: noted("by name"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LookFilter:
    """What somebody asked to see; empty values ask for nothing."""

    words: str = ""
    occasions: frozenset[OccasionKey] = frozenset()
    seasons: frozenset[Season] = frozenset()
    tags: frozenset[str] = frozenset()
    only_broken: bool = False
    sort: LookSort = LookSort.NEWEST

    @property
    def is_narrow(self) -> bool:
        """Whether it may hide looks."""
        return replace(self, sort=LookSort.NEWEST) != LookFilter()

    def select(
        self,
        looks: Iterable[SavedLook],
        state: LookState,
        names: Mapping[OccasionKey, str],
    ) -> list[SavedLook]:
        """Return the looks that are shown, in their order.

        Args:
            names: What occasions are called.
        """
        words = _plain(self.words).split()
        shown = [
            look
            for look in looks
            if self._accepts(look)
            and (not self.only_broken or state.gone(look))
            and _has_words(words, look, state, names)
        ]
        if self.sort is LookSort.NAME:
            shown.sort(key=lambda each: _by_name(each, state))
        elif self.sort is LookSort.RESTED:
            shown.sort(key=lambda each: state.last_worn(each) or date.min)
        return shown

    def _accepts(self, look: SavedLook) -> bool:
        return (
            (not self.occasions or look.occasion in self.occasions)
            and (not self.seasons or bool(look.seasons & self.seasons))
            and (not self.tags or bool(self.tags.intersection(map(folded, look.tags))))
        )


def _by_name(look: SavedLook, state: LookState) -> tuple[bool, str]:
    """Put looks that have a name before those that have none."""
    return (not look.name, folded(look_name(look, state.pieces(look))))


def _has_words(
    words: list[str],
    look: SavedLook,
    state: LookState,
    names: Mapping[OccasionKey, str],
) -> bool:
    """Return whether each word begins a word of what is known of a look."""
    if not words:
        return True
    pieces = (f"{each.name} {each.title}" for each in state.pieces(look))
    text = " ".join((look.name, look.notes, look_line(look, names), *pieces))
    known = _plain(text).split()
    return all(any(each.startswith(word) for each in known) for word in words)


def _plain(text: str) -> str:
    return folded(text.replace("#", " ").replace("-", " "))
