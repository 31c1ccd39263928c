"""The light that a photo was taken in, guessed from a near-white background."""

import numpy as np

from ml.arrays import Pixels

# Near-white: bright, and its channels close together, as 8-bit levels.
_BRIGHT, _CLOSE = 150, 45
# At least this share of the background, and of the photo, must be near-white.
_LEAST_OF_BACKGROUND, _LEAST_OF_PHOTO = 0.4, 0.1
# A white wall is hardly ever darker than this in good light.
_WHITE = 225.0
# Half of what the background suggests: it may be cream, and mean to be.
_BELIEF = 0.5
_MOST_GAIN = 1.15


def neutralise(rgb: Pixels, cover: Pixels) -> Pixels:
    """Take some of the light's colour and dimness off a small photo.

    Grey world over the near-white background only (Buchsbaum 1980); without such a
    background nothing changes.

    Args:
        rgb: uint8 (H, W, 3).
        cover: uint8 (H, W), the garment's alpha.

    Returns:
        uint8 (H, W, 3).
    """
    background = rgb[cover < 26]  # (N, 3)
    if not background.size:
        return rgb
    red, green, blue = background.T
    darkest = np.minimum(np.minimum(red, green), blue)
    spread = np.maximum(np.maximum(red, green), blue) - darkest
    is_white = (darkest > _BRIGHT) & (spread < _CLOSE)
    enough = max(_LEAST_OF_BACKGROUND * len(background), _LEAST_OF_PHOTO * cover.size)
    if is_white.sum() < enough:
        return rgb
    white = np.median(background[is_white].astype(np.float32), axis=0)
    gains = np.clip((_WHITE / white) ** _BELIEF, 1 / _MOST_GAIN, _MOST_GAIN)
    if white.mean() > _WHITE:  # bright enough: mend the colour only
        gains *= (white.mean() / _WHITE) ** _BELIEF
    levels = np.arange(256, dtype=np.float32)[:, None] * gains  # (256, 3)
    table = np.clip(np.rint(levels), 0, 255).astype(np.uint8)
    mended: Pixels = table[rgb, np.arange(3)]
    return mended
