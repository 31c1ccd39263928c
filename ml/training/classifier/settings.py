"""The settings of a training run, each with its reason."""

from dataclasses import asdict, dataclass, field
from typing import Any

from wardrobe.model.garment import GarmentType as T


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A part of the run at one photo size.

    Attributes:
        size: Side of the photos in pixels, a multiple of 32.
        epochs: Passes over people's own photos.
        batch: Photos a step.
        peak: The highest learning rate of the one-cycle schedule.
        product_share: Share of the product photos seen in each epoch.
    """

    name: str
    size: int
    epochs: int
    batch: int
    peak: float
    product_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifierSettings:
    """Everything that decides what comes out, besides the data and the start."""

    # Large pictures cost four times the small ones and teach mostly detail: last.
    stages: tuple[Stage, ...] = (
        Stage(
            name="pretrain", size=96, epochs=12, batch=32, peak=0.02, product_share=0.3
        ),
        # Own photos alone would make it forget what products look like.
        Stage(
            name="fine-tune", size=128, epochs=4, batch=32, peak=0.01, product_share=0.8
        ),
        # Slowly, and with nearly all products: what was learned is not to be shaken.
        Stage(
            name="polish", size=128, epochs=5, batch=32, peak=0.006, product_share=0.9
        ),
        # Catalogues had pushed own photos aside: these bring them back.
        Stage(
            name="own photos",
            size=128,
            epochs=4,
            batch=32,
            peak=0.006,
            product_share=0.45,
        ),
    )
    seed: int = 7
    momentum: float = 0.9
    weight_decay: float = 5e-4
    label_smoothing: float = 0.1  # catalogue labels are wrong for about 1 in 20
    pattern_weight: float = 0.5  # half of the photos have no pattern label
    ema_decay: float = 0.998  # an average over about the last 500 steps
    # Shots of own shoes in pairs from above were half of all group errors, hats are
    # few, and accessories are many and all alike.
    repeats_of_own: dict[str, int] = field(
        default_factory=lambda: {
            "Shoes": 4,
            "Hat": 3,
            "Skirt": 3,
            "Dress": 2,
            "Blazer": 2,
            "Outwear": 2,
            "Shorts": 2,
        }
    )
    accessory_share: float = 0.35
    # Of the product photos are laid on the floor of a home; with .6, and a third of
    # the products an epoch, products on white were forgotten (groups .96 to .83).
    floor_share: float = 0.25

    def as_json(self) -> dict[str, Any]:
        """Return plain values for the checkpoint and the model card."""
        return asdict(self)


ACCESSORIES = frozenset({T.BAG, T.BELT, T.ACCESSORY})
