"""Whether there is anything to see on a picture, and on which of an animation."""

import numpy as np
from PIL import Image

from ml.photos.shrinking import shrink_by_strips

# Fainter than this, of 255, is not seen on any background.
LEAST_ALPHA = 16
# Of the picture: less is dust.
_LEAST_SHARE = 0.0005
# An animation fades in within a second; later pictures would take long to find.
_MOST_FRAMES = 30
# Each picture is drawn on a canvas of its own, beside the one before.
_MOST_PIXELS = 8_000_000
_MOVING = frozenset({"GIF", "PNG", "WEBP", "AVIF"})
# Levels between the darkest and the lightest of an empty page.
_PLAIN_LEVELS = 8
_LOOK_AT = 128


def go_to_first_seen(image: Image.Image) -> None:
    """Go to the first picture of an animation that is neither clear nor one colour.

    Without such a picture, or an animation, the first one stays.
    """
    if not _may_move(image) or _has_something(image):
        return
    for number in range(1, min(getattr(image, "n_frames", 1), _MOST_FRAMES)):
        image.seek(number)
        if _has_something(image):
            return
    image.seek(0)
    image.load()


def is_visible(alpha: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bool:
    """Return whether enough is seen of a picture with this alpha, uint8 (H, W)."""
    return float((alpha >= LEAST_ALPHA).mean()) >= _LEAST_SHARE


def _may_move(image: Image.Image) -> bool:
    is_small = image.width * image.height <= _MOST_PIXELS
    is_moving = image.format in _MOVING and getattr(image, "is_animated", False)
    return is_small and bool(is_moving)


def _has_something(image: Image.Image) -> bool:
    small = np.asarray(shrink_by_strips(image, _LOOK_AT))
    if small.ndim == 3 and small.shape[2] == 4:
        seen = small[..., 3] >= LEAST_ALPHA
        if not is_visible(small[..., 3]):
            return False
        if not seen.all():
            return True  # a shape
        small = small[..., :3]
    pixels = small.reshape(small.shape[0] * small.shape[1], -1).astype(int)
    return int((pixels.max(axis=0) - pixels.min(axis=0)).max()) > _PLAIN_LEVELS
