"""Turns a published U²-Net into the network of the cut-out.

Source: Qin et al. 2020, "U²-Net: going deeper with nested U-structure for salient
object detection"; exported by its authors' code, with the mask as the first output.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper

from ml.model_file import sha256_of
from ml.training.commit import commit_of_code
from ml.training.imagenet import DEVIATION, MEAN
from ml.training.onnx_file import refuse_external_data, without_origin
from wardrobe.errors import InvalidValue

# Of the photo, in pixels, instead of 320: a third of the time, and masks as good.
SIDE = 192
_PHOTOS, _LOG_ODDS = "photos", "log_odds"


def adopt_u2net(published: Path, file: Path) -> None:
    """Write a U²-Net that takes `photos` (1, 3, 192, 192) and returns `log_odds`.

    Departing from the original, photos are divided by 255, not by their maximum, and
    the sigmoid at the end is left out; the other outputs, for training, are, too.

    Raises:
        InvalidValue: It is no U²-Net: it does not end in a sigmoid.
    """
    refuse_external_data(published)
    model = onnx.load(published)
    graph = model.graph
    mask = graph.output[0].name
    made_by = {name: node for node in graph.node for name in node.output}
    last = made_by.get(mask)
    if last is None or last.op_type != "Sigmoid":
        raise InvalidValue(f"{published.name} is no U²-Net: its mask is no sigmoid's")
    before = made_by[last.input[0]]
    _rename_output(before, last.input[0])
    nodes = [*_normalisation(graph), *graph.node]
    del graph.node[:]
    graph.node.extend(_needed(nodes))
    used = {name for node in graph.node for name in node.input}
    weights = [each for each in graph.initializer if each.name in used]
    for part in (graph.input, graph.output, graph.value_info, graph.initializer):
        del part[:]
    graph.initializer.extend(weights)
    graph.input.append(_tensor(_PHOTOS, 3))
    graph.output.append(_tensor(_LOG_ODDS, 1))
    onnx.checker.check_model(model)
    onnx.save(without_origin(model), file)


def card_of_u2net(published: Path) -> dict[str, Any]:
    """Return what the model card says of a network that `adopt_u2net` wrote."""
    return {
        "what": "U²-Net, salient objects, as published, without training of our own",
        "origin": "Qin et al. 2020, https://github.com/xuebinqin/U-2-Net, on DUTS",
        "licence": "Apache-2.0",
        "published as": {"file": published.name, "sha256": sha256_of(published)},
        "input": f"photos: float32 (1, 3, {SIDE}, {SIDE}), RGB in 0..255, stretched",
        "outputs": f"log_odds (1, 1, {SIDE}, {SIDE}), above 0 for garment",
        "size": SIDE,
        "commit": commit_of_code(),
    }


def _rename_output(node: onnx.NodeProto, old: str) -> None:
    node.output[list(node.output).index(old)] = _LOG_ODDS


def _normalisation(graph: onnx.GraphProto) -> list[onnx.NodeProto]:
    """Return the nodes that turn RGB of 0..255 into what the network takes."""
    mean, deviation = 255 * np.array(MEAN), 255 * np.array(DEVIATION)
    for name, value in (("mean", mean), ("scale", 1 / deviation)):
        shaped = value.astype(np.float32).reshape(1, 3, 1, 1)
        graph.initializer.append(numpy_helper.from_array(shaped, name))
    weights = {each.name for each in graph.initializer}
    (photos,) = (each.name for each in graph.input if each.name not in weights)
    return [
        helper.make_node("Sub", [_PHOTOS, "mean"], ["centred"]),
        helper.make_node("Mul", ["centred", "scale"], [photos]),
    ]


def _needed(nodes: list[onnx.NodeProto]) -> list[onnx.NodeProto]:
    """Return the nodes that the log-odds are computed from, in their order."""
    wanted, needed = {_LOG_ODDS}, []
    for node in reversed(nodes):
        if wanted & set(node.output):
            needed.append(node)
            wanted |= set(node.input)
    return needed[::-1]


def _tensor(name: str, channels: int) -> onnx.ValueInfoProto:
    shape = [1, channels, SIDE, SIDE]
    return helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape)
