"""What the numbers of a photo mean: from its colour space to sRGB.

A photo says it by an ICC profile, or by code points (cICP in PNG, nclx in HEIF and
AVIF), or, in old PNGs, by a gamma and primaries. Nothing goes by a profile's name:
phones call Display P3 "sRGB", too.
"""

import io
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from ml.arrays import Pixels
from ml.photos.boxes import nclx_of_avif

Floats = NDArray[np.float64]
Point = tuple[float, float]
Curve = Callable[[Floats], Floats]

# Levels of 255: a profile that moves no colour further is sRGB under any name.
_NOT_SEEN = 2
_D65: Point = (0.3127, 0.3290)
# Chromaticities of red, green, blue and white by code point. Source: ITU-T H.273,
# table 2; 2 is "unspecified", which everybody shows as sRGB.
_PRIMARIES: dict[int, tuple[Point, Point, Point, Point]] = {
    1: ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060), _D65),
    4: ((0.670, 0.330), (0.210, 0.710), (0.140, 0.080), (0.310, 0.316)),
    5: ((0.640, 0.330), (0.290, 0.600), (0.150, 0.060), _D65),
    6: ((0.630, 0.340), (0.310, 0.595), (0.155, 0.070), _D65),
    7: ((0.630, 0.340), (0.310, 0.595), (0.155, 0.070), _D65),
    9: ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046), _D65),
    11: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), (0.314, 0.351)),
    12: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), _D65),
    22: ((0.630, 0.340), (0.295, 0.605), (0.155, 0.077), _D65),
}
_SRGB_PRIMARIES = _PRIMARIES[1]
# Light that a white page has, of HDR's absolute scale. Source: ITU-R BT.2408-7, 2.2.
_WHITE_NITS = 203.0
# Source: the Bradford cone responses, as in ICC.1:2022, annex E.
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)


@dataclass(frozen=True, slots=True, eq=False)
class ColourSpace:
    """What red, green and blue of a photo mean.

    Attributes:
        primaries: Chromaticities of red, green, blue and white.
        curve: Light by what is stored, both 0 to 1; 1 is a white page.
    """

    primaries: tuple[Point, Point, Point, Point]
    curve: Curve

    def to_srgb(self, rgb: Pixels) -> Pixels:
        """Return uint8 (H, W, 3) in sRGB; what it cannot show is cut off."""
        light = self.curve(np.arange(256) / 255).astype(np.float32)
        turn = np.linalg.inv(_matrix(_SRGB_PRIMARIES)) @ _matrix(self.primaries)
        steps = 4095  # finer than 8 bits everywhere, but in the deepest shadows
        stored = np.rint(255 * _srgb_stored(np.linspace(0, 1, steps + 1)))
        table = stored.astype(np.uint8)
        out = np.empty_like(rgb)
        for row in range(0, len(rgb), 64):  # floats of a strip only
            mixed = light[rgb[row : row + 64]] @ turn.T.astype(np.float32)
            levels = np.clip(mixed, 0, 1) * steps
            out[row : row + 64] = table[np.rint(levels).astype(np.int16)]
        return out


def declared_space(image: Image.Image, content: bytes) -> ColourSpace | None:
    """Return the space that a photo names without a profile, None for sRGB's.

    Args:
        image: The picture, loaded.
        content: Its file.
    """
    match image.format:
        case "PNG":
            return _space_of_png(image, content)
        case "AVIF":
            return _space_of_codes(*(nclx_of_avif(content) or (2, 2)))
        case "HEIF":
            codes = image.info.get("nclx_profile") or {}
            primaries = int(codes.get("color_primaries", 2))
            transfer = int(codes.get("transfer_characteristics", 2))
            return _space_of_codes(primaries, transfer)
    return None


def is_stronger_than_profile(image: Image.Image, content: bytes) -> bool:
    """Return whether a photo's code points count more than its profile.

    Source: PNG, 3rd edition, 4.3; in HEIF and AVIF it is the other way round.
    """
    return image.format == "PNG" and _cicp(content) is not None


