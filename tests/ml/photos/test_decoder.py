import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from benchmarks.safety.pictures import encoded, hostile, seeds
from ml.photos.decoder import PhotoDecoder
from ml.photos.photo import open_photo
from wardrobe.errors import BadPhoto
from wardrobe.language.texts import Speech, read_catalogue, speak


@pytest.fixture(scope="module")
def decoder() -> Iterator[PhotoDecoder]:
    decoder = PhotoDecoder()
    yield decoder
    decoder.close()


def process_id(decoder: PhotoDecoder) -> int:
    assert decoder.process_id is not None
    return decoder.process_id


@pytest.mark.parametrize("kind", seeds())
def test_a_photo_comes_out_as_if_it_was_opened_here(
    decoder: PhotoDecoder, kind: str
) -> None:
    content = seeds()[kind]

    photo, wanted = decoder.open(content), open_photo(content)

    assert np.array_equal(photo.rgb, wanted.rgb)
    assert (photo.alpha is None) == (wanted.alpha is None)
    if photo.alpha is not None and wanted.alpha is not None:
        assert np.array_equal(photo.alpha, wanted.alpha)


@pytest.mark.parametrize("kind", hostile())
def test_a_malformed_picture_is_one_sentence(decoder: PhotoDecoder, kind: str) -> None:
    with pytest.raises(BadPhoto) as caught:
        decoder.open(hostile()[kind])

    assert str(caught.value)
    assert "\n" not in str(caught.value)


def test_one_process_opens_many_photos(decoder: PhotoDecoder) -> None:
    decoder.open(encoded("PNG"))
    first = process_id(decoder)

    decoder.open(encoded("JPEG"))

    assert process_id(decoder) == first


@pytest.mark.parametrize("how", [signal.SIGSEGV, signal.SIGKILL])
def test_a_decoder_that_crashes_takes_nothing_with_it(
    decoder: PhotoDecoder, how: signal.Signals
) -> None:
    decoder.open(encoded("PNG"))
    os.kill(process_id(decoder), signal.SIGSTOP)  # as if it was amid a photo
    crash = threading.Timer(0.2, os.kill, (process_id(decoder), how))
    wake = threading.Timer(0.3, os.kill, (process_id(decoder), signal.SIGCONT))
    crash.start()
    wake.start()

    with pytest.raises(BadPhoto, match="so damaged that it couldn't be opened"):
        decoder.open(encoded("PNG"))
    crash.join()
    wake.cancel()
    wake.join()

    assert decoder.open(encoded("PNG")).rgb.shape == (40, 48, 3)


def test_a_decoder_that_hangs_is_ended() -> None:
    decoder = PhotoDecoder()
    decoder.open(encoded("PNG"))
    decoder._longest_seconds = 0.2
    os.kill(process_id(decoder), signal.SIGSTOP)

    with pytest.raises(BadPhoto, match="takes too long"):
        decoder.open(encoded("PNG"))

    decoder._longest_seconds = 30
    assert decoder.open(encoded("PNG")).rgb.shape == (40, 48, 3)
    decoder.close()


@pytest.fixture
def german() -> Iterator[None]:
    folder = Path(__file__).parents[3] / "assets" / "translations"
    speak(Speech(catalogue=read_catalogue(folder, "de"), language="de"))
    yield
    speak(Speech())


@pytest.mark.usefixtures("german")
def test_a_refusal_is_told_in_the_language_of_the_program(
    decoder: PhotoDecoder,
) -> None:
    with pytest.raises(
        BadPhoto,
        match="ist kein Foto in einem Format, das sich öffnen lässt: JPEG, PNG",
    ):
        decoder.open(b"no photo")
