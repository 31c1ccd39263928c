"""The cut-out with the network's help, and without it where its file is unusable."""

from pathlib import Path

from ml.arrays import Pixels
from ml.cutout.cutout import cut_out
from ml.cutout.outline import OutlineNetwork
from ml.lazy import Lazy
from ml.photos.photo import Photo
from wardrobe.errors import ModelUnusable
from wardrobe.model.progress import Tell


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

    def _load(self) -> OutlineNetwork | None:
        try:
            return OutlineNetwork(self._model)
        except ModelUnusable as error:
            self._tell(f"garments are cut out by colours alone: {error}")
            return None
