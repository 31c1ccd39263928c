"""The eyes: from a photo's file to labels and the pictures that the closet keeps."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ml.cutout.cutout import CutOut, cut_out
from ml.eyes.classifier import Classifier, Prediction
from ml.eyes.colour_names import name_colours
from ml.eyes.correcting import CorrectionWeights, learn, load_memory
from ml.eyes.pictures import develop
from ml.photos.photo import Photo, open_photo
from wardrobe.model.correction import Correction
from wardrobe.model.garment import GarmentType, Guess, Labels
from wardrobe.model.picture import Recognition

# As many as a hand chooses from without searching.
_COUNT_GUESSES = 5


class GarmentEyes:
    """Fulfils the port `Eyes`; the network is loaded at the first photo."""

    def __init__(
        self,
        model: Path,
        open_photo: Callable[[bytes], Photo] = open_photo,
        corrections: Callable[[], Sequence[Correction]] = lambda: (),
        cut_out: CutOut = cut_out,
    ) -> None:
        """Remember where the classifier's ONNX file lies, and how photos are opened.

        Args:
            corrections: What a person corrected so far; asked before each photo, so
                that a correction counts from the next one on, and so does its undoing.
            cut_out: How garments are told from what is around them.
        """
        self._model = model
        self._open_photo = open_photo
        self._corrections = corrections
        self._cut_out = cut_out
        self._classifier: Classifier | None = None
        self._loading = threading.Lock()
        self._learned: tuple[tuple[Correction, ...], CorrectionWeights | None] = (
            (),
            None,
        )

    def label(self, content: bytes) -> Labels:
        """See `Eyes.label`."""
        photo = self._open_photo(content)
        return self._labels(photo, self._cut_out(photo))

    def look(self, content: bytes) -> Recognition:
        """See `Eyes.look`."""
        photo = self._open_photo(content)
        alpha = self._cut_out(photo)
        labels = self._labels(photo, alpha)
        return Recognition(labels=labels, pictures=develop(photo, alpha))

    def _labels(self, photo: Photo, alpha: NDArray[np.uint8]) -> Labels:
        prediction = self._corrected(self._loaded().predict(photo.on_white(), alpha))
        return Labels(
            type=prediction.type,
            type_confidence=prediction.type_confidence,
            group_confidence=prediction.group_confidence,
            colours=name_colours(photo.rgb, alpha),
            pattern=prediction.pattern,
            embedding=prediction.embedding.astype(np.float32).tobytes(),
            guesses=_guesses(prediction),
        )

    def _corrected(self, prediction: Prediction) -> Prediction:
        corrections = tuple(self._corrections())
        learned_from, lesson = self._learned
        if corrections != learned_from:
            lesson = learn(load_memory(self._model), corrections)
            self._learned = corrections, lesson
        return lesson.applied(prediction) if lesson else prediction

    def _loaded(self) -> Classifier:
        with self._loading:
            if self._classifier is None:
                self._classifier = Classifier(self._model)
            return self._classifier


def _guesses(prediction: Prediction) -> tuple[Guess, ...]:
    types = list(GarmentType)
    best = np.argsort(-prediction.types, kind="stable")[:_COUNT_GUESSES]
    return tuple(Guess(types[at], float(prediction.types[at])) for at in best)
