"""How much memory the largest picture of each kind takes while it is opened.

`python -m benchmarks.safety.memory`. Each is opened by a fresh decoder's process, whose
peak the system tells (Linux only).
"""

import argparse
import io
import struct
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from benchmarks.figures import Figure, print_all
from benchmarks.safety.pictures import chunk
from ml.photos.decoder import PhotoDecoder
from wardrobe.errors import BadPhoto

MOST_MEGABYTES = 600
# From the largest that any kind may have to what the costliest may have.
_SIDES = (8000, 7600, 7100, 6700, 6300, 5800, 5400, 5000)
# Adam7: first row, step of rows, first column, step of columns of each pass.
# Source: PNG specification, 3rd edition, 8.2.
_PASSES = (
    *((0, 8, 0, 8), (0, 8, 4, 8), (4, 8, 0, 4), (0, 4, 2, 4)),
    *((2, 4, 0, 2), (0, 2, 1, 2), (1, 2, 0, 1)),
)
_Make = Callable[[int], bytes]


def measure(is_quick: bool) -> Iterator[Figure]:
    """Yield a figure for each kind; `is_quick` takes a few."""
    if not Path("/proc/self/status").exists():
        yield Figure("memory of large pictures", "only Linux tells", "-", None)
        return
    kinds = list(_kinds().items())
    for name, make in kinds[:3] if is_quick else kinds:
        side, megabytes = _largest(make)
        value = f"{megabytes:.0f} MB for {side * side / 1e6:.0f} million pixels"
        holds = 0 < megabytes < MOST_MEGABYTES
        yield Figure(f"opening {name}", value, f"below {MOST_MEGABYTES} MB", holds)


def _largest(make: _Make) -> tuple[int, float]:
    """Return the largest side that opens, and what that takes."""
    for side in _SIDES:
        decoder = PhotoDecoder()
        try:
            decoder.open(make(side))
            return side, _peak_of(decoder)
        except BadPhoto:
            continue
        finally:
            decoder.close()
    return 0, 0.0


def _peak_of(decoder: PhotoDecoder) -> float:
    status = Path(f"/proc/{decoder.process_id}/status").read_text("ascii")
    line = next(each for each in status.splitlines() if each.startswith("VmHWM"))
    return int(line.split()[1]) / 1000


def _kinds() -> Mapping[str, _Make]:
    fast: dict[str, Any] = {"compress_level": 1}
    return {
        "PNG, RGBA": _saved("RGBA", "PNG", **fast),
        "PNG, 16 bits grey": _png(colour=0, depth=16),
        "WebP": _saved("RGB", "WEBP", method=0),
        "WebP, alpha": _saved("RGBA", "WEBP", method=0),
        "WebP, moving": _saved("RGB", "WEBP", method=0, save_all=True, moves=True),
        "AVIF": _saved("RGB", "AVIF", speed=10),
        "AVIF, alpha, 4:4:4": _saved("RGBA", "AVIF", speed=10, subsampling="4:4:4"),
        "PNG, RGBA, interlaced": _png(colour=6, depth=8, is_interlaced=True),
        "PNG, RGBA, 16 bits": _png(colour=6, depth=16),
        "PNG, grey and alpha": _saved("LA", "PNG", **fast),
        "PNG, palette with alpha": _saved(
            "P", "PNG", transparency=bytes(range(256)), **fast
        ),
        "JPEG": _saved("RGB", "JPEG"),
        "JPEG, progressive, 4:4:4": _saved(
            "RGB", "JPEG", progressive=True, subsampling=0
        ),
        "JPEG, progressive, CMYK": _saved("CMYK", "JPEG", progressive=True),
        "JPEG 2000": _saved("RGB", "JPEG2000"),
        "JPEG 2000, alpha": _saved("RGBA", "JPEG2000"),
        "GIF": _saved("P", "GIF", transparency=3),
        "BMP": _saved("P", "BMP"),
        "TIFF, one strip, RGBA": _saved("RGBA", "TIFF", is_one_strip=True),
        "TIFF, 32 bits float": _saved("F", "TIFF", is_one_strip=True),
        "TIFF, LAB": _saved("LAB", "TIFF", is_one_strip=True),
    }


def _saved(
    mode: str,
    kind: str,
    *,
    moves: bool = False,
    is_one_strip: bool = False,
    **settings: Any,
) -> _Make:
    def make(side: int) -> bytes:
        if is_one_strip:  # 278: rows per strip
            settings.update(compression="tiff_deflate", tiffinfo={278: side})
        shades = (np.arange(side) // 32).astype(np.uint8)
        grey = Image.fromarray(np.add.outer(shades, shades[::-1]))
        bands = len(Image.new(mode, (1, 1)).getbands())
        picture = Image.merge(mode, [grey] * bands) if bands > 1 else grey.convert(mode)
        if moves:
            settings["append_images"] = [picture.rotate(180)]
        stream = io.BytesIO()
        picture.save(stream, kind, **settings)
        return stream.getvalue()

    return make


def _png(*, colour: int, depth: int, is_interlaced: bool = False) -> _Make:
    """Return a PNG as Pillow does not write it."""
    samples = {0: 1, 6: 4}[colour]

    def make(side: int) -> bytes:
        packer = zlib.compressobj(1)
        parts = []
        for top, down, left, right in _PASSES if is_interlaced else ((0, 1, 0, 1),):
            width = len(range(left, side, right)) * samples * depth // 8
            row = b"\0" + (b"\x09\x5a\xb4\x3f" * (width // 4 + 1))[:width]
            parts += [packer.compress(row) for _ in range(top, side, down)]
        head = struct.pack(">IIBBBBB", side, side, depth, colour, 0, 0, is_interlaced)
        pixels = b"".join((*parts, packer.flush()))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            chunk(name, body)
            for name, body in ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
        )

    return make


def main() -> int:
    """Measure, and print it."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    return print_all(list(measure(is_quick=False)))


if __name__ == "__main__":
    sys.exit(main())
