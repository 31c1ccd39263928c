"""How words are spelt: names without what no screen shows, words as they are searched.

The same word can be written in several ways: é is one sign or two, Turkish has two
kinds of i, and old disks have names whose bytes are no text at all.
"""

import unicodedata

# Letters that are no letter with an accent to Unicode, but are to those who type.
_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)
# What old programs in Europe wrote where others write UTF-8.
_OLD_ENCODING = "cp1252"

# Of signs without anything to see: joiners and blanks, as Unicode calls them.
_UNSEEN = frozenset({"Cf", "Zs"})


def tidy(text: str) -> str:
    """Return a name with its letters as one sign each, and no control signs.

    Bytes that are no UTF-8, which Python hides in lone surrogates, are read as old
    programs wrote them. Nothing is left of a name without anything to see.
    """
    whole = unicodedata.normalize("NFC", "".join(map(_read, text)))
    shown = (
        " " if unicodedata.category(each) in {"Cc", "Zl", "Zp"} else each
        for each in whole
    )
    name = "".join(shown).strip()
    is_unseen = all(unicodedata.category(each) in _UNSEEN for each in name)
    return "" if is_unseen else name


def tidy_lines(text: str) -> str:
    """Return a text as `tidy` does, line by line."""
    return "\n".join(tidy(line) for line in text.splitlines())


def folded(text: str) -> str:
    """Return a text as it is compared: without accents, cases and forms of letters."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in parts if not unicodedata.combining(each))
    return plain.translate(_PLAIN).casefold()


def _read(sign: str) -> str:
    """Return a sign, or the letter that is hidden in a lone surrogate."""
    code = ord(sign)
    if 0xDC80 <= code <= 0xDCFF:  # Python's surrogateescape, PEP 383
        return bytes([code - 0xDC00]).decode(_OLD_ENCODING, "replace")
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else sign
