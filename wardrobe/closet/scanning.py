"""Use case: find the garments among a folder's pictures, and propose them, best first.

What was seen is written down picture by picture, so that a scan that was stopped goes
on where it was, and a second one looks only at what is new.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wardrobe.closet.adding import read_photo
from wardrobe.closet.photo_files import find_photos
from wardrobe.errors import BadPhoto, InvalidValue, reason_of
from wardrobe.language.texts import _
from wardrobe.model.picture import Glance
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.eyes import Eyes

# Less surely a garment than this, at a glance, and nobody wants to see it.
LEAST_LIKENESS = 0.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A picture that seems to show a single garment."""

    photo: Path
    likeness: float
    taken_on: date | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """How far a scan came, and what it proposes, the surest first.

    Attributes:
        count_seen: Pictures that were looked at, now or before.
        count_all: Pictures in the folder.
    """

    proposals: tuple[Proposal, ...]
    count_seen: int
    count_all: int

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to look at."""
        return self.count_seen == self.count_all


class ScanRecord:
    """What was seen so far, in a file of one line a picture."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen = dict(self._lines())

    def glance_at(self, photo: Path) -> Glance | None:
        """Return what was seen on a picture; None if it is new, or another by now."""
        return self._seen.get(_identity(photo))

    def keep(self, photo: Path, glance: Glance) -> None:
        """Write down what was seen.

        Raises:
            InvalidValue: The file cannot be written.
        """
        key = _identity(photo)
        self._seen[key] = glance
        day = glance.taken_on.isoformat() if glance.taken_on else None
        line = [*key, round(glance.likeness, 3), glance.is_single, day]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
        except OSError as error:
            raise InvalidValue(
                _("the scan can't be kept: {reason}", reason=reason_of(error))
            ) from error

    def _lines(self) -> Iterator[tuple[tuple[str, int, int], Glance]]:
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeError):
            return
        for line in lines:
            try:
                name, size, modified, likeness, is_single, day = json.loads(line)
                taken_on = date.fromisoformat(day) if day else None
            except (TypeError, ValueError):
                continue  # the last line, which a crash cut off
            yield (
                (name, size, modified),
                Glance(likeness=likeness, is_single=is_single, taken_on=taken_on),
            )


def scan_folder(
    folder: Path, eyes: Eyes, record: ScanRecord, progress: Progress = NOBODY
) -> Scan:
    """Look at the pictures of a folder that were not seen yet, until asked to stop.

    Nothing is added. Pictures that cannot be opened show no garment.

    Raises:
        ModelUnusable: The classifier's file is missing or altered.
        InvalidValue: What was seen cannot be written down.
    """
    photos = find_photos([folder]).photos
    new = [photo for photo in photos if record.glance_at(photo) is None]
    known = len(photos) - len(new)
    progress.tell(known, len(photos))
    for done, photo in enumerate(new, start=1):
        if progress.is_cancelled():
            break
        record.keep(photo, _glance(photo, eyes))
        progress.tell(known + done, len(photos))
    return proposed(photos, record)


def proposed(photos: Sequence[Path], record: ScanRecord) -> Scan:
    """Return what is proposed of the pictures that were seen so far."""
    seen = [(photo, record.glance_at(photo)) for photo in photos]
    found = [
        Proposal(photo, glance.likeness, glance.taken_on)
        for photo, glance in seen
        if glance and glance.is_single and glance.likeness >= LEAST_LIKENESS
    ]
    found.sort(key=lambda each: (-each.likeness, each.photo))
    count = sum(glance is not None for _photo, glance in seen)
    return Scan(tuple(found), count, len(photos))


def _glance(photo: Path, eyes: Eyes) -> Glance:
    try:
        return eyes.glance(read_photo(photo))
    except BadPhoto:
        return Glance(likeness=-99.0, is_single=False)


def _identity(photo: Path) -> tuple[str, int, int]:
    try:
        found = photo.stat()
    except OSError:
        return str(photo), 0, 0
    return str(photo), found.st_size, found.st_mtime_ns
