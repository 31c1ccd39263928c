"""A language for tests: each word is 40 % longer, and shows that it was translated."""

import gettext
import math
import re

from typing_extensions import override

from wardrobe.language.texts import Speech

MARK = "ō"
_LONGER = 0.4
# What is in braces is filled in later; the rest is words.
_WORD = re.compile(r"(\{[^}]*\})|([^\W\d_]+)")
_NOT_WORDS = ("pattern of QLocale", "what plurals end with", "what adjectives end with")


class LongWords(gettext.NullTranslations):
    """Translates whatever it is asked."""

    @override
    def gettext(self, message: str) -> str:
        return longer(message)

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return longer(msgid1 if n == 1 else msgid2)

    @override
    def pgettext(self, context: str, message: str) -> str:
        return message if context.startswith(_NOT_WORDS) else longer(message)


LONG_SPEECH = Speech(catalogue=LongWords(), language="en")


def longer(text: str) -> str:
    """Return a text whose words have grown."""
    return _WORD.sub(_grown, text)


def _grown(match: re.Match[str]) -> str:
    word = match[0]
    if match[1]:
        return word
    return word + MARK * math.ceil(_LONGER * len(word))
