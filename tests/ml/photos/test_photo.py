"""Every photo comes in upright, small and in sRGB, or is refused in a sentence."""

import io
import struct
import warnings
import zlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from benchmarks.safety.pictures import seeds
from ml.photos import photo as photo_module
from ml.photos.photo import LONG_SIDE, open_photo
from wardrobe.errors import BadPhoto

# Red, green, blue, white in reading order: every orientation looks different.
CORNERS = np.array([[(255, 0, 0), (0, 255, 0)], [(0, 0, 255), (255, 255, 255)]])


def quarters(height: int = 48, width: int = 64) -> Image.Image:
    rows = np.repeat(CORNERS, [height // 2] * 2, axis=0)
    return Image.fromarray(np.repeat(rows, width // 2, axis=1).astype(np.uint8))


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    """Return a PNG whose header promises more than the file holds."""

    def chunk(name: bytes, body: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), chunk(b"IDAT", body), chunk(b"IEND", b"")]
    )


def swapping_profile() -> bytes:
    """Return a minimal ICC profile: sRGB with red and green changed over."""

    def point(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(
            struct.pack(">i", round(value * 65536)) for value in values
        )

    gamma = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    tags = {
        b"rXYZ": point(0.3851, 0.7169, 0.0971),
        b"gXYZ": point(0.4361, 0.2225, 0.0139),
        b"bXYZ": point(0.1431, 0.0606, 0.7141),
        b"wtpt": point(0.9642, 1.0, 0.8249),
        b"rTRC": gamma,
        b"gTRC": gamma,
        b"bTRC": gamma,
    }
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += name + struct.pack(">II", start + len(body), len(value))
        body += value
    header = bytearray(128)
    header[0:4] = struct.pack(">I", start + len(body))
    header[8:24] = b"\x02\x10\0\0mntrRGB XYZ "
    header[36:40] = b"acsp"
    header[68:80] = struct.pack(">iii", 63190, 65536, 54061)  # the illuminant D50
    return bytes(header) + table + body


@pytest.mark.parametrize(
    "kind",
    ["JPEG", "PNG", "WEBP", "AVIF", "JPEG2000", "GIF", "BMP", "TIFF", "PPM"],
)
def test_the_usual_formats_open_and_others_do_not(kind: str) -> None:
    content = encoded(quarters(), kind)

    if kind == "PPM":
        with pytest.raises(BadPhoto, match="isn't a photo"):
            open_photo(content)
        return
    photo = open_photo(content)

    assert photo.rgb.shape == (48, 64, 3)
    assert photo.alpha is None
    assert np.abs(photo.rgb[5, 5].astype(int) - (255, 0, 0)).max() < 40


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_every_orientation_comes_out_upright(orientation: int, kind: str) -> None:
    upright = quarters()
    undo = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    stored = upright if undo is None else upright.transpose(undo)
    exif = Image.Exif()
    exif[0x0112] = orientation

    photo = open_photo(encoded(stored, kind, exif=exif))

    difference = photo.rgb.astype(int) - np.asarray(upright).astype(int)
    assert np.abs(difference).mean() < 8


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_impossible_orientation_is_ignored(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation

    photo = open_photo(encoded(quarters(), "JPEG", exif=exif))

    assert photo.rgb.shape == (48, 64, 3)


@pytest.mark.filterwarnings(
    "ignore::UserWarning"
)  # set by the module, undone by pytest
def test_damaged_metadata_do_not_spoil_the_photo() -> None:
    content = encoded(quarters(), "JPEG", exif=b"Exif\0\0II*\0garbage")

    assert open_photo(content).rgb.shape == (48, 64, 3)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), (960, 1280)),
        ((3000, 4000), (1280, 960)),
        ((1280, 1280), (1280, 1280)),
        ((1281, 20), (20, 1280)),
        ((9000, 8), (1, 1280)),
        ((100, 50), (50, 100)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_long_sides_are_shrunk_and_reading_images_kept(
    size: tuple[int, int], expected: tuple[int, int], kind: str
) -> None:
    photo = open_photo(encoded(Image.new("RGB", size, (9, 99, 199)), kind))

    assert photo.rgb.shape[:2] == expected
    assert np.abs(photo.rgb.astype(int) - (9, 99, 199)).max() <= 3


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "RGB", "I;16", "F", "YCbCr"])
def test_every_kind_of_pixel_becomes_rgb(mode: str) -> None:
    grey = np.tile(np.linspace(0, 255, 64).astype(np.uint8), (48, 1))
    if mode == "I;16":
        image = Image.fromarray(grey.astype(np.uint16) * 257)
    elif mode == "F":
        image = Image.fromarray(grey.astype(np.float32) / 255)
    else:
        image = Image.fromarray(grey).convert(mode)

    photo = open_photo(encoded(image, "TIFF"))

    assert photo.rgb.shape == (48, 64, 3)
    assert photo.rgb.dtype == np.uint8
    assert photo.rgb[:, :16].mean() < 60
    assert photo.rgb[:, -16:].mean() > 195


def test_sixteen_bit_pngs_keep_their_brightness() -> None:
    values = np.full((20, 20), 30_000, np.uint16)

    photo = open_photo(encoded(Image.fromarray(values), "PNG"))

    assert photo.rgb.min() == photo.rgb.max() == 117


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_is_kept_as_alpha(mode: str) -> None:
    image = quarters().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    if mode == "P":
        image = image.quantize(16)
    content = encoded(image.convert(mode), "PNG")

    alpha = open_photo(content).alpha

    assert alpha is not None
    assert alpha.shape == (48, 64)
    assert alpha[0].max() < 40
    assert alpha[-1].min() > 200


def test_alpha_that_hides_nothing_is_dropped() -> None:
    assert open_photo(encoded(quarters().convert("RGBA"), "PNG")).alpha is None


def test_the_first_picture_of_an_animation_is_taken() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    content = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])

    assert open_photo(content).rgb[0, 0].tolist() == [255, 0, 0]


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *(("GIF", "RGB"), ("PNG", "RGB"), ("WEBP", "RGB"), ("AVIF", "RGB")),
        *(("PNG", "RGBA"), ("WEBP", "RGBA"), ("AVIF", "RGBA")),
    ],
)
def test_an_animation_counts_from_where_something_is_seen(kind: str, mode: str) -> None:
    clear = Image.new(mode, (64, 48), "white" if mode == "RGB" else (0, 0, 0, 0))
    then = quarters().convert(mode)
    content = encoded(clear, kind, save_all=True, append_images=[then])

    seen = open_photo(content).rgb.astype(int)

    assert np.abs(seen[5, 5] - (255, 0, 0)).max() < 40
    assert np.abs(seen[40, 5] - (0, 0, 255)).max() < 40


