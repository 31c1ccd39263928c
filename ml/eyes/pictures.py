"""The pictures that the closet keeps of a garment, as encoded files."""

import io

import numpy as np
from PIL import Image

from ml.arrays import Pixels
from ml.photos.photo import Photo
from wardrobe.model.picture import Picture

# Differences to better qualities are not seen on clothes; files double from here.
JPEG_QUALITY = 85
WEBP_QUALITY = 82
# The fastest; method 1 makes files a quarter smaller in twice the time.
WEBP_METHOD = 0
# Fewer levels of alpha: a soft edge looks the same, and packs in a third of the time.
WEBP_ALPHA_QUALITY = 50
# Long sides of the pictures with alpha, the largest first.
CUTOUT_SIDES = {
    Picture.CUTOUT: 1024,
    Picture.THUMBNAIL_512: 512,
    Picture.THUMBNAIL_256: 256,
}
# Air around the garment, as a share of its long side.
MARGIN = 0.03
# Fainter than this is a shadow's rest, and no reason for a wider crop.
_LEAST_ALPHA = 16
_IS_SEEN = [0] + [255] * 255

Box = tuple[int, int, int, int]


def render_pictures(photo: Photo, alpha: Pixels) -> dict[Picture, bytes]:
    """Make the pictures of a garment; none of them has metadata.

    Args:
        photo: As it was opened.
        alpha: uint8 (H, W), the garment's cut-out.

    Returns:
        Encoded files by kind: the photo as JPEG, on white where it was clear; the
        rest as WebP with alpha: the garment cropped, and centred on squares.
    """
    left, top, right, bottom = bounding_box(alpha)
    # Colours and alpha are shrunk apart: twice as fast, and edges keep their colour.
    colours = Image.fromarray(photo.rgb[top:bottom, left:right])
    cover = Image.fromarray(alpha[top:bottom, left:right])
    pictures = {Picture.PHOTO: _encode_photo(photo)}
    for kind, side in CUTOUT_SIDES.items():
        # Each from the larger one before it, so that the photo is read once.
        colours, cover = _fit(colours, side), _fit(cover, side)
        frame = colours.size if kind is Picture.CUTOUT else (side, side)
        pictures[kind] = _encode_cutout(colours, cover, frame)
    return pictures


def bounding_box(alpha: Pixels) -> Box:
    """Return (left, top, right, bottom) around what is not clear, with a margin.

    Args:
        alpha: uint8 (H, W); when all of it is clear, the box is the whole picture.
    """
    height, width = alpha.shape
    is_seen = alpha >= _LEAST_ALPHA
    rows, columns = np.flatnonzero(is_seen.any(axis=1)), np.flatnonzero(is_seen.any(0))
    if not rows.size:
        return 0, 0, width, height
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    left, right = int(columns[0]), int(columns[-1]) + 1
    air = round(MARGIN * max(bottom - top, right - left))
    return (
        max(0, left - air),
        max(0, top - air),
        min(width, right + air),
        min(height, bottom + air),
    )


def _fit(image: Image.Image, side: int) -> Image.Image:
    """Shrink to `side` pixels on the long side; never enlarge."""
    scale = side / max(image.size)
    if scale >= 1:
        return image
    width, height = (max(1, round(length * scale)) for length in image.size)
    return image.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0)


def _encode_photo(photo: Photo) -> bytes:
    image = Image.fromarray(photo.rgb)
    if photo.alpha is not None:
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=Image.fromarray(photo.alpha))
        image = white
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=JPEG_QUALITY)
    return stream.getvalue()


def _encode_cutout(
    colours: Image.Image, cover: Image.Image, frame: tuple[int, int]
) -> bytes:
    """Centre a cut-out on a transparent frame, and encode it."""
    corner = ((frame[0] - cover.width) // 2, (frame[1] - cover.height) // 2)
    image = Image.new("RGBA", frame)
    # What is clear stays black: it packs to nothing, and shows no room or face.
    image.paste(colours, corner, mask=cover.point(_IS_SEEN))
    alpha = Image.new("L", frame)
    alpha.paste(cover, corner)
    image.putalpha(alpha)
    stream = io.BytesIO()
    image.save(
        stream,
        "WEBP",
        quality=WEBP_QUALITY,
        method=WEBP_METHOD,
        alpha_quality=WEBP_ALPHA_QUALITY,
    )
    return stream.getvalue()
