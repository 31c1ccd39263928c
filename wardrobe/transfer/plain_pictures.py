"""Whether a picture from elsewhere is of the plain kind that this program writes.

Such a file is a JPEG, WebP or PNG with pixels and nothing else in it: no place, no
camera, no names, no thumbnail, no text. It is read here without being decoded.
"""

import struct
import zlib
from collections.abc import Iterator

MOST_BYTES = 20_000_000

# Quantisation, Huffman tables, frames of the baseline and progressive kind, restart
# interval, scan; and JFIF's header. Source: ITU-T T.81, table B.1.
_JPEG_SEGMENTS = frozenset({0xDB, 0xC4, 0xC0, 0xC1, 0xC2, 0xDD, 0xDA, 0xE0})
_JPEG_START, _JPEG_END, _SCAN = b"\xff\xd8", b"\xff\xd9", 0xDA
# Source: RFC 9649. EXIF, XMP, ICCP, ANIM, ANMF and unknown chunks are left out.
_WEBP_CHUNKS = frozenset({b"VP8X", b"ALPH", b"VP8 ", b"VP8L"})
# The last is how large a pixel is, which Qt writes. Source: PNG, 3rd edition, 5.6.
_PNG_CHUNKS = frozenset({b"IHDR", b"IDAT", b"IEND", b"pHYs"})
_PNG_START = b"\x89PNG\r\n\x1a\n"


def is_plain_jpeg(content: bytes) -> bool:
    """Return whether this is a JPEG without metadata."""
    if len(content) > MOST_BYTES or content[:2] != _JPEG_START:
        return False
    if content[-2:] != _JPEG_END:
        return False
    try:
        markers = list(_jpeg_markers(content))
    except (IndexError, ValueError, struct.error):
        return False
    return _SCAN in markers and _JPEG_SEGMENTS.issuperset(markers)


def is_plain_webp(content: bytes) -> bool:
    """Return whether this is a WebP picture without metadata or animation."""
    if len(content) > MOST_BYTES or content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return False
    try:
        chunks = list(_webp_chunks(content))
    except (ValueError, struct.error):
        return False
    return bool(chunks) and _WEBP_CHUNKS.issuperset(chunks)


def is_plain_png(content: bytes) -> bool:
    """Return whether this is a PNG without metadata, animation or palette."""
    if len(content) > MOST_BYTES or not content.startswith(_PNG_START):
        return False
    try:
        chunks = list(_png_chunks(content))
    except (ValueError, struct.error):
        return False
    is_whole = chunks[:1] == [b"IHDR"] and chunks[-1:] == [b"IEND"]
    return is_whole and _PNG_CHUNKS.issuperset(chunks)


def _jpeg_markers(content: bytes) -> Iterator[int]:
    place = 2
    while place < len(content) - 2:
        if content[place] != 0xFF:
            raise ValueError("bytes between two segments")
        marker = content[place + 1]
        yield marker
        (size,) = struct.unpack_from(">H", content, place + 2)
        if size < 2:
            raise ValueError("a segment shorter than its size")
        place += 2 + size
        if marker == _SCAN:
            place = _end_of_scan(content, place)


def _end_of_scan(content: bytes, place: int) -> int:
    """Return where the next marker is that is no part of compressed pixels."""
    while True:
        place = content.index(b"\xff", place)
        following = content[place + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7:
            return place
        place += 2


def _webp_chunks(content: bytes) -> Iterator[bytes]:
    (size,) = struct.unpack_from("<I", content, 4)
    if size + 8 != len(content):
        raise ValueError("more or fewer bytes than it says")
    place = 12
    while place < len(content):
        (length,) = struct.unpack_from("<I", content, place + 4)
        yield content[place : place + 4]
        place += 8 + length + length % 2
    if place != len(content):
        raise ValueError("a chunk longer than the file")


def _png_chunks(content: bytes) -> Iterator[bytes]:
    place = len(_PNG_START)
    while place < len(content):
        (length,) = struct.unpack_from(">I", content, place)
        end = place + 8 + length
        (checksum,) = struct.unpack_from(">I", content, end)
        if zlib.crc32(content[place + 4 : end]) != checksum:
            raise ValueError("a chunk that is damaged")
        yield content[place + 4 : place + 8]
        place = end + 4
