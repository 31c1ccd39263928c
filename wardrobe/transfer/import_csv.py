"""Use case: bring in a table of garments that another program wrote as CSV."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from wardrobe.backup.open_files import is_held
from wardrobe.closet.adding import read_photo
from wardrobe.closet.editing import edited
from wardrobe.errors import BadPhoto, InvalidValue, NoGarment, UnknownGarment
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.eyes import Eyes
from wardrobe.ports.maintenance import WholeCloset
from wardrobe.transfer.csv_cells import armed_again

# A hundred thousand rows; a longer table is none of clothes.
MOST_BYTES = 20_000_000
_DELIMITERS = (",", ";", "\t")
_LABELS = (
    *("type", "colour", "pattern", "name"),
    *("own-type", "notes", "brand", "size", "price", "bought-on", "place", "state"),
)
FIELDS = ("id", "photo", *_LABELS)


class RowChange(StrEnum):
    """What a row does to the closet."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOutcome:
    """What became, or in a dry run would become, of one row.

    Attributes:
        row: Its number in the file; the head is row 1.
        words: The garment's new words, or why the row failed.
        garment: As it is now, or in a dry run would be; None of a row that failed.
        before: As it was, if it was changed.
    """

    row: int
    change: RowChange
    words: str
    garment: Garment | None = None
    before: Garment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableImport:
    """Where the rows of a table go.

    Attributes:
        eyes: Look at the photos that rows name.
        now: The clock.
        is_dry: Say what would be done, and do nothing.
    """

    closet: WholeCloset
    eyes: Eyes
    now: Callable[[], datetime]
    is_dry: bool


def import_csv(
    file: Path,
    into: TableImport,
    columns: Mapping[str, str],
    progress: Progress = NOBODY,
) -> list[RowOutcome]:
    """Add or change the garment of each row, each in one transaction.

    A row names a photo, relative to the table, or the id of a garment that is there,
    and any of the fields that can be edited. Empty cells change nothing. When the user
    stops it, what was done stays, and is what is returned.

    Args:
        file: The table; its first row names the columns.
        into: The closet, and what else is needed.
        columns: The table's column by field, where it is not called like the field;
            empty to leave a field out.
        progress: Whoever waits for it.

    Raises:
        InvalidValue: The file is no such table.
        ClosetUnusable: The closet cannot be written.
    """
    rows = list(_rows(file, columns))
    outcomes: list[RowOutcome] = []
    for done, (number, fields) in enumerate(rows):
        if progress.is_cancelled():
            return outcomes
        progress.tell(done, len(rows))
        try:
            outcomes.append(_bring(number, fields, file.parent, into))
        except (BadPhoto, InvalidValue, UnknownGarment) as error:
            outcomes.append(
                RowOutcome(row=number, change=RowChange.FAILED, words=str(error))
            )
    progress.tell(1, 1)
    return outcomes


def columns_of(file: Path) -> list[str]:
    """Return what the columns of a table are called.

    Raises:
        InvalidValue: The file is no text, or too large.
    """
    text = _text(file)
    head = next(csv.reader(io.StringIO(text, newline=""), _dialect(text)), [])
    return [cell.strip() for cell in head if cell.strip()]


def _rows(
    file: Path, columns: Mapping[str, str]
) -> Iterator[tuple[int, dict[str, str]]]:
    table = csv.reader(io.StringIO(text := _text(file), newline=""), _dialect(text))
    try:
        head = [cell.strip() for cell in next(table, [])]
        places = _places(head, columns)
        for number, row in enumerate(table, start=2):
            cells = {
                field: armed_again(row[place]).strip()
                for field, place in places.items()
                if place < len(row)
            }
            if any(cells.values()):
                yield number, {field: cell for field, cell in cells.items() if cell}
    except csv.Error as error:
        raise InvalidValue(
            _("{file} isn't a table: {error}", file=file, error=error)
        ) from error


def _text(file: Path) -> str:
    try:
        if is_held(file):
            raise InvalidValue(
                _("{file} is the open closet itself, not a table", file=file)
            )
        if file.stat().st_size > MOST_BYTES:
            raise InvalidValue(
                _(
                    "{file} is larger than {most} MB",
                    file=file,
                    most=MOST_BYTES // 1_000_000,
                )
            )
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise InvalidValue(
            _("{file} can't be read as CSV text in UTF-8", file=file)
        ) from error


def _dialect(text: str) -> type[csv.Dialect]:
    head = text.partition("\n")[0]

    class Table(csv.excel):
        delimiter = max(_DELIMITERS, key=head.count)

    return Table


def _places(head: list[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Return the place of each field's column."""
    for field, column in columns.items():
        if field not in FIELDS:
            raise InvalidValue(
                _(
                    'there\'s no field "{field}"; choose one of: {choices}',
                    field=field,
                    choices=", ".join(FIELDS),
                )
            )
        if column and column not in head:
            raise InvalidValue(
                _(
                    'there\'s no column "{column}"; the table has: {choices:.300}',
                    column=column,
                    choices=", ".join(head),
                )
            )
    names = [cell.lower() for cell in head]
    places = {field: names.index(field) for field in FIELDS if field in names}
    for field, column in columns.items():
        if column:
            places[field] = head.index(column)
        else:
            places.pop(field, None)
    if not {"id", "photo"} & places.keys():
        raise InvalidValue(
            _(
                'a table needs a column "photo" or "id"; say which one it '
                "is, like --map photo=Picture; the table has: {choices:.300}",
                choices=", ".join(head),
            )
        )
    return places


def _bring(
    number: int, fields: dict[str, str], folder: Path, into: TableImport
) -> RowOutcome:
    labels = {field: fields[field] for field in _LABELS if field in fields}
    if "id" in fields:
        garment = into.closet.garment(_number(fields["id"]))
        return _change(number, garment, labels, into)
    if "photo" not in fields:
        raise InvalidValue(_("it has neither a photo nor an id"))
    photo = folder / fields["photo"]
    content = read_photo(photo)
    digest = hashlib.sha256(content).hexdigest()
    known = into.closet.garment_of_photo(digest)
    if known:
        return _change(number, known, labels, into)
    sight = into.eyes.look(content)
    if not (sight.labels.is_garment or "type" in labels):
        raise NoGarment
    seen = Garment.from_labels(
        sight.labels, name=photo.stem, added_at=into.now(), photo_sha256=digest
    )
    garment = edited(seen, labels)
    if not into.is_dry:
        garment = into.closet.add(garment, sight.pictures, sight.labels.embedding)
    return _outcome(number, RowChange.ADDED, garment)


def _change(
    number: int, garment: Garment, labels: Mapping[str, str], into: TableImport
) -> RowOutcome:
    changed = edited(garment, labels)
    if changed == garment:
        return _outcome(number, RowChange.SAME, garment)
    if not into.is_dry:
        into.closet.update([changed])
    return _outcome(number, RowChange.CHANGED, changed, garment)


def _outcome(
    number: int, change: RowChange, garment: Garment, before: Garment | None = None
) -> RowOutcome:
    words = f"{garment.title} ({garment.name})"
    return RowOutcome(
        row=number, change=change, words=words, garment=garment, before=before
    )


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise InvalidValue(_('"{text:.30}" isn\'t the id of a garment', text=text))
    return int(text)
