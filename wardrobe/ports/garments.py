"""Where garments are kept, with their pictures; `Closet` says what holds for all."""

from collections.abc import Collection
from typing import Protocol

from wardrobe.model.garment import Garment
from wardrobe.model.picture import FurtherPhoto, Picture


class GarmentStore(Protocol):
    """Keeps the garments that are owned, and those in the trash."""

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
        """Return one garment, removed or not."""

    def garment_of_photo(self, photo_sha256: str) -> Garment | None:
        """Return the garment added from this photo file, unless it was removed."""

    def garment_of_picture(self, photo: bytes) -> Garment | None:
        """Return the garment with this `Picture.PHOTO`, unless it was removed.

        Photos with the same pixels have the same one, whatever their files say beside.
        """

    def update(
        self, garments: Collection[Garment], before: Collection[Garment] = ()
    ) -> None:
        """Save changed garments, all or none.

        Args:
            before: The garments that were changed, as they were. Only what differs
                from them is written: the rest may be another by now.

        Raises:
            StaleGarment: What was changed is not what it was before any more.
        """

    def remove(self, garment_ids: Collection[int]) -> None:
        """Put garments in the trash, from where `restore` brings them back."""

    def restore(self, garment_ids: Collection[int]) -> None:
        """Bring removed garments back."""

    def trash(self) -> list[Garment]:
        """Return the garments that were removed, those removed last first."""


class PictureStore(Protocol):
    """Keeps the pictures of each garment, removed or not."""

    def picture(self, garment_id: int, kind: Picture) -> bytes:
        """Return an encoded picture of a garment."""

    def mask(self, garment_id: int) -> bytes | None:
        """Return the mask that the user painted, or None if it was never changed."""

    def retouch(
        self, garment_id: int, pictures: dict[Picture, bytes], mask: bytes | None
    ) -> None:
        """Replace the cut-out and thumbnails of a garment; its photo stays.

        Args:
            pictures: All but `Picture.PHOTO`, which is left as it is if given.
            mask: What they were cut with, encoded; None for the eyes' own.
        """


class FurtherPhotos(Protocol):
    """Keeps more photos of a garment than the one that it is shown by, its face."""

    def further_photos(self, garment_id: int) -> list[FurtherPhoto]:
        """Return a garment's further photos, in the order of their numbers."""

    def picture_of_further(self, number: int, kind: Picture) -> bytes:
        """Return an encoded picture of a further photo, removed or not."""

    def take_photos_of(self, other_id: int, garment_id: int) -> list[FurtherPhoto]:
        """Keep copies of another garment's photos as further ones of a garment.

        The other garment stays; whoever joins them removes it.
        """

    def show_further(self, number: int) -> None:
        """Make a further photo the garment's face; the face takes its number."""

    def keep_further(self, numbers: Collection[int], *, is_kept: bool) -> None:
        """Take further photos from their garments, or bring them back."""


class WishList(Protocol):
    """Keeps garments that are not owned."""

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
        """Move garments from the wish list to the closet, or back."""
