"""Write a trained classifier as ONNX: float32, and int8 for serving, with its card."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from ml.arrays import Floats, Pixels
from ml.model_file import sha256_of, write_card
from ml.training.onnx_file import refuse_external_data, store_halves, write_onnx
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern

OUTPUTS = [
    "type_logits",
    "pattern_logits",
    "colour_logits",
    "garment_logit",
    "embedding",
]
# The part of `GarmentEnsemble` that stays float.
_LITE0 = "lite0."
# Enough for stable ranges of activations; more changes nothing but the time.
CALIBRATION_PHOTOS = 300


class _Squares(CalibrationDataReader):
    def __init__(self, squares: Pixels) -> None:
        self._inputs: Iterator[dict[str, Floats]] = (
            {"photos": square.transpose(2, 0, 1)[None].astype(np.float32)}
            for square in squares
        )

    def get_next(self) -> dict[str, Floats] | None:
        return next(self._inputs, None)


def export_float(model: nn.Module, size: int, file: Path) -> None:
    """Write float32 ONNX."""
    count = torch.export.Dim("count")
    # Of any size: a photo is looked at in more than one. Photos are squares, but
    # nothing in the network asks for it.
    height, width = (torch.export.Dim(name, min=32) for name in ("height", "width"))
    write_onnx(
        model,
        torch.zeros(2, 3, size, size),
        OUTPUTS,
        file,
        {0: count, 2: height, 3: width},
    )


def export_int8(
    float_file: Path, squares: Pixels, file: Path, card: dict[str, Any]
) -> None:
    """Write int8 ONNX and its model card.

    Static, per channel; weights are kept to 7 bits so that sums do not saturate on
    processors without VNNI. EfficientNet-Lite0 has few weights for each channel, and
    would answer otherwise with 7 bits: it stays float, with weights of 16 bits.

    Args:
        squares: uint8 (N, S, S, 3), training photos to calibrate on.
        card: What the model card says besides classes, size and SHA-256.
    """
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder, "prepared.onnx")
        quant_pre_process(str(float_file), str(prepared), skip_symbolic_shape=True)
        quantize_static(
            str(prepared),
            str(file),
            _Squares(squares),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
            op_types_to_quantize=["Conv", "Relu", "Clip", "MaxPool"],
            nodes_to_exclude=_nodes_of_lite0(prepared),
        )
    store_halves(file, _LITE0)
    refuse_external_data(file)
    facts = {"size": squares.shape[1], "float_sha256": sha256_of(float_file)}
    write_classifier_card(file, {**facts, **card})


def _nodes_of_lite0(file: Path) -> list[str]:
    """Return the names of the nodes that hold its weights."""
    return [
        node.name
        for node in onnx.load(file).graph.node
        if any(name.startswith(_LITE0) for name in node.input)
    ]


def write_classifier_card(file: Path, card: dict[str, Any]) -> None:
    """Write the model card of a model file."""
    classes = {
        "types": list(GarmentType),
        "patterns": list(Pattern),
        "colours": list(Colour),
    }
    write_card(file, classes | card)
