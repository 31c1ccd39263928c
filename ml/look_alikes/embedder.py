"""The embedder at work: photos in, look-alike vectors out."""

import hashlib
import json
import threading
from pathlib import Path
from typing import Any

import numpy as np

from ml.eyes.classifier import Classifier, Prediction
from ml.eyes.colour_names import describe, load_model
from ml.eyes.views import View, view_squares
from ml.imaging.filters import Map
from ml.look_alikes.cover import small_cover
from ml.look_alikes.head import SIZE, TONE, Floats, Head
from ml.model_file import read_card, sha256_of
from ml.photos.photo import Photo, open_photo
from wardrobe.errors import ModelUnusable
from wardrobe.language.texts import _
from wardrobe.model.embedding import QuickEmbedding


def made_for(eyes: Path) -> dict[str, str]:
    """Return what a head is fitted to, as its card tells it."""
    palette = np.ascontiguousarray(load_model().palette)
    return {
        "eyes_sha256": sha256_of(eyes),
        "palette_sha256": hashlib.sha256(palette.tobytes()).hexdigest(),
    }


def image_features_of(photo: Photo, classifier: Classifier) -> Floats:
    """Return float32 (F,): VGG16's embedding, then the garment's colours."""
    return join(classifier.predict(photo.on_white()), colours_of(photo))


def join(prediction: Prediction, colours: Map) -> Floats:
    """Return the features of a photo from what was seen of it."""
    return np.concatenate([prediction.embedding, colours]).astype(np.float32)


def colours_of(photo: Photo) -> Map:
    """Return float32 (2 * K,): the colours of a garment's middle and of all of it.

    Square roots of histograms, so that dot products are Bhattacharyya coefficients.
    """
    rgb, cover = small_cover(photo)
    roots: Map = np.sqrt(describe(rgb, cover, load_model().palette)).ravel()
    return roots


class PhotoEmbedder:
    """Fulfils the port `Looker`; the models are loaded at the first photo."""

    size = SIZE
    tone = TONE

    def __init__(self, eyes: Path, head: Path, threads: int = 2) -> None:
        """Remember where the models lie.

        Args:
            eyes: The classifier's ONNX file.
            head: The head's file, fitted to this classifier.
            threads: How many cores one photo may use.
        """
        self._eyes, self._head, self._threads = eyes, head, threads
        self._told: dict[str, Any] | None = None
        self._loaded: tuple[Classifier, Head] | None = None
        self._loading = threading.Lock()

    @property
    def version(self) -> str:
        """The digest of all that vectors depend on; the 3 is of this code."""
        card = self._card()
        told = f"{card['eyes_sha256']} {card['palette_sha256']} {card['sha256']} 3"
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
        """See `Looker.look`."""
        classifier, head = self._parts()
        return _vector(head, image_features_of(open_photo(content), classifier))

    def embed_quickly(self, content: bytes) -> QuickEmbedding:
        """See `Looker.glance`: the smaller view alone, without its mirror image.

        That is a fifth of the work, and no farther from `look` than the larger view.
        """
        classifier, head = self._parts()
        photo = open_photo(content)
        [small] = view_squares(photo.on_white(), None, (View.SMALL,), classifier.size)
        prediction = classifier.mean_of([small[:1]])
        features = join(prediction, colours_of(photo))
        return QuickEmbedding(_vector(head, features), prediction.group)

    def _card(self) -> dict[str, Any]:
        with self._loading:
            if self._told is None:
                card = read_card(self._head)
                if any(card.get(k) != v for k, v in made_for(self._eyes).items()):
                    raise ModelUnusable(
                        _(
                            "the model {name} was fitted to other eyes than {eyes}; "
                            "fit it again: train look-alikes",
                            name=self._head.name,
                            eyes=self._eyes.name,
                        )
                    )
                self._told = card
            return self._told

    def _parts(self) -> tuple[Classifier, Head]:
        self._card()
        with self._loading:
            if self._loaded is None:
                classifier = Classifier(self._eyes, threads=self._threads)
                self._loaded = classifier, Head.load(self._head)
            return self._loaded


def _vector(head: Head, features: Floats) -> Floats:
    vector: Floats = head.vectors(features[None])[0]
    return vector


def write_head_card(model: Path, card: dict[str, Any]) -> None:
    """Write a head's card beside it."""
    text = json.dumps({"sha256": sha256_of(model), **card}, indent=1)
    model.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
