"""The cut-out with the network's help, and without it where its file is unusable."""

from pathlib import Path

from ml.arrays import Pixels
from ml.cutout.cutout import cut_out, refined
from ml.cutout.outline import OutlineNetwork, stretch
from ml.cutout.pairs import join_pairs
from ml.cutout.pieces import SIDE, find_regions
from ml.lazy import Lazy
from ml.photos.photo import Photo
from wardrobe.errors import ModelUnusable
from wardrobe.model.progress import Tell

_SEVERAL = 2


class NetworkCutout:
    """Cuts garments out; the network is loaded at the first photo."""

    def __init__(self, model: Path, tell: Tell) -> None:
        """Note where the network lies.

        Args:
            model: Its ONNX file, with the card beside it.
            tell: Called once with a sentence if the file is missing or altered;
                garments are then cut out by their colours alone.
        """
        self._model, self._tell = model, tell
        self._network = Lazy(self._load)

    def __call__(self, photo: Photo) -> Pixels:
        """See `ml.cutout.cutout.cut_out`."""
        return cut_out(photo, self._network())

    def pieces(self, photo: Photo) -> list[Pixels]:
        """Return the alpha (H, W) of each separate garment; one where all is one."""
        network = self._network()
        if network is None or photo.alpha is not None:
            return [self(photo)]
        square = stretch(photo.rgb, SIDE)
        height, width = photo.rgb.shape[:2]
        found = join_pairs(find_regions(photo.rgb, network), square, width / height)
        if len(found) < _SEVERAL:
            return [self(photo)]
        return [refined(photo.rgb, mask) for mask in found]

    def _load(self) -> OutlineNetwork | None:
        try:
            return OutlineNetwork(self._model)
        except ModelUnusable as error:
            self._tell(f"garments are cut out by colours alone: {error}")
            return None
