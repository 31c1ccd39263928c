"""Cuts a garment out of its kept photo again, as the eyes do or by a painted mask."""

import numpy as np
from PIL import Image

from ml.arrays import Pixels
from ml.cutout.cutout import CutOut, FindPieces, cut_out
from ml.eyes.pictures import render_pictures
from ml.photos.photo import open_photo
from wardrobe.model.picture import Picture


class Recutter:
    """Fulfils the port `CutoutMaker`."""

    def __init__(
        self, cut_out: CutOut = cut_out, find_pieces: FindPieces | None = None
    ) -> None:
        self._cut_out = cut_out
        self._find_pieces = find_pieces or (lambda photo: [cut_out(photo)])

    def mask(self, photo: bytes) -> Pixels:
        """See `Cutter.mask`."""
        return self._cut_out(open_photo(photo))

    def pieces(self, photo: bytes) -> list[Pixels]:
        """See `Cutter.pieces`."""
        return self._find_pieces(open_photo(photo))

    def cut(self, photo: bytes, mask: Pixels) -> dict[Picture, bytes]:
        """See `Cutter.cut`; a mask of another size is stretched over the photo."""
        opened = open_photo(photo)
        height, width = opened.rgb.shape[:2]
        if mask.shape != (height, width):
            mask = np.asarray(Image.fromarray(mask).resize((width, height)))
        return render_pictures(opened, mask)
