"""Finding garments by the words that people type."""

import re
from collections.abc import Iterable

from ui.words import group_name
from wardrobe.garment import Garment
from wardrobe.texts import p_

_PARTS = re.compile(r"[\W_]+")


class Searched:
    """The words that each garment is found by, worked out once.

    Typing looks through all garments at each letter; to write 10,000 texts anew each
    time takes longer than the eye waits.
    """

    def __init__(self) -> None:
        """Start without any."""
        self._texts: dict[int, tuple[Garment, str]] = {}

    def with_words(self, garments: Iterable[Garment], words: str) -> list[Garment]:
        """Return the garments of which each word starts one of theirs."""
        wanted = words.casefold().split()
        return [
            garment for garment in garments if _has_all(wanted, self._text_of(garment))
        ]

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
        text = f" {whole} {_PARTS.sub(' ', whole)} ".casefold()
        self._texts[garment.id] = (garment, text)
        return text


def _has_all(words: list[str], text: str) -> bool:
    # A loop and not `all`: it takes half the time, and typing waits for it.
    for word in words:
        if f" {word}" not in text and not _has_singular(word, text):
            return False
    return True


def _has_singular(word: str, text: str) -> bool:
    """Look for the singular of `dresses` and `shirts`, by what plurals end with."""
    endings = p_("what plurals end with, for the search, with blanks between", "s es")
    return any(
        word.endswith(ending) and f" {word.removesuffix(ending)} " in text
        for ending in endings.split()
    )
