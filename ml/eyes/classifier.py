"""VGG16 and its second look at work: what they say of a photo, and how surely."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from ml.arrays import Floats, Pixels
from ml.eyes.probabilities import softmax
from ml.eyes.views import View, view_squares
from ml.model_file import read_card
from ml.onnx_session import open_session
from wardrobe.errors import ModelUnusable
from wardrobe.model.correction import MOST_SURE
from wardrobe.model.garment import GarmentType, Group, Pattern

# Of N squares: type logits (N, 37), pattern logits (N, 6), colour logits (N, 16),
# garment logits (N, 1), embeddings (N, 512).
_Outputs = tuple[Floats, Floats, Floats, Floats, Floats]

EMBEDDING_SIZE = 512  # a projection of what VGG16 and EfficientNet-Lite0 pool
# (37, 4): 1 where the type is of the group, to sum probabilities over groups.
TYPES_OF_GROUP = np.array(
    [[t.group is group for group in Group] for t in GarmentType], dtype=np.float32
)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What makes probabilities of logits, so that 0.8 sure is right 8 times in 10.

    Logits are divided by temperatures. Source: Guo et al. 2017, "On calibration of
    modern neural networks". Fitted on validation photos
    (`ml.training.classifier.calibration`) and kept in the model card.

    Attributes:
        type: For the probabilities of types.
        group: For those of groups, which are sums and so need another one.
        pattern: For those of patterns.
        least_garment: The garment logit below which a picture shows no garment.
    """

    type: float = 1.0
    group: float = 1.0
    pattern: float = 1.0
    least_garment: float = 0.0


@dataclass(frozen=True, eq=False)
class Prediction:
    """What the network says of one photo.

    Attributes:
        type_logits: float32 (37,), in the order of `GarmentType`.
        pattern_logits: float32 (6,), in the order of `Pattern`.
        colour_logits: float32 (16,), of the main colour, in the order of `Colour`.
        garment_logit: How surely there is a garment at all.
        embedding: float32 (512,), the pooled features.
    """

    type_logits: Floats
    pattern_logits: Floats
    colour_logits: Floats
    garment_logit: float
    embedding: Floats
    calibration: Calibration = field(default=Calibration())

    @cached_property
    def types(self) -> Floats:
        """The probability of each type, (37,)."""
        return softmax(self.type_logits / self.calibration.type)

    @cached_property
    def groups(self) -> Mapping[Group, float]:
        """The probability of each group: the sum of its types'."""
        p = softmax(self.type_logits / self.calibration.group)
        return dict(zip(Group, (p @ TYPES_OF_GROUP).tolist(), strict=True))

    @property
    def group(self) -> Group:
        """The most probable group."""
        return max(self.groups, key=lambda group: self.groups[group])

    @property
    def type(self) -> GarmentType:
        """The most probable type of the most probable group."""
        group = list(Group).index(self.group)
        within = np.where(TYPES_OF_GROUP[:, group] > 0, self.types, -1.0)
        return list(GarmentType)[int(within.argmax())]

    @property
    def group_confidence(self) -> float:
        """The probability of `group`, 0..0.9999."""
        return min(self.groups[self.group], MOST_SURE)

    @property
    def type_confidence(self) -> float:
        """The probability of `type`, 0..0.9999; never more than its group's."""
        p = float(self.types[list(GarmentType).index(self.type)])
        return min(p, self.group_confidence)

    @cached_property
    def patterns(self) -> Floats:
        """The probability of each pattern, (6,)."""
        return softmax(self.pattern_logits / self.calibration.pattern)

    @property
    def pattern(self) -> Pattern:
        """The most probable pattern."""
        return list(Pattern)[int(self.patterns.argmax())]

    @property
    def pattern_confidence(self) -> float:
        """The probability of `pattern`, 0..0.9999."""
        return min(float(self.patterns.max()), MOST_SURE)

    @property
    def is_garment(self) -> bool:
        """Whether there is a garment on the picture."""
        return self.garment_logit >= self.calibration.least_garment


class Classifier:
    """The trained networks in one ONNX file, which answers for both."""

    def __init__(self, model: Path, threads: int = 2) -> None:
        """Load it.

        Args:
            model: The ONNX file; its card lies beside it.
            threads: How many cores one photo may use.

        Raises:
            ModelUnusable: The file is missing, altered, or of other classes.
        """
        card = read_card(model)
        if (card["types"], card["patterns"]) != (list(GarmentType), list(Pattern)):
            raise ModelUnusable(f"the model {model.name} knows other garment types")
        self.size: int = card["size"]
        self.views = tuple(View(name) for name in card.get("views", [View.PHOTO]))
        self.calibration = Calibration(**card.get("calibration", {}))
        self._session = open_session(model, threads)

    def predict(self, rgb: Pixels, alpha: Pixels | None = None) -> Prediction:
        """Look at a photo in the views that the model card names, and average.

        The heads are linear, so the mean of the logits is what they say of the mean
        embedding.

        Args:
            rgb: uint8 (H, W, 3).
            alpha: uint8 (H, W), its cut-out.
        """
        return self.predict_views(rgb, alpha)[0]

    def predict_views(
        self, rgb: Pixels, alpha: Pixels | None
    ) -> tuple[Prediction, Prediction]:
        """Look as `predict` and as `predict_once` at the photo, which costs no more."""
        squares = view_squares(rgb, alpha, self.views, self.size)
        outputs = {view: self._run(each) for view, each in squares.items()}
        types, patterns, colours, garment, embeddings = outputs[View.PHOTO]
        once = types[:1], patterns[:1], colours[:1], garment[:1], embeddings[:1]
        return self._mean(outputs.values()), self._mean([once])

    def predict_once(self, rgb: Pixels, view: View = View.PHOTO) -> Prediction:
        """Look at all of a photo, uint8 (H, W, 3), in one view and one pass."""
        squares = view_squares(rgb, None, (view,), self.size)[view]
        return self.mean_of([squares[:1]])

    def mean_of(self, views: Iterable[Pixels]) -> Prediction:
        """Return what is said on average of views, each uint8 (N, S, S, 3)."""
        return self._mean(map(self._run, views))

    def _mean(self, outputs: Iterable[_Outputs]) -> Prediction:
        columns = zip(*outputs, strict=True)
        means = [np.concatenate(column).mean(axis=0) for column in columns]
        types, patterns, colours, garment, embedding = means
        logit = float(garment[0])
        return Prediction(types, patterns, colours, logit, embedding, self.calibration)

    def _run(self, squares: Pixels) -> _Outputs:
        photos = squares.transpose(0, 3, 1, 2).astype(np.float32)  # (N, 3, S, S)
        types, patterns, colours, garment, embeddings = self._session.run(
            None, {"photos": photos}
        )
        return types, patterns, colours, garment, embeddings
