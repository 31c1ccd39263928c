"""Reads what a single argument of the command line holds or names."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import TextIO, TypeVar

from wardrobe.errors import InvalidValue, UnknownGarment

Rows = TypeVar("Rows")
Number = TypeVar("Number", int, float)

# SQLite's numbers end there, and so do the ids of garments.
_LARGEST_ID = 2**63 - 1
# Nobody dresses for more on either side.
_HOTTEST_C = 100.0


def read_id(text: str) -> int:
    """Read the id of a garment.

    Raises:
        ArgumentTypeError: It is no number.
        UnknownGarment: It is one that no garment can have.
    """
    number = _read(int, text, "the id of a garment")
    if abs(number) > _LARGEST_ID:
        raise UnknownGarment(number)
    return number


def read_temperature(text: str) -> float:
    """Read a temperature in degrees Celsius; `nan` is none.

    Raises:
        ArgumentTypeError: It is none.
    """
    celsius = _read(float, text, "a temperature")
    if not abs(celsius) <= _HOTTEST_C:
        raise ArgumentTypeError(f'"{text}" isn\'t a temperature of weather')
    return celsius


def _read(kind: Callable[[str], Number], text: str, what: str) -> Number:
    try:
        return kind(text)
    except ValueError as error:
        raise ArgumentTypeError(f'"{text:.30}" isn\'t {what}') from error


def read_field(text: str) -> tuple[str, str]:
    """Read an argument of the form field=value."""
    name, equals, value = text.partition("=")
    if not equals:
        raise InvalidValue(f'"{text}" must look like field=value')
    return name.strip(), value


def read_csv(file: Path, read: Callable[[TextIO], Rows]) -> Rows:
    """Read a file of comma-separated values by a function that takes its lines."""
    try:
        with file.open(newline="", encoding="utf-8-sig") as lines:
            return read(lines)
    except (OSError, UnicodeError) as error:
        raise InvalidValue(f"{file} can't be read as CSV text") from error
