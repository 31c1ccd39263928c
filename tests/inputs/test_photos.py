"""Photos after what users of others reported; each id names the report."""

import io

import numpy as np
import pytest
from PIL import Image

from ml.photos.photo import open_photo
from wardrobe.errors import BadPhoto

RED = (200, 30, 30)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def square(mode: str = "RGB") -> Image.Image:
    """Return a red square on white, or in grey a dark one."""
    pixels = np.full((64, 64, 3), 255, np.uint8)
    pixels[16:48, 16:48] = RED
    return Image.fromarray(pixels).convert(mode)


def inside(content: bytes) -> tuple[int, ...]:
    """Return the colour in the middle of a photo."""
    return tuple(map(int, open_photo(content).rgb[32, 32]))


def is_red(colour: tuple[int, ...]) -> bool:
    return colour[0] > 150 and max(colour[1:]) < 80


def with_extra_bytes() -> bytes:
    """Return a JPEG with bytes of no meaning before one of its restart marks."""
    content = encoded(square(), "JPEG", restart_marker_blocks=2)
    at = content.rindex(b"\xff\xd1")
    return content[:at] + b"\x11" * 9 + content[at:]


def with_orientation(value: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = value
    return encoded(square(), "JPEG", exif=exif)


def grey_with_alpha() -> bytes:
    image = square("LA")
    alpha = np.zeros((64, 64), np.uint8)
    alpha[16:48, 16:48] = 255
    image.putalpha(Image.fromarray(alpha))
    return encoded(image, "PNG")


def sixteen_bits() -> bytes:
    grey = np.asarray(square("L")).astype(np.uint16) * 257
    return encoded(Image.fromarray(grey), "PNG")


def palette_with_a_clear_colour() -> bytes:
    image = square().quantize(2)
    clear = image.getpixel((0, 0))
    return encoded(image, "PNG", transparency=clear)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(with_extra_bytes(), id="immich 8510: bytes before a mark"),
        pytest.param(with_orientation(0), id="photoprism 1475: orientation 0"),
        pytest.param(with_orientation(9), id="immich 1705: orientation 9"),
        pytest.param(
            palette_with_a_clear_colour(), id="meerk40t 962: a clear colour of few"
        ),
        pytest.param(encoded(square("CMYK"), "JPEG"), id="TwelveMonkeys 147: CMYK"),
        pytest.param(encoded(square(), "WEBP", lossless=True), id="webp"),
        pytest.param(encoded(square(), "JPEG", progressive=True), id="progressive"),
    ],
)
def test_what_is_red_there_is_red_here(content: bytes) -> None:
    assert is_red(inside(content))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(grey_with_alpha(), id="Natron 1215: grey with alpha"),
        pytest.param(sixteen_bits(), id="Natron 241: 16 bits of grey"),
        pytest.param(
            encoded(square("L"), "PNG", transparency=255), id="zune 58: a clear grey"
        ),
    ],
)
def test_grey_is_as_bright_as_it_was(content: bytes) -> None:
    expected = int(np.asarray(square("L"))[32, 32])

    assert inside(content) == pytest.approx((expected,) * 3, abs=2)


@pytest.mark.parametrize("share", [0.3, 0.6])
def test_half_a_photo_is_refused(share: float) -> None:
    """As of immich 11996: premature end of the file."""
    content = encoded(square(), "JPEG")

    with pytest.raises(BadPhoto):
        open_photo(content[: int(len(content) * share)])


@pytest.mark.parametrize("kind", ["WEBP", "PNG"], ids=["photoprism 3342", "zulip 8177"])
def test_a_photo_stands_upright_in_any_format(kind: str) -> None:
    pixels = np.full((32, 64, 3), 255, np.uint8)
    pixels[:, :20] = RED
    exif = Image.Exif()
    exif[0x0112] = 6  # its left is up
    content = encoded(Image.fromarray(pixels), kind, exif=exif)

    upright = open_photo(content).rgb

    height, width, _ = upright.shape
    assert height > width
    assert is_red(tuple(map(int, upright[height // 8, width // 2])))
    assert not is_red(tuple(map(int, upright[-height // 8, width // 2])))
