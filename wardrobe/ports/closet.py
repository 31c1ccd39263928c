"""What the domain asks of the world: a closet, eyes and a scorer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from wardrobe.model.board import Board
from wardrobe.model.correction import Correction
from wardrobe.model.event import Event
from wardrobe.model.garment import Descriptor, Garment, Labels
from wardrobe.model.occasion import AnyOccasion, Occasion, OwnOccasion
from wardrobe.model.outfit import Slot
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.similarity import Embeddings
from wardrobe.taste.choices import ChoiceLog
from wardrobe.taste.learning import Learn
from wardrobe.taste.ranking_table import TableRating
from wardrobe.taste.taste import Taste, TasteVersion


class Picture(StrEnum):
    """The pictures that the closet keeps of each garment."""

    PHOTO = "photo"
    CUTOUT = "cutout"
    THUMBNAIL_256 = "thumbnail-256"
    THUMBNAIL_512 = "thumbnail-512"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What the eyes make of one photo.

    Attributes:
        pictures: Encoded files by kind: the photo upright and at most 1280 px
            (JPEG); the cut-out with alpha, cropped to the garment (WebP); the
            cut-out on squares of 256 and 512 px with alpha (WebP).
        vector: float32 (D,), of length 1: near where photos look alike, as of
            `Embedder`.
    """

    labels: Labels
    pictures: dict[Picture, bytes]
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check of the closet found wrong, in a sentence.

    Attributes:
        repair: What the repair would do, in words; empty if there is none.
        key: What the closet knows the repair by.
    """

    message: str
    repair: str = ""
    key: str = ""


class Eyes(Protocol):
    """Sees what is on a photo. Safe to call from any thread."""

    def label(self, content: bytes) -> Labels:
        """Label the photo in a file's content, keeping nothing.

        Raises:
            BadPhoto: It is no picture, damaged, or too large to open safely.
            ModelUnusable: The classifier's file is missing or altered.
        """

    def look(self, content: bytes) -> Recognition:
        """Label the photo, embed it, and make the pictures that the closet keeps.

        Raises: As `label`.
        """


class CutoutMaker(Protocol):
    """Cuts a garment out of its photo again, where the first cut was wrong.

    Safe to call from any thread.
    """

    def mask(self, photo: bytes) -> NDArray[np.uint8]:
        """Return uint8 (H, W): what of the photo is the garment, 0 (not) to 255."""

    def cut(self, photo: bytes, mask: NDArray[np.uint8]) -> dict[Picture, bytes]:
        """Return the pictures of the garment that a mask (H, W) leaves of a photo.

        Args:
            photo: As the closet keeps it, `Picture.PHOTO`.
            mask: As of `mask`; 255 everywhere keeps the background.
        """


class Scorer(Protocol):
    """Judges how well the garments of two slots go together.

    An outfit's logit is the sum over the six pairs of its four slots; an empty slot
    (None) takes part like a garment. That makes the best of any number of outfits
    computable from the pairs alone.
    """

    def score_pairs(
        self,
        slots: tuple[Slot, Slot],
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> NDArray[np.float32]:
        """Return (len(first), len(second), 4): logits by `Part`, without taste.

        Args:
            slots: The two slots, in the order of `Slot`.
            first: What may fill the first slot.
            second: What may fill the second slot.
            occasion: One of the user's own may be taken for its base.
            temperature_c: In degrees Celsius; None leaves warmth out (zeros).
        """


class Formality(Protocol):
    """Tells how formal garments are, from 0 (the beach) to 5 (white tie)."""

    def of(self, descriptor: Descriptor) -> float:
        """Return the points of a garment by its type, colour and pattern.

        Raises:
            ModelUnusable: The tables are missing or damaged.
        """

    def wanted(self, occasion: Occasion) -> tuple[float, float]:
        """Return the points that an occasion wants, and how far off is still well.

        Raises: As `of`.
        """


class Corrected(Protocol):
    """Knows what a person corrected. Safe to call from any thread."""

    def corrections(self) -> list[Correction]:
        """Return what people say of garments in use, by garment id.

        Raises:
            ClosetUnusable: The closet cannot be read.
        """


class Closet(Protocol):
    """Keeps garments, their pictures, the event log and the taste.

    Every method is one transaction, safe to call from any thread, and raises
    `ClosetUnusable` when the file cannot be read or written.
    """

    def add(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        """Save a new garment; return it with its id.

        Raises:
            DuplicatePhoto: A garment has the same `photo_sha256`.
        """

    def garments(self) -> list[Garment]:
        """Return all garments that were not removed, by id."""

    def garment(self, garment_id: int) -> Garment:
        """Return one garment, removed or not.

        Raises:
            UnknownGarment: No garment has this id.
        """

    def garment_of_photo(self, photo_sha256: str) -> Garment | None:
        """Return the garment added from this photo file, unless it was removed."""

    def update(self, garments: Collection[Garment]) -> None:
        """Save changed garments, all or none.

        Raises:
            UnknownGarment: One of them is not in the closet.
        """

    def remove(self, garment_ids: Collection[int]) -> None:
        """Put garments in the trash, from where `restore` brings them back.

        Raises:
            UnknownGarment: No garment has one of these ids.
        """

    def restore(self, garment_ids: Collection[int]) -> None:
        """Bring removed garments back.

        Raises:
            UnknownGarment: No garment has one of these ids.
        """

    def picture(self, garment_id: int, kind: Picture) -> bytes:
        """Return an encoded picture of a garment.

        Raises:
            UnknownGarment: No garment has this id.
        """

    def trash(self) -> list[Garment]:
        """Return the garments that were removed, those removed last first."""

    def mask(self, garment_id: int) -> bytes | None:
        """Return the mask that the user painted, or None if it was never changed.

        Raises:
            UnknownGarment: No garment has this id.
        """

    def retouch(
        self, garment_id: int, pictures: dict[Picture, bytes], mask: bytes | None
    ) -> None:
        """Replace the cut-out and thumbnails of a garment; its photo stays.

        Args:
            pictures: All but `Picture.PHOTO`, which is left as it is if given.
            mask: What they were cut with, encoded; None for the eyes' own.

        Raises:
            UnknownGarment: No garment has this id.
        """

    def embeddings(self, version: str) -> Embeddings:
        """Return the look-alike vectors that were kept of one version of a embedder."""

    def keep_embeddings(
        self, version: str, vectors: Mapping[int, NDArray[np.float32]]
    ) -> None:
        """Keep look-alike vectors by garment id; those of other versions go.

        Raises:
            UnknownGarment: No garment has one of these ids.
        """

    def wish(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        """Put a garment that is not owned on the wish list; return it with its id.

        Raises:
            DuplicatePhoto: A garment or a wish has the same `photo_sha256`.
        """

    def wishes(self) -> list[Garment]:
        """Return the garments on the wish list that were not removed, by id."""

    def own(self, garment_ids: Collection[int], *, is_owned: bool = True) -> None:
        """Move garments from the wish list to the closet, or back.

        Raises:
            UnknownGarment: No garment has one of these ids.
        """

    def record_board(self, board: Board) -> Board:
        """Save a board as it was shown; return it with its number.

        Raises:
            UnknownGarment: It shows a garment that is not in the closet.
        """

    def last_board(self) -> Board | None:
        """Return the board that was shown last, if there was one."""

    def record(
        self, *events: Event, learn: Learn, replacing: Collection[int] = ()
    ) -> list[Event]:
        """Append to the event log and learn from it, all or nothing.

        Args:
            events: What was done at one time.
            replacing: The numbers of events that these ones take the place of; they
                are forgotten.

        Returns:
            The events with their numbers.

        Raises:
            UnknownGarment: An event names a garment that is not in the closet.
            InvalidValue: An event does not fit the board that it names, or there is
                none of a number to replace.
        """

    def relearn(self, learn: Learn) -> Taste:
        """Learn from the whole log, while the closet stays in use."""

    def forget(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        """Leave events out of the log, and learn as if they had never been.

        Raises:
            InvalidValue: There is no event of one of these numbers.
        """

    def remember(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        """Take forgotten events back into the log. Raises: As `forget`."""

    def go_back(self, version: int, learn: Learn) -> Taste:
        """Make the log what it was at a version of the taste, and learn from that.

        Events that came later are forgotten, and those forgotten since are remembered.
        Going back to the version before undoes it.

        Raises:
            InvalidValue: There is no such version.
        """

    def taste_versions(self) -> list[TasteVersion]:
        """Return the versions of the taste, the newest first."""

    def share_taste(self, share: float) -> Taste:
        """Set how much of the taste is served, from 0 (the expert) to 1.

        Raises:
            InvalidValue: The share is not from 0 to 1.
        """

    def ratings(self) -> list[TableRating]:
        """Return the ranking table: answers of the network, and the user's rows."""

    def evidence(self) -> ChoiceLog:
        """Return all that the taste is learned from."""

    def events(self) -> list[Event]:
        """Return the event log without what was forgotten, the oldest first."""

    def forgotten(self) -> list[Event]:
        """Return the events that were forgotten, the oldest first."""

    def taste(self) -> Taste:
        """Return what was learned so far."""

    def occasions(self) -> list[OwnOccasion]:
        """Return the occasions of the user's own that were not removed, by number."""

    def add_occasion(self, occasion: OwnOccasion) -> OwnOccasion:
        """Save a new occasion of the user's own; return it with its number.

        Raises:
            InvalidValue: Another one has this name.
        """

    def remove_occasion(self, number: int) -> None:
        """Remove one, so that `restore_occasion` can bring it back.

        Raises:
            InvalidValue: There is none of this number.
        """

    def restore_occasion(self, number: int) -> OwnOccasion:
        """Bring a removed one back.

        Raises:
            InvalidValue: There is none of this number, or its name is taken now.
        """

    def check(
        self, progress: Progress = NOBODY, learn: Learn | None = None
    ) -> list[Finding]:
        """Look for damage; return what is wrong, nothing when all is well.

        Args:
            learn: To learn the taste again and compare; None leaves that out.
        """
