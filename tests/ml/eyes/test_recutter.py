"""Cutting a garment out again."""

import io

import numpy as np
from PIL import Image

from ml.eyes.recutter import Recutter
from wardrobe.model.picture import Picture


def a_photo() -> bytes:
    image = Image.new("RGB", (200, 240), (230, 228, 225))
    image.paste((30, 50, 110), (60, 50, 140, 200))
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=95)
    return stream.getvalue()


def test_the_eyes_own_mask_covers_the_garment() -> None:
    mask = Recutter().mask(a_photo())

    assert mask.shape == (240, 200)
    assert mask[125, 100] == 255
    assert mask[5, 5] == 0


def test_a_painted_mask_decides_what_is_seen() -> None:
    mask = np.zeros((240, 200), np.uint8)
    mask[100:150, 80:120] = 255

    pictures = Recutter().cut(a_photo(), mask)

    cutout = Image.open(io.BytesIO(pictures[Picture.CUTOUT]))
    assert abs(cutout.width - 40) <= 4
    assert abs(cutout.height - 50) <= 4


def test_a_full_mask_of_another_size_keeps_the_background() -> None:
    pictures = Recutter().cut(a_photo(), np.full((24, 20), 255, np.uint8))

    cutout = Image.open(io.BytesIO(pictures[Picture.CUTOUT]))
    assert cutout.size == (200, 240)
