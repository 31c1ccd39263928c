"""Which files are photos of the user's: what is picked up from folders, what is not."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wardrobe.closet.reachable import is_there
from wardrobe.errors import reason_of
from wardrobe.language.texts import _

# What is picked up from a folder; a file that is named itself is always tried.
PHOTO_SUFFIXES = frozenset(
    f".{name}"
    for name in (
        *("jpg", "jpeg", "jpe", "jfif", "mpo", "png", "apng", "webp", "avif"),
        *("heic", "heif", "hif", "jp2", "gif", "bmp", "tif", "tiff"),
    )
)
# Where systems and other programs keep thumbnails and what was thrown away, in small
# letters: Synology, QNAP, Windows, macOS, Picasa and unpackers. What starts with a dot
# is left out anyway.
_SYSTEM_FOLDERS = frozenset(
    (
        *("@eadir", "#recycle", "#snapshot", "@tmp", "@recycle", "@recently-snapshot"),
        *("$recycle.bin", "recycler", "system volume information", "lost+found"),
        *("__macosx", "_thumbs", "thumbs", "ipod photo cache"),
    )
)
# Bundles of previews, and of macOS's own copies.
_PREVIEW_SUFFIXES = (".lrdata", ".photolibrary-previews")
_COPIES_OF_PHOTOS = {".photoslibrary": ("resources", "scopes", "private", "database")}
# No photos, and in many folders of them: nobody misses these.
_COMPANIONS = frozenset(
    ("thumbs.db", "desktop.ini", "picasa.ini", "zbthumbnail.info", "ehthumbs.db")
)
# How a folder that this program exported is known, and what its file says at its start.
MANIFEST = "closet.json"
FORMAT = "digital-wardrobe export"
_BYTES_OF_HEAD = 200


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be added, with a sentence that says why.

    Attributes:
        may_pass: Whether the file may be good, and only could not be read now.
    """

    photo: Path
    reason: str
    may_pass: bool = False


@dataclass(frozen=True, slots=True)
class FoundPhotos:
    """The photos below some paths, and the paths that could not be looked into.

    Attributes:
        left_out: How many other files there are, by how their names end.
    """

    photos: tuple[Path, ...]
    failed: tuple[Failed, ...]
    left_out: Counter[str] = field(default_factory=Counter)


def find_photos(paths: Iterable[Path]) -> FoundPhotos:
    """Collect files as they are named and, recursively, the photos in folders.

    Links are followed, each folder once. Left out are hidden files, folders of
    systems, and folders that this program exported, which are told.
    """
    search = _Search()
    photos: dict[Path, None] = {}  # a set that keeps the order
    for path in paths:
        if is_there(path, Path.is_dir):
            photos |= dict.fromkeys(search.below(path))
        else:
            photos[path] = None
    return FoundPhotos(tuple(photos), tuple(search.failed), search.left_out)


def is_exported(folder: Path) -> bool:
    """Return whether this program exported a closet to this folder."""
    try:
        with (folder / MANIFEST).open("rb") as file:
            return f'"{FORMAT}"'.encode() in file.read(_BYTES_OF_HEAD)
    except OSError:
        return False


class _Search:
    """Walks through folders; what it meets on the way stays told."""

    def __init__(self) -> None:
        self.failed: list[Failed] = []
        self.left_out: Counter[str] = Counter()

    def below(self, top: Path) -> Iterator[Path]:
        seen: set[tuple[int, int]] = set()
        walk = os.walk(top, onerror=self._refuse, followlinks=True)
        for name, folders, files in walk:
            place = Path(name)
            if not _is_first_time(place, seen):
                folders.clear()
                continue
            if is_exported(place):
                reason = _('this is an exported closet; use "import" for it')
                self.failed.append(Failed(place, reason))
                folders.clear()
                continue
            folders[:] = sorted(each for each in folders if _is_own(place, each))
            yield from self._photos(place, sorted(files))

    def _photos(self, place: Path, files: Iterable[str]) -> Iterator[Path]:
        for name in files:
            suffix = Path(name).suffix.lower()
            if name.startswith(".") or name.lower() in _COMPANIONS:
                continue
            if suffix in PHOTO_SUFFIXES:
                yield place / name
            else:
                self.left_out[suffix] += 1

    def _refuse(self, error: OSError) -> None:
        reason = _("it can't be opened: {reason}", reason=reason_of(error))
        self.failed.append(Failed(Path(error.filename), reason, may_pass=True))


def _is_first_time(place: Path, seen: set[tuple[int, int]]) -> bool:
    try:
        found = place.stat()
    except OSError:
        return False  # it went away meanwhile
    identity = (found.st_dev, found.st_ino)
    is_new = identity not in seen
    seen.add(identity)
    return is_new


def _is_own(place: Path, folder: str) -> bool:
    """Return whether what lies in a folder of a folder is the user's."""
    name = folder.lower()
    copies = _COPIES_OF_PHOTOS.get(place.suffix.lower(), ())
    is_system = name.startswith(".") or name in _SYSTEM_FOLDERS or name in copies
    return not is_system and not name.endswith(_PREVIEW_SUFFIXES)
