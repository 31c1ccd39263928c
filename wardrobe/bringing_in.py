"""Use case: bring in a folder that was exported from a closet, this or another.

Nothing in the folder is believed: files only by the manifest and inside the folder, of
the size and hash it says, of the plain kind that this program writes, and only after
the eyes' decoder has opened them.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from wardrobe.adding import Failed
from wardrobe.care import WholeCloset
from wardrobe.editing import LONGEST_NAME
from wardrobe.errors import BadPhoto, DuplicatePhoto, InvalidValue
from wardrobe.event import Event
from wardrobe.garment import Garment
from wardrobe.held_files import is_held
from wardrobe.plain_pictures import MOST_BYTES, is_plain_jpeg, is_plain_webp
from wardrobe.ports import Picture
from wardrobe.taken_away import (
    MANIFEST,
    PLACES,
    Manifest,
    Member,
    TakenGarment,
    read,
)
from wardrobe.watch import NOBODY, Watch

# Six kB a garment: room for fifty thousand.
MOST_BYTES_OF_MANIFEST = 300_000_000
_BYTES_OF_EMBEDDING = 512 * 4
_NAME = re.compile(r"[0-9]{5,12}-[a-z0-9-]{1,60}")
_IS_PLAIN = {".jpg": is_plain_jpeg, ".webp": is_plain_webp}

# Opens an encoded picture and forgets it; raises `BadPhoto` if that does not work.
TryOpen = Callable[[bytes], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What became of an exported folder's garments and events.

    Attributes:
        known: Ids, in this closet, of garments that it had already.
        events: How many were new to this closet's log.
    """

    added: tuple[Garment, ...]
    known: tuple[int, ...]
    failed: tuple[Failed, ...]
    events: int


def import_folder(
    folder: Path, closet: WholeCloset, try_open: TryOpen, watch: Watch = NOBODY
) -> BroughtIn:
    """Add the garments and events of an exported folder, each in one transaction.

    A second time adds nothing. A bad garment never stops the others.

    Raises:
        InvalidValue: The folder is none that was exported.
        ClosetUnusable: The closet cannot be written.
        Cancelled: The user stopped it; what was added stays.
    """
    manifest = _read_manifest(folder)
    new_ids: dict[int, int] = {}
    added: list[Garment] = []
    known: list[int] = []
    failed: list[Failed] = []
    for done, taken in enumerate(manifest.garments):
        watch.step(done, len(manifest.garments))
        old_id = taken.garment.id
        try:
            garment = _bring(taken, folder, closet, try_open)
            added.append(garment)
            new_ids[old_id] = garment.id
        except DuplicatePhoto as duplicate:
            known.append(duplicate.garment_id)
            new_ids[old_id] = duplicate.garment_id
        except (BadPhoto, InvalidValue) as bad:
            failed.append(Failed(folder / f"garment {old_id}", str(bad)))
    watch.tell(1, 1)
    return BroughtIn(
        added=tuple(added),
        known=tuple(known),
        failed=tuple(failed),
        events=_bring_events(manifest, closet, new_ids),
    )


def _read_manifest(folder: Path) -> Manifest:
    file = folder / MANIFEST
    try:
        if not file.is_file():
            raise InvalidValue(f"{folder} is no exported closet: it has no {MANIFEST}")
        if is_held(file):
            raise InvalidValue(f"{file} is the open closet itself, under another name")
        if file.stat().st_size > MOST_BYTES_OF_MANIFEST:
            raise InvalidValue(f"{file} is too large to be read safely")
        return read(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeError) as error:
        raise InvalidValue(f"{file} cannot be read") from error


def _bring(
    taken: TakenGarment, folder: Path, closet: WholeCloset, try_open: TryOpen
) -> Garment:
    known = closet.garment_of_photo(taken.garment.photo_sha256)
    if known:
        raise DuplicatePhoto(known.id)
    if len(taken.embedding) != _BYTES_OF_EMBEDDING:
        raise InvalidValue("its embedding is of another length")
    if not np.isfinite(np.frombuffer(taken.embedding, np.float32)).all():
        raise InvalidValue("its embedding is damaged")
    pictures = {
        kind: _read_picture(folder, kind, member, try_open)
        for kind, member in taken.pictures.items()
    }
    name = taken.garment.name.strip()[:LONGEST_NAME] or taken.garment.title
    garment = replace(taken.garment, id=0, name=name)
    add = closet.add_removed if taken.is_removed else closet.add
    return add(garment, pictures, taken.embedding)


def _read_picture(
    folder: Path, kind: Picture, member: Member, try_open: TryOpen
) -> bytes:
    place, suffix = PLACES[kind]
    stem = member.path.removeprefix(f"{place}/").removesuffix(suffix)
    if member.path != f"{place}/{stem}{suffix}" or not _NAME.fullmatch(stem):
        raise InvalidValue(f'"{member.path:.60}" is no name of a picture here')
    file = folder / place / f"{stem}{suffix}"
    try:
        if not file.resolve().is_relative_to(folder.resolve()):
            raise InvalidValue(f"{member.path} leads out of the folder")
        if is_held(file):
            raise InvalidValue(f"{member.path} is the open closet itself")
        if file.stat().st_size > MOST_BYTES:
            raise BadPhoto(f"{member.path} is too large")
        content = file.read_bytes()
    except OSError as error:
        raise BadPhoto(f"{member.path} cannot be read") from error
    if hashlib.sha256(content).hexdigest() != member.sha256:
        raise BadPhoto(f"{member.path} is not as it was exported")
    if not _IS_PLAIN[suffix](content):
        raise BadPhoto(f"{member.path} holds more than a picture, or is damaged")
    try_open(content)
    return content


def _bring_events(
    manifest: Manifest, closet: WholeCloset, new_ids: Mapping[int, int]
) -> int:
    logged = set(closet.events())
    count = 0
    for event in manifest.events:
        renumbered = _renumbered(event, new_ids)
        if renumbered and renumbered not in logged:
            closet.record(renumbered)
            count += 1
    return count


def _renumbered(event: Event, new_ids: Mapping[int, int]) -> Event | None:
    ids = [new_ids.get(each) for each in event.garment_ids]
    present = tuple(each for each in ids if each is not None)
    if len(set(present)) != len(ids):
        return None  # one of its garments could not be brought in
    return replace(event, garment_ids=present)
