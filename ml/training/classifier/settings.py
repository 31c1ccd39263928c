"""The settings of a training run, each with its reason."""

from dataclasses import asdict, dataclass
from typing import Any

from wardrobe.model.garment import GarmentType as T


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A part of the run at one photo size.

    Attributes:
        size: Side of the photos in pixels, a multiple of 32.
        epochs: Passes over people's own photos.
        batch: Photos a step.
        rate: The highest learning rate of the last block.
        head_rate: That of the heads.
        product_share: Share of the product photos seen in each epoch.
        variants: The first three blocks are frozen, and see this many variants of each
            photo; what they make of them is kept. 0 trains all blocks.
    """

    name: str
    size: int
    epochs: int
    batch: int
    rate: float
    head_rate: float
    product_share: float
    variants: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifierSettings:
    """Everything that decides what comes out, besides the data and the start."""

    stages: tuple[Stage, ...] = (
        # The heads are random at first: what they shake should be little, and cheap.
        Stage(
            name="last blocks",
            size=160,
            epochs=6,
            batch=32,
            rate=1e-4,
            head_rate=1e-3,
            product_share=0.4,
            variants=3,
        ),
        Stage(
            name="all blocks",
            size=160,
            epochs=6,
            batch=32,
            rate=8e-5,
            head_rate=3e-4,
            product_share=0.4,
        ),
    )
    seed: int = 7
    # Each block learns this much slower than the one after it: early ones are good for
    # anything. Howard & Ruder 2018 (ULMFiT) do it by layer.
    rate_decay: float = 0.7
    weight_decay: float = 0.02
    warm_up: float = 0.1  # share of a stage in which the rate rises
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
    # Of the product photos are laid on the floor of a home; with .6, and a third of
    # the products an epoch, products on white were forgotten (groups .96 to .83).
    floor_share: float = 0.25

    def as_json(self) -> dict[str, Any]:
        """Return plain values for the checkpoint and the model card."""
        return asdict(self)


ACCESSORIES = frozenset({T.BAG, T.BELT, T.ACCESSORY})
