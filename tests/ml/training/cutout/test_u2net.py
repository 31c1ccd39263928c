"""A published U²-Net teaches the network of the cut-out."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import helper, numpy_helper

from ml.training.cutout.u2net import U2Net
from wardrobe.errors import InvalidValue

SIDE = 320


def a_published_network(folder: Path, last: str = "Sigmoid") -> Path:
    """Write a network with a U²-Net's inputs and outputs that tells red from blue."""
    weights = np.array([1, 0, -1], np.float32).reshape(1, 3, 1, 1)
    nodes = [
        helper.make_node("Conv", ["input.1", "weights"], ["raw"]),
        helper.make_node(last, ["raw"], ["mask"]),
        helper.make_node("Neg", ["raw"], ["other"]),
    ]
    shapes = {"input.1": 3, "mask": 1, "other": 1}
    photo, *outputs = (
        helper.make_tensor_value_info(name, 1, [1, channels, SIDE, SIDE])
        for name, channels in shapes.items()
    )
    stored = [numpy_helper.from_array(weights, "weights")]
    graph = helper.make_graph(nodes, "u2net", [photo], outputs, stored)
    opset = helper.make_opsetid("", 11)
    file = folder / "u2netp.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[opset], ir_version=6), file)
    return file


def test_it_says_how_surely_things_stand_out(tmp_path: Path) -> None:
    photo = np.zeros((40, 30, 3), np.uint8)
    photo[:, :15, 0] = photo[:, 15:, 2] = 255

    log_odds = U2Net(a_published_network(tmp_path), 192).log_odds(photo)

    assert log_odds.shape == (192, 192)
    red = (1 - 0.485) / 0.229 + 0.406 / 0.225
    blue = -0.485 / 0.229 - (1 - 0.406) / 0.225
    assert log_odds[90, 10] == pytest.approx(red, abs=1e-3)
    assert log_odds[90, -10] == pytest.approx(blue, abs=1e-3)


def test_another_network_is_refused(tmp_path: Path) -> None:
    published = a_published_network(tmp_path, last="Relu")

    with pytest.raises(InvalidValue, match="is no U²-Net"):
        U2Net(published, 192)