def test_the_pages_of_a_tiff_are_no_animation() -> None:
    white = Image.new("RGB", (64, 48), "white")
    content = encoded(white, "TIFF", save_all=True, append_images=[quarters()])

    assert open_photo(content).rgb.min() == 255


@pytest.mark.parametrize("alpha", [0, 1, 15])
def test_a_picture_with_nothing_to_see_is_refused(alpha: int) -> None:
    image = quarters().convert("RGBA")
    image.putalpha(alpha)

    with pytest.raises(BadPhoto, match="nothing to see"):
        open_photo(encoded(image, "PNG"))


@pytest.mark.parametrize("alpha", [16, 128, 254])
def test_a_picture_that_is_seen_through_is_taken(alpha: int) -> None:
    image = quarters().convert("RGBA")
    image.putalpha(alpha)

    assert open_photo(encoded(image, "PNG")).rgb.shape == (48, 64, 3)


def noisy() -> Image.Image:
    rng = np.random.default_rng(3)
    return Image.fromarray(rng.integers(0, 255, (90, 120, 3), np.uint8))


WHOLE_JPEGS = {
    "plain": encoded(noisy(), "JPEG"),
    "progressive": encoded(noisy(), "JPEG", progressive=True),
    "restarts": encoded(noisy(), "JPEG", restart_marker_blocks=3),
    "grey": encoded(noisy().convert("L"), "JPEG"),
    "large": encoded(noisy().resize((1600, 1200)), "JPEG"),
    "of one colour": encoded(Image.new("RGB", (64, 64), "teal"), "JPEG"),
}


