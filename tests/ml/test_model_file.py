import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ml.model_file import card_of, read_arrays, read_card, sha256_of
from wardrobe.errors import ModelUnusable

ROOT = Path(__file__).parents[2]


def model(folder: Path, content: bytes) -> Path:
    file = folder / "model.onnx"
    file.write_bytes(content)
    card_of(file).write_text(json.dumps({"sha256": sha256_of(file)}))
    return file


def test_a_model_that_is_as_its_card_says_is_read(tmp_path: Path) -> None:
    assert read_card(model(tmp_path, b"weights"))["sha256"]


def test_a_model_of_which_one_bit_changed_is_refused(tmp_path: Path) -> None:
    file = model(tmp_path, b"weights")
    file.write_bytes(b"weighty")

    with pytest.raises(ModelUnusable, match="not the one"):
        read_card(file)


def test_a_model_that_names_other_files_is_refused(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    tensor = onnx.helper.make_tensor("w", onnx.TensorProto.FLOAT, [1], [1.0])
    tensor.data_location = onnx.TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="/etc/passwd")

    with pytest.raises(ModelUnusable, match="other files"):
        read_card(model(tmp_path, tensor.SerializeToString()))


@pytest.mark.parametrize("card", ["", "[]", "null", "{}", "\x00"])
def test_a_damaged_card_is_one_sentence(tmp_path: Path, card: str) -> None:
    file = model(tmp_path, b"weights")
    card_of(file).write_text(card)

    with pytest.raises(ModelUnusable):
        read_card(file)


def test_arrays_are_read_by_their_names(tmp_path: Path) -> None:
    np.savez(tmp_path / "model.npz", weights=np.arange(3), bias=np.ones(2))

    found = read_arrays(tmp_path / "model.npz", ["bias", "weights"])

    assert found["weights"].tolist() == [0, 1, 2]
    assert found["bias"].tolist() == [1, 1]


@pytest.mark.parametrize("names", [["weights"], ["weights", "bias", "more"]])
def test_arrays_of_other_names_are_refused(tmp_path: Path, names: list[str]) -> None:
    np.savez(tmp_path / "model.npz", weights=np.arange(3), bias=np.ones(2))

    with pytest.raises(ModelUnusable, match="missing or damaged"):
        read_arrays(tmp_path / "model.npz", names)


def _one_array(file: Path) -> None:
    with file.open("wb") as stream:
        np.save(stream, np.arange(3))


def _pickled(file: Path) -> None:
    np.savez(file, weights=np.array([{}], object))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _file: None,
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"PK\x03\x04 cut off"),
        _one_array,
        _pickled,
    ],
    ids=["missing", "empty", "cut off", "no archive", "pickled"],
)
def test_files_without_arrays_are_one_sentence(
    tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(tmp_path / "model.npz")

    with pytest.raises(ModelUnusable):
        read_arrays(tmp_path / "model.npz", ["weights"])
