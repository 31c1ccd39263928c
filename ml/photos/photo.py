"""The one safe way in for photos: opened, upright, sRGB, small, without metadata."""

import io
import struct
import warnings
from dataclasses import dataclass
from datetime import date

import numpy as np
import pi_heif
from PIL import ExifTags, Image, UnidentifiedImageError

from ml.arrays import Pixels
from ml.photos.colour_space import (
    converted_by_profile,
    declared_space,
    is_stronger_than_profile,
)
from ml.photos.frames import go_to_first_seen, is_visible
from ml.photos.opening_memory import bytes_to_open
from ml.photos.shrinking import shrink_by_strips
from wardrobe.errors import BadPhoto
from wardrobe.language.texts import _, noted

# Formats that cameras, phones and shops write. EPS, PDF and SVG stay out: they run
# programs. MPO is never named: Pillow has no opener for it, JPEG covers it.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "JPEG2000", "GIF", "BMP", "TIFF")
MOST_BYTES = 100_000_000
# More than any camera but those of some phones, which write JPEG.
MOST_PIXELS = 64_000_000
# Phones write JPEGs of 200 million pixels; they are decoded at 1/2 to 1/8 size.
MOST_PIXELS_JPEG = 250_000_000
# Pillow unpacks run-length BMP in Python: 64 million pixels would take seconds.
MOST_PIXELS_RUNS = 4_000_000
# With the file, and what Python takes, that stays below 600 MB.
MOST_BYTES_TO_OPEN = 550_000_000
# Below this there is nothing to see; also, filters need a few pixels.
LEAST_SIDE = 8
# Larger than every picture that is shown or read by a model.
LONG_SIDE = 1280

# Both are global to the process and not safe to change from threads: set once here.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS_JPEG
warnings.simplefilter("error", Image.DecompressionBombWarning)
# Such as damaged EXIF data: the pixels are good, and stderr is the user's.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
pi_heif.register_heif_opener()

# Clocks that were never set say that it is 1980 or 1970.
_FIRST_YEAR = 1990
# How to turn a picture upright, by the EXIF orientation. Source: EXIF 2.32, 0x0112.
_TURN = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# These may be followed by a colon and details; see `ml.photos.decoder`.
_TOO_LARGE = noted("this picture has too many pixels to open safely")
_TOO_SMALL = noted("this picture is too small")
_NO_PHOTO = noted("this file isn't a photo in a format that can be opened")
_DAMAGED = noted("this photo is damaged or incomplete")
_JPEG_START, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
# Coded pixels that mean something else wherever they are read; none ends a scan.
_OTHER_PIXELS = bytes(range(1, 251)) * 8


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """An opened photo.

    Attributes:
        rgb: uint8 (H, W, 3), sRGB, upright, at most `LONG_SIDE` pixels a side.
        alpha: uint8 (H, W), 255 is opaque; None when every pixel is opaque.
        taken_on: The day, by the clock of the camera; None where it does not tell.
    """

    rgb: Pixels
    alpha: Pixels | None = None
    taken_on: date | None = None

    def on_white(self) -> Pixels:
        """Return (H, W, 3): networks were trained on photos without transparency."""
        if self.alpha is None:
            return self.rgb
        cover = self.alpha[:, :, None] / 255
        return (self.rgb * cover + 255 * (1 - cover)).astype(np.uint8)


def open_photo(content: bytes) -> Photo:
    """Open the photo in a file's content.

    Raises:
        BadPhoto: It is no photo, damaged, or too large to open safely.
    """
    refuse_length(content)
    try:
        return _decode(content)
    except BadPhoto:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadPhoto(_(_TOO_LARGE)) from error
    except UnidentifiedImageError as error:
        raise BadPhoto(f"{_(_NO_PHOTO)}: {', '.join(FORMATS)}") from error
    except Exception as error:  # decoders raise nearly everything for odd files
        raise BadPhoto(_(_DAMAGED)) from error


def refuse_length(content: bytes) -> None:
    """Raise `BadPhoto` for a file that is empty, or too large to be read."""
    if not content:
        raise BadPhoto(_("this file is empty"))
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise BadPhoto(_("this file is larger than {most} MB", most=most))


