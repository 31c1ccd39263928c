"""Opens ONNX files with ONNX Runtime."""

import os
from pathlib import Path
from typing import Any

from wardrobe.errors import ModelUnusable

# Its wheels for Linux (seen in 1.31) keep an id of the device below ~/.cache and
# send what they measure to Microsoft, unless this is there before they are loaded.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def open_session(model: Path, threads: int) -> Any:
    """Return an `onnxruntime.InferenceSession` of a file that its card vouches for.

    Args:
        threads: How many cores one photo may use.

    Raises:
        ModelUnusable: This onnxruntime cannot run it.
    """
    import onnxruntime  # noqa: PLC0415  # 0.15 s that only a first photo needs

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3  # errors only: stderr is the user's
    try:
        return onnxruntime.InferenceSession(
            model.read_bytes(), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime's own kinds share no other base
        raise ModelUnusable(
            f"the model {model.name} can't run on this onnxruntime "
            f"({onnxruntime.__version__})"
        ) from error
