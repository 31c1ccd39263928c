"""Values in JSON that is not believed: each is what it must be, or refused."""

import math
from datetime import datetime

from wardrobe.closet.editing import MOST_CENTS


def whole(value: object) -> int:
    """Return a whole number.

    Raises:
        TypeError: It is none; `true` is none either.
    """
    if type(value) is not int:
        raise TypeError(f"{value!r:.20} isn't a whole number")
    return value


def whole_or_none(value: object) -> int | None:
    """Return a whole json_number, or None where there is none."""
    return None if value is None else whole(value)


def json_number(value: object) -> float:
    """Return a finite number."""
    read = float(value) if isinstance(value, int | float) else math.nan
    if not math.isfinite(read):
        raise ValueError(f"{value!r:.20} isn't a number")
    return read


def share(value: object) -> float:
    """Return a number from 0 to 1."""
    read = float(value) if isinstance(value, int | float) else math.nan
    if not 0 <= read <= 1:
        raise ValueError(f"{value!r:.20} isn't a share from 0 to 1")
    return read


def text(value: object) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.20} isn't text")
    return value


def short(value: object, most: int) -> str:
    """Return a text of at most so many letters."""
    read = text(value)
    if len(read) > most:
        raise ValueError(f"{read:.20} has more than {most} letters")
    return read


def price(value: object) -> int | None:
    """Return a price in cents, or None where there is none."""
    cents = whole_or_none(value)
    if cents is not None and not 0 <= cents <= MOST_CENTS:
        raise ValueError(f"{cents} isn't a price")
    return cents


def sha256(value: object) -> str:
    """Return a hash in small hex digits."""
    read = text(value)
    if len(bytes.fromhex(read)) != 32 or read != read.lower():
        raise ValueError(f"{read:.20} isn't a SHA-256")
    return read


def time(value: object) -> datetime:
    """Return a time that has a zone."""
    at = datetime.fromisoformat(text(value))
    if at.tzinfo is None:
        raise ValueError(f"{value} has no time zone")
    return at
