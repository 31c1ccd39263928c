"""The eyes look at a photo once, and learn from corrections from the next one on."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ml.arrays import Pixels
from ml.eyes.correcting import statistics_file
from ml.eyes.eye_models import EyeModels
from ml.eyes.garment_eyes import GarmentEyes
from ml.look_alikes.embedder import PhotoEmbedder
from ml.photos.photo import Photo, open_photo
from wardrobe.errors import ModelUnusable
from wardrobe.model.colour import Colour
from wardrobe.model.correction import Correction
from wardrobe.model.garment import GarmentType, Pattern

SHIPPED = Path(__file__).parents[3] / "assets" / "models" / "eyes.onnx"


def photo(shade: int = 60) -> bytes:
    """Return a photo of a blue square, darker or lighter, on a wooden floor."""
    rng = np.random.default_rng(shade)
    rgb = rng.normal((150, 110, 80), 6, (160, 120, 3))
    rgb[30:120, 25:95] = (shade, shade, 150)
    stream = io.BytesIO()
    Image.fromarray(np.clip(rgb, 0, 255).astype(np.uint8)).save(stream, "PNG")
    return stream.getvalue()


def on_white() -> bytes:
    """Return a red square as in a catalogue, where no cut-out is shown."""
    image = Image.new("RGB", (120, 160), "white")
    image.paste((190, 20, 35), (30, 40, 90, 120))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def make_eyes(
    file: Path = SHIPPED,
    corrections: Callable[[], list[Correction]] = list,
    open_photo: Callable[[bytes], Photo] = open_photo,
) -> tuple[GarmentEyes, PhotoEmbedder, EyeModels]:
    models = EyeModels(file, SHIPPED.with_name("colour.json"))
    embedder = PhotoEmbedder(models, SHIPPED.with_name("looks.npz"), open_photo)
    eyes = GarmentEyes(models, embedder.vector_of, open_photo, corrections)
    return eyes, embedder, models


@pytest.mark.parametrize(("content", "views"), [(photo(), 2), (on_white(), 1)])
def test_one_look_decodes_once_and_shows_each_view_once(
    content: bytes, views: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded: list[bytes] = []

    def open_counted(content: bytes) -> Photo:
        decoded.append(content)
        return open_photo(content)

    eyes, _, models = make_eyes(open_photo=open_counted)
    shown: list[tuple[int, ...]] = []
    run = models.classifier()._run

    def run_counted(squares: Pixels) -> object:
        shown.append(squares.shape)
        return run(squares)

    monkeypatch.setattr(models.classifier(), "_run", run_counted)

    eyes.look(content)

    assert decoded == [content]
    assert len(shown) == views


@pytest.mark.parametrize("content", [photo(), photo(90), on_white()])
def test_the_vector_of_a_look_is_the_embedders(content: bytes) -> None:
    eyes, embedder, _ = make_eyes()

    vector = eyes.look(content).vector

    assert np.array_equal(vector, embedder.embed(content))
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)


def test_a_correction_counts_from_the_next_photo_on_and_can_be_taken_back() -> None:
    corrections: list[Correction] = []
    eyes, *_ = make_eyes(corrections=lambda: corrections)
    first = eyes.label(photo())
    assert first.type is not GarmentType.SCARF

    corrections.append(Correction(first.embedding, GarmentType.SCARF))
    taught = eyes.label(photo(64))
    corrections.clear()
    forgotten = eyes.label(photo())

    assert taught.type is GarmentType.SCARF
    assert taught.type_confidence < 1
    assert forgotten == first


def test_a_pattern_and_a_colour_are_taught_and_taken_back_too() -> None:
    corrections: list[Correction] = []
    eyes, *_ = make_eyes(corrections=lambda: corrections)
    first = eyes.label(photo())

    corrections.append(
        Correction(first.embedding, pattern=Pattern.FLORAL, colour=Colour.PURPLE)
    )
    taught = eyes.label(photo())
    corrections.clear()

    assert (taught.pattern, taught.colour) == (Pattern.FLORAL, Colour.PURPLE)
    assert taught.type is first.type
    assert eyes.label(photo()) == first


def test_corrections_without_a_memory_are_a_sentence(tmp_path: Path) -> None:
    for suffix in (".onnx", ".json"):
        shutil.copy(SHIPPED.with_suffix(suffix), tmp_path)
    shutil.copy(statistics_file(SHIPPED), tmp_path)
    corrections = [Correction(bytes(2048), GarmentType.SCARF)]
    eyes, *_ = make_eyes(tmp_path / SHIPPED.name, lambda: corrections)
    statistics_file(tmp_path / SHIPPED.name).unlink()

    with pytest.raises(ModelUnusable, match=r"memory\.npz is missing"):
        eyes.label(photo())
