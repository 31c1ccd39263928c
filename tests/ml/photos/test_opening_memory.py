"""What opening a picture takes is told before its pixels are decoded."""

import io
from typing import Any

import pytest
from PIL import Image
from PIL.TiffImagePlugin import TILELENGTH, TILEWIDTH, TiffImageFile

from benchmarks.safety.pictures import encoded, seeds
from ml.photos import photo
from ml.photos.opening_memory import bytes_to_open
from ml.photos.photo import open_photo
from wardrobe.errors import BadPhoto

PIXELS = 48 * 40


@pytest.mark.parametrize(
    ("kind", "mode", "settings", "bytes_a_pixel"),
    [
        ("PNG", "RGBA", {}, 4),
        ("PNG", "P", {}, 1),
        ("GIF", "P", {}, 1),
        ("BMP", "1", {}, 1),
        ("JPEG", "RGB", {}, 0),
        ("JPEG", "CMYK", {"progressive": True}, 8),
        ("WEBP", "RGB", {}, 16),
        ("AVIF", "RGB", {}, 13),
        ("JPEG2000", "RGB", {}, 21),
        ("TIFF", "RGBA", {"tiffinfo": {278: 40}}, 8),
        ("TIFF", "L", {"tiffinfo": {278: 20}}, 1.5),
        ("TIFF", "F", {"tiffinfo": {278: 40}}, 8),
    ],
)
def test_each_kind_has_its_price(
    kind: str, mode: str, settings: dict[str, Any], bytes_a_pixel: float
) -> None:
    with Image.open(io.BytesIO(encoded(kind, mode, **settings))) as image:
        assert bytes_to_open(image) == PIXELS * bytes_a_pixel


@pytest.mark.parametrize("kind", sorted(set(seeds()) - {"heif"}))
def test_what_would_take_too_much_is_refused_before(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = seeds()[kind]
    open_photo(content)
    monkeypatch.setattr(photo, "MOST_BYTES_TO_OPEN", len(content) - 1)

    with pytest.raises(BadPhoto, match="too many pixels to open safely: 48 × 40"):
        open_photo(content)


def test_a_tile_that_claims_more_than_the_picture_counts() -> None:
    with Image.open(io.BytesIO(encoded("TIFF"))) as image:
        assert isinstance(image, TiffImageFile)
        image.tag_v2[TILEWIDTH] = image.tag_v2[TILELENGTH] = 60_000

        assert bytes_to_open(image) > 3 * 60_000**2
