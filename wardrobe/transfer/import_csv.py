"""Use case: bring in a table of garments that another program wrote, CSV or JSON."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from wardrobe.closet.adding import read_photo
from wardrobe.closet.editing import edited
from wardrobe.errors import BadPhoto, InvalidValue, NoGarment, UnknownGarment
from wardrobe.language.spelling import tidy
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.picture import Picture, Recognition
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.eyes import Eyes
from wardrobe.ports.maintenance import WholeCloset
from wardrobe.transfer.csv_cells import armed_again
from wardrobe.transfer.table_columns import (
    FIELDS,
    fields_of,
    places_of,
    unused,
    with_rest,
)
from wardrobe.transfer.table_photos import PhotoFinder
from wardrobe.transfer.table_text import read_rows
from wardrobe.transfer.table_values import DateOrder, canonical

_LABELS = tuple(each for each in FIELDS if each not in {"id", "photo"})
# How some programs keep a spreadsheet from changing a cell: ="0123".
_KEPT_TEXT = re.compile(r'="(.*)"')


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
        problems: What of the row could not be used; the rest was.
        photo: The file that the row names, if it is there.
        garment: As it is now, or in a dry run would be; None of a row that failed.
        before: As it was, if it was changed.
    """

    row: int
    change: RowChange
    words: str
    garment: Garment | None = None
    before: Garment | None = None
    problems: tuple[str, ...] = ()
    photo: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's rows as they were read.

    Attributes:
        head: What its columns are called.
        unused: The columns that no field takes.
        rows: Cells by field, empty ones left out, by the row's number.
        rest: By the row's number, the cells of columns that no field takes.
    """

    file: Path
    head: tuple[str, ...]
    unused: tuple[str, ...] = ()
    rows: tuple[tuple[int, dict[str, str]], ...] = field(default=(), repr=False)
    rest: Mapping[int, tuple[tuple[str, str], ...]] = field(
        default_factory=dict, repr=False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TableImport:
    """Where the rows of a table go.

    Attributes:
        eyes: Look at the photos that rows name.
        now: The clock.
        is_dry: Say what would be done, and do nothing.
        dates: What stands first in days, where a column does not tell.
    """

    closet: WholeCloset
    eyes: Eyes
    now: Callable[[], datetime]
    is_dry: bool
    dates: DateOrder | None = None


def import_csv(
    file: Path,
    into: TableImport,
    columns: Mapping[str, str],
    progress: Progress = NOBODY,
) -> list[RowOutcome]:
    """Add or change the garment of each row, each in one transaction.

    A row names a photo, relative to the table, or the id of a garment that is there,
    and any of the fields that can be edited; what else it knows of a garment that is
    added goes to the notes. Empty cells change nothing, and a cell
    that cannot be used costs nothing but itself. When the user stops it, what was done
    stays, and is what is returned.

    Args:
        file: The table; its first row names the columns.
        into: The closet, and what else is needed.
        columns: The table's column by field, where its name does not tell; empty to
            leave a field out.
        progress: Whoever waits for it.

    Raises:
        InvalidValue: The file is no such table.
        ClosetUnusable: The closet cannot be written.
    """
    table = read_table(file, columns)
    arrivals = _Arrivals(table, into)
    outcomes: list[RowOutcome] = []
    for done, (number, cells) in enumerate(table.rows):
        if progress.is_cancelled():
            return outcomes
        progress.tell(done, len(table.rows))
        try:
            outcome = arrivals.bring(number, cells)
        except (BadPhoto, InvalidValue, UnknownGarment) as error:
            failed = RowChange.FAILED
            outcome = RowOutcome(row=number, change=failed, words=str(error))
        outcomes.append(replace(outcome, photo=arrivals.photo_of(cells)))
    progress.tell(1, 1)
    return outcomes


def columns_of(file: Path) -> list[str]:
    """Return what the columns of a table are called.

    Raises:
        InvalidValue: The file is no text, or too large.
    """
    rows = read_rows(file, _count_known)
    return [cell.strip() for cell in rows[0][1] if cell.strip()] if rows else []


def read_table(file: Path, columns: Mapping[str, str]) -> Table:
    """Read a table; `columns` as of `import_csv`.

    Raises:
        InvalidValue: The file is no such table.
    """

    def count_known(row: Sequence[str]) -> int:
        named = {cell.strip() for cell in row} & set(columns.values()) - {""}
        return len(named) + _count_known(row)

    (_number, first), *rest = read_rows(file, count_known) or [(1, [])]
    head = [cell.strip() for cell in first]
    places = places_of(head, columns)
    rows = []
    left = unused(head, places)
    others: dict[int, tuple[tuple[str, str], ...]] = {}
    for number, row in rest:
        others[number] = tuple(
            (name, _plain(cell))
            for name, cell in zip(head, row, strict=False)
            if name in left
        )
        cells = {
            name: _plain(row[place])
            for name, place in places.items()
            if place < len(row)
        }
        if any(cells.values()):
            rows.append((number, {name: cell for name, cell in cells.items() if cell}))
    return Table(
        file=file,
        head=tuple(head),
        unused=tuple(left),
        rows=tuple(rows),
        rest=others,
    )


def _count_known(row: Sequence[str]) -> int:
    return len(fields_of(row))


def _plain(cell: str) -> str:
    kept = _KEPT_TEXT.fullmatch(cell.strip())
    return kept[1].strip() if kept else armed_again(cell).strip()


class _Arrivals:
    """Brings in the rows of a table, one after the other."""

    def __init__(self, table: Table, into: TableImport) -> None:
        self._into = into
        self._photos = PhotoFinder(table.file.parent)
        self._rest = table.rest
        self._columns = {
            name: [cells[name] for _, cells in table.rows if name in cells]
            for name in _LABELS
        }

    def bring(self, number: int, cells: Mapping[str, str]) -> RowOutcome:
        """Bring in a row.

        Raises:
            BadPhoto, InvalidValue, UnknownGarment: It cannot be.
        """
        if "photo" in cells:
            return self._bring_photo(number, cells)
        if "id" not in cells:
            raise InvalidValue(_("it has neither a photo nor an id"))
        garment = self._into.closet.garment(_number(cells["id"]))
        return self._change(number, garment, cells)

    def photo_of(self, cells: Mapping[str, str]) -> Path | None:
        """Return the file that a row names, if it is there."""
        with suppress(InvalidValue, OSError, ValueError):  # any text may be in a cell
            photo = self._photos.find(cells.get("photo", ""))
            return photo if photo.is_file() else None
        return None

    def _bring_photo(self, number: int, cells: Mapping[str, str]) -> RowOutcome:
        photo = self._photos.find(cells["photo"])
        content = read_photo(photo)
        known = self._named(cells, content) or self._of_file(content)
        if known:
            return self._change(number, known, cells)
        sight = self._into.eyes.look(content)
        of_picture = sight.pictures.get(Picture.PHOTO, b"")
        known = self._into.closet.garment_of_picture(of_picture)
        if known:
            return self._change(number, known, cells)
        if "id" in cells:
            raise InvalidValue(
                _(
                    "its photo isn't that of garment {id}; leave the id out to add it",
                    id=cells["id"],
                )
            )
        if not (sight.labels.is_garment or "type" in cells):
            raise NoGarment
        return self._add(number, photo.stem, content, sight, cells)

    def _named(self, cells: Mapping[str, str], content: bytes) -> Garment | None:
        """Return the garment of a row's id, if the row's photo is one of it."""
        # An id of another closet may be any garment's here.
        with suppress(InvalidValue, UnknownGarment):
            garment = self._into.closet.garment(_number(cells.get("id", "")))
            if self._into.closet.picture(garment.id, Picture.PHOTO) == content:
                return garment
        return None

    def _of_file(self, content: bytes) -> Garment | None:
        closet = self._into.closet
        known = closet.garment_of_photo(hashlib.sha256(content).hexdigest())
        return known or closet.garment_of_picture(content)  # an exported one

    def _add(
        self,
        number: int,
        name: str,
        content: bytes,
        sight: Recognition,
        cells: Mapping[str, str],
    ) -> RowOutcome:
        seen = Garment.from_labels(
            sight.labels,
            name=tidy(name),
            added_at=self._into.now(),
            photo_sha256=hashlib.sha256(content).hexdigest(),
        )
        garment, problems = self._edited(seen, cells)
        notes = with_rest(garment.notes, self._rest.get(number, ()))
        garment = edited(garment, {"notes": notes}) if notes else garment
        if not self._into.is_dry:
            embedding = sight.labels.embedding
            garment = self._into.closet.add(garment, sight.pictures, embedding)
        return _outcome(number, RowChange.ADDED, garment, problems=problems)

    def _change(
        self, number: int, garment: Garment, cells: Mapping[str, str]
    ) -> RowOutcome:
        changed, problems = self._edited(garment, cells)
        if changed == garment:
            if problems and len(problems) == len(_labels(cells)):
                raise InvalidValue("; ".join(problems))
            return _outcome(number, RowChange.SAME, garment, problems=problems)
        if not self._into.is_dry:
            self._into.closet.update([changed], [garment])
        return _outcome(
            number, RowChange.CHANGED, changed, before=garment, problems=problems
        )

    def _edited(
        self, garment: Garment, cells: Mapping[str, str]
    ) -> tuple[Garment, tuple[str, ...]]:
        """Return a garment with a row's cells, and what is wrong with the others."""
        problems = []
        today = self._into.now().date()
        for name, cell in _labels(cells).items():
            try:
                column = self._columns[name]
                value = canonical(name, cell, column, self._into.dates, today)
                garment = edited(garment, {name: value})
            except InvalidValue as error:
                problems.append(f"{name}: {error}")
        return garment, tuple(problems)


def _labels(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: cells[name] for name in _LABELS if name in cells}


def _outcome(
    number: int,
    change: RowChange,
    garment: Garment,
    *,
    before: Garment | None = None,
    problems: tuple[str, ...] = (),
) -> RowOutcome:
    return RowOutcome(
        row=number,
        change=change,
        words=f"{garment.title} ({garment.name})",
        garment=garment,
        before=before,
        problems=problems,
    )


def _number(text: str) -> int:
    whole, point, rest = text.partition(".")
    if point and rest and not rest.strip("0"):  # as a column with a gap is saved
        text = whole
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise InvalidValue(_('"{text:.30}" isn\'t the id of a garment', text=text))
    return int(text)
