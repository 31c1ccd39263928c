"""Use case: bring in a folder that was exported from a closet, this or another.

Nothing in the folder is believed: files only by the manifest and inside the folder, of
the size and hash it says, of the plain kind that this program writes, and only after
the eyes' decoder has opened them.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from wardrobe.backup.open_files import is_held
from wardrobe.closet.editing import LONGEST_NAME
from wardrobe.closet.photo_files import MANIFEST, Failed
from wardrobe.days.day_photos import DayPhoto
from wardrobe.errors import BadPhoto, DuplicatePhoto, InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.board import Board
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import OwnOccasion
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.maintenance import GarmentRecord, PhotoRecord, WholeCloset
from wardrobe.taste.taste import Learn
from wardrobe.transfer.days_entry import DayPhotoFile
from wardrobe.transfer.import_days import DayImport, bring_days
from wardrobe.transfer.import_occasions import OccasionImport
from wardrobe.transfer.manifest import (
    PLACE_OF_DAYS,
    PLACE_OF_MASKS,
    PLACES,
    GarmentEntry,
    Manifest,
    PhotoEntry,
    PictureFile,
    read,
)
from wardrobe.transfer.plain_pictures import (
    MOST_BYTES,
    is_plain_jpeg,
    is_plain_png,
    is_plain_webp,
)

# Six kB a garment: room for fifty thousand.
MOST_BYTES_OF_MANIFEST = 300_000_000
_BYTES_OF_EMBEDDING = 512 * 4
_NAME = re.compile(r"[0-9]{5,12}-[a-z0-9-]{1,60}")
_IS_PLAIN = {".jpg": is_plain_jpeg, ".webp": is_plain_webp, ".png": is_plain_png}

# Opens an encoded picture and forgets it; raises `BadPhoto` if that does not work.
TryOpen = Callable[[bytes], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderImport:
    """What became of an exported folder's garments and events.

    Attributes:
        trashed: Ids of those added that are in the trash, as they were there.
        known: Ids, in this closet, of garments that it had already.
        occasions: Those of the user's own that were new to this closet.
        events: Those that were new to this closet's log, with their numbers in it.
        days: The plans, looks and photos that were new to this closet.
        was_cancelled: Whether garments are left, and with them the occasions and log.
    """

    added: tuple[Garment, ...]
    trashed: frozenset[int]
    known: tuple[int, ...]
    failed: tuple[Failed, ...]
    occasions: tuple[OwnOccasion, ...] = ()
    events: tuple[Event, ...] = ()
    days: DayImport = field(default_factory=DayImport)
    was_cancelled: bool = False


def import_folder(
    folder: Path,
    closet: WholeCloset,
    try_open: TryOpen,
    learn: Learn,
    progress: Progress = NOBODY,
) -> FolderImport:
    """Add each garment and occasion of an exported folder, then its log and days.

    Each garment, occasion, look and photo is one transaction, the log is one, and all
    plans are.

    A second time adds nothing. A bad garment never stops the others. When the user
    stops it, what was added stays.

    Raises:
        InvalidValue: The folder is none that was exported.
        ClosetUnusable: The closet cannot be written.
    """
    manifest = _read_manifest(folder)
    is_new = not (closet.garments() or closet.trash() or closet.wishes())
    arrivals = _Arrivals(folder, closet, try_open)
    for done, taken in enumerate(manifest.garments):
        if progress.is_cancelled():
            return replace(arrivals.report(), was_cancelled=True)
        progress.tell(done, len(manifest.garments))
        arrivals.bring(taken)
    occasions = OccasionImport(closet, manifest.occasions)
    events = _bring_log(_for(occasions, manifest), closet, arrivals.new_ids, learn)
    days = bring_days(manifest.days, closet, arrivals.new_ids, occasions, is_new=is_new)
    photos = arrivals.bring_photos(manifest.days.photos)
    progress.tell(1, 1)
    return replace(
        arrivals.report(),
        occasions=tuple(occasions.new),
        events=tuple(events),
        days=replace(days, photos=photos),
    )


class _Arrivals:
    """What became of the garments of a folder, one after the other.

    Attributes:
        new_ids: Ids in this closet, by those in the folder.
    """

    def __init__(self, folder: Path, closet: WholeCloset, try_open: TryOpen) -> None:
        self.new_ids: dict[int, int] = {}
        self._folder, self._closet, self._try_open = folder, closet, try_open
        self._added: list[Garment] = []
        self._trashed: set[int] = set()
        self._known: list[int] = []
        self._failed: list[Failed] = []

    def bring(self, taken: GarmentEntry) -> None:
        old_id = taken.garment.id
        try:
            garment = _bring(taken, self._folder, self._closet, self._try_open)
        except DuplicatePhoto as duplicate:
            self._known.append(duplicate.garment_id)
            self.new_ids[old_id] = duplicate.garment_id
        except (BadPhoto, InvalidValue) as bad:
            self._failed.append(Failed(self._folder / f"garment {old_id}", str(bad)))
        else:
            self._added.append(garment)
            self.new_ids[old_id] = garment.id
            if taken.is_removed:
                self._trashed.add(garment.id)

    def bring_photos(self, files: Iterable[DayPhotoFile]) -> tuple[DayPhoto, ...]:
        """Bring in the photos of days that are not here; a bad one stops no other."""
        known, new = set(self._closet.day_photos()), []
        for each in files:
            if DayPhoto(each.day, each.sha256) in known:
                continue
            member = PictureFile(each.path, each.sha256)
            try:
                content = _read_picture(
                    self._folder, PLACE_OF_DAYS, member, self._try_open
                )
                new.append(self._closet.keep_day_photo(each.day, content))
            except (BadPhoto, InvalidValue) as bad:
                self._failed.append(Failed(self._folder / each.path, str(bad)))
        return tuple(new)

    def report(self) -> FolderImport:
        return FolderImport(
            added=tuple(self._added),
            trashed=frozenset(self._trashed),
            known=tuple(self._known),
            failed=tuple(self._failed),
        )


def _read_manifest(folder: Path) -> Manifest:
    file = folder / MANIFEST
    try:
        if not file.is_file():
            raise InvalidValue(
                _(
                    "{folder} isn't an exported closet: {file} is missing",
                    folder=folder,
                    file=MANIFEST,
                )
            )
        if is_held(file):
            raise InvalidValue(
                _("{file} is the open closet itself, under another name", file=file)
            )
        if file.stat().st_size > MOST_BYTES_OF_MANIFEST:
            raise InvalidValue(_("{file} is too large to read safely", file=file))
        return read(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeError) as error:
        raise InvalidValue(_("{file} can't be read", file=file)) from error


def _bring(
    taken: GarmentEntry, folder: Path, closet: WholeCloset, try_open: TryOpen
) -> Garment:
    known = closet.garment_of_photo(taken.garment.photo_sha256)
    if known:  # before its files are read
        raise DuplicatePhoto(known.id)
    face = _photo(taken, taken.garment.photo_sha256, folder, try_open)
    brought = GarmentRecord(
        pictures=face.pictures,
        embedding=face.embedding,
        mask=face.mask,
        is_removed=taken.is_removed,
        is_wish=taken.is_wish,
        further=tuple(
            _photo(each, each.photo_sha256, folder, try_open) for each in taken.further
        ),
    )
    name = taken.garment.name.strip()[:LONGEST_NAME] or taken.garment.title
    return closet.bring_in(replace(taken.garment, id=0, name=name), brought)


def _photo(
    taken: GarmentEntry | PhotoEntry, sha256: str, folder: Path, try_open: TryOpen
) -> PhotoRecord:
    if len(taken.embedding) != _BYTES_OF_EMBEDDING:
        raise InvalidValue(_("its embedding has the wrong length"))
    if not np.isfinite(np.frombuffer(taken.embedding, np.float32)).all():
        raise InvalidValue(_("its embedding is damaged"))
    return PhotoRecord(
        photo_sha256=sha256,
        pictures={
            kind: _read_picture(folder, PLACES[kind], member, try_open)
            for kind, member in taken.pictures.items()
        },
        embedding=taken.embedding,
        mask=_read_picture(folder, PLACE_OF_MASKS, taken.mask, try_open)
        if taken.mask
        else None,
    )


def _read_picture(
    folder: Path, kept: tuple[str, str], member: PictureFile, try_open: TryOpen
) -> bytes:
    place, suffix = kept
    stem = member.path.removeprefix(f"{place}/").removesuffix(suffix)
    if member.path != f"{place}/{stem}{suffix}" or not _NAME.fullmatch(stem):
        raise InvalidValue(
            _('"{path:.60}" isn\'t the name of a picture here', path=member.path)
        )
    file = folder / place / f"{stem}{suffix}"
    try:
        if not file.resolve().is_relative_to(folder.resolve()):
            raise InvalidValue(_("{path} points outside the folder", path=member.path))
        if is_held(file):
            raise InvalidValue(_("{path} is the open closet itself", path=member.path))
        if file.stat().st_size > MOST_BYTES:
            raise BadPhoto(_("{path} is too large", path=member.path))
        content = file.read_bytes()
    except OSError as error:
        raise BadPhoto(_("{path} can't be read", path=member.path)) from error
    if hashlib.sha256(content).hexdigest() != member.sha256:
        raise BadPhoto(_("{path} has changed since it was exported", path=member.path))
    if not _IS_PLAIN[suffix](content):
        raise BadPhoto(
            _("{path} holds more than a picture, or is damaged", path=member.path)
        )
    try_open(content)
    return content


def _for(occasions: OccasionImport, manifest: Manifest) -> Manifest:
    """Return the manifest with the occasions as they are called here."""
    boards = tuple(
        replace(each, occasion=occasions.key(each.occasion)) for each in manifest.boards
    )
    events = tuple(
        replace(each, occasion=occasions.key(each.occasion)) for each in manifest.events
    )
    return replace(manifest, boards=boards, events=events)


def _bring_log(
    manifest: Manifest, closet: WholeCloset, new_ids: Mapping[int, int], learn: Learn
) -> list[Event]:
    """Bring in what is new of the log; return the events with their numbers here."""
    # As they will be, but for the boards' numbers: a second import must find them.
    known = {board: board.number for board in closet.boards()}
    boards = [_renumbered_board(each, new_ids) for each in manifest.boards]
    shown = [each for each in boards if each and each not in known]
    # Those not known yet have numbers below zero, which are of no board here.
    numbers = {-each.number: known.get(each, each.number) for each in boards if each}
    logged = set(closet.events())
    events = [_renumbered(each, new_ids, numbers) for each in manifest.events]
    happened = [each for each in events if each and each not in logged]
    if not shown and not happened:
        return []
    return closet.bring_in_log(shown, happened, learn)


def _renumbered_board(board: Board, new_ids: Mapping[int, int]) -> Board | None:
    named = {i for each in board.outfits for i in each.garment_ids()} | board.locked
    if not named <= set(new_ids):
        return None  # one of its garments could not be brought in
    outfits = tuple(
        replace(
            each,
            top=new_ids[each.top],
            middle=new_ids[each.middle] if each.middle else None,
            bottom=new_ids[each.bottom],
            outer=new_ids[each.outer] if each.outer else None,
        )
        for each in board.outfits
    )
    locked = frozenset(new_ids[each] for each in board.locked)
    return replace(board, outfits=outfits, locked=locked, number=-board.number)


def _renumbered(
    event: Event, new_ids: Mapping[int, int], numbers: Mapping[int, int]
) -> Event | None:
    named = {*event.garment_ids, *(event.swapped or ())}
    if not named <= set(new_ids):
        return None  # one of its garments could not be brought in
    board_number = numbers.get(event.board_number or 0)
    if event.kind is EventKind.OTHER and board_number is None:
        return None
    swapped = None
    if event.swapped:
        swapped = new_ids[event.swapped[0]], new_ids[event.swapped[1]]
    return replace(
        event,
        garment_ids=tuple(new_ids[each] for each in event.garment_ids),
        board_number=board_number,
        swapped=swapped,
    )
