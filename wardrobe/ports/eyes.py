"""What the domain asks of those who see: labels, pictures, and cuts."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from wardrobe.model.garment import Labels
from wardrobe.model.picture import Glance, Picture, Recognition

if TYPE_CHECKING:  # most commands do without
    import numpy as np
    from numpy.typing import NDArray

# Opens a picture from anywhere, safely: uint8 (H, W, 3), upright, of moderate size.
# Raises `BadPhoto`.
Decode = Callable[[bytes], "NDArray[np.uint8]"]


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

    def glance(self, content: bytes) -> Glance:
        """Tell quickly whether a picture shows a single garment.

        Raises: As `label`.
        """

    def look_at_piece(self, content: bytes, mask: "NDArray[np.uint8]") -> Recognition:
        """Look at one garment of several that lie on a photo.

        Args:
            mask: uint8 (H, W), what of the photo is that garment.

        Raises: As `label`.
        """


class CutoutMaker(Protocol):
    """Cuts a garment out of its photo again, where the first cut was wrong.

    Safe to call from any thread.
    """

    def mask(self, photo: bytes) -> "NDArray[np.uint8]":
        """Return uint8 (H, W): what of the photo is the garment, 0 (not) to 255."""

    def pieces(self, photo: bytes) -> "list[NDArray[np.uint8]]":
        """Return a mask (H, W), as of `mask`, of each separate garment of a photo."""

    def cut(self, photo: bytes, mask: "NDArray[np.uint8]") -> dict[Picture, bytes]:
        """Return the pictures of the garment that a mask (H, W) leaves of a photo.

        Args:
            photo: As the closet keeps it, `Picture.PHOTO`.
            mask: As of `mask`; 255 everywhere keeps the background.
        """
