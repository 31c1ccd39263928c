import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ml.model_file import (
    card_of,
    extend_card,
    read_arrays,
    read_card,
    sha256_of,
    write_models,
    write_together,
)
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

    with pytest.raises(ModelUnusable, match="doesn't match its card"):
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


OLD = {"judge.npz": b"old", "judge.json": b"{}"}
NEW = {"judge.npz": b"new", "judge.json": b"[]", "style.npz": b"style"}


def held(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_files_that_belong_together_are_written_together(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "models"

    write_together(folder, OLD)
    write_together(folder, NEW)

    assert held(folder) == NEW


@pytest.mark.parametrize("count_done", range(12))
def test_a_kill_anywhere_leaves_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count_done: int
) -> None:
    write_together(tmp_path, OLD)
    calls = 0

    def until_killed(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **settings: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls > count_done:
                raise KeyboardInterrupt  # as little is caught as of a kill
            return real(*args, **settings)

        return call

    with monkeypatch.context() as patch:
        for name in ("replace", "unlink", "open"):
            patch.setattr(Path, name, until_killed(getattr(Path, name)))
        with contextlib.suppress(KeyboardInterrupt):
            write_together(tmp_path, NEW)
    with contextlib.suppress(ModelUnusable):
        read_card(tmp_path / "judge.npz")

    left = held(tmp_path)
    assert {name: left[name] for name in OLD if name in left} in (
        OLD,
        {name: NEW[name] for name in OLD},
    )
    write_together(tmp_path, NEW)
    assert held(tmp_path) == NEW


def test_a_folder_that_cannot_be_written_is_told_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_together(tmp_path, OLD)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(ModelUnusable, match="no space left"):
            write_together(tmp_path, NEW)

    assert held(tmp_path) == OLD


def test_arrays_are_read_by_their_names(tmp_path: Path) -> None:
    np.savez(tmp_path / "model.npz", weights=np.arange(3), bias=np.ones(2))

    found = read_arrays(tmp_path / "model.npz", ["bias", "weights"])

    assert found["weights"].tolist() == [0, 1, 2]
    assert found["bias"].tolist() == [1, 1]


def test_a_model_and_its_card_are_written_and_the_card_can_grow(tmp_path: Path) -> None:
    [card] = write_models(tmp_path, {"model.npz": (b"weights", {"size": 3})})

    assert (tmp_path / "model.npz").read_bytes() == b"weights"
    assert read_card(tmp_path / "model.npz") == card
    assert extend_card(tmp_path / "model.npz", {"size": 4}) == card | {"size": 4}
    assert read_card(tmp_path / "model.npz")["size"] == 4


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
