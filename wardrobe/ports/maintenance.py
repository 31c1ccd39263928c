"""What keeping a closet from harm asks of the world, beside `ports.closet`."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from wardrobe.errors import ClosetReadOnly
from wardrobe.model.board import Board
from wardrobe.model.event import Event
from wardrobe.model.garment import Garment
from wardrobe.model.maintenance import Backup, Finding
from wardrobe.model.occasion import OwnOccasion
from wardrobe.model.picture import Picture
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.closet import Closet
from wardrobe.taste.taste import Learn


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoRecord:
    """A further photo of a garment of another closet; see `GarmentRecord`."""

    photo_sha256: str
    pictures: dict[Picture, bytes]
    embedding: bytes
    mask: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GarmentRecord:
    """What belongs to a garment of another closet.

    Attributes:
        embedding: 512 float32 as bytes.
        mask: What the user painted, a PNG; None if nothing.
        is_removed: It goes into the trash.
        is_wish: It goes onto the wish list.
        further: More photos of it than its face.
    """

    pictures: dict[Picture, bytes]
    embedding: bytes
    mask: bytes | None = None
    is_removed: bool = False
    is_wish: bool = False
    further: tuple[PhotoRecord, ...] = ()


class WholeCloset(Closet, Protocol):
    """A closet of which also the hidden parts can be taken away."""

    def blobs(self, garment_id: int) -> tuple[dict[Picture, bytes], bytes]:
        """Return a garment's pictures, and its 512 float32 that the eyes made."""

    def further_records(self, garment_id: int) -> list[PhotoRecord]:
        """Return a garment's further photos with all that belongs to them."""

    def bring_in(self, garment: Garment, brought: GarmentRecord) -> Garment:
        """Save a garment of another closet; return it with its id.

        One that is removed here comes back as it is here, as when it is added.

        Raises:
            DuplicatePhoto: A garment in use has the same photo; for a wish, a wish,
                too; for what goes into the trash, any.
        """

    def removed_occasions(self) -> list[OwnOccasion]:
        """Return the occasions of the user's own that were removed, by number."""

    def add_removed_occasion(self, occasion: OwnOccasion) -> OwnOccasion:
        """Save one that was removed elsewhere; return it with its number."""

    def boards(self) -> list[Board]:
        """Return all boards that were shown, by number."""

    def bring_in_log(
        self, shown: Sequence[Board], happened: Sequence[Event], learn: Learn
    ) -> list[Event]:
        """Append the log of another closet, and learn from the whole, or nothing.

        Args:
            shown: Boards, with numbers below zero; each gets one of this closet.
            happened: Events; their boards are among `shown`, or here by their number.

        Returns:
            The events with their numbers in this closet.

        Raises:
            InvalidValue: An event does not fit the board that it names.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """How much of a damaged closet could be read: rows by table; lost ones if any."""

    kept: dict[str, int]
    lost: dict[str, int]


class ClosetMaintenance(Protocol):
    """Keeps a closet file from harm; nothing here needs a closet that opens.

    Every method raises `ClosetUnusable` when a file cannot be read or written, and
    `Cancelled` when `progress` stops it; then nothing was changed.
    """

    @property
    def why_read_only(self) -> ClosetReadOnly | None:
        """Why nothing can be written to the closet that was opened; None if it can."""

    def open(self) -> WholeCloset:
        """Open the closet; always the same one."""

    def make(self) -> None:
        """Make a new, empty closet if none is there."""

    def open_anew(self) -> None:
        """Go on with the file that is there now, in the closet that is open.

        Raises:
            ClosetMissing: There is none.
        """

    def close(self) -> None:
        """Let go of the closet, once the write that runs is done."""

    def count_changes_of_others(self) -> int:
        """Return a number that is another after another program changed the closet.

        Raises:
            ClosetReplaced: The file is not the one that was opened.
        """

    def back_up(self, target: Path, progress: Progress = NOBODY) -> None:
        """Write a complete, verified copy of the closet, while it stays in use.

        Raises:
            ClosetUnusable: The target exists, or cannot be written.
        """

    def backups(self) -> list[Backup]:
        """Return the backups that were made by themselves, the newest first."""

    def back_up_if_due(self, progress: Progress = NOBODY) -> Backup | None:
        """Make an automatic backup, if the closet changed and the last is long ago.

        What newer backups supersede is deleted.
        """

    def lay_out(self, backup: Path) -> Path:
        """Make a closet of its own of a backup, beside the closet; return its file.

        One that was made of the same backup before is returned as it is by now.
        """

    def restore(self, source: Path, progress: Progress = NOBODY) -> Path | None:
        """Make the closet what a backup of it holds, completely or not at all.

        Returns:
            Where the closet as it was before is kept; None if there was none.

        Raises:
            ClosetUnusable: The source is no backup, is damaged, or another program
                uses the closet.
        """

    def check(self, progress: Progress = NOBODY) -> list[Finding]:
        """Look for damage; return what is wrong, with a repair where there is one."""

    def repair(
        self, findings: Collection[Finding], progress: Progress = NOBODY
    ) -> None:
        """Repair what was found, all or nothing, after a backup.

        A damaged file is rebuilt from what can be read, and the old one kept; check
        again afterwards.
        """

    def rescue(self, target: Path, progress: Progress = NOBODY) -> Rescued:
        """Copy what can be read of a damaged closet to a new, sound one.

        Raises:
            ClosetDamaged: Nothing can be read.
        """
