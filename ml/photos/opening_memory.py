"""How much memory a picture takes while it is opened, told before it is decoded."""

from PIL import Image
from PIL.TiffImagePlugin import (
    BITSPERSAMPLE,
    ROWSPERSTRIP,
    SAMPLESPERPIXEL,
    TILELENGTH,
    TILEWIDTH,
    TiffImageFile,
)

# Of Pillow's own picture, by mode; every mode that is not listed takes 4.
_BYTES_OF_MODE = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "I;16N": 2}
# A progressive JPEG is held whole as coefficients, at any decoding size.
_BYTES_OF_COEFFICIENT = 2
# WebP's decoder keeps two canvases, and hands a third over. Measured with pictures of
# 64 million pixels; `benchmarks.safety.memory` measures again.
_WEBP = 16
# A decoder's planes (of up to 12 bits), what it makes of them, and Pillow's picture.
_AVIF = {"RGB": 13, "RGBA": 16}
# OpenJPEG's 4 bytes of a band, what it makes of them, and Pillow's picture.
_JPEG_2000 = 7
# As AVIF, but of 8 bits and 4:2:0, as phones write it. Not measured: nothing here
# writes HEIC.
_HEIF = {"RGB": 10, "RGBA": 12}


def bytes_to_open(image: Image.Image) -> int:
    """Return how many bytes decoding takes at its peak, besides the file itself."""
    pixels = image.width * image.height
    if isinstance(image, TiffImageFile):
        return pixels * _whole(image) + _bytes_of_strip(image)
    return pixels * _bytes_a_pixel(image)


def _bytes_a_pixel(image: Image.Image) -> int:
    count_bands = len(image.getbands())
    match image.format:
        case "JPEG" | "MPO":
            # Else it is decoded at 1/2 to 1/8 size, line by line.
            is_held = "progressive" in image.info
            return _BYTES_OF_COEFFICIENT * count_bands if is_held else 0
        case "WEBP":
            return _WEBP
        case "JPEG2000":
            return _JPEG_2000 * count_bands
        case "AVIF":
            return _AVIF.get(image.mode, max(_AVIF.values()))
        case "HEIF":
            return _HEIF.get(image.mode, max(_HEIF.values()))
    return _whole(image)


def _whole(image: Image.Image) -> int:
    return _BYTES_OF_MODE.get(image.mode, 4)


def _bytes_of_strip(image: TiffImageFile) -> int:
    """Return what the largest strip or tile takes, which may be the whole picture."""
    tags = image.tag_v2
    bits = tags.get(BITSPERSAMPLE, (8,))
    samples = max(tags.get(SAMPLESPERPIXEL, 1), len(bits))
    if TILEWIDTH in tags:
        width = tags[TILEWIDTH]
        rows = tags.get(TILELENGTH, image.height)
    else:
        width = image.width
        rows = tags.get(ROWSPERSTRIP, image.height)
        rows = min(rows, image.height)
    return int(width * rows * samples * max(bits) // 8)
