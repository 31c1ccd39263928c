"""Use case: take the closet away, as a folder that other programs can read."""

import csv
import hashlib
import io
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from wardrobe.care import WholeCloset
from wardrobe.csv_cells import defused
from wardrobe.errors import InvalidValue
from wardrobe.garment import Garment
from wardrobe.overview import overview
from wardrobe.taken_away import (
    MANIFEST,
    OVERVIEW,
    PLACES,
    TABLE,
    Manifest,
    Member,
    TakenGarment,
    written,
)
from wardrobe.watch import NOBODY, Watch

COLUMNS = ("id", "group", "type", "colour", "pattern", "name", "added_at", "photo")
# Names of files keep this many letters of the garment's.
_LONGEST_NAME = 40
UNFINISHED = ".export-"


def export_closet(
    closet: WholeCloset,
    folder: Path,
    *,
    now: Callable[[], datetime],
    watch: Watch = NOBODY,
) -> int:
    """Write everything in the closet to a new folder, all or nothing.

    Args:
        closet: The closet.
        folder: Must not be there yet, or be empty.
        now: The clock.
        watch: Whoever waits for it.

    Returns:
        How many garments the folder holds, those in the trash too.

    Raises:
        InvalidValue: The folder is not empty, or cannot be written.
        ClosetUnusable: The closet cannot be read.
        Cancelled: The user stopped it; nothing was left behind.
    """
    try:
        folder = folder.absolute()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise InvalidValue(f"{folder} is not empty; choose a new folder")
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(
            prefix=UNFINISHED, dir=folder.parent, ignore_cleanup_errors=True
        ) as place:
            whole = Path(place) / "whole"
            count = _write(closet, whole, now(), watch)
            _flush()
            if folder.exists():
                folder.rmdir()
            whole.rename(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InvalidValue(f"{folder} cannot be written: {reason.lower()}") from error
    return count


def garments_csv(garments: Iterable[TakenGarment]) -> str:
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
                garment.added_at.isoformat(),
                next(iter(taken.pictures.values())).path,
            )
        )
    return text.getvalue()


def _write(closet: WholeCloset, folder: Path, at: datetime, watch: Watch) -> int:
    for place, _ in PLACES.values():
        (folder / place).mkdir(parents=True)
    owned = [(garment, False) for garment in closet.garments()]
    owned += [(garment, True) for garment in closet.trash()]
    taken = []
    for done, (garment, is_removed) in enumerate(owned):
        watch.step(done, len(owned))
        taken.append(_take(closet, garment, folder, is_removed=is_removed))
    manifest = Manifest(tuple(taken), tuple(closet.boards()), tuple(closet.events()))
    (folder / MANIFEST).write_text(written(manifest), encoding="utf-8")
    # With a mark at its start, which spreadsheets need to know UTF-8.
    (folder / TABLE).write_text(
        garments_csv(t for t in taken if not t.is_removed),
        encoding="utf-8-sig",
        newline="",
    )
    (folder / OVERVIEW).write_text(overview(taken, at), encoding="utf-8")
    watch.step(len(owned), len(owned))
    return len(owned)


def _take(
    closet: WholeCloset, garment: Garment, folder: Path, *, is_removed: bool
) -> TakenGarment:
    pictures = {}
    contents, embedding = closet.blobs(garment.id)
    for kind, (place, suffix) in PLACES.items():
        content = contents[kind]
        path = f"{place}/{_stem(garment)}{suffix}"
        (folder / path).write_bytes(content)
        pictures[kind] = Member(path, hashlib.sha256(content).hexdigest())
    return TakenGarment(
        garment=garment,
        is_removed=is_removed,
        embedding=embedding,
        pictures=pictures,
    )


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
