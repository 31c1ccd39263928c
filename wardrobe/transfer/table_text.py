"""The rows of a table as programs and people save them: its letters, its delimiters."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from wardrobe.backup.open_files import is_held
from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.transfer.table_json import rows_of_json

# A hundred thousand rows; a longer table is none of clothes.
MOST_BYTES = 20_000_000
_DELIMITERS = (",", ";", "\t", "|")
# A row of this number may be the head; those above it are a title.
_MOST_TITLE_ROWS = 5
_SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# The longer ones first: one of UTF-32 starts like one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What spreadsheets save as themselves, and not as text: zip, and Office of old.
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# More zeros than one in so many bytes: no text with a few stray ones.
_BYTES_A_ZERO = 50
# Stands alone in the last row, unless a quote before it was never closed.
_END = "\N{END OF TEXT}end"
# Bytes that Windows-1252 has no letter for, but Mac Roman has.
_MAC_BYTES = (0x81, 0x8D, 0x8F, 0x90, 0x9D)

Row = tuple[int, list[str]]  # its number in the file, and its cells
# How many columns of a row have names that are known.
CountKnown = Callable[[Sequence[str]], int]


def read_rows(file: Path, count_known: CountKnown) -> list[Row]:
    """Return the rows of a table from its head on, without empty ones.

    Raises:
        InvalidValue: The file is no such table, or too large.
    """
    text = _text(file)
    of_json = rows_of_json(text)
    if of_json is not None:
        return of_json
    rows: list[Row] = []
    try:
        rows = _divided(text, count_known)
    except csv.Error as error:
        raise InvalidValue(
            _("{file} isn't a table: {error}", file=file, error=error)
        ) from error
    best = max(
        range(min(len(rows), _MOST_TITLE_ROWS)),
        key=lambda at: count_known(rows[at][1]),
        default=0,
    )
    return rows[best:]


def _divided(text: str, count_known: CountKnown) -> list[Row]:
    named = _SEP_LINE.match(text)
    if named:
        return _split(text[named.end() :], named[1])

    def fit(delimiter: str) -> tuple[int, int]:
        heads = [row for _, row in _split(text, delimiter, _MOST_TITLE_ROWS)]
        known = max(map(count_known, heads), default=0)
        return known, max(map(len, heads), default=0)

    return _split(text, max(_DELIMITERS, key=fit))


def _split(text: str, delimiter: str, most: int | None = None) -> list[Row]:
    table = csv.reader(
        io.StringIO(f"{text}\n{_END}", newline=""),
        delimiter=delimiter,
        skipinitialspace=True,
    )
    rows: list[Row] = []
    for number, row in enumerate(table, start=1):
        if row == [_END]:
            break
        if most is None and row and row[-1].endswith(_END):
            raise InvalidValue(
                _("row {row}: a quote opens there and isn't closed", row=str(number))
            )
        if any(cell.strip() for cell in row):
            rows.append((number, row))
        if len(rows) == most:
            break
    return rows


def _text(file: Path) -> str:
    try:
        if is_held(file):
            raise InvalidValue(
                _("{file} is the open closet itself, not a table", file=file)
            )
        if file.stat().st_size > MOST_BYTES:
            most = MOST_BYTES // 1_000_000
            raise InvalidValue(
                _("{file} is larger than {most} MB", file=file, most=most)
            )
        return _decoded(file.read_bytes(), file)
    except (OSError, UnicodeError) as error:
        raise InvalidValue(_("{file} can't be read as CSV text", file=file)) from error


def _decoded(content: bytes, file: Path) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    if content.startswith(_SPREADSHEETS):
        raise InvalidValue(
            _("{file} is a spreadsheet; save it there as CSV first", file=file)
        )
    head = content[:400]
    if head[1::2].count(0) > len(head) // 3:
        return content.decode("utf-16-le")
    if head[::2].count(0) > len(head) // 3:
        return content.decode("utf-16-be")
    if head.count(0) > len(head) // _BYTES_A_ZERO + 1:
        raise UnicodeError("a file with zeros is no text")
    return _decoded_bytewise(content.replace(b"\0", b""))


def _decoded_bytewise(content: bytes) -> str:
    """Return a text of which each byte is a letter, or part of one."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        # Cut within a letter, if those before it are of UTF-8 for sure.
        if error.end == len(content) and not content[: error.start].isascii():
            return content[: error.start].decode()
        is_mac = b"\n" not in content or any(each in content for each in _MAC_BYTES)
        return content.decode("mac-roman" if is_mac else "cp1252")
