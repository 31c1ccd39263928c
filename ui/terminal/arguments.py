"""Reads what a single argument of the command line holds or names."""

import re
from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TextIO, TypeVar

from wardrobe.errors import InvalidValue, UnknownGarment

Rows = TypeVar("Rows")
Number = TypeVar("Number", int, float)

# SQLite's numbers end there, and so do the ids of garments.
_LARGEST_ID = 2**63 - 1
_MOST_WANTED = 1_000_000_000
_LAST_PORT = 65_535
# What `--json` puts around the numbers of a list.
_LISTING = "[],"
# Nobody dresses for more on either side.
_HOTTEST_C = 100.0

LONGEST_SPAN = 31  # days at once
_DAY = re.compile(r"(19|20|21)\d\d-\d\d-\d\d", re.ASCII)
# Python refuses numbers of thousands of digits.
_MOST_DIGITS = 100


def read_id(text: str) -> int:
    """Read the id of a garment, also as it stands in a list of `--json`.

    Raises:
        ArgumentTypeError: It is no number.
        UnknownGarment: It is one that no garment can have.
    """
    number = _read(_whole, text.strip(_LISTING), "the id of a garment")
    if abs(number) > _LARGEST_ID:
        raise UnknownGarment(number)
    return number


def read_number(text: str) -> int:
    """Read a whole number, also as it stands in a list of `--json`.

    Raises:
        ArgumentTypeError: It is none.
    """
    return _read(_whole, text.strip(_LISTING), "a number")


def read_count(text: str) -> int:
    """Read how many are wanted; what is beyond any closet means all there are.

    Raises:
        ArgumentTypeError: It is no number.
    """
    return min(_read(_whole, text, "a number"), _MOST_WANTED)


def read_port(text: str) -> int:
    """Read a port of the network; 0 means any that is free.

    Raises:
        ArgumentTypeError: It is none.
    """
    port = _read(_whole, text, "a port")
    if not 0 <= port <= _LAST_PORT:
        raise ArgumentTypeError(f'"{text:.30}" isn\'t a port: 0 to {_LAST_PORT}')
    return port


def read_path(text: str) -> Path:
    """Read the name of a file or folder.

    Raises:
        ArgumentTypeError: It is empty, as where a script's variable is not set; that
            is the folder which one is in only to Python. Or that folder is gone.
    """
    if not text:
        raise ArgumentTypeError("an empty word names no file")
    try:
        Path(text).absolute()
    except FileNotFoundError as error:
        raise ArgumentTypeError("the folder that you are in is gone") from error
    return Path(text)


def read_closet(text: str) -> Path:
    """Read the name of a closet file.

    Raises:
        ArgumentTypeError: It names none, or is a link that leads to itself.
    """
    path = read_path(text)
    try:
        path.resolve()
    except (OSError, RuntimeError) as error:  # the latter before Python 3.13
        raise ArgumentTypeError(f"{text:.200} is a link that leads nowhere") from error
    return path


def read_degrees(text: str) -> float:
    """Read degrees Celsius, of which the caller says what is too much.

    Raises:
        ArgumentTypeError: It is no number.
    """
    return _read(float, text, "a temperature")


def read_temperature(text: str) -> float:
    """Read a temperature in degrees Celsius; `nan` is none.

    Raises:
        ArgumentTypeError: It is none.
    """
    celsius = read_degrees(text)
    if not abs(celsius) <= _HOTTEST_C:
        raise ArgumentTypeError(f'"{text}" isn\'t a temperature of weather')
    return celsius


def _whole(text: str) -> int:
    """Read a whole number as people write it: Python's own reads 1_0 as 10."""
    if "_" in text:
        raise ValueError(text)
    return int(text)


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


def read_day(text: str) -> date:
    """Read a day such as 2026-03-14, of this century or one beside it."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # the 31st of June
    raise InvalidValue(f'"{text}" must be a day like 2026-03-14')


def read_numbers(values: Sequence[str]) -> list[int]:
    """Read numbers such as garments and plans have."""
    values = [value.strip(_LISTING) for value in values]
    for value in values:
        if not (value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS):
            raise InvalidValue(f'"{value:.40}" must be a number here')
    return [int(value) for value in values]


def read_span(first: str | None, last: str | None) -> tuple[date, date]:
    """Read the days of --from and --to, of at most a month."""
    if first is None or last is None:
        raise InvalidValue("give the days with --from and --to")
    one, other = read_day(first), read_day(last)
    if not timedelta(0) <= other - one < timedelta(days=LONGEST_SPAN):
        raise InvalidValue(f"--to must be 0 to {LONGEST_SPAN - 1} days after --from")
    return one, other


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet."""
    try:
        with file.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise InvalidValue(f"{file} already exists; choose a new name") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InvalidValue(f"{file} can't be written: {reason}") from error
