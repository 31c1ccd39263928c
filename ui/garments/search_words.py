"""Finding garments by the words that people type."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, repeat
from operator import contains, or_
from typing import NamedTuple

from ui.wording.taxonomy_words import group_name
from wardrobe.language.spelling import folded
from wardrobe.language.texts import p_
from wardrobe.model.garment import Garment

_Ways = list[str]  # of which one has to stand in a text

_PARTS = re.compile(r"[\W_]+")


class _Searched(NamedTuple):
    """Garments, and what each is found by."""

    garments: Sequence[Garment]
    texts: Sequence[str]


class SearchWords:
    """The words that each garment is found by, worked out once.

    Typing looks through all garments at each letter; to write 10,000 texts anew each
    time takes longer than the eye waits.
    """

    def __init__(self) -> None:
        self._texts: dict[int, tuple[Garment, str]] = {}  # by id
        self._asked = self._found = _Searched((), ())
        self._ways: list[_Ways] = []  # in which `_found` was found

    def write_ahead(self, garments: Iterable[Garment]) -> None:
        """Work out the words of garments before they are asked for."""
        for garment in garments:
            self._text_of(garment)

    def with_words(self, garments: Sequence[Garment], words: str) -> Sequence[Garment]:
        """Return the garments of which each word starts one of theirs."""
        if garments is not self._asked.garments:
            texts = [self._text_of(each) for each in garments]
            self._asked = self._found = _Searched(garments, texts)
            self._ways = []
        ways = [_ways_to_stand(word) for word in folded(words).split()]
        # While a word grows, no others can be found than were before.
        found = self._found if _narrow(ways, self._ways) else self._asked
        for each in ways:
            found = _with_any(each, found)
        self._ways, self._found = ways, found
        return found.garments

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


def _with_any(ways: _Ways, among: _Searched) -> _Searched:
    # Without a step of Python for each text: typing waits for it.
    is_found = _standing(ways[0], among.texts)
    for way in ways[1:]:
        is_found = map(or_, is_found, _standing(way, among.texts))
    chosen = list(is_found)
    garments, texts = among
    return _Searched(list(compress(garments, chosen)), list(compress(texts, chosen)))


def _standing(way: str, texts: Sequence[str]) -> Iterator[bool]:
    return map(contains, texts, repeat(way))
