"""Pictures to be spoiled, one of each format and kind, and pictures made to do harm.

Those of the second part rebuild the kinds of malformed files that Pillow keeps in its
own tests (https://github.com/python-pillow/Pillow/tree/main/Tests/images): crashes,
out-of-memory, time-outs and decompression bombs, and formats that are not let in.
"""

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from PIL import Image

_SIZE = (48, 40)


def _noise(mode: str = "RGB") -> Image.Image:
    shape = (_SIZE[1], _SIZE[0], 3)
    rng = np.random.default_rng(5)
    flat = np.full(shape, 90, np.uint8)
    flat[8:30, 10:40] = rng.integers(0, 255, (22, 30, 3), np.uint8)
    return Image.fromarray(flat).convert(mode)


def encoded(kind: str, mode: str = "RGB", **settings: Any) -> bytes:
    """Return a small picture as a file."""
    stream = io.BytesIO()
    _noise(mode).save(stream, kind, **settings)
    return stream.getvalue()


def _exif() -> Image.Exif:
    data = Image.Exif()
    data[0x0112] = 6  # lies on its side
    data[0x010F] = "a camera"
    data[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 0.0)}
    return data


def seeds() -> dict[str, bytes]:
    """Return sound pictures of every format that is let in, and of its variants."""
    frames = [_noise(), _noise("L").convert("RGB")]
    moving: dict[str, Any] = {"save_all": True, "append_images": frames}
    grey16 = io.BytesIO()
    values = np.arange(40 * 48, dtype=np.uint16).reshape(40, 48) * 30
    Image.fromarray(values).save(grey16, "PNG")
    made = {
        "jpeg": encoded("JPEG"),
        "jpeg progressive": encoded("JPEG", progressive=True),
        "jpeg cmyk": encoded("JPEG", "CMYK"),
        "jpeg grey": encoded("JPEG", "L"),
        "jpeg exif": encoded("JPEG", exif=_exif()),
        "jpeg restart": encoded("JPEG", restart_marker_blocks=2),
        "png": encoded("PNG"),
        "png alpha": encoded("PNG", "RGBA", exif=_exif()),
        "png palette": encoded("PNG", "P", transparency=3),
        "png bits": encoded("PNG", "1"),
        "png 16 bits": grey16.getvalue(),
        "webp": encoded("WEBP", exif=_exif()),
        "webp lossless": encoded("WEBP", "RGBA", lossless=True),
        "webp moving": encoded("WEBP", **moving),
        "avif": encoded("AVIF"),
        "avif alpha": encoded("AVIF", "RGBA"),
        "gif": encoded("GIF", "P"),
        "gif moving": encoded("GIF", "P", **moving),
        "bmp": encoded("BMP"),
        "bmp palette": encoded("BMP", "P"),
        "bmp bits": encoded("BMP", "1"),
        "bmp rle": _bmp_rle(_SIZE, b"\x30\x05\x00\x00" * 40 + b"\x00\x01"),
    }
    for compression in ("raw", "tiff_lzw", "tiff_deflate", "packbits", "jpeg"):
        made[f"tiff {compression}"] = encoded("TIFF", compression=compression)
    made["tiff pages"] = encoded("TIFF", **moving)
    made["tiff bits"] = encoded("TIFF", "1", compression="group4")
    made["heif"] = _as_heif(made["avif"])
    made["jpeg 2000"] = encoded("JPEG2000")
    made["jpeg 2000 alpha"] = encoded("JPEG2000", "RGBA")
    return made


def _as_heif(avif: bytes) -> bytes:
    """Return a file that the HEIF opener takes: its box, and a coded picture."""
    return avif.replace(b"ftypavif", b"ftypmif1", 1)


def hostile() -> Mapping[str, bytes]:
    """Return pictures none of which may be opened, by what is wrong with each."""
    return {**_lies(), **_loops(), **_bombs(), **_not_let_in()}


