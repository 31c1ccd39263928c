"""How often a network in training is right on the validation part, by head."""

from collections.abc import Iterator

import torch
from torch import nn

from ml.training.classifier.networks.vgg16 import Answers, autocast_of
from ml.training.data.datasets import Example, Split
from ml.training.data.photos import Photos
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern

# Of the product photos of the validation part, so many are looked at after each epoch.
_CHECKED_PRODUCTS = 300


def checked_examples(examples: list[Example]) -> list[Example]:
    """Return what is looked at after each epoch: own photos, and some products."""
    held_out = [e for e in examples if e.split is Split.VALIDATION]
    products = [e for e in held_out if e.is_product]
    own = [e for e in held_out if not e.is_product]
    return own + products[:: max(1, len(products) // _CHECKED_PRODUCTS)]


def accuracies_of(
    model: nn.Module, photos: Photos, device: str
) -> dict[str, float | int]:
    """Return shares right of own photos and of products, by head."""
    model.eval()
    hits: dict[str, list[bool]] = {}
    for rows in _chunks(len(photos.examples), 64):
        inputs = photos.batch(rows).to(device).float()
        with torch.inference_mode(), autocast_of(device):
            answers = model(inputs.contiguous(memory_format=torch.channels_last))
        for at, row in enumerate(rows):
            example = photos.examples[row]
            for name, is_right in _hits(answers, at, example).items():
                kind = "product" if example.is_product else "own"
                hits.setdefault(f"{kind} {name}", []).append(is_right)
    return {name: round(sum(each) / len(each), 4) for name, each in hits.items()}


def _hits(answers: Answers, at: int, example: Example) -> dict[str, bool]:
    hits = {"garment": (float(answers.garment[at]) > 0) is example.is_garment}
    if example.is_garment:
        best = best_type(answers.types[at].float().softmax(0).tolist())
        hits["type"] = best in example.types
        hits["group"] = best.group in {t.group for t in example.types}
    if example.patterns:
        pattern = list(Pattern)[int(answers.patterns[at].argmax())]
        hits["pattern"] = pattern in example.patterns
    if example.colours:
        colour = list(Colour)[int(answers.colours[at].argmax())]
        hits["colour"] = colour in example.colours
    if {"type", "pattern", "colour"} <= hits.keys():
        hits["all three"] = hits["type"] and hits["pattern"] and hits["colour"]
    return hits


def best_type(p_types: list[float]) -> GarmentType:
    """Return the most probable type of the most probable group."""
    by_group: dict[str, float] = {}
    for garment_type, p in zip(GarmentType, p_types, strict=True):
        by_group[garment_type.group] = by_group.get(garment_type.group, 0.0) + p
    group = max(by_group, key=lambda name: by_group[name])
    of_group = [
        (p, t) for t, p in zip(GarmentType, p_types, strict=True) if t.group == group
    ]
    return max(of_group)[1]


def _chunks(count: int, size: int) -> Iterator[list[int]]:
    for start in range(0, count, size):
        yield list(range(start, min(start + size, count)))
