import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from wardrobe.transfer.plain_pictures import is_plain_jpeg, is_plain_webp


def encoded(kind: str, mode: str = "RGB", **settings: object) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (40, 30), "teal").save(stream, kind, **settings)
    return stream.getvalue()


def exif() -> Image.Exif:
    data = Image.Exif()
    data[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0)}  # GPS
    return data


@pytest.mark.parametrize(
    ("is_plain", "content"),
    [
        (is_plain_jpeg, encoded("JPEG")),
        (is_plain_jpeg, encoded("JPEG", progressive=True)),
        (is_plain_jpeg, encoded("JPEG", restart_marker_blocks=2)),
        (is_plain_webp, encoded("WEBP")),
        (is_plain_webp, encoded("WEBP", "RGBA", lossless=True)),
        (is_plain_webp, encoded("WEBP", "RGBA")),
    ],
)
def test_pixels_alone_are_plain(
    is_plain: Callable[[bytes], bool], content: bytes
) -> None:
    assert is_plain(content)


PROFILE = b"a profile"


@pytest.mark.parametrize(
    ("is_plain", "content"),
    [
        (is_plain_jpeg, b""),
        (is_plain_jpeg, encoded("PNG")),
        (is_plain_jpeg, encoded("JPEG", exif=exif())),
        (is_plain_jpeg, encoded("JPEG", comment="my house")),
        (is_plain_jpeg, encoded("JPEG", icc_profile=PROFILE)),
        (is_plain_jpeg, encoded("JPEG") + b"PK\x03\x04 a whole archive"),
        (is_plain_jpeg, encoded("JPEG") + b"hidden\xff\xd9"),
        (is_plain_jpeg, encoded("JPEG")[:-20]),
        (is_plain_jpeg, b"\xff\xd8\xff\xd9"),
        (is_plain_webp, b""),
        (is_plain_webp, encoded("JPEG")),
        (is_plain_webp, encoded("WEBP", exif=exif())),
        (is_plain_webp, encoded("WEBP", xmp=b"<x/>")),
        (is_plain_webp, encoded("WEBP", icc_profile=PROFILE)),
        (is_plain_webp, encoded("WEBP") + b"more"),
        (is_plain_webp, encoded("WEBP")[:-3]),
    ],
)
def test_whatever_holds_more_or_less_is_not(
    is_plain: Callable[[bytes], bool], content: bytes
) -> None:
    assert not is_plain(content)


def test_an_animation_is_not_plain() -> None:
    stream = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(stream, "WEBP", save_all=True, append_images=frames[1:])

    assert not is_plain_webp(stream.getvalue())


@given(st.binary(max_size=60))
def test_rubbish_is_an_answer_and_no_error(rubbish: bytes) -> None:
    assert not is_plain_jpeg(b"\xff\xd8" + rubbish)
    assert not is_plain_webp(b"RIFF" + rubbish)