def _lies() -> dict[str, bytes]:
    jpeg, png, webp = encoded("JPEG"), encoded("PNG"), encoded("WEBP")
    avif, tiff = encoded("AVIF"), encoded("TIFF", compression="tiff_deflate")
    frame = jpeg.index(b"\xff\xc0")
    quantised = jpeg.index(b"\xff\xdb")
    return {
        "nothing": b"",
        "text": b"this is no picture\n" * 100,
        "zeros": bytes(4000),
        "jpeg without pixels": jpeg[: jpeg.index(b"\xff\xda")],
        "jpeg cut short": jpeg[: len(jpeg) // 2],
        "jpeg 65535 x 65535": jpeg[: frame + 5] + b"\xff" * 4 + jpeg[frame + 9 :],
        "jpeg of no height": jpeg[: frame + 5] + bytes(2) + jpeg[frame + 7 :],
        "jpeg segment past the end": jpeg[: quantised + 2] + b"\xff\xff",
        "jpeg of 255 channels": jpeg[: frame + 9] + b"\xff" + jpeg[frame + 10 :],
        "png cut short": png[:-40],
        "png bad checksum": png[:29] + bytes(4) + png[33:],
        "png without pixels": png[:33] + chunk(b"IEND", b""),
        "png of no size": _png(0, 0, b""),
        "png of bit depth 77": _png(40, 40, bytes(40 * 41), depth=77),
        "png rubbish for pixels": png[:33] + chunk(b"IDAT", b"\x00" * 99),
        "webp cut short": webp[:60],
        "webp canvas of another size": _webp_canvas(webp),
        "avif cut short": avif[: len(avif) // 2],
        "avif box past the end": avif[:100] + b"\xff" * 8 + avif[108:],
        "tiff offsets past the end": _tiff({256: 40, 257: 40, 273: 1 << 30, 279: 99}),
        "tiff of no size": _tiff({256: 0, 257: 0, 273: 8, 279: 99}),
        "tiff strip counts lie": _tiff({256: 40, 257: 40, 273: 8, 279: 1 << 31}),
        "tiff cut short": tiff[:30],
        "jpeg 2000 cut short": encoded("JPEG2000")[:-200],
        "gif cut short": encoded("GIF", "P")[:40],
        "gif code size 255": _gif(40, 40, b"\xff\x01\x00\x00"),
        "bmp run past the end": _bmp_rle(_SIZE, b"\xff\x05" * 9999, claimed=20),
        "bmp palette past the end": _bmp(40, 40, colours=1 << 30, bits=8),
        "bmp height of minus 2^31": _bmp(40, -(1 << 31)),
        "bmp of no bits": _bmp(40, 40, bits=0),
    }


def _loops() -> dict[str, bytes]:
    tiff = _tiff({256: 40, 257: 40, 273: 8, 279: 4800}, following=8)
    many = dict.fromkeys(range(1000, 5000), 1)
    return {
        "tiff directory that follows itself": tiff,
        "tiff of 4000 tags": _tiff({**many, 256: 1 << 20, 257: 1 << 20}),
        "webp chunks of no length": b"RIFF\xff\xff\xff\x7fWEBP"
        + b"ABCD\0\0\0\0" * 9000,
        "avif boxes within boxes": b"\0\0\0\x1cftypavif" + b"\0\0\0\0meta" * 9000,
    }


def _bombs() -> dict[str, bytes]:
    bomb = zlib.compress(bytes(200_000_000), 1)
    return {
        "png of 400 million pixels": _png(20_000, 20_000, bytes(100_000)),
        "png of 2^31 x 2^31": _png(2**31 - 1, 2**31 - 1, b"x"),
        "png text that unpacks to 200 MB": _png_with_text(bomb),
        "gif of 65535 x 65535": _gif(65_535, 65_535, b"\x08\x01\x00\x00"),
        "bmp of 100000 x 100000": _bmp(100_000, 100_000),
        "tiff of 100000 x 100000": _tiff({256: 100_000, 257: 100_000, 273: 8, 279: 9}),
        "tiff of 65535 samples": _tiff({256: 40, 257: 40, 277: 65_535, 273: 8, 279: 9}),
    }


def _not_let_in() -> dict[str, bytes]:
    starts = {
        "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nrun\n",
        "pdf": b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n",
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>',
        "psd": b"8BPS\x00\x01" + bytes(6) + struct.pack(">HIIHH", 3, 40, 40, 8, 3),
        "zip": b"PK\x03\x04\x14\x00" + bytes(40),
        "elf": b"\x7fELF\x02\x01\x01",
        "xpm": b'/* XPM */\nstatic char *x[] = {"9 9 1 1",\n"a c red"};',
        "fli": struct.pack("<IHHHHHH", 999, 0xAF12, 9, 40, 40, 8, 3),
        "fits": b"SIMPLE  =                    T" + b" " * 50,
        "pickle": b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00cos\nsystem\n",
    }
    made = {f"{kind}": start + bytes(400) for kind, start in starts.items()}
    for kind in ("ICO", "ICNS", "PPM", "SGI", "TGA", "PCX", "DDS"):
        made[kind.lower()] = encoded(kind)
    return made


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return a chunk of a PNG."""
    checksum = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", checksum)


def _png(width: int, height: int, pixels: bytes, depth: int = 8) -> bytes:
    return _png_of(width, height, zlib.compress(pixels, 9), depth)


def _png_of(width: int, height: int, packed: bytes, depth: int = 8) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", packed), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _png_with_text(packed: bytes) -> bytes:
    whole = encoded("PNG")
    text = chunk(b"zTXt", b"bomb\x00\x00" + packed)
    return whole[:33] + text + whole[33:]


def _webp_canvas(webp: bytes) -> bytes:
    canvas = b"VP8X" + struct.pack("<I", 10) + bytes(4) + b"\xff" * 6
    body = b"WEBP" + canvas + webp[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(width: int, height: int, pixels: bytes) -> bytes:
    screen = struct.pack("<HHBBB", width, height, 0xF0, 0, 0) + bytes(6)
    image = b"," + struct.pack("<HHHHB", 0, 0, width, height, 0)
    return b"GIF89a" + screen + image + pixels + b";"


def _bmp(width: int, height: int, *, bits: int = 24, colours: int = 0) -> bytes:
    header = struct.pack(
        "<IiiHHIIiiII", 40, width, height, 1, bits, 0, 0, 0, 0, colours, 0
    )
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + header + bytes(400)


def _bmp_rle(size: tuple[int, int], runs: bytes, claimed: int | None = None) -> bytes:
    palette = bytes(range(256)) * 4
    length = len(runs) if claimed is None else claimed
    header = struct.pack("<IiiHHIIiiII", 40, *size, 1, 8, 1, length, 0, 0, 256, 0)
    start = 14 + len(header) + len(palette)
    file = b"BM" + struct.pack("<IHHI", start + len(runs), 0, 0, start)
    return file + header + palette + runs


def _tiff(tags: Mapping[int, int], following: int = 0) -> bytes:
    usual = {258: 8, 259: 1, 262: 1, 277: 1, 278: 40}
    entries = sorted({**usual, **tags}.items())
    directory = struct.pack("<H", len(entries))
    for tag, value in entries:
        directory += struct.pack("<HHII", tag, 4, 1, value)
    return b"II*\x00\x08\x00\x00\x00" + directory + struct.pack("<I", following)


_Spoil = Callable[[np.random.Generator, bytes, bytes], bytes]


def flip_bits(rng: np.random.Generator, content: bytes, _: bytes) -> bytes:
    """Flip some bits anywhere."""
    spoilt = bytearray(content)
    for place in rng.integers(0, len(spoilt), rng.integers(1, 24)):
        spoilt[place] ^= 1 << int(rng.integers(8))
    return bytes(spoilt)


def cut(rng: np.random.Generator, content: bytes, _: bytes) -> bytes:
    """End too early."""
    return content[: rng.integers(0, len(content))]


def splice(rng: np.random.Generator, content: bytes, other: bytes) -> bytes:
    """Go on with the middle of another file."""
    return content[: rng.integers(len(content))] + other[rng.integers(len(other)) :]


def repeat(rng: np.random.Generator, content: bytes, _: bytes) -> bytes:
    """Repeat a part."""
    start = int(rng.integers(len(content)))
    part = content[start : start + int(rng.integers(1, 400))]
    return content[:start] + part * int(rng.integers(2, 9)) + content[start:]


def exaggerate(rng: np.random.Generator, content: bytes, _: bytes) -> bytes:
    """Put extreme numbers where sizes and offsets stand: mostly at the start."""
    spoilt = bytearray(content)
    reach = len(spoilt) if rng.random() < 0.5 else min(len(spoilt), 200)
    for _number in range(int(rng.integers(1, 4))):
        place = int(rng.integers(reach))
        extremes = (b"\xff" * 4, b"\x7f\xff\xff\xff", bytes(4), b"\xff\xff\xff\x7f")
        extreme = extremes[rng.integers(len(extremes))][: int(rng.integers(1, 5))]
        spoilt[place : place + len(extreme)] = extreme
    return bytes(spoilt)


SPOILERS: tuple[_Spoil, ...] = (flip_bits, cut, splice, repeat, exaggerate)


def spoilt(rng: np.random.Generator, corpus: list[bytes]) -> bytes:
    """Return one file of the corpus, spoilt once or twice."""
    content, other = (corpus[rng.integers(len(corpus))] for _ in range(2))
    for _ in range(1 + int(rng.integers(2))):
        content = SPOILERS[rng.integers(len(SPOILERS))](rng, content or b"x", other)
    return content
