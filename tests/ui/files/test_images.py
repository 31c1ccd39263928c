"""Pictures are read, or nothing is shown of them."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor

from ui.files.images import read_encoded

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_kept_picture_is_read(kind: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(buffer, kind)

    image = read_encoded(buffer.getvalue())

    assert (image.width(), image.height()) == (30, 20)
    assert image.pixelColor(15, 10).red() > QColor("red").red() - 5


def test_what_is_no_picture_is_a_null_image() -> None:
    assert read_encoded(b"no picture").isNull()


def test_reading_in_a_thread_never_stops_the_window() -> None:
    """Qt's own reader did, within a second: see `read_encoded`."""
    done = subprocess.run(
        [sys.executable, "-c", _READ_WHILE_ICONS_ARE_DRAWN],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "went on\n"), done.stderr


_READ_WHILE_ICONS_ARE_DRAWN = """
import faulthandler, io, threading, time
faulthandler.dump_traceback_later(30, exit=True)
from PIL import Image
from PySide6.QtWidgets import QApplication, QLineEdit
from ui.files.images import read_encoded
app, until = QApplication([]), time.monotonic() + 2
buffer = io.BytesIO()
Image.new("RGBA", (256, 256), "red").save(buffer, "PNG")
def read():
    while time.monotonic() < until:
        read_encoded(buffer.getvalue())
threads = [threading.Thread(target=read) for _ in range(2)]
[thread.start() for thread in threads]
while time.monotonic() < until:
    QLineEdit().setClearButtonEnabled(True)
[thread.join() for thread in threads]
print("went on")
"""
