"""Photos of the demo closet, made from its drawings as a phone would take them."""

import csv
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ui.demo.backdrops import SIDE, Backdrop, Pixels, paint_backdrop
from ui.demo.names import demo_name
from ui.theme.painting import smooth_painter
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern

TABLE = "garments.csv"
_DRAWN = 640  # pixels: Qt's blur costs by area, and phone photos are this soft
_MOST_TURN = 4.0  # degrees to either side: laid down by hand
_BLUR_STEP = 4  # the shadow is blurred on a picture this many times smaller
_NOISE = 2.6  # of 255: a phone indoors, after its own clean-up
KEPT = 640  # pixels of a photo's side in the closet that is shipped
_FORMAT = QImage.Format.Format_RGBA8888_Premultiplied
# QImage reads this as "write quickly": noise does not compress anyway.
_QUICK_PNG = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPhoto:
    """One garment of the demo closet and what its artist says it is.

    Attributes:
        path: Where its photo is or will be; named as the garment is.
        drawing: The SVG file.
    """

    path: Path
    drawing: Path
    backdrop: Backdrop
    type: GarmentType
    colour: Colour
    pattern: Pattern


def read_demo(drawings: Path, folder: Path) -> list[DemoPhoto]:
    """Return the demo garments in the table's order; no photo is made yet.

    Args:
        drawings: The folder of the SVG files and their table.
        folder: Where the photos go.

    Raises:
        OSError: The table cannot be read.
    """
    with (drawings / TABLE).open(encoding="utf-8", newline="") as table:
        return [
            DemoPhoto(
                path=folder / f"{demo_name(row['name'])}.png",
                drawing=drawings / row["file"],
                backdrop=Backdrop(row["background"]),
                type=GarmentType(row["type"]),
                colour=Colour(row["colour"]),
                pattern=Pattern(row["pattern"]),
            )
            for row in csv.DictReader(table)
        ]


def take(photo: DemoPhoto) -> None:
    """Make the photo, unless it is there.

    Needs no display and no application object, so any thread may call it.

    Raises:
        OSError: The drawing cannot be read, or the photo cannot be written.
    """
    if not photo.path.exists():
        photo.path.parent.mkdir(parents=True, exist_ok=True)
        _save(_photograph(photo.drawing, photo.backdrop), photo.path)


def _save(image: QImage, path: Path) -> None:
    """Write beside the place and move there: a photo is never half written."""
    unfinished = path.with_suffix(".part")
    if not image.save(str(unfinished), "PNG", _QUICK_PNG):  # type: ignore[call-overload]  # PySide's stub wants bytes, which Qt refuses
        raise OSError(f"couldn't write {path}")
    unfinished.replace(path)


def _photograph(drawing: Path, backdrop: Backdrop) -> QImage:
    rng = np.random.default_rng(zlib.crc32(drawing.stem.encode()))
    garment = _pixels(_laid_down(_draw(drawing), rng))  # (4, SIDE, SIDE)
    alpha = garment[3] / np.float32(255)
    # In place from here on: fresh 12 MB arrays cost more than the sums.
    scene = _varied(paint_backdrop(backdrop), rng) * _shadow(alpha)
    scene *= 1 - alpha
    scene += garment[:3]
    scene += _sensor_noise(rng)
    scene *= _light()
    return _image(scene)


def _draw(drawing: Path) -> QImage:
    renderer = QSvgRenderer(drawing.read_bytes())
    if not renderer.isValid():
        raise OSError(f"{drawing} isn't a drawing")
    image = _clear_image(_DRAWN)
    painter = smooth_painter(image)
    renderer.render(painter)
    painter.end()
    return image


def _laid_down(garment: QImage, rng: np.random.Generator) -> QImage:
    """Return it on a clear image of a photo's size, a little turned and off centre."""
    image = _clear_image(SIDE)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(*(SIDE / 2 + rng.uniform(-14, 14, 2)))
    painter.rotate(rng.uniform(-_MOST_TURN, _MOST_TURN))
    side = SIDE * rng.uniform(0.92, 0.98)
    painter.drawImage(QRectF(-side / 2, -side / 2, side, side), garment)
    painter.end()
    return image


def _clear_image(side: int) -> QImage:
    image = QImage(side, side, _FORMAT)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _pixels(image: QImage) -> Pixels:
    """Return (4, SIDE, SIDE) float32 0..255, the colours multiplied by alpha."""
    pixels = np.frombuffer(image.constBits(), np.uint8)
    channels = pixels.reshape(SIDE, SIDE, 4).transpose(2, 0, 1)
    return channels.astype(np.float32, order="C")


def _image(pixels: Pixels) -> QImage:
    """Return an image of (3, SIDE, SIDE), clipped to 0..255, as small as it is kept."""
    levels = pixels.clip(0, 255, out=pixels).astype(np.uint8)
    content = levels.transpose(1, 2, 0).tobytes()
    image = QImage(content, SIDE, SIDE, 3 * SIDE, QImage.Format.Format_RGB888)
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaledToWidth(KEPT, smooth)


def _varied(backdrop: Pixels, rng: np.random.Generator) -> Pixels:
    """Turn it over at random, so that two photos share a floor but not its marks."""
    return backdrop[:, :: rng.choice((1, -1)), :: rng.choice((1, -1))]


def _shadow(alpha: Pixels) -> Pixels:
    """Return (SIDE, SIDE), what is left of the light, which is at the top left."""
    small = alpha[::_BLUR_STEP, ::_BLUR_STEP]
    wide = np.roll(_blurred(small, 7), (6, 4), axis=(0, 1))
    close = np.roll(_blurred(small, 2), (2, 1), axis=(0, 1))
    left = (1 - 0.3 * wide) * (1 - 0.34 * close)
    return _enlarged(left)


def _blurred(values: Pixels, radius: int) -> Pixels:
    """Average over 2 radius + 1 pixels each way, twice: nearly a Gaussian."""
    width = 2 * radius + 1
    for _ in range(4):
        padded = np.pad(values, ((radius + 1, radius), (0, 0)), mode="edge")
        sums = np.cumsum(padded, axis=0, dtype=np.float32)
        values = (sums[width:] - sums[:-width]).T / np.float32(width)
    return values


def _enlarged(values: Pixels) -> Pixels:
    """Interpolate (n, n) to (SIDE, SIDE)."""
    places = np.arange(SIDE) / _BLUR_STEP
    lower = np.minimum(places.astype(np.intp), len(values) - 2)
    share = np.minimum(places - lower, 1).astype(np.float32)
    rows = values[lower] * (1 - share[:, None]) + values[lower + 1] * share[:, None]
    wide: Pixels = rows[:, lower] * (1 - share) + rows[:, lower + 1] * share
    return wide


@cache
def _light() -> Pixels:
    """(SIDE, SIDE): a window at the top left, and the lens's darker corners."""
    across = np.linspace(-1, 1, SIDE, dtype=np.float32)
    down = across[:, None]
    falloff = 1 - 0.05 * (across + down) - 0.06 * (across**2 + down**2)
    return np.asarray(falloff, np.float32)


def _sensor_noise(rng: np.random.Generator) -> Pixels:
    """(SIDE, SIDE), one drawing of noise, elsewhere on every photo."""
    down, right = (int(shift) for shift in rng.integers(0, SIDE, 2))
    return np.roll(_noise_sheet(), (down, right), axis=(0, 1))


@cache
def _noise_sheet() -> Pixels:
    rng = np.random.default_rng(0)
    return rng.standard_normal((SIDE, SIDE), np.float32) * np.float32(_NOISE)
