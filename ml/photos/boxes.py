"""Which code points the main picture of an AVIF has: Pillow does not tell.

An AVIF is boxes in boxes (ISO/IEC 14496-12). Its pictures (the main one, its alpha, a
gain map, thumbnails) share a list of properties, and only some are the main one's.
"""

import struct
from collections.abc import Iterator

Box = tuple[bytes, bytes]  # name and content

# More than any picture has; a list that claims more is damaged.
_MOST_BOXES = 1000


def nclx_of_avif(content: bytes) -> tuple[int, int] | None:
    """Return primaries and transfer (ITU-T H.273) that the main picture names, if any.

    What is damaged names none: then the decoder has the word.
    """
    try:
        return _nclx(content)
    except (struct.error, LookupError):
        return None


def _nclx(content: bytes) -> tuple[int, int] | None:
    meta = dict(_boxes(dict(_boxes(content))[b"meta"][4:]))
    properties = dict(_boxes(meta[b"iprp"]))
    listed = list(_boxes(properties[b"ipco"]))
    for number in _properties_of(_main_item(meta[b"pitm"]), properties[b"ipma"]):
        name, body = listed[number - 1]
        if name == b"colr" and body[:4] == b"nclx":
            primaries, transfer = struct.unpack_from(">HH", body, 4)
            return primaries, transfer
    return None


def _boxes(content: bytes) -> Iterator[Box]:
    place = 0
    for _ in range(_MOST_BOXES):
        if place + 8 > len(content):
            return
        size, name = struct.unpack_from(">I4s", content, place)
        start = place + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, start)
            start += 8
        end = place + size if size else len(content)
        if end < start:
            return
        yield name, content[start:end]
        place = end


def _main_item(pitm: bytes) -> int:
    form = ">I" if pitm[0] else ">H"
    (item,) = struct.unpack_from(form, pitm, 4)
    return int(item)


def _properties_of(wanted: int, ipma: bytes) -> list[int]:
    """Return the numbers, from 1, of the properties that an item has."""
    is_wide = bool(ipma[3] & 1)
    form_of_item = ">IB" if ipma[0] else ">HB"
    (count,) = struct.unpack_from(">I", ipma, 4)
    place = 8
    for _ in range(min(count, _MOST_BOXES)):
        item, many = struct.unpack_from(form_of_item, ipma, place)
        place += struct.calcsize(form_of_item)
        form = f">{many}{'H' if is_wide else 'B'}"
        numbers = struct.unpack_from(form, ipma, place)
        place += struct.calcsize(form)
        if item == wanted:  # the highest bit says that a reader must know it
            return [each & (0x7FFF if is_wide else 0x7F) for each in numbers]
    return []
