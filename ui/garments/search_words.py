"""Finding garments by the words that people type."""

import re
from collections.abc import Sequence

from ui.wording.taxonomy_words import group_name
from wardrobe.language.spelling import folded
from wardrobe.language.texts import p_
from wardrobe.model.garment import Garment

_Searched = tuple[Garment, str]
_Ways = list[str]  # of which one has to stand in a text

_PARTS = re.compile(r"[\W_]+")


class SearchWords:
    """The words that each garment is found by, worked out once.

    Typing looks through all garments at each letter; to write 10,000 texts anew each
    time takes longer than the eye waits.
    """

    def __init__(self) -> None:
        self._texts: dict[int, _Searched] = {}
        self._asked: Sequence[Garment] = ()
        self._texts_of_asked: list[_Searched] = []
        self._ways: list[_Ways] = []
        self._found: list[_Searched] = []  # in those ways

    def with_words(self, garments: Sequence[Garment], words: str) -> list[Garment]:
        """Return the garments of which each word starts one of theirs."""
        if garments is not self._asked:
            self._texts_of_asked = [(each, self._text_of(each)) for each in garments]
            self._asked, self._ways, self._found = garments, [], self._texts_of_asked
        ways = [_ways_to_stand(word) for word in folded(words).split()]
        # While a word grows, no others can be found than were before.
        found = self._found if _narrow(ways, self._ways) else self._texts_of_asked
        for each in ways:
            found = _with_any(each, found)
        self._ways, self._found = ways, found
        return [garment for garment, _text in found]

    def _text_of(self, garment: Garment) -> str:
        """Return the words, each behind a blank."""
        known = self._texts.get(garment.id)
        if known is not None and known[0] is garment:
            return known[1]
        kind = garment.type.value
        said = (
            *(garment.name, garment.title, kind, kind.replace("-", "")),
            *(garment.group, group_name(garment.group), garment.state),
            *(garment.brand, garment.place, garment.notes),
        )
        whole = " ".join(said)
        text = folded(f" {whole} {_PARTS.sub(' ', whole)} ")
        self._texts[garment.id] = (garment, text)
        return text


def _ways_to_stand(word: str) -> _Ways:
    """Return what a word may be in a text: a beginning, or as a plural its singular."""
    return [f" {word}", *(f" {stem} " for stem in _stems(word))]


def _narrow(ways: list[_Ways], before: list[_Ways]) -> bool:
    """Return whether all that stands in these ways stood in those before."""
    return all(
        any(all(any(old in new for old in olds) for new in news) for news in ways)
        for olds in before
    )


def _stems(word: str) -> list[str]:
    """Return what a word may be without its ending: `shirts`, in German `blaues`."""
    plurals = p_("what plurals end with, for the search, with blanks between", "s es")
    # English has none; of German these are `e er es en em`.
    of_adjectives = p_("what adjectives end with, for the search", "none").split()
    endings = {*plurals.split(), *of_adjectives} - {"none"}
    fitting = (end for end in sorted(endings) if word.endswith(end) and word != end)
    return [word.removesuffix(end) for end in fitting]


def _with_any(ways: _Ways, texts: list[_Searched]) -> list[_Searched]:
    if len(ways) == 1:  # in a third of the time, and typing waits for it
        return [each for each in texts if ways[0] in each[1]]
    return [each for each in texts if any(way in each[1] for way in ways)]
