"""The ten classes of the published clothing subset, and what our types are in them.

Whoever knows one of the ten from a photo can be compared with what others report:
Xception with ImageNet weights reaches .798 at 150 px and .903 at 299 px.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ml.eyes.classifier import Prediction
from ml.training.data.datasets import Example
from ml.training.reports.measures import share_with_interval
from wardrobe.model.garment import GarmentType as T

# Labels of `clothing/images.csv`, as it words them.
TYPES_OF_CLASS: dict[str, tuple[T, ...]] = {
    "T-Shirt": (T.T_SHIRT, T.POLO, T.TANK_TOP),
    "Longsleeve": (T.LONG_SLEEVE, T.SWEATER, T.SWEATSHIRT, T.HOODIE, T.CARDIGAN),
    "Pants": (T.TROUSERS, T.JEANS, T.LEGGINGS, T.TRACK_PANTS, T.JUMPSUIT),
    "Shoes": (
        *(T.SNEAKERS, T.SPORTS_SHOES, T.FORMAL_SHOES, T.FLATS),
        *(T.HEELS, T.BOOTS, T.SANDALS, T.FLIP_FLOPS, T.SLIPPERS),
    ),
    "Shirt": (T.SHIRT, T.BLOUSE),
    "Dress": (T.DRESS, T.TUNIC),
    "Outwear": (T.JACKET, T.COAT, T.BLAZER, T.VEST),
    "Shorts": (T.SHORTS,),
    "Hat": (T.HAT, T.BAG, T.BELT, T.SCARF, T.ACCESSORY),
    "Skirt": (T.SKIRT,),
}


def class_of(prediction: Prediction) -> str:
    """Return the class whose types are the most probable together."""
    order = list(T)
    sums = {
        name: sum(float(prediction.types[order.index(t)]) for t in types)
        for name, types in TYPES_OF_CLASS.items()
    }
    return max(sums, key=lambda name: sums[name])


def ten_classes(seen: Sequence[tuple[Example, Prediction]]) -> dict[str, Any]:
    """Return how many of the ten classes are right, and which was said for which."""
    told = [
        (example.label, class_of(prediction))
        for example, prediction in seen
        if example.label in TYPES_OF_CLASS
    ]
    said: dict[str, Counter[str]] = {name: Counter() for name in TYPES_OF_CLASS}
    for label, answer in told:
        said[label][answer] += 1
    return {
        "accuracy": share_with_interval(label == answer for label, answer in told),
        "said": {name: dict(counts.most_common()) for name, counts in said.items()},
    }
