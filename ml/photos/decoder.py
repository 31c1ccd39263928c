"""Opens photos in a process of its own, which a hostile file may crash or hang.

Decoders are C code that reads bytes from anywhere. The process has a limit of memory
and of time; when it dies over a photo, that photo is bad, and the next one gets a new
process. Nothing is unpickled: messages are lengths and bytes.
"""

import contextlib
import struct
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import IO

import numpy as np

from ml.photos.photo import Photo, open_photo, refuse_length
from wardrobe.errors import BadPhoto
from wardrobe.language.texts import _, noted

# Ten times what a JPEG of 250 million pixels takes.
LONGEST_SECONDS = 30.0
# Twice what `ml.photos.photo` lets a picture take: addresses count, used or not.
MOST_MEMORY = 1_500_000_000
# Sizes, and which of the two arrays follow: height, width, has alpha.
_PHOTO = struct.Struct("<IIBI")
_LENGTH = struct.Struct("<I")
_OPENED, _REFUSED = b"o", b"r"
_ROOT = Path(__file__).parents[2]
_GAVE_UP = noted("this photo is so damaged that it couldn't be opened")
_TOO_SLOW = noted("this photo takes too long to open safely")


class PhotoDecoder:
    """A process that opens photos, one at a time; it starts at the first one."""

    def __init__(self, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._longest_seconds = longest_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._busy = threading.Lock()

    def open(self, content: bytes) -> Photo:
        """Open the photo in a file's content, as `ml.photos.photo.open_photo` does.

        Raises:
            BadPhoto: It is no photo, damaged, or too large to open safely.
        """
        refuse_length(content)
        with self._busy:
            process = self._running()
            timer = threading.Timer(self._longest_seconds, process.kill)
            timer.start()
            try:
                return _exchange(process, content)
            except (OSError, EOFError, struct.error) as error:
                is_slow = not timer.is_alive()
                self._end()
                raise BadPhoto(_(_TOO_SLOW if is_slow else _GAVE_UP)) from error
            finally:
                timer.cancel()

    @property
    def process_id(self) -> int | None:
        """The process that opens photos, None before the first one."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the process."""
        with self._busy:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()

    def __del__(self) -> None:
        """End the process with whoever used it."""
        self._end()


def _exchange(process: subprocess.Popen[bytes], content: bytes) -> Photo:
    if process.stdin is None or process.stdout is None:
        raise OSError("the decoder has no pipes")
    process.stdin.write(_LENGTH.pack(len(content)))
    process.stdin.write(content)
    process.stdin.flush()
    return _read_answer(process.stdout)


def _translated(message: str) -> str:
    """Return a sentence, perhaps with details behind it, of a process in English."""
    sentence, colon, details = message.partition(": ")
    return f"{_(sentence)}{colon}{details}"


def _read_answer(pipe: IO[bytes]) -> Photo:
    kind = _read(pipe, 1)
    if kind == _REFUSED:
        (size,) = _LENGTH.unpack(_read(pipe, _LENGTH.size))
        raise BadPhoto(_translated(_read(pipe, size).decode()))
    height, width, has_alpha, day = _PHOTO.unpack(_read(pipe, _PHOTO.size))
    shape = (height, width)
    rgb = np.frombuffer(_read(pipe, height * width * 3), np.uint8)
    alpha = None
    if has_alpha:
        alpha = np.frombuffer(_read(pipe, height * width), np.uint8).reshape(shape)
    taken_on = date.fromordinal(day) if day else None
    return Photo(rgb.reshape(*shape, 3), alpha, taken_on)


def _read(pipe: IO[bytes], size: int) -> bytes:
    content = pipe.read(size)
    if len(content) != size:
        raise EOFError("the decoder ended")
    return content


def main() -> None:
    """Answer for each photo on stdin until it ends; this is the process."""
    _limit_memory()
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    while head := incoming.read(_LENGTH.size):
        content = _read(incoming, *_LENGTH.unpack(head))
        try:
            _write_photo(outgoing, open_photo(content))
        except BadPhoto as bad:
            words = str(bad).encode()
            outgoing.write(_REFUSED + _LENGTH.pack(len(words)) + words)
        outgoing.flush()


def _write_photo(pipe: IO[bytes], photo: Photo) -> None:
    height, width = photo.rgb.shape[:2]
    day = photo.taken_on.toordinal() if photo.taken_on else 0
    pipe.write(_OPENED + _PHOTO.pack(height, width, photo.alpha is not None, day))
    pipe.write(np.ascontiguousarray(photo.rgb).data)
    if photo.alpha is not None:
        pipe.write(np.ascontiguousarray(photo.alpha).data)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
