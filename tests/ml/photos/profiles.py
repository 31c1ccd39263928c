"""ICC profiles made from published primaries, for tests."""

import struct

import numpy as np
from numpy.typing import NDArray

PRIMARIES = {
    "srgb": ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060)),
    "p3": ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
    "adobe": ((0.640, 0.330), (0.210, 0.710), (0.150, 0.060)),
    "bt2020": ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
}
_D65, _D50 = (0.3127, 0.3290), np.array([0.9642, 1.0, 0.8249])
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)


def profile(gamut: str, gamma: float | None, name: str) -> bytes:
    """Return a profile of a gamut; its gamma None is sRGB's curve."""
    matrix = _matrix_d50(gamut)
    tags = {
        b"desc": _words(name),
        b"wtpt": _point(_D50),
        **{b"%cXYZ" % band: _point(matrix[:, at]) for at, band in enumerate(b"rgb")},
        **{b"%cTRC" % band: _curve(gamma) for band in b"rgb"},
    }
    return _joined(b"RGB ", tags)


def grey_profile(gamma: float) -> bytes:
    """Return a profile of greys."""
    tags = {b"desc": _words("grey"), b"wtpt": _point(_D50), b"kTRC": _curve(gamma)}
    return _joined(b"GRAY", tags)


def _joined(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for key, value in tags.items():
        table += key + struct.pack(">II", start + len(body), len(value))
        body += value + bytes(-len(value) % 4)
    header = bytearray(128)
    header[0:4] = struct.pack(">I", start + len(body))
    header[8:24] = b"\x04\x30\0\0mntr" + space + b"XYZ "
    header[36:40] = b"acsp"
    header[68:80] = _numbers(_D50)
    return bytes(header) + table + body


def _matrix_d50(gamut: str) -> NDArray[np.float64]:
    columns = np.array([_xyz(point) for point in PRIMARIES[gamut]]).T
    white = _xyz(_D65)
    columns = columns * np.linalg.solve(columns, white)
    cones = np.diag((_BRADFORD @ _D50) / (_BRADFORD @ white))
    matrix: NDArray[np.float64] = np.linalg.inv(_BRADFORD) @ cones @ _BRADFORD @ columns
    return matrix


def _xyz(point: tuple[float, float]) -> NDArray[np.float64]:
    x, y = point
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _numbers(values: NDArray[np.float64]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _point(values: NDArray[np.float64]) -> bytes:
    return b"XYZ " + bytes(4) + _numbers(values)


def _curve(gamma: float | None) -> bytes:
    if gamma is None:
        srgb = np.array([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
        return b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _numbers(srgb)
    return b"para" + bytes(4) + struct.pack(">HH", 0, 0) + _numbers(np.array([gamma]))


def _words(name: str) -> bytes:
    text = name.encode("utf-16-be")
    head = struct.pack(">II", 1, 12) + b"enUS" + struct.pack(">II", len(text), 28)
    return b"mluc" + bytes(4) + head + text
