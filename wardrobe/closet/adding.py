"""Use case: add photos. Each becomes a garment, or is said to be none, known or bad."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from wardrobe.backup.open_files import is_held
from wardrobe.closet.photo_files import Failed, find_photos
from wardrobe.errors import (
    BadPhoto,
    DuplicatePhoto,
    NoGarment,
    UnreadablePhoto,
    reason_of,
)
from wardrobe.language.spelling import tidy
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.picture import Picture
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.eyes import Eyes
from wardrobe.ports.garments import GarmentStore
from wardrobe.ports.similarity import WebPhotos

OnAdded = Callable[[Garment], object]

# Larger than any photo of a phone; such a file is not read into memory.
MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Added:
    """A photo that became a garment.

    Attributes:
        count_pieces: How many separate garments lie on it; `parting` makes them.
    """

    photo: Path
    garment: Garment
    count_pieces: int = 1


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A photo that garment `of` was made from before, or that shows the same."""

    photo: Path
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What became of each photo; what was added before a cancel stays added.

    Attributes:
        without_garment: Photos that the eyes see no garment on: not added unasked.
        left_out: How many files in the folders are no photos, by how they end.
    """

    added: tuple[Added, ...]
    duplicates: tuple[Duplicate, ...] = ()
    failed: tuple[Failed, ...] = ()
    without_garment: tuple[Path, ...] = ()
    was_cancelled: bool = False
    left_out: Counter[str] = field(default_factory=Counter)


def add_photos(
    paths: Iterable[Path],
    *,
    closet: GarmentStore,
    eyes: Eyes,
    now: Callable[[], datetime],
    progress: Progress = NOBODY,
    on_added: OnAdded = lambda _garment: None,
    anyway: bool = False,
) -> AddReport:
    """Add the photos at some paths, each in a transaction of its own.

    A bad file never stops the others. What stops all is an error that the next
    photo would meet too, such as a full disk: then what was added stays added.

    Args:
        paths: Files, and folders that are searched recursively.
        now: The clock.
        progress: Told after each photo, asked before it.
        on_added: Called with each new garment at once.
        anyway: Whether photos are added that the eyes see no garment on.

    Raises:
        ClosetUnusable: The closet cannot be written.
        ModelUnusable: The classifier's file is missing or altered.
    """
    found = find_photos(paths)
    added: list[Added] = []
    duplicates: list[Duplicate] = []
    failed = list(found.failed)
    without_garment: list[Path] = []
    was_cancelled = False
    for done, photo in enumerate(found.photos, start=1):
        if progress.is_cancelled():
            was_cancelled = True
            break
        try:
            made = _add_one(photo, closet, eyes, now(), anyway=anyway)
            added.append(made)
            on_added(made.garment)
        except DuplicatePhoto as duplicate:
            duplicates.append(Duplicate(photo, duplicate.garment_id))
        except NoGarment:
            without_garment.append(photo)
        except BadPhoto as bad:
            may_pass = isinstance(bad, UnreadablePhoto)
            failed.append(Failed(photo, str(bad), may_pass=may_pass))
        progress.tell(done, len(found.photos))
    return AddReport(
        added=tuple(added),
        duplicates=tuple(duplicates),
        failed=tuple(failed),
        without_garment=tuple(without_garment),
        was_cancelled=was_cancelled,
        left_out=found.left_out,
    )


def read_photo(path: Path) -> bytes:
    """Read a photo's file.

    Raises:
        BadPhoto: It is not there, not a file, too large, part of the open closet, or
            may not be read (`UnreadablePhoto`).
    """
    try:
        if not path.is_file():
            is_there = path.exists()
            raise BadPhoto(
                _("this isn't a file") if is_there else _("it doesn't exist")
            )
        if is_held(path):
            raise BadPhoto(_("this is the open closet itself, not a photo"))
        if path.stat().st_size > MOST_BYTES:
            raise BadPhoto(
                _("this file is larger than {most} MB", most=MOST_BYTES // 1_000_000)
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadablePhoto(
            _("it can't be read: {reason}", reason=reason_of(error))
        ) from error


def is_web_address(place: str) -> bool:
    """Return whether a picture is on the web, and not in a file."""
    return place.lower().startswith(("http://", "https://"))


def read_picture(place: str, web_photos: WebPhotos) -> bytes:
    """Read the picture in a file or at a web address.

    Raises:
        BadPhoto: It cannot be read; the message says why.
    """
    if is_web_address(place):
        return web_photos.fetch(place)
    return read_photo(Path(place))


def name_of_picture(place: str) -> str:
    """Return what to call the picture in a file or at a web address."""
    if is_web_address(place):
        place = place.split("?", maxsplit=1)[0]
    return Path(place).stem or "picture"


def add_content(
    content: bytes,
    name: str,
    *,
    closet: GarmentStore,
    eyes: Eyes,
    at: datetime,
    anyway: bool = False,
) -> Added:
    """Add the garment on a photo, as one where there are several.

    Raises:
        DuplicatePhoto: A garment was made of this file, or of one with the same pixels.
        NoGarment: The eyes see none on it; `anyway` adds it all the same.
        BadPhoto: It is no photo.
    """
    digest = hashlib.sha256(content).hexdigest()
    known = closet.garment_of_photo(digest)
    if known:
        raise DuplicatePhoto(known.id)
    sight = eyes.look(content)
    known = closet.garment_of_picture(sight.pictures.get(Picture.PHOTO, b""))
    if known:
        raise DuplicatePhoto(known.id)
    if not (sight.labels.is_garment or anyway):
        raise NoGarment
    garment = Garment.from_labels(
        sight.labels,
        name=tidy(name) or sight.labels.type.words,
        added_at=at,
        photo_sha256=digest,
    )
    garment = replace(garment, photographed_on=sight.taken_on)
    kept = closet.add(garment, sight.pictures, sight.labels.embedding)
    return Added(Path(name), kept, sight.count_pieces)


def _add_one(
    path: Path, closet: GarmentStore, eyes: Eyes, at: datetime, *, anyway: bool
) -> Added:
    content, name = read_photo(path), path.stem
    added = add_content(content, name, closet=closet, eyes=eyes, at=at, anyway=anyway)
    return replace(added, photo=path)
