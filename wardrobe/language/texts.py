"""The sentences of the program in the user's language: English until `speak` is called.

Every text that a person reads is marked where it stands: `_` for a sentence, `n_` for
one that counts, `p_` for a word that means different things, and `noted` or `noted_in`
for what is decided before the language is. See docs/translation.md.
"""

import gettext
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from wardrobe.language.temperature_scale import Scale

DOMAIN = "wardrobe"
SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """How the program talks to its user.

    Attributes:
        catalogue: The translations from English.
        language: Its code, such as `de`.
        group: What stands between thousands.
        point: What stands before a fraction.
        scale: What temperatures are said in.
        currency: What prices are said in, as `€` or `CHF`; empty for bare numbers.
    """

    catalogue: gettext.NullTranslations = field(
        default_factory=gettext.NullTranslations
    )
    language: str = SOURCE_LANGUAGE
    group: str = ","
    point: str = "."
    scale: Scale = Scale.CELSIUS
    currency: str = ""


_speech = Speech()
_spoken: ContextVar[Speech | None] = ContextVar("spoken", default=None)


def speak(speech: Speech) -> None:
    """Say everything like this from now on; what is on the screen already stays."""
    global _speech  # noqa: PLW0603 - whoever makes a sentence would have to carry it
    _speech = speech


def speech() -> Speech:
    """Return how the program talks now, and here."""
    return _spoken.get() or _speech


@contextmanager
def speaking(speech: Speech) -> Iterator[None]:
    """Say everything like this within, as to a phone whose owner speaks another."""
    token = _spoken.set(speech)
    try:
        yield
    finally:
        _spoken.reset(token)


def read_catalogue(folder: Path, language: str) -> gettext.NullTranslations:
    """Return the translations into a language; of one that is missing, English."""
    try:
        return gettext.translation(DOMAIN, folder, [language], fallback=True)
    except (OSError, ValueError, struct.error):  # a damaged file is as good as none
        return gettext.NullTranslations()


def _(text: str, /, **values: object) -> str:
    """Return a sentence in the user's language, with values in its braces."""
    return _filled(speech().catalogue.gettext(text), values)


def n_(one: str, many: str, count: int, /, **values: object) -> str:
    """Return a sentence that counts, in the plural form of the language.

    `{count}` in it is the count.
    """
    text = speech().catalogue.ngettext(one, many, count)
    return _filled(text, {"count": count, **values})


def p_(context: str, text: str, /, **values: object) -> str:
    """Return a text whose meaning the context tells."""
    return _filled(speech().catalogue.pgettext(context, text), values)


def noted(text: str, /) -> str:
    """Mark a text that `_` translates later, because it is decided too early."""
    return text


def noted_in(context: str, text: str, /) -> tuple[str, str]:
    """Mark a text that `p_` translates later."""
    return context, text


def number(value: float, digits: int = 0, *, with_sign: bool = False) -> str:
    """Return a number as the language writes it: `1,204.5`, `1.204,5`."""
    text = f"{value:{'+' if with_sign else ''}z,.{digits}f}"
    marks = str.maketrans({",": speech().group, ".": speech().point})
    return text.translate(marks)


def degrees(celsius: float) -> str:
    """Return a temperature in the user's scale: `12 °C`, `54 °F`."""
    scale = speech().scale
    return f"{number(scale.of_celsius(celsius))} {scale}"


def money(cents: float, digits: int = 2) -> str:
    """Return an amount in the user's currency: `€6.40`, `6,40 €`, `CHF 6.40`."""
    amount, currency = number(cents / 100, digits), speech().currency
    if not currency:
        return amount
    if currency[-1].isalpha():  # a code is set off where a sign is not
        currency += "\N{NO-BREAK SPACE}"
    text = p_("amount of money", "{currency}{amount}", currency=currency, amount=amount)
    return text.strip()


def _filled(text: str, values: dict[str, object]) -> str:
    if not values:
        return text
    return text.format(**{name: _said(value) for name, value in values.items()})


def _said(value: object) -> object:
    return number(value) if type(value) is int else value