@pytest.mark.parametrize("kind", WHOLE_JPEGS)
@pytest.mark.parametrize("end", [b"", b"\xff", bytes(512)])
def test_a_jpeg_without_its_end_mark_is_whole(kind: str, end: bytes) -> None:
    content = WHOLE_JPEGS[kind]

    photo = open_photo(content[:-2] + end)

    assert np.array_equal(photo.rgb, open_photo(content).rgb)


@pytest.mark.parametrize("kind", sorted(set(WHOLE_JPEGS) - {"of one colour"}))
@pytest.mark.parametrize("share", [0.5, 0.9, 0.99])
def test_a_jpeg_that_is_cut_is_refused(kind: str, share: float) -> None:
    content = WHOLE_JPEGS[kind]

    with pytest.raises(BadPhoto, match="damaged"):
        open_photo(content[: int(len(content) * share)])


def test_colours_are_converted_by_the_profile() -> None:
    """The profile's red is what sRGB calls green, and the other way round."""
    content = encoded(quarters(), "PNG", icc_profile=swapping_profile())

    converted = open_photo(content).rgb

    swapped = np.asarray(quarters())[..., [1, 0, 2]].astype(int)
    assert np.abs(converted.astype(int) - swapped).max() < 12


@pytest.mark.parametrize("profile", [b"", b"no profile", b"sRGB"])
def test_a_useless_profile_is_ignored(profile: bytes) -> None:
    content = encoded(quarters(), "PNG", icc_profile=profile)

    assert np.array_equal(open_photo(content).rgb, np.asarray(quarters()))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"not a photo, although called .jpg", "isn't a photo"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "isn't a photo"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "isn't a photo"),
        (b"%PDF-1.7\n", "isn't a photo"),
        (b"\xff\xd8\xff", "isn't a photo|damaged"),
        (encoded(quarters(), "JPEG")[:-300], "damaged"),
        (encoded(quarters(640, 480), "PNG")[:-300], "damaged"),
        (encoded(quarters(640, 480), "WEBP")[:-60], "isn't a photo|damaged"),
        (png_of_size(20_000, 20_000), "too many pixels"),
        (png_of_size(9_000, 9_000), "too many pixels"),
        (png_of_size(60_000, 60_000), "too many pixels"),
        (png_of_size(600, 600), "damaged"),
        (encoded(Image.new("RGB", (1, 1)), "PNG"), "too small"),
        (encoded(Image.new("RGB", (500, 2)), "PNG"), "too small"),
    ],
)
def test_bad_files_are_refused_in_one_clear_sentence(
    content: bytes, reason: str
) -> None:
    with pytest.raises(BadPhoto, match=reason) as caught:
        open_photo(content)

    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 120


def test_a_huge_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_module, "MOST_BYTES", 10)

    with pytest.raises(BadPhoto, match="larger than"):
        open_photo(encoded(quarters(), "PNG"))


def test_a_progressive_jpeg_has_the_lower_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(photo_module, "MOST_PIXELS", 1000)

    assert open_photo(encoded(quarters(), "JPEG")).rgb.shape == (48, 64, 3)
    with pytest.raises(BadPhoto, match="too many pixels"):
        open_photo(encoded(quarters(), "JPEG", progressive=True))


@pytest.mark.parametrize("error", [SyntaxError, KeyError, MemoryError, struct.error])
def test_whatever_a_decoder_raises_is_a_bad_photo(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_args: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(Image, "open", explode)

    with pytest.raises(BadPhoto, match="damaged"):
        open_photo(b"anything")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_files_open_or_are_refused(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"]))
    content = bytearray(encoded(quarters(), kind))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(len(content) // 2, len(content)))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            photo = open_photo(bytes(content[:end]))
        except BadPhoto:
            return

    assert max(photo.rgb.shape[:2]) <= LONG_SIDE
    assert photo.alpha is None or photo.alpha.shape == photo.rgb.shape[:2]


def test_a_wide_picture_of_runs_is_refused_before_it_takes_seconds() -> None:
    content = bytearray(seeds()["bmp rle"])
    content[18:22] = (2_000_000).to_bytes(4, "little")

    with pytest.raises(BadPhoto, match="too many pixels"):
        open_photo(bytes(content))
