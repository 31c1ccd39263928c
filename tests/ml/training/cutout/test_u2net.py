"""A published U²-Net becomes the network of the cut-out."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import helper, numpy_helper

from ml.cutout.outline import OutlineNetwork
from ml.model_file import write_card
from ml.training.cutout.u2net import adopt_u2net, card_of_u2net
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


def test_it_takes_photos_and_returns_log_odds(tmp_path: Path) -> None:
    file = tmp_path / "cutout.onnx"
    published = a_published_network(tmp_path)
    photo = np.zeros((40, 30, 3), np.uint8)
    photo[:, :15, 0] = photo[:, 15:, 2] = 255

    adopt_u2net(published, file)
    card = write_card(file, card_of_u2net(published))
    log_odds = OutlineNetwork(file).log_odds(photo)

    assert log_odds.shape == (card["size"], card["size"])
    red = (1 - 0.485) / 0.229 + 0.406 / 0.225
    blue = -0.485 / 0.229 - (1 - 0.406) / 0.225
    assert log_odds[90, 10] == pytest.approx(red, abs=1e-4)
    assert log_odds[90, -10] == pytest.approx(blue, abs=1e-4)


def test_what_only_training_needs_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "cutout.onnx"

    adopt_u2net(a_published_network(tmp_path), file)

    graph = onnx.load(file).graph
    assert [each.name for each in graph.output] == ["log_odds"]
    assert "Neg" not in {node.op_type for node in graph.node}


def test_another_network_is_refused(tmp_path: Path) -> None:
    published = a_published_network(tmp_path, last="Relu")

    with pytest.raises(InvalidValue, match="is no U²-Net"):
        adopt_u2net(published, tmp_path / "cutout.onnx")
