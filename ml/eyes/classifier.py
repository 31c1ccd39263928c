"""VGG16 at work: type, pattern and embedding of a photo, by ONNX Runtime."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ml.eyes.photo import to_square
from ml.model_file import read_card
from wardrobe.errors import ModelUnusable
from wardrobe.garment import GarmentType, Group, Pattern

Floats = NDArray[np.float32]

# (35, 4): 1 where the type is of the group, to sum probabilities over groups.
_TYPES_OF_GROUP = np.array(
    [[t.group is group for group in Group] for t in GarmentType], dtype=np.float32
)


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """What the network says of one photo.

    Attributes:
        types: float32 (35,), probabilities in the order of `GarmentType`.
        patterns: float32 (6,), probabilities in the order of `Pattern`.
        embedding: float32 (512,), the pooled features.
    """

    types: Floats
    patterns: Floats
    embedding: Floats

    @property
    def groups(self) -> dict[Group, float]:
        """The probability of each group: the sum of its types'."""
        sums = self.types @ _TYPES_OF_GROUP
        return dict(zip(Group, sums.tolist(), strict=True))

    @property
    def group(self) -> Group:
        """The most probable group."""
        groups = self.groups
        return max(groups, key=lambda group: groups[group])

    @property
    def type(self) -> GarmentType:
        """The most probable type of the most probable group."""
        group = list(Group).index(self.group)
        within = np.where(_TYPES_OF_GROUP[:, group] > 0, self.types, -1.0)
        return list(GarmentType)[int(within.argmax())]

    @property
    def type_confidence(self) -> float:
        """The probability of `type`, 0..1."""
        return float(self.types[list(GarmentType).index(self.type)])

    @property
    def pattern(self) -> Pattern:
        """The most probable pattern."""
        return list(Pattern)[int(self.patterns.argmax())]


class Classifier:
    """The trained network in an ONNX file."""

    def __init__(self, model: Path, threads: int = 2) -> None:
        """Load it.

        Args:
            model: The ONNX file; its card lies beside it.
            threads: How many cores one photo may use.

        Raises:
            ModelUnusable: The file is missing, altered, or of other classes.
        """
        import onnxruntime  # noqa: PLC0415  # 0.15 s that only a first photo needs

        card = read_card(model)
        if (card["types"], card["patterns"]) != (list(GarmentType), list(Pattern)):
            raise ModelUnusable(f"the model {model.name} knows other types of garments")
        self.size: int = card["size"]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3  # errors only: stderr is the user's
        self._session: Any = onnxruntime.InferenceSession(
            model.read_bytes(), options, providers=["CPUExecutionProvider"]
        )

    def predict(self, rgb: NDArray[np.uint8]) -> Prediction:
        """Look at a photo, uint8 (H, W, 3)."""
        return self.predict_squares(to_square(rgb, self.size)[None])[0]

    def predict_squares(self, squares: NDArray[np.uint8]) -> list[Prediction]:
        """Look at photos that were squared already, uint8 (N, size, size, 3)."""
        photos = squares.transpose(0, 3, 1, 2).astype(np.float32)  # (N, 3, S, S)
        types, patterns, embeddings = self._session.run(None, {"photos": photos})
        return [
            Prediction(_softmax(type_logits), _softmax(pattern_logits), embedding)
            for type_logits, pattern_logits, embedding in zip(
                types, patterns, embeddings, strict=True
            )
        ]


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max())
    probabilities: Floats = (powers / powers.sum()).astype(np.float32)
    return probabilities
