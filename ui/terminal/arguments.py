"""Reads what a single argument of the command line holds or names."""

from collections.abc import Callable
from pathlib import Path
from typing import TextIO, TypeVar

from wardrobe.errors import InvalidValue

Rows = TypeVar("Rows")


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