def converted_by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Return a picture as sRGB by its ICC profile; None if that cannot be used."""
    fitting = _as_profile_wants(image, profile)
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turn = ImageCms.buildTransform(
            source, ImageCms.createProfile("sRGB"), fitting.mode, "RGB"
        )
        if fitting.mode == "RGB" and _changes_nothing(turn):
            return fitting
        return ImageCms.applyTransform(fitting, turn)
    except (ImageCms.PyCMSError, OSError, ValueError):  # damaged, or of another mode
        return None


def _as_profile_wants(image: Image.Image, profile: bytes) -> Image.Image:
    # Grey becomes RGB, and the other way round, on the way through other programs.
    space = profile[16:20]
    if space == b"GRAY" and image.mode == "RGB":
        return image.convert("L")
    if space == b"RGB " and image.mode == "L":
        return image.convert("RGB")
    return image


def _changes_nothing(turn: ImageCms.ImageCmsTransform) -> bool:
    # A cube of colours, which takes a hundredth of what a photo takes.
    level = np.linspace(0, 255, 9).astype(np.uint8)
    cube = np.stack(np.meshgrid(level, level, level), axis=-1).reshape(27, 27, 3)
    turned = ImageCms.applyTransform(Image.fromarray(cube), turn)
    moved = np.abs(np.asarray(turned).astype(int) - cube)
    return int(moved.max()) <= _NOT_SEEN


def _space_of_png(image: Image.Image, content: bytes) -> ColourSpace | None:
    codes = _cicp(content)
    if codes is not None:
        return _space_of_codes(*codes)
    if "srgb" in image.info:
        return None
    gamma, points = image.info.get("gamma"), image.info.get("chromaticity")
    if gamma is None and points is None:
        return None
    primaries = _SRGB_PRIMARIES
    if points and len(points) == 8 and all(0 < each < 1 for each in points):
        white, red, green, blue = zip(points[::2], points[1::2])
        primaries = (red, green, blue, white)
    # sRGB's own curve is said as 1/2.2. Source: PNG, 3rd edition, 11.3.2.2.
    if not gamma or not 0.05 < gamma < 5 or abs(gamma - 1 / 2.2) < 0.01:
        return _unless_srgb(ColourSpace(primaries, _srgb_light))
    return ColourSpace(primaries, lambda stored: stored ** (1 / gamma))


def _space_of_codes(primaries: int, transfer: int) -> ColourSpace | None:
    """Return the space of two code points of ITU-T H.273; unknown ones are sRGB's."""
    points = _PRIMARIES.get(primaries, _SRGB_PRIMARIES)
    return _unless_srgb(ColourSpace(points, _CURVES.get(transfer, _srgb_light)))


def _unless_srgb(space: ColourSpace) -> ColourSpace | None:
    is_srgb = np.allclose(space.primaries, _SRGB_PRIMARIES, atol=0.002)
    return None if is_srgb and space.curve is _srgb_light else space


def _cicp(content: bytes) -> tuple[int, int] | None:
    """Return primaries and transfer of a PNG that names code points."""
    for name, body in _chunks_before_pixels(content):
        if name == b"cICP" and len(body) == 4:
            return body[0], body[1]
    return None


def _chunks_before_pixels(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 8
    while place + 8 <= len(content):
        size, name = struct.unpack_from(">I4s", content, place)
        if name == b"IDAT":
            return
        yield name, content[place + 8 : place + 8 + size]
        place += 12 + size


def _matrix(primaries: tuple[Point, Point, Point, Point]) -> Floats:
    """Return (3, 3): XYZ under D65 of linear red, green and blue."""
    columns = np.array([_xyz(point) for point in primaries[:3]]).T
    white = _xyz(primaries[3])
    scaled = columns * np.linalg.solve(columns, white)
    cones = (_BRADFORD @ _xyz(_D65)) / (_BRADFORD @ white)
    adapted: Floats = np.linalg.inv(_BRADFORD) @ np.diag(cones) @ _BRADFORD @ scaled
    return adapted


def _xyz(point: Point) -> Floats:
    x, y = point
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _srgb_light(stored: Floats) -> Floats:
    # Source: IEC 61966-2-1.
    return np.where(
        stored <= 0.04045, stored / 12.92, ((stored + 0.055) / 1.055) ** 2.4
    )


def _srgb_stored(light: Floats) -> Floats:
    # Source: IEC 61966-2-1.
    curved = 1.055 * np.maximum(light, 1e-9) ** (1 / 2.4) - 0.055
    return np.where(light <= 0.0031308, light * 12.92, curved)


def _pq_light(stored: Floats) -> Floats:
    # Source: SMPTE ST 2084, of which 1 is 10,000 nits.
    root = np.maximum(stored, 0) ** (1 / 78.84375)
    nits = (np.maximum(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root)) ** (
        1 / 0.1593017578125
    )
    return nits * 10_000 / _WHITE_NITS


def _hlg_light(stored: Floats) -> Floats:
    # Source: ITU-R BT.2100-2, table 5: the inverse OETF, and the display's 1.2 for
    # each channel by itself; a white page is at 0.75 of the scale.
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = np.where(stored <= 0.5, stored**2 / 3, (np.exp((stored - c) / a) + b) / 12)
    return scene**1.2 * 1000 / _WHITE_NITS


# Light by code point; what is not listed is stored as sRGB is, which also is what
# writers of 1, 6, 14 and 15 (television's) mean in photos. Source: H.273, table 3.
_CURVES: dict[int, Curve] = {
    4: lambda stored: stored**2.2,
    5: lambda stored: stored**2.8,
    8: lambda stored: stored,
    16: _pq_light,
    18: _hlg_light,
}
