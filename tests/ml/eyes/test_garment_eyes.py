"""The eyes learn from corrections from the next photo on, and forget them again."""

import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ml.eyes.correcting import memory_of
from ml.eyes.garment_eyes import GarmentEyes
from wardrobe.errors import ModelUnusable
from wardrobe.model.correction import Correction
from wardrobe.model.garment import GarmentType

SHIPPED = Path(__file__).parents[3] / "assets" / "models" / "eyes.onnx"


def photo(shade: int = 60) -> bytes:
    """Return a photo of a blue square, darker or lighter, on a wooden floor."""
    rng = np.random.default_rng(shade)
    rgb = rng.normal((150, 110, 80), 6, (160, 120, 3))
    rgb[30:120, 25:95] = (shade, shade, 150)
    stream = io.BytesIO()
    Image.fromarray(np.clip(rgb, 0, 255).astype(np.uint8)).save(stream, "PNG")
    return stream.getvalue()


def test_a_correction_counts_from_the_next_photo_on_and_can_be_taken_back() -> None:
    corrections: list[Correction] = []
    eyes = GarmentEyes(SHIPPED, corrections=lambda: corrections)
    first = eyes.label(photo())
    assert first.type is not GarmentType.SCARF

    corrections.append(Correction(first.embedding, GarmentType.SCARF))
    taught = eyes.label(photo(64))
    corrections.clear()
    forgotten = eyes.label(photo())

    assert taught.type is GarmentType.SCARF
    assert taught.type_confidence < 1
    assert forgotten == first


def test_corrections_without_a_memory_are_a_sentence(tmp_path: Path) -> None:
    for suffix in (".onnx", ".json"):
        shutil.copy(SHIPPED.with_suffix(suffix), tmp_path)
    shutil.copy(memory_of(SHIPPED), tmp_path)
    corrections = [Correction(bytes(2048), GarmentType.SCARF)]
    eyes = GarmentEyes(tmp_path / SHIPPED.name, corrections=lambda: corrections)
    memory_of(tmp_path / SHIPPED.name).unlink()

    with pytest.raises(ModelUnusable, match=r"memory\.npz is missing"):
        eyes.label(photo())
