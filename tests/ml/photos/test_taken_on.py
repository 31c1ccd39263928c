"""The day of a photo is its camera's, and unknown where that does not tell."""

import io
from datetime import date

import pytest
from PIL import ExifTags, Image

from ml.photos.decoder import PhotoDecoder
from ml.photos.photo import open_photo


def photo(taken: str | None) -> bytes:
    stream = io.BytesIO()
    exif = Image.Exif()
    if taken is not None:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    Image.new("RGB", (80, 60), "red").save(stream, "JPEG", exif=exif)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("taken", "day"),
    [
        ("2024:05:31 12:34:56", date(2024, 5, 31)),
        *((told, None) for told in ("", "0000:00:00 00:00:00", "soon")),
        ("1980:01:01 00:00:00", None),
        (None, None),
    ],
)
def test_the_day_is_read_if_it_can_be_one(taken: str | None, day: date | None) -> None:
    assert open_photo(photo(taken)).taken_on == day


def test_the_decoder_tells_the_day_too() -> None:
    decoder = PhotoDecoder()

    assert decoder.open(photo("2024:05:31 12:34:56")).taken_on == date(2024, 5, 31)
    assert decoder.open(photo(None)).taken_on is None
    decoder.close()
