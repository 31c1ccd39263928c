"""A published U²-Net, whose masks the cut-out's network learns from.

Source: Qin et al. 2020, "U²-Net: going deeper with nested U-structure for salient
object detection"; exported by its authors' code, with the mask as the first output.
"""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime

from ml.arrays import Floats, Pixels
from ml.cutout.outline import stretch
from ml.training.imagenet import DEVIATION, MEAN
from ml.training.onnx_file import refuse_external_data
from wardrobe.errors import InvalidValue

_SURE = 1e-6  # 0 and 1 have no odds


class U2Net:
    """It finds what stands out in a photo, as `OutlineNetwork` finds garments."""

    def __init__(self, published: Path, side: int) -> None:
        """Load it.

        Args:
            published: The ONNX file.
            side: Of the square that photos are stretched to, in pixels. It was trained
                at 320; at 192 it takes a third of the time.

        Raises:
            InvalidValue: It is no U²-Net: it does not end in a sigmoid.
        """
        refuse_external_data(published)
        model = onnx.load(published)
        graph = model.graph
        self._side, self._mask = side, graph.output[0].name
        last = next((each for each in graph.node if self._mask in each.output), None)
        if last is None or last.op_type != "Sigmoid":
            raise InvalidValue(
                f"{published.name} is no U²-Net: its mask is no sigmoid's"
            )
        del graph.output[1:]  # they are for training
        del graph.value_info[:]
        weights = {each.name for each in graph.initializer}
        (photos,) = (each for each in graph.input if each.name not in weights)
        self._photos = photos.name
        for values in (photos, graph.output[0]):
            for axis in values.type.tensor_type.shape.dim[2:]:
                axis.dim_value = side
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # photos go side by side
        self._session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )

    def log_odds(self, rgb: Pixels) -> Floats:
        """Return how surely each place stands out, float32 (S, S).

        Departing from the original, photos are divided by 255, not by their maximum.

        Args:
            rgb: uint8 (H, W, 3), stretched to a square.
        """
        square = stretch(rgb, self._side).astype(np.float32) / 255
        centred = (square - np.array(MEAN, np.float32)) / np.array(
            DEVIATION, np.float32
        )
        photos = centred.transpose(2, 0, 1)[None]
        mask = self._session.run([self._mask], {self._photos: photos})[0][0, 0]
        share = mask.clip(_SURE, 1 - _SURE)
        result: Floats = np.log(share / (1 - share))
        return result
