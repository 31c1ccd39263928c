"""A picture that is shrunk strip by strip is as if it was shrunk whole."""

import numpy as np
import pytest
from PIL import Image

from ml.photos import shrinking
from ml.photos.shrinking import shrink_by_strips

SIDE = 40


def noise(mode: str) -> Image.Image:
    rng = np.random.default_rng(3)
    return Image.fromarray(rng.integers(0, 255, (350, 401, 4), np.uint8)).convert(mode)


def deep(kind: type[np.generic], most: float) -> Image.Image:
    rng = np.random.default_rng(3)
    return Image.fromarray((rng.random((350, 401)) * most).astype(kind))


def clear_in_part(mode: str) -> Image.Image:
    picture = noise("RGB").convert(mode)
    picture.info["transparency"] = bytes(256) if mode == "P" else (90, 90, 90)
    return picture


PICTURES = {
    **{mode: noise(mode) for mode in ("L", "RGB", "RGBA", "LA", "CMYK", "P", "1")},
    "YCbCr": noise("RGB").convert("YCbCr"),
    "clear P": clear_in_part("P"),
    "clear RGB": clear_in_part("RGB"),
    "16 bits": deep(np.uint16, 65535),
    "32 bits": deep(np.int32, 2**20),
    "float": deep(np.float32, 1),
}


@pytest.mark.parametrize("name", PICTURES)
def test_strips_make_no_difference(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = PICTURES[name]
    whole = shrink_by_strips(picture, SIDE)

    monkeypatch.setattr(shrinking, "_PIXELS_OF_STRIP", 4000)
    in_strips = shrink_by_strips(picture, SIDE)

    assert (in_strips.mode, in_strips.size) == (whole.mode, (40, 35))
    assert in_strips.tobytes() == whole.tobytes()


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK", "RGBA"])
def test_it_looks_as_pillow_would_shrink_it(mode: str) -> None:
    picture = noise(mode)

    wanted = picture.resize((40, 35), Image.Resampling.BICUBIC, reducing_gap=2.0)

    apart = np.abs(
        np.asarray(shrink_by_strips(picture, SIDE), int) - np.asarray(wanted, int)
    )
    assert apart.max() <= 2


def test_white_is_the_same_in_every_strip(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.zeros((400, 400), np.int32)
    values[300:] = 2**20  # the brightest comes in a late strip
    values[:100] = 2**19
    monkeypatch.setattr(shrinking, "_PIXELS_OF_STRIP", 4000)

    small = np.asarray(shrink_by_strips(Image.fromarray(values), SIDE))

    assert (small[2, 5], small[20, 5], small[37, 5]) == (128, 0, 255)


@pytest.mark.parametrize("mode", ["L", "RGBA"])
def test_a_small_picture_is_a_copy(mode: str) -> None:
    picture = noise(mode)

    copy = shrink_by_strips(picture, 500)

    assert copy is not picture
    assert copy.tobytes() == picture.tobytes()
