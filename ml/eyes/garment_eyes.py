"""The eyes: from a photo's file to labels and the pictures that the closet keeps."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ml.arrays import Floats, Pixels
from ml.cutout.cutout import CutOut, FindPieces, cut_out
from ml.eyes.classifier import Prediction
from ml.eyes.colour_names import name_colours
from ml.eyes.correcting import CorrectionWeights, fit_corrections, load_statistics
from ml.eyes.eye_models import EyeModels
from ml.eyes.one_piece import alone, fit_to, is_one, is_single
from ml.eyes.pictures import render_pictures
from ml.eyes.views import View
from ml.photos.photo import Photo, open_photo
from wardrobe.model.correction import Correction
from wardrobe.model.garment import GarmentType, Guess, Labels
from wardrobe.model.picture import Glance, Recognition

# As many as a hand chooses from without searching.
_COUNT_GUESSES = 5
# Of how surely a picture shows a garment, at a glance: below this nobody looks again.
_HOPELESS = -4.0


class GarmentEyes:
    """Fulfils the port `Eyes`; the models are loaded at the first photo."""

    def __init__(
        self,
        models: EyeModels,
        vector_of: Callable[[Photo, Prediction], Floats],
        open_photo: Callable[[bytes], Photo] = open_photo,
        corrections: Callable[[], Sequence[Correction]] = lambda: (),
        cut_out: CutOut = cut_out,
        *,
        find_pieces: FindPieces = lambda _photo: [],
    ) -> None:
        """Take the parts; nothing is loaded yet.

        Args:
            vector_of: Makes the look-alike vector of a photo, and of what is said of
                it without its cut-out.
            open_photo: Decodes a file's content.
            corrections: What a person corrected so far; asked before each photo, so
                that a correction counts from the next one on, and so does its undoing.
            cut_out: How garments are told from what is around them.
            find_pieces: How they are told from one another.
        """
        self._models, self._vector_of = models, vector_of
        self._open_photo = open_photo
        self._corrections = corrections
        self._cut_out, self._find_pieces = cut_out, find_pieces
        self._fitted: tuple[tuple[Correction, ...], CorrectionWeights | None] = (
            (),
            None,
        )

    def label(self, content: bytes) -> Labels:
        """See `Eyes.label`."""
        photo = self._open_photo(content)
        alpha = self._cut_out(photo)
        prediction = self._models.classifier().predict(photo.on_white(), alpha)
        return self._labels(photo, alpha, prediction)

    def look(self, content: bytes) -> Recognition:
        """See `Eyes.look`."""
        photo = self._open_photo(content)
        alpha = self._cut_out(photo)
        count = 1 if is_one(alpha) else max(1, len(self._find_pieces(photo)))
        return replace(
            self._recognised(photo, alpha),
            pictures=render_pictures(photo, alpha),
            count_pieces=count,
        )

    def glance(self, content: bytes) -> Glance:
        """See `Eyes.glance`: one view first; most pictures need no second."""
        photo, classifier = self._open_photo(content), self._models.classifier()
        rgb, least = photo.on_white(), classifier.calibration.least_garment
        quick = classifier.predict_once(rgb, View.SMALL).garment_logit - least
        if quick < _HOPELESS:
            return Glance(likeness=quick, is_single=False, taken_on=photo.taken_on)
        alpha = self._cut_out(photo)
        seen = classifier.predict(rgb, alpha).garment_logit - least
        return Glance(
            likeness=seen, is_single=is_single(alpha), taken_on=photo.taken_on
        )

    def look_at_piece(self, content: bytes, mask: Pixels) -> Recognition:
        """See `Eyes.look_at_piece`."""
        photo = self._open_photo(content)
        alpha = fit_to(mask, photo)
        return replace(
            self._recognised(*alone(photo, alpha)),
            pictures=render_pictures(photo, alpha),
        )

    def _recognised(self, photo: Photo, alpha: Pixels) -> Recognition:
        prediction, of_photo = self._models.classifier().predict_views(
            photo.on_white(), alpha
        )
        return Recognition(
            labels=self._labels(photo, alpha, prediction),
            pictures={},
            vector=self._vector_of(photo, of_photo),
            taken_on=photo.taken_on,
        )

    def _labels(self, photo: Photo, alpha: Pixels, prediction: Prediction) -> Labels:
        prediction = self._corrected(prediction)
        colours = name_colours(
            self._models.colours(), photo.rgb, alpha, prediction.colour_logits
        )
        return Labels(
            type=prediction.type,
            type_confidence=prediction.type_confidence,
            group_confidence=prediction.group_confidence,
            colours=colours.shares,
            colour_confidence=colours.confidence,
            pattern=prediction.pattern,
            pattern_confidence=prediction.pattern_confidence,
            is_garment=prediction.is_garment,
            embedding=prediction.embedding.astype(np.float32).tobytes(),
            guesses=_guesses(prediction),
        )

    def _corrected(self, prediction: Prediction) -> Prediction:
        corrections = tuple(self._corrections())
        fitted_to, weights = self._fitted
        if corrections != fitted_to:
            weights = fit_corrections(load_statistics(self._models.file), corrections)
            self._fitted = corrections, weights
        return weights.apply(prediction) if weights else prediction


def _guesses(prediction: Prediction) -> tuple[Guess, ...]:
    types = list(GarmentType)
    best = np.argsort(-prediction.types, kind="stable")[:_COUNT_GUESSES]
    return tuple(Guess(types[at], float(prediction.types[at])) for at in best)
