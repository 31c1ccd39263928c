"""The settings of a training run, each with its reason."""

from dataclasses import asdict, dataclass, field
from typing import Any

from ml.training.augmentation.augment import AugmentationSettings
from wardrobe.model.garment import GarmentType as T


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A part of the run at one photo size.

    Attributes:
        size: Side of the photos in pixels, a multiple of 32.
        epochs: Passes over people's own photos.
        frozen_blocks: The first so many blocks do not learn.
        variants: The first three blocks are frozen, and see this many variants of each
            photo; what they make of them is kept. 0 keeps nothing.
    """

    name: str
    size: int
    epochs: int
    frozen_blocks: int
    variants: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifierSettings:
    """Everything that decides what comes out, besides the data and the start."""

    stages: tuple[Stage, ...] = (
        # The heads are random at first: what they shake should be little, and cheap.
        Stage(name="last blocks", size=128, epochs=3, frozen_blocks=3, variants=1),
        # What small photos teach costs two thirds of the time.
        Stage(name="small photos", size=128, epochs=5, frozen_blocks=2),
        Stage(name="photos", size=160, epochs=10, frozen_blocks=2),
    )
    batch: int = 64
    rate: float = 1.2e-4  # the highest of the last block
    head_rate: float = 1e-3
    augmentation: AugmentationSettings = field(default_factory=AugmentationSettings)
    # Photos are kept at this size, because crops of them are enlarged.
    kept_size: int = 288
    # A third to a half of the products an epoch is enough: they are easy.
    product_share: float = 0.4
    seed: int = 7
    # Each block learns this much slower than the one after it: early ones are good for
    # anything. Howard & Ruder 2018 (ULMFiT) do it by layer.
    rate_decay: float = 0.7
    weight_decay: float = 0.02
    warm_up: float = 0.05  # share of the run in which the rate rises
    most_gradient: float = 5.0  # its norm is clipped to this
    label_smoothing: float = 0.1  # catalogue labels are wrong for about 1 in 20
    pattern_weight: float = 0.6
    colour_weight: float = 0.7
    garment_weight: float = 0.3
    ema_decay: float = 0.998  # an average over about the last 500 steps
    # Own photos of rare types and patterns are seen more often: up to the square root
    # of how many times rarer they are than this.
    frequent: int = 150
    most_repeats: float = 4.0
    # Pictures without a garment are soon told from the rest.
    none_share: float = 0.4
    # Accessories are many and all alike.
    accessory_share: float = 0.35

    @property
    def size(self) -> int:
        """The side of the photos that the network is served at, in pixels."""
        return self.stages[-1].size

    def as_json(self) -> dict[str, Any]:
        """Return plain values for the checkpoint and the model card."""
        return asdict(self)


# Of the second look, EfficientNet-Lite0, which is made for 224 px. Its early blocks
# cost little, and its heads are trained already: all of it learns from the start.
SECOND_LOOK = ClassifierSettings(
    stages=(
        Stage(name="small photos", size=192, epochs=5, frozen_blocks=0),
        Stage(name="photos", size=224, epochs=8, frozen_blocks=0),
        # Patterns and colours are told better when they are seen larger.
        Stage(name="large photos", size=256, epochs=5, frozen_blocks=0),
    ),
    rate=2e-4,
    # It is not asked whether there is a garment.
    garment_weight=0.0,
    none_share=0.0,
)

ACCESSORIES = frozenset({T.BAG, T.BELT, T.ACCESSORY})
