"""Opens ONNX files with ONNX Runtime."""

from pathlib import Path
from typing import Any

from wardrobe.errors import ModelUnusable


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
