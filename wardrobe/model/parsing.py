"""Reading the words of the taxonomy as people type them."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _

Word = TypeVar("Word", bound=StrEnum)


def parse(words: type[Word], text: str, what: str) -> Word:
    """Read one word, forgiving case, blanks and underscores.

    Args:
        words: The enum that the word must be in.
        text: What was typed, such as `T Shirt`.
        what: What it stands for, named in the error.

    Raises:
        InvalidValue: It is not one of the words; the message lists them.
    """
    normal = text.strip().lower().replace("_", "-").replace(" ", "-")
    try:
        return words(normal)
    except ValueError:
        choices = ", ".join(words)
        raise InvalidValue(
            _(
                '"{text}" isn\'t a valid {what}; choose one of: {choices}',
                text=text,
                what=what,
                choices=choices,
            )
        ) from None


def all_of(words: Sequence[str]) -> str:
    """Return words in a row: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return _("{words} and {last}", words=", ".join(words[:-1]), last=words[-1])


def one_of(words: Sequence[str]) -> str:
    """Return words to choose from: `a, b or c`."""
    if len(words) < 2:
        return "".join(words)
    return _("{words} or {last}", words=", ".join(words[:-1]), last=words[-1])
