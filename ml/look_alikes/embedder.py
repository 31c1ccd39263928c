"""The embedder at work: photos in, look-alike vectors out."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from ml.arrays import Floats
from ml.eyes.classifier import Prediction
from ml.eyes.colour_names import ColourModel, colour_histograms
from ml.eyes.eye_models import EyeModels
from ml.eyes.views import View
from ml.lazy import Lazy
from ml.look_alikes.head import SIZE, TONE, Head
from ml.look_alikes.rough_cutout import rough_cutout
from ml.model_file import read_card, sha256_of
from ml.photos.photo import Photo, open_photo
from wardrobe.errors import ModelUnusable
from wardrobe.language.texts import _
from wardrobe.model.embedding import QuickEmbedding


def digests_of(models: EyeModels) -> dict[str, str]:
    """Return the digests of what a head is fitted to, as its card has them."""
    palette = np.ascontiguousarray(models.colours().palette)
    return {
        "eyes_sha256": sha256_of(models.file),
        "palette_sha256": hashlib.sha256(palette.tobytes()).hexdigest(),
    }


def extract_features(photo: Photo, models: EyeModels) -> Floats:
    """Return float32 (F,): the eyes' embedding, then the garment's colours."""
    prediction = models.classifier().predict_once(photo.on_white())
    return _features(photo, prediction, models.colours())


def _features(photo: Photo, prediction: Prediction, colours: ColourModel) -> Floats:
    roots = _colour_features(photo, colours.palette)
    return np.concatenate([prediction.embedding, roots]).astype(np.float32)


def _colour_features(photo: Photo, palette: Floats) -> Floats:
    """Return float32 (2 * K,): the colours of a garment's middle and of all of it.

    Square roots of histograms, so that dot products are Bhattacharyya coefficients.
    """
    roots: Floats = np.sqrt(colour_histograms(*rough_cutout(photo), palette)).ravel()
    return roots


class PhotoEmbedder:
    """Fulfils the port `Embedder`; the models are loaded at the first photo."""

    size = SIZE
    tone = TONE

    def __init__(
        self,
        models: EyeModels,
        head: Path,
        open_photo: Callable[[bytes], Photo] = open_photo,
    ) -> None:
        """Take the parts; nothing is loaded yet.

        Args:
            models: The eyes'.
            head: The head's file, fitted to these eyes.
            open_photo: Decodes a file's content.
        """
        self._models, self._head_file, self._open_photo = models, head, open_photo
        self._card = Lazy(self._checked_card)
        self._head = Lazy(self._load_head)

    @property
    def version(self) -> str:
        """The digest of all that vectors depend on; the 4 is of this code."""
        card = self._card()
        told = f"{card['eyes_sha256']} {card['palette_sha256']} {card['sha256']} 4"
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    @property
    def same_garment(self) -> float:
        """Up to this cosine distance, two photos show one garment."""
        return float(self._card()["distances"]["same_garment"])

    @property
    def double(self) -> float:
        """Up to this cosine distance, two garments do for one another."""
        return float(self._card()["distances"]["double"])

    def embed(self, content: bytes) -> Floats:
        """See `Embedder.embed`."""
        photo = self._open_photo(content)
        prediction = self._models.classifier().predict_once(photo.on_white())
        return self.vector_of(photo, prediction)

    def embed_quickly(self, content: bytes) -> QuickEmbedding:
        """See `Embedder.embed_quickly`: the smaller view, a quarter less work."""
        photo = self._open_photo(content)
        prediction = self._models.classifier().predict_once(
            photo.on_white(), View.SMALL
        )
        return QuickEmbedding(self.vector_of(photo, prediction), prediction.group)

    def vector_of(self, photo: Photo, prediction: Prediction) -> Floats:
        """Return the vector, float32 (D,), of length 1.

        Args:
            photo: As it was opened.
            prediction: What the classifier says of all of it, looking once.
        """
        features = _features(photo, prediction, self._models.colours())
        vector: Floats = self._head().vectors(features[None])[0]
        return vector

    def _checked_card(self) -> dict[str, Any]:
        card = read_card(self._head_file)
        if any(card.get(k) != v for k, v in digests_of(self._models).items()):
            raise ModelUnusable(
                _(
                    "the model {name} was fitted to different eyes than {eyes}; "
                    "fit it again: train look-alikes",
                    name=self._head_file.name,
                    eyes=self._models.file.name,
                )
            )
        return card

    def _load_head(self) -> Head:
        self._card()
        return Head.load(self._head_file)
