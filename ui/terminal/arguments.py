"""Reads what a single argument of the command line holds or names."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TextIO, TypeVar

from wardrobe.errors import InvalidValue

Rows = TypeVar("Rows")
LONGEST_SPAN = 31  # days at once
_DAY = re.compile(r"(19|20|21)\d\d-\d\d-\d\d", re.ASCII)
# Python refuses numbers of thousands of digits.
_MOST_DIGITS = 100


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
