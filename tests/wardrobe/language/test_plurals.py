"""Plural forms of a language that has three of them, from a catalogue as it is read."""

import io
import struct
from collections.abc import Iterator
from gettext import GNUTranslations

import pytest

from wardrobe.language.texts import Speech, n_, speak

# As in Polish: one; two to four, but not twelve to fourteen; all others.
_RULE = (
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 "
    "&& (n%100<10 || n%100>=20) ? 1 : 2);"
)
_ONE, _MANY = "{count} outfit", "{count} outfits"


def catalogue(texts: dict[str, str]) -> GNUTranslations:
    """Return a catalogue as GNU gettext writes it; what msgfmt does, in short."""
    pairs = [(a.encode(), b.encode()) for a, b in sorted(texts.items())]
    head = struct.Struct("<7I")
    at = head.size + 16 * len(pairs)
    tables: list[bytes] = []
    body = b""
    for place in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<2I", len(pair[place]), at + len(body)))
            body += pair[place] + b"\0"
    second = head.size + 8 * len(pairs)
    start = head.pack(0x950412DE, 0, len(pairs), head.size, second, 0, 0)
    return GNUTranslations(io.BytesIO(start + b"".join(tables) + body))


@pytest.fixture
def three_forms() -> Iterator[None]:
    header = f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: {_RULE}\n"
    forms = "\0".join("{count} form " + form for form in "ABC")
    speak(Speech(catalogue=catalogue({"": header, f"{_ONE}\0{_MANY}": forms})))
    yield
    speak(Speech())


@pytest.mark.usefixtures("three_forms")
@pytest.mark.parametrize(
    ("count", "form"),
    [
        (0, "C"),
        (1, "A"),
        (2, "B"),
        (4, "B"),
        (5, "C"),
        (12, "C"),
        (22, "B"),
        (112, "C"),
    ],
)
def test_each_count_has_the_form_of_its_language(count: int, form: str) -> None:
    assert n_(_ONE, _MANY, count) == f"{count} form {form}"
