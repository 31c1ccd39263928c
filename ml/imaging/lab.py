"""CIELAB, in which equal distances look about equally different."""

import numpy as np

from ml.arrays import Floats, Pixels

# Linear light of each 8-bit level. Source: IEC 61966-2-1 (sRGB).
_LEVELS = np.arange(256, dtype=np.float64) / 255
_LINEAR = np.where(
    _LEVELS <= 0.04045, _LEVELS / 12.92, ((_LEVELS + 0.055) / 1.055) ** 2.4
).astype(np.float32)
# sRGB's linear primaries to XYZ, each row divided by the white point D65, transposed.
_TO_XYZ = np.array(
    [
        [0.4124564 / 0.95047, 0.2126729, 0.0193339 / 1.08883],
        [0.3575761 / 0.95047, 0.7151522, 0.1191920 / 1.08883],
        [0.1804375 / 0.95047, 0.0721750, 0.9503041 / 1.08883],
    ],
    dtype=np.float32,
)
# CIE 15: below this the cube root becomes a line, so that noise is not blown up.
_KNEE = np.float32((6 / 29) ** 3)


def to_lab(rgb: Pixels) -> Floats:
    """Convert sRGB to CIELAB under D65.

    Args:
        rgb: uint8 (..., 3).

    Returns:
        float32 (..., 3): L* 0..100, a* and b* about -100..100.
    """
    ratios = _LINEAR[rgb] @ _TO_XYZ
    bent = np.where(
        ratios > _KNEE, np.cbrt(ratios), ratios * np.float32(841 / 108) + 4 / 29
    )
    lab = np.empty_like(bent)
    lab[..., 0] = 116 * bent[..., 1] - 16
    lab[..., 1] = 500 * (bent[..., 0] - bent[..., 1])
    lab[..., 2] = 200 * (bent[..., 1] - bent[..., 2])
    return lab
