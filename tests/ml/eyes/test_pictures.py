"""The closet gets small pictures of the garment, and nothing of the room."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ml.arrays import Pixels
from ml.eyes.pictures import Box, bounding_box, render_pictures
from ml.photos.photo import Photo
from wardrobe.model.picture import Picture


def garment(
    height: int = 1280, width: int = 960, box: Box = (300, 200, 700, 1000)
) -> tuple[Photo, Pixels]:
    """Return a photo of a red rectangle on grey, and its alpha."""
    left, top, right, bottom = box
    rgb = np.full((height, width, 3), 128, np.uint8)
    alpha = np.zeros((height, width), np.uint8)
    rgb[top:bottom, left:right] = (200, 20, 30)
    alpha[top:bottom, left:right] = 255
    return Photo(rgb), alpha


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_every_picture_is_made_in_its_format_and_size() -> None:
    pictures = render_pictures(*garment())

    images = {kind: opened(content) for kind, content in pictures.items()}
    assert set(images) == set(Picture)
    assert (images[Picture.PHOTO].format, images[Picture.PHOTO].size) == (
        "JPEG",
        (960, 1280),
    )
    assert images[Picture.CUTOUT].format == "WEBP"
    assert images[Picture.THUMBNAIL_256].size == (256, 256)
    assert images[Picture.THUMBNAIL_512].size == (512, 512)


def test_the_cut_out_is_cropped_with_a_little_air() -> None:
    cutout = opened(render_pictures(*garment())[Picture.CUTOUT])

    assert cutout.size == (448, 848)
    assert cutout.mode == "RGBA"
    pixels = np.asarray(cutout)
    assert pixels[0, 0, 3] == 0
    assert pixels[424, 224, 3] == 255
    assert np.abs(pixels[424, 224, :3].astype(int) - (200, 20, 30)).max() < 12


def test_a_large_cut_out_is_shrunk() -> None:
    photo, _ = garment()

    cutout = opened(
        render_pictures(photo, np.full((1280, 960), 255, np.uint8))[Picture.CUTOUT]
    )

    assert cutout.size == (768, 1024)


@pytest.mark.parametrize("kind", [Picture.THUMBNAIL_256, Picture.THUMBNAIL_512])
def test_thumbnails_hold_the_garment_in_their_middle(kind: Picture) -> None:
    alpha = np.asarray(opened(render_pictures(*garment())[kind]))[..., 3] > 127

    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    side = alpha.shape[0]
    assert abs(rows[0] + rows[-1] - side) <= 3
    assert abs(columns[0] + columns[-1] - side) <= 3
    assert (rows[-1] - rows[0]) / side > 0.9


def test_a_small_garment_is_not_blown_up() -> None:
    photo, alpha = garment(box=(100, 100, 180, 160))

    thumbnail = opened(render_pictures(photo, alpha)[Picture.THUMBNAIL_512])

    assert (np.asarray(thumbnail)[..., 3] > 127).any(axis=0).sum() == 80


def test_what_was_cut_away_is_not_kept_under_the_alpha() -> None:
    pixels = np.asarray(opened(render_pictures(*garment())[Picture.CUTOUT]))

    assert pixels[pixels[..., 3] == 0].max() < 40


def test_nothing_of_a_garment_is_the_whole_photo() -> None:
    photo, alpha = garment(80, 60, (0, 0, 0, 0))

    cutout = opened(render_pictures(photo, alpha)[Picture.CUTOUT])

    assert cutout.size == (60, 80)


def test_a_transparent_photo_is_shown_on_white() -> None:
    photo, alpha = garment(80, 60, (20, 20, 40, 60))

    picture = opened(render_pictures(Photo(photo.rgb, alpha), alpha)[Picture.PHOTO])

    assert np.asarray(picture)[2, 2].min() > 250


def test_no_picture_has_metadata() -> None:
    for content in render_pictures(*garment()).values():
        image = opened(content)
        assert not image.getexif()
        assert "icc_profile" not in image.info
        assert "xmp" not in image.info


@settings(max_examples=50)
@given(st.integers(0, 39), st.integers(0, 29), st.integers(1, 20), st.integers(1, 20))
def test_a_box_holds_the_garment_and_stays_in_the_photo(
    top: int, left: int, height: int, width: int
) -> None:
    alpha = np.zeros((40, 30), np.uint8)
    alpha[top : top + height, left : left + width] = 255

    box = bounding_box(alpha)

    inside = alpha[box[1] : box[3], box[0] : box[2]]
    assert inside.sum() == alpha.sum()
    assert 0 <= box[0] < box[2] <= 30
    assert 0 <= box[1] < box[3] <= 40
