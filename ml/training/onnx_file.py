"""Writes a torch network as one ONNX file that says nothing of where it was made."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from wardrobe.errors import ModelUnusable


def write_onnx(
    network: nn.Module,
    example: torch.Tensor,
    outputs: list[str],
    file: Path,
    dynamic: dict[int, Any] | None = None,
) -> None:
    """Write float32 ONNX of a network that takes `photos`; batch norm is folded in.

    Args:
        example: What it takes, of any values.
        outputs: What it returns, by name.
        dynamic: The axes of the photos that may be of another length.
    """
    torch.onnx.export(
        network.cpu().eval(),
        (example,),
        str(file),
        input_names=["photos"],
        output_names=outputs,
        dynamic_shapes=[dynamic] if dynamic else None,
        external_data=False,  # one file, or there would be two to check
        verbose=False,
    )
    refuse_external_data(file)
    onnx.save(without_origin(onnx.load(file)), file)


def store_halves(file: Path, prefix: str = "") -> None:
    """Store weights of a file in 16 bits; they become 32 when the model is loaded.

    Args:
        prefix: What the names of those weights begin with.
    """
    model = onnx.load(file)
    casts = []
    for weights in model.graph.initializer:
        if weights.data_type == TensorProto.FLOAT and weights.name.startswith(prefix):
            name, half = weights.name, f"{weights.name}.half"
            values = numpy_helper.to_array(weights).astype(np.float16)
            weights.CopyFrom(numpy_helper.from_array(values, half))
            casts.append(helper.make_node("Cast", [half], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, file)


def refuse_external_data(file: Path) -> None:
    """Make sure that all weights are in the one file that the card vouches for.

    Raises:
        ModelUnusable: Some of them lie in another file.
    """
    graph = onnx.load(file, load_external_data=False).graph
    if any(
        each.data_location == onnx.TensorProto.EXTERNAL for each in graph.initializer
    ):
        raise ModelUnusable(f"some weights of {file.name} are outside the file")


def without_origin(model: onnx.ModelProto) -> onnx.ModelProto:
    """Take out of a model which lines of which files made its nodes; return it."""
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.value_info, *graph.initializer):
        del part.metadata_props[:]
    return model
