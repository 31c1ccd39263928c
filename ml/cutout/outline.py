"""The network that knows garments from floors, by ONNX Runtime."""

from pathlib import Path
from typing import Protocol

import numpy as np
from PIL import Image

from ml.arrays import Floats, Pixels
from ml.model_file import read_card
from ml.onnx_session import open_session
from wardrobe.errors import ModelUnusable


class Outliner(Protocol):
    """What finds garments: an `OutlineNetwork`, or a teacher of one."""

    def log_odds(self, rgb: Pixels) -> Floats:
        """See `OutlineNetwork.log_odds`."""


class OutlineNetwork:
    """A network in an ONNX file, written by `ml.training.cutout.train_cutout`."""

    def __init__(self, model: Path, threads: int = 2) -> None:
        """Load it.

        Args:
            model: The ONNX file; its card lies beside it.
            threads: How many cores one photo may use.

        Raises:
            ModelUnusable: The file is missing or altered.
        """
        card = read_card(model)
        if not isinstance(card.get("size"), int):
            raise ModelUnusable(f"the card of {model.name} gives no photo size")
        self._side: int = card["size"]
        self._session = open_session(model, threads)

    def log_odds(self, rgb: Pixels) -> Floats:
        """Return how surely each place is garment, float32 (S, S).

        The photo is stretched to a square, and the answer is that square's: for every
        second pixel of what the network sees.

        Args:
            rgb: uint8 (H, W, 3).
        """
        square = stretch(rgb, self._side)
        photos = square.transpose(2, 0, 1)[None].astype(np.float32)  # (1, 3, S, S)
        result: Floats = self._session.run(None, {"photos": photos})[0][0, 0]
        return result


def stretch(pixels: Pixels, side: int) -> Pixels:
    """Stretch uint8 (H, W) or (H, W, 3) to a square, in training and serving alike.

    Pillow's bilinear filter widens with the scale, so it does not alias.
    """
    return np.array(
        Image.fromarray(pixels).resize(
            (side, side), Image.Resampling.BILINEAR, reducing_gap=3.0
        )
    )
