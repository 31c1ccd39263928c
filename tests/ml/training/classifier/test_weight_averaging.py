"""Weights halfway: folding changes nothing, and the middle is the mean."""

import pytest
import torch

from ml.training.classifier.vgg16 import GarmentVgg16
from ml.training.classifier.weight_averaging import average_weights, fuse_batch_norm


@pytest.fixture
def ends() -> tuple[GarmentVgg16, GarmentVgg16]:
    """Two networks whose batch norms have seen photos."""
    torch.manual_seed(3)
    found = GarmentVgg16(), GarmentVgg16()
    for model in found:
        model.train()
        for _ in range(3):
            model(torch.rand(4, 3, 32, 32) * 255)
        model.eval()
    return found


def test_folding_changes_no_answer(ends: tuple[GarmentVgg16, GarmentVgg16]) -> None:
    photos = torch.rand(3, 3, 32, 32) * 255
    model = ends[0]

    with torch.inference_mode():
        for before, after in zip(
            model(photos), fuse_batch_norm(model)(photos), strict=True
        ):
            assert torch.allclose(before, after, atol=1e-4)


def test_halfway_is_the_mean_of_folded_weights(
    ends: tuple[GarmentVgg16, GarmentVgg16],
) -> None:
    start, end = ends

    middle = average_weights(start, end).state_dict()

    one, other = fuse_batch_norm(start).state_dict(), fuse_batch_norm(end).state_dict()
    for name, value in middle.items():
        if value.is_floating_point():
            assert torch.allclose(value, (one[name] + other[name]) / 2, atol=1e-6)
    assert torch.equal(
        average_weights(start, start).state_dict()["type_head.weight"],
        fuse_batch_norm(start).state_dict()["type_head.weight"],
    )
