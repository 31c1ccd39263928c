"""Use case: take the closet away, as a folder that other programs can read."""

import csv
import hashlib
import io
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from wardrobe.closet.photo_files import MANIFEST
from wardrobe.errors import InvalidValue, reason_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.maintenance import PhotoRecord, WholeCloset
from wardrobe.transfer.csv_cells import defused
from wardrobe.transfer.days_entry import DayPhotoFile, DaysEntry
from wardrobe.transfer.html_page import overview
from wardrobe.transfer.manifest import (
    OVERVIEW,
    PLACE_OF_DAYS,
    PLACE_OF_MASKS,
    PLACES,
    TABLE,
    GarmentEntry,
    Manifest,
    OccasionEntry,
    PhotoEntry,
    PictureFile,
    written,
)

COLUMNS = (
    *("id", "group", "type", "colour", "pattern", "name", "added_at", "photo"),
    *("own-type", "notes", "brand", "size", "price", "bought-on", "place", "state"),
)
# Names of files keep this many letters of the garment's.
_LONGEST_NAME = 40
UNFINISHED = ".export-"


def export_closet(
    closet: WholeCloset,
    folder: Path,
    *,
    now: Callable[[], datetime],
    progress: Progress = NOBODY,
) -> int:
    """Write everything in the closet to a new folder, all or nothing.

    Args:
        closet: The closet.
        folder: Must not be there yet, or be empty.
        now: The clock.
        progress: Whoever waits for it.

    Returns:
        How many garments the folder holds, wishes and those in the trash too.

    Raises:
        InvalidValue: The folder is not empty, or cannot be written.
        ClosetUnusable: The closet cannot be read.
        Cancelled: The user stopped it; nothing was left behind.
    """
    try:
        folder = folder.absolute()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise InvalidValue(
                _("{folder} is not empty; choose a new folder", folder=folder)
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(
            prefix=UNFINISHED, dir=folder.parent, ignore_cleanup_errors=True
        ) as place:
            whole = Path(place) / "whole"
            count = _write(closet, whole, now(), progress)
            _flush()
            if folder.exists():
                folder.rmdir()
            whole.rename(folder)
    except OSError as error:
        raise InvalidValue(
            _(
                "{folder} can't be written: {reason}",
                folder=folder,
                reason=reason_of(error),
            )
        ) from error
    return count


def garments_csv(garments: Iterable[GarmentEntry]) -> str:
    """Return the garments as CSV that is safe to open in a spreadsheet."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for taken in garments:
        garment = taken.garment
        table.writerow(
            defused(str(cell))
            for cell in (
                garment.id,
                garment.group,
                garment.type,
                garment.colour,
                garment.pattern,
                garment.name,
                garment.added_at.astimezone().isoformat(),
                next(iter(taken.pictures.values())).path,
                garment.own_type,
                garment.notes,
                garment.brand,
                garment.size,
                _price(garment),
                garment.bought_on or "",
                garment.place,
                _state(garment),
            )
        )
    return text.getvalue()


def _price(garment: Garment) -> str:
    cents = garment.price_cents
    return "" if cents is None else f"{cents // 100}.{cents % 100:02}"


def _state(garment: Garment) -> str:
    reason = garment.gone_reason
    return f"{garment.state}:{reason}" if reason else garment.state


def _write(closet: WholeCloset, folder: Path, at: datetime, progress: Progress) -> int:
    for place, _suffix in (*PLACES.values(), PLACE_OF_MASKS, PLACE_OF_DAYS):
        (folder / place).mkdir(parents=True)
    kept = [(garment, "owned") for garment in closet.garments()]
    kept += [(garment, "wish") for garment in closet.wishes()]
    kept += [(garment, "removed") for garment in closet.trash()]
    taken = []
    for done, (garment, where) in enumerate(kept):
        progress.step(done, len(kept))
        taken.append(_take(closet, garment, folder, where))
    occasions = [OccasionEntry(each, is_removed=False) for each in closet.occasions()]
    occasions += [
        OccasionEntry(each, is_removed=True) for each in closet.removed_occasions()
    ]
    manifest = Manifest(
        garments=tuple(taken),
        occasions=tuple(occasions),
        boards=tuple(closet.boards()),
        events=tuple(closet.events()),
        days=replace(DaysEntry.of(closet), photos=_take_days(closet, folder)),
    )
    (folder / MANIFEST).write_text(written(manifest), encoding="utf-8")
    # With a mark at its start, which spreadsheets need to know UTF-8.
    (folder / TABLE).write_text(
        garments_csv(t for t in taken if t.is_shown), encoding="utf-8-sig", newline=""
    )
    (folder / OVERVIEW).write_text(overview(taken, at), encoding="utf-8")
    progress.step(len(kept), len(kept))
    return len(kept)


def _take(
    closet: WholeCloset, garment: Garment, folder: Path, where: str
) -> GarmentEntry:
    def keep(content: bytes, place: str, suffix: str, after: str = "") -> PictureFile:
        path = f"{place}/{_stem(garment)}{after}{suffix}"
        (folder / path).write_bytes(content)
        return PictureFile(path, hashlib.sha256(content).hexdigest())

    def photo(record: PhotoRecord, after: str) -> PhotoEntry:
        return PhotoEntry(
            photo_sha256=record.photo_sha256,
            embedding=record.embedding,
            pictures={
                kind: keep(record.pictures[kind], *place, after)
                for kind, place in PLACES.items()
            },
            mask=keep(record.mask, *PLACE_OF_MASKS, after) if record.mask else None,
        )

    contents, embedding = closet.blobs(garment.id)
    mask = closet.mask(garment.id)
    return GarmentEntry(
        garment=garment,
        is_removed=where == "removed",
        is_wish=where == "wish",
        embedding=embedding,
        pictures={kind: keep(contents[kind], *place) for kind, place in PLACES.items()},
        mask=keep(mask, *PLACE_OF_MASKS) if mask else None,
        further=tuple(
            photo(record, f"-{number}")
            for number, record in enumerate(closet.further_records(garment.id), 2)
        ),
    )


def _take_days(closet: WholeCloset, folder: Path) -> tuple[DayPhotoFile, ...]:
    place, suffix = PLACE_OF_DAYS
    taken = []
    for photo in closet.day_photos():
        path = f"{place}/{photo.number:05}-{photo.day.isoformat()}{suffix}"
        (folder / path).write_bytes(closet.day_photo(photo.number))
        taken.append(DayPhotoFile(photo.day, path, photo.sha256))
    return tuple(taken)


def _stem(garment: Garment) -> str:
    """Return a name that every file system takes, whatever the user's is."""
    letters = [each if each.isalnum() else "-" for each in garment.name.lower()]
    plain = "".join(each for each in letters if each.isascii())[:_LONGEST_NAME]
    words = "-".join(word for word in plain.split("-") if word)
    return f"{garment.id:05}-{words or garment.type}"


def _flush() -> None:
    # One call for tens of thousands of files; Windows writes them by itself.
    with suppress(AttributeError):
        os.sync()
