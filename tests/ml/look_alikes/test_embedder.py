"""The shipped embedder on drawn garments."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

import assets
from ml.eyes.eye_models import EyeModels
from ml.look_alikes.embedder import PhotoEmbedder
from ml.look_alikes.head import SIZE
from ml.look_alikes.rough_cutout import rough_cutout
from ml.photos.photo import Photo
from ml.training.look_alikes.second_photo import simulate_second_photo
from wardrobe.errors import BadPhoto, ModelUnusable
from wardrobe.model.garment import Group

MODELS = Path(assets.__file__).parent / "models"


@pytest.fixture(scope="module")
def embedder() -> PhotoEmbedder:
    models = EyeModels(MODELS / "eyes.onnx", MODELS / "colour.json")
    return PhotoEmbedder(models, MODELS / "looks.npz")


def drawn(colour: str, *, is_shirt: bool = True) -> Image.Image:
    image = Image.new("RGB", (224, 224), "white")
    draw = ImageDraw.Draw(image)
    if is_shirt:
        draw.rectangle((70, 40, 154, 190), fill=colour)
        draw.polygon([(70, 40), (20, 100), (45, 115), (75, 80)], fill=colour)
        draw.polygon([(154, 40), (204, 100), (179, 115), (149, 80)], fill=colour)
    else:
        draw.rectangle((75, 20, 149, 60), fill=colour)
        draw.rectangle((75, 60, 108, 205), fill=colour)
        draw.rectangle((116, 60, 149, 205), fill=colour)
    return image


def encoded(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def test_a_look_has_length_one(embedder: PhotoEmbedder) -> None:
    look = embedder.embed(encoded(drawn("navy")))

    assert look.shape == (SIZE,)
    assert np.linalg.norm(look) == pytest.approx(1, abs=1e-4)


def test_the_second_photo_is_nearer_than_another_colour_or_kind(
    embedder: PhotoEmbedder,
) -> None:
    again = simulate_second_photo(np.array(drawn("navy")), np.random.default_rng(1))
    look = embedder.embed(encoded(Image.fromarray(again)))

    own, red, trousers = (
        float(look @ embedder.embed(encoded(image)))
        for image in (drawn("navy"), drawn("red"), drawn("navy", is_shirt=False))
    )

    assert own > max(red, trousers)


def test_the_tone_part_tells_colours(embedder: PhotoEmbedder) -> None:
    shirt, trousers, red = (
        embedder.embed(encoded(image))[embedder.tone]
        for image in (
            drawn("navy"),
            drawn("navy", is_shirt=False),
            drawn("red", is_shirt=False),
        )
    )

    assert shirt @ trousers > shirt @ red


def test_a_glance_is_near_the_look_and_tells_the_group(embedder: PhotoEmbedder) -> None:
    content = encoded(drawn("navy"))

    glance = embedder.embed_quickly(content)

    assert glance.vector @ embedder.embed(content) > 0.9
    assert glance.group is Group.TOP


def test_a_bad_photo_is_refused(embedder: PhotoEmbedder) -> None:
    with pytest.raises(BadPhoto):
        embedder.embed(b"no photo")


def test_a_head_of_other_eyes_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "eyes.onnx"
    other.write_bytes((MODELS / "eyes.onnx").read_bytes() + b" ")
    models = EyeModels(other, MODELS / "colour.json")

    with pytest.raises(ModelUnusable, match="train look-alikes"):
        _ = PhotoEmbedder(models, MODELS / "looks.npz").version


def test_a_plain_backdrop_is_flooded_even_where_light_falls_off() -> None:
    pixels = np.array(drawn("navy")).astype(np.float32)
    pixels *= np.linspace(0.75, 1, 224)[None, :, None]
    rgb = pixels.astype(np.uint8)

    _, cover = rough_cutout(Photo(rgb))

    inside = np.asarray(drawn("black").convert("L").resize((64, 64))) < 128
    assert ((cover > 127) == inside).mean() > 0.97
    assert set(np.unique(cover)) == {0, 255}  # flooded, not cut out


def test_a_photo_of_a_messy_room_is_cut_out_instead() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (224, 224, 3), dtype=np.uint8)
    noise[60:160, 60:160] = 90

    rgb, cover = rough_cutout(Photo(noise))

    assert rgb.shape[:2] == cover.shape
