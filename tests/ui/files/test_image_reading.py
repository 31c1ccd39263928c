"""Pictures are read, or nothing is shown of them."""

import io

import pytest
from PIL import Image
from PySide6.QtGui import QColor

from ui.files.image_reading import read_encoded


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_kept_picture_is_read(kind: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(buffer, kind)

    image = read_encoded(buffer.getvalue())

    assert (image.width(), image.height()) == (30, 20)
    assert image.pixelColor(15, 10).red() > QColor("red").red() - 5


def test_what_is_no_picture_is_a_null_image() -> None:
    assert read_encoded(b"no picture").isNull()