def to_square(rgb: Pixels, size: int) -> Pixels:
    """Fit a photo into a white square, in training and serving alike.

    The photo keeps its shape and is centred. Pillow's bilinear filter widens with
    the scale, so it does not alias; `reducing_gap` shrinks by whole-number boxes to
    three times the size first, which is faster and differs by less than one level.

    Args:
        rgb: uint8 (H, W, 3).
        size: Side of the square in pixels.

    Returns:
        uint8 (size, size, 3).
    """
    height, width = rgb.shape[:2]
    scale = size / max(height, width)
    fitted = (max(1, round(width * scale)), max(1, round(height * scale)))
    image = Image.fromarray(rgb).resize(
        fitted, Image.Resampling.BILINEAR, reducing_gap=3.0
    )
    square = Image.new("RGB", (size, size), "white")
    square.paste(image, ((size - fitted[0]) // 2, (size - fitted[1]) // 2))
    return np.array(square)


def _decode(content: bytes) -> Photo:
    try:
        return _decode_whole(content)
    except OSError:
        ended = _ended(content)
        if ended is None:
            raise
        return ended


def _ended(content: bytes) -> Photo | None:
    """Return a JPEG of which only the mark at its end is missing, None for others.

    The decoder fills what is cut off with grey and says nothing. So it gets other
    pixels to read behind the end: it only reads them if some are missing.
    """
    if not content.startswith(_JPEG_START):
        return None
    scans = content.rstrip(b"\xff\0")
    photo = _decode_whole(scans + _JPEG_END)
    other = _decode_whole(scans + _OTHER_PIXELS + _JPEG_END)
    return photo if np.array_equal(photo.rgb, other.rgb) else None


def _decode_whole(content: bytes) -> Photo:
    with Image.open(io.BytesIO(content), formats=FORMATS) as image:
        _refuse_size(image, len(content))
        scale = LONG_SIDE / max(image.size)
        if scale < 1:  # JPEG only, elsewhere it does nothing: decode at 1/2 to 1/8
            width, height = (max(1, round(side * scale)) for side in image.size)
            image.draft(None, (width, height))
        image.load()
        go_to_first_seen(image)
        turn = _TURN.get(_orientation(image))
        taken_on = _taken_on(image)
        small = shrink_by_strips(image, LONG_SIDE)
        alpha = np.array(small.getchannel("A")) if small.mode == "RGBA" else None
        if alpha is not None and not is_visible(alpha):
            raise BadPhoto(_("there's nothing to see on this picture"))
        rgb = _to_srgb(small, image, content)
    if turn is not None:
        rgb = rgb.transpose(turn)
        alpha = (
            None if alpha is None else np.array(small.getchannel("A").transpose(turn))
        )
    if alpha is not None and alpha.min() == 255:
        alpha = None
    return Photo(np.array(rgb), alpha, taken_on)


def _refuse_size(image: Image.Image, count_bytes: int) -> None:
    width, height = image.size
    is_cheap = image.format in {"JPEG", "MPO"} and "progressive" not in image.info
    most = MOST_PIXELS_JPEG if is_cheap else MOST_PIXELS
    if any(tile[0] == "bmp_rle" for tile in getattr(image, "tile", ())):
        most = MOST_PIXELS_RUNS
    takes = bytes_to_open(image) + count_bytes
    if width * height > most or takes > MOST_BYTES_TO_OPEN:
        raise BadPhoto(f"{_(_TOO_LARGE)}: {width} × {height}")
    if min(width, height) < LEAST_SIDE:
        raise BadPhoto(f"{_(_TOO_SMALL)}: {width} × {height}")


def _orientation(image: Image.Image) -> int:
    # Read after loading: TIFF has turned itself by then, and PNG may have it last.
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except (LookupError, OSError, SyntaxError, TypeError, ValueError, struct.error):
        return 1  # damaged metadata say nothing about the pixels


def _taken_on(image: Image.Image) -> date | None:
    """Return the day of a photo; no other time of a file says when it was taken."""
    try:
        told = image.getexif().get_ifd(ExifTags.IFD.Exif)
        day = str(told.get(ExifTags.Base.DateTimeOriginal, ""))[:10]
        taken = date.fromisoformat(day.replace(":", "-"))
    except (LookupError, OSError, SyntaxError, TypeError, ValueError, struct.error):
        return None
    return taken if taken.year >= _FIRST_YEAR else None


def _to_srgb(small: Image.Image, image: Image.Image, content: bytes) -> Image.Image:
    """Return what an opened picture was shrunk to as RGB, in sRGB."""
    opaque = small.convert("RGB") if small.mode == "RGBA" else small
    profile = image.info.get("icc_profile")
    if profile and not is_stronger_than_profile(image, content):
        converted = converted_by_profile(opaque, profile)
        if converted is not None:
            return converted
    plain = opaque.convert("RGB")
    space = declared_space(image, content)
    return Image.fromarray(space.to_srgb(np.asarray(plain))) if space else plain
