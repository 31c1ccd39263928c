"""EfficientNet-Lite0: what it takes over, and what answers through borrowed heads."""

from pathlib import Path

import onnx
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper

from ml.training.classifier.networks.lite0 import GarmentLite0
from ml.training.classifier.networks.vgg16 import GarmentVgg16
from ml.training.lite0_features import Lite0Features, load_lite0
from ml.training.onnx_file import write_onnx
from wardrobe.errors import ModelUnusable

SIZE = 64


@pytest.fixture(scope="module")
def reader() -> GarmentVgg16:
    torch.manual_seed(1)
    return GarmentVgg16()


def test_it_takes_over_what_a_file_computes(
    reader: GarmentVgg16, tmp_path: Path
) -> None:
    photos = torch.rand(2, 3, SIZE, SIZE) * 255
    published = GarmentLite0(reader).eval()
    file = tmp_path / "lite0.onnx"
    write_onnx(published.features, photos, ["maps"], file)
    taken = GarmentLite0(reader).eval()

    load_lite0(taken.features, file)

    with torch.inference_mode():
        torch.testing.assert_close(taken.features(photos), published.features(photos))


def test_another_network_is_refused(reader: GarmentVgg16, tmp_path: Path) -> None:
    weight = numpy_helper.from_array(torch.zeros(8, 3, 3, 3).numpy(), "w")
    bias = numpy_helper.from_array(torch.zeros(8).numpy(), "b")
    node = helper.make_node("Conv", ["photos", "w", "b"], ["maps"])
    ends = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, width, None, None])
        for name, width in (("photos", 3), ("maps", 8))
    ]
    graph = helper.make_graph([node], "one", ends[:1], ends[1:], [weight, bias])
    onnx.save(helper.make_model(graph), tmp_path / "other.onnx")

    with pytest.raises(ModelUnusable, match=r"other\.onnx isn't EfficientNet-Lite0"):
        load_lite0(Lite0Features(), tmp_path / "other.onnx")


def test_only_what_lies_below_the_heads_learns(reader: GarmentVgg16) -> None:
    network = GarmentLite0(reader)
    torch.nn.init.normal_(network.embed.weight, std=0.01)

    network(torch.rand(2, 3, SIZE, SIZE) * 255).types.sum().backward()

    learning = {name for name, w in network.named_parameters() if w.grad is not None}
    assert {"embed.weight", "features.0.weight"} <= learning
    assert not any(name.startswith("heads") for name in learning)


def test_kept_maps_say_what_photos_say(reader: GarmentVgg16) -> None:
    network = GarmentLite0(reader).eval()
    torch.nn.init.normal_(network.embed.weight, std=0.01)
    photos = torch.rand(2, 3, SIZE, SIZE) * 255

    with torch.inference_mode():
        kept = network(network.frozen_maps(photos), is_mapped=True)
        torch.testing.assert_close(kept.embedding, network(photos).embedding)
