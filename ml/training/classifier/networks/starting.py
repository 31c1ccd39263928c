"""What a network in training starts from: published weights, another run's, ours."""

from pathlib import Path

from ml.training.classifier.networks.lite0 import GarmentLite0
from ml.training.classifier.networks.shipped_weights import load_shipped, shipped_vgg16
from ml.training.classifier.networks.vgg16 import (
    GarmentVgg16,
    load_imagenet,
    load_weights,
)
from ml.training.lite0_features import load_lite0
from wardrobe.errors import ModelUnusable
from wardrobe.model.progress import Tell


def is_second_look(start: Path | None) -> bool:
    """Return whether a run that starts from a file trains the second look."""
    return start is not None and start.suffix == ".onnx"


def new_network(start: Path | None, shipped: Path) -> GarmentVgg16 | GarmentLite0:
    """Return what such a run trains, with random weights.

    Args:
        shipped: The int8 model whose heads a second look is read by.
    """
    return (
        GarmentLite0(shipped_vgg16(shipped))
        if is_second_look(start)
        else GarmentVgg16()
    )


def take_best_weights(
    model: GarmentVgg16 | GarmentLite0, start: Path | None, shipped: Path, tell: Tell
) -> str:
    """Take over the best weights there are, and return what they are."""
    if start and isinstance(model, GarmentLite0):
        load_lite0(model.features, start)
        return f"EfficientNet-Lite0 of {start.name}, beside the shipped VGG16"
    if start:
        load_weights(model, start)
        return f"weights of {start.name}"
    if load_imagenet(model):
        return "ImageNet weights of torchvision (IMAGENET1K_FEATURES)"
    tell("ImageNet weights aren't on this machine and can't be downloaded")
    try:
        load_shipped(model, shipped)
    except ModelUnusable as error:
        tell(f"{error}: starting from random weights, which takes more epochs")
        return "random weights"
    tell("starting from the shipped weights")
    return "shipped int8 weights"
