"""Colours come out as the photo means them, whatever it calls its colour space."""

import io
import struct
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from benchmarks.safety.pictures import chunk
from ml.photos.boxes import nclx_of_avif
from ml.photos.photo import open_photo
from tests.ml.photos.profiles import grey_profile, profile

# Brick, teal, sand and grey, within every gamut.
COLOURS = ((166, 83, 57), (62, 125, 143), (217, 204, 170), (120, 120, 120))
SWATCHES = Image.fromarray(
    np.repeat(np.repeat(np.array([COLOURS], np.uint8), 16, axis=0), 16, axis=1)
)

HOW: dict[str, dict[str, Any]] = {
    "PNG": {},
    "TIFF": {},
    "WEBP": {"lossless": True},
    "AVIF": {"quality": 100, "subsampling": "4:4:4"},
    "JPEG": {"quality": 100, "subsampling": 0},
}


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def said_in(icc: bytes) -> Image.Image:
    """Return the swatches in the numbers of a profile."""
    space = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    said = ImageCms.profileToProfile(SWATCHES, ImageCms.createProfile("sRGB"), space)
    assert said is not None
    return said


def with_chunk(png: bytes, kind: bytes, body: bytes) -> bytes:
    """Return a PNG with one more chunk behind its head."""
    return png[:33] + chunk(kind, body) + png[33:]


def furthest(content: bytes, wanted: Image.Image = SWATCHES) -> int:
    """Return the largest difference to what it should look like, in levels."""
    middle = np.s_[4:12, 4::16]  # compression blurs the edges
    seen: NDArray[np.int_] = open_photo(content).rgb.astype(int)[middle]
    return int(np.abs(seen - np.asarray(wanted).astype(int)[middle]).max())


@pytest.mark.parametrize(
    ("gamut", "gamma", "name"),
    [
        ("p3", None, "Display P3"),
        ("p3", None, "sRGB EOTF with DCI-P3 Color Gamut"),
        ("p3", None, "Display P3 Gamut with sRGB Transfer"),
        ("p3", None, "sRGB IEC61966-2.1"),
        ("srgb", 1.0, "GIMP built-in Linear sRGB"),
        ("srgb", 1.8, "sRGB"),
        ("adobe", 2.2, "Adobe RGB (1998)"),
        ("bt2020", None, "sRGB in a wide gamut"),
        ("srgb", None, "no name that says it"),
        ("srgb", None, "sRGB"),
    ],
)
@pytest.mark.parametrize("kind", HOW)
def test_a_profile_counts_by_what_it_says_and_not_by_its_name(
    gamut: str, gamma: float | None, name: str, kind: str
) -> None:
    icc = profile(gamut, gamma, name)
    content = encoded(said_in(icc), kind, icc_profile=icc, **HOW[kind])

    # Eight bits of linear light, or of a wide gamut, are few in the shadows.
    assert furthest(content) <= (9 if gamma == 1.0 or gamut == "bt2020" else 5)


def test_what_is_srgb_already_keeps_each_level() -> None:
    content = encoded(SWATCHES, "PNG", icc_profile=profile("srgb", None, "any"))

    assert furthest(content) == 0


@pytest.mark.parametrize("mode", ["L", "LA"])
def test_greys_are_read_by_their_profile(mode: str) -> None:
    grey = Image.new("L", (16, 16), 128)
    content = encoded(grey.convert(mode), "PNG", icc_profile=grey_profile(1.0))

    assert abs(int(open_photo(content).rgb[8, 8, 0]) - 188) <= 1


def test_a_profile_of_another_kind_of_pixels_is_ignored() -> None:
    content = encoded(SWATCHES, "PNG", icc_profile=grey_profile(1.0)[:-4])

    assert open_photo(content).rgb.shape == (16, 64, 3)


@pytest.mark.parametrize(("primaries", "gamut"), [(12, "p3"), (9, "bt2020")])
def test_code_points_of_a_png_count(primaries: int, gamut: str) -> None:
    said = encoded(said_in(profile(gamut, None, "")), "PNG")

    assert furthest(with_chunk(said, b"cICP", bytes([primaries, 13, 0, 1]))) <= 4


def test_code_points_of_a_png_count_more_than_its_profile() -> None:
    said = encoded(SWATCHES, "PNG", icc_profile=profile("p3", None, ""))

    assert furthest(with_chunk(said, b"cICP", bytes([1, 13, 0, 1]))) == 0


def test_gamma_and_primaries_of_an_old_png_count() -> None:
    gamut = profile("adobe", 2.2, "")
    points = (31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000)
    content = encoded(said_in(gamut), "PNG")
    content = with_chunk(content, b"cHRM", struct.pack(">8I", *points))

    assert furthest(with_chunk(content, b"gAMA", struct.pack(">I", 45455))) <= 4


@pytest.mark.parametrize(
    ("gamma", "is_srgb", "level"),
    [
        (100_000, False, 188),
        (45_455, False, 128),
        (100_000, True, 128),
        (0, False, 128),
    ],
)
def test_the_gamma_of_a_png_counts_unless_it_is_srgb(
    gamma: int, is_srgb: bool, level: int
) -> None:
    content = encoded(Image.new("RGB", (16, 16), (128, 128, 128)), "PNG")
    content = with_chunk(content, b"gAMA", struct.pack(">I", gamma))
    if is_srgb:
        content = with_chunk(content, b"sRGB", b"\0")

    assert abs(int(open_photo(content).rgb[8, 8, 0]) - level) <= 1


@pytest.mark.parametrize("is_heif", [False, True])
@pytest.mark.parametrize(("primaries", "gamut"), [(12, "p3"), (9, "bt2020")])
def test_code_points_of_avif_and_heif_count(
    primaries: int, gamut: str, is_heif: bool
) -> None:
    said = said_in(profile(gamut, None, ""))
    content = encoded(said, "AVIF", **HOW["AVIF"])
    content = content.replace(
        b"colrnclx\0\x01\0\x0d", struct.pack(">8sHH", b"colrnclx", primaries, 13)
    )
    if is_heif:
        content = content.replace(b"ftypavif", b"ftypmif1", 1)

    assert furthest(content) <= 9


@pytest.mark.parametrize(
    ("transfer", "stored", "level"),
    # A white page has 203 nits: 0.58 of PQ's scale and 0.75 of HLG's.
    [(16, 148, 255), (16, 0, 0), (18, 191, 255), (8, 128, 188), (1, 128, 128)],
)
def test_light_of_high_range_is_shown_as_on_paper(
    transfer: int, stored: int, level: int
) -> None:
    content = encoded(Image.new("RGB", (16, 16), (stored,) * 3), "PNG")

    seen = open_photo(with_chunk(content, b"cICP", bytes([9, transfer, 0, 1])))

    assert abs(int(seen.rgb[8, 8, 0]) - level) <= 2


def test_a_picture_with_a_gain_map_is_its_base_picture() -> None:
    gain = Image.new("RGB", (32, 8), "white")
    content = encoded(
        SWATCHES, "MPO", save_all=True, append_images=[gain], quality=100, subsampling=0
    )

    assert furthest(content) <= 3


@pytest.mark.parametrize("cut", [8, 40, 60, 120, 200])
def test_boxes_that_are_damaged_name_nothing(cut: int) -> None:
    content = encoded(SWATCHES, "AVIF")

    assert nclx_of_avif(content) == (1, 13)
    assert nclx_of_avif(content[:cut]) is None
    assert nclx_of_avif(content[:cut] + b"\xff" * 200) in {None, (1, 13)}
