"""Cut-outs of garments for drawing: trimmed, with a soft shadow, kept in memory."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from ui.files.images import read_encoded
from ui.jobs import Jobs
from ui.theme import tokens
from wardrobe.model.picture import Picture
from wardrobe.model.progress import Progress
from wardrobe.ports.garments import PictureStore

# Some 600 pictures of 256 px; the least recently drawn are forgotten first.
_MOST_BYTES = 128 * 1024 * 1024
# Few at a time: what has scrolled into view meanwhile goes first.
_MOST_IN_FLIGHT = 3
_MOST_WAITING = 150
# While other pictures are wanted in every frame, the gallery flies by, and work on what
# nobody sees would make it jerk.
_FLYING_MS, _FLYING_FRAMES = 50, 3
# Alpha under this is the fringe of a cut-out, not the garment.
_LEAST_ALPHA = 24
# The shadow is blurred so small: cheap, and smooth when it is drawn large.
_SHADOW_PX = 48
_SHADOW_MARGIN = 6
# How far the shadow falls, as a share of the picture's longer side.
_SHADOW_DROP = 0.022

Key = tuple[int, Picture]


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A picture cut to the garment and its shadow, made off the GUI thread."""

    picture: QImage
    shadow: QImage


@dataclass(frozen=True, slots=True)
class Cutout:
    """A garment's picture, ready to be drawn.

    Attributes:
        aspect: Width over height.
    """

    picture: QPixmap
    shadow: QPixmap
    aspect: float

    def draw(self, painter: QPainter, target: QRectF) -> None:
        """Draw the garment on its shadow, filling `target`, as opaque as is set."""
        opacity = painter.opacity()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(opacity * tokens.current().shadow_alpha / 255)
        drop = _SHADOW_DROP * max(target.width(), target.height())
        painter.drawPixmap(
            self._around(target).translated(0, drop),
            self.shadow,
            QRectF(self.shadow.rect()),
        )
        painter.setOpacity(opacity)
        painter.drawPixmap(target, self.picture, QRectF(self.picture.rect()))

    def draw_within(self, painter: QPainter, room: QRectF) -> None:
        """Draw the garment as large as it fits, in the middle of `room`."""
        width = min(room.width(), room.height() * self.aspect)
        target = QRectF(0, 0, width, width / self.aspect)
        target.moveCenter(room.center())
        self.draw(painter, target)

    def _around(self, target: QRectF) -> QRectF:
        inner = max(self.shadow.width(), self.shadow.height()) - 2 * _SHADOW_MARGIN
        margin = _SHADOW_MARGIN * max(target.width(), target.height()) / inner
        return target.adjusted(-margin, -margin, margin, margin)


class CutoutCache(QObject):
    """Hands out cut-outs that are in memory and fetches those that are not."""

    cutout_loaded = Signal(int)

    def __init__(self, closet: PictureStore, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._closet = closet
        self._jobs = jobs
        self._kept: OrderedDict[Key, Cutout | None] = OrderedDict()
        self._bytes = 0
        self._unowned: dict[int, Mapping[Picture, bytes]] = {}
        self._waiting: OrderedDict[Key, None] = OrderedDict()  # the last asked last
        self._in_flight: set[Key] = set()
        # Once all is painted: a worker that starts before holds up the painting.
        self._fetching = QTimer(self, singleShot=True)
        self._is_asked = False  # for others since the last were fetched
        self._count_soon = 0  # frames that asked for others soon after one another
        self._since_wanted = QElapsedTimer()
        self._since_wanted.start()
        self._fetching.timeout.connect(self._fetch)

    def get(self, garment_id: int, side_px: float) -> Cutout | None:
        """Return a cut-out for drawing so large, in device pixels.

        None means not yet: `cutout_loaded` tells when. The last asked come first.
        """
        small = side_px <= 256
        key = (garment_id, Picture.THUMBNAIL_256 if small else Picture.THUMBNAIL_512)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._want(key)
        return self._kept.get((garment_id, Picture.THUMBNAIL_256))

    def forget(self, garment_id: int) -> None:
        """Fetch the pictures of a garment again: they are others now."""
        for kind in (Picture.THUMBNAIL_256, Picture.THUMBNAIL_512):
            if (garment_id, kind) in self._kept:
                self._bytes -= _size(self._kept.pop((garment_id, kind)))
        self.cutout_loaded.emit(garment_id)

    def forget_all(self) -> None:
        """Fetch the pictures of all garments again."""
        for garment_id in {garment_id for garment_id, _ in self._kept}:
            self.forget(garment_id)

    def put(self, garment_id: int, pictures: Mapping[Picture, bytes]) -> None:
        """Hand out pictures of what is not in the closet, in place of earlier ones."""
        self._unowned[garment_id] = pictures
        for key in [key for key in self._kept if key[0] == garment_id]:
            self._bytes -= _size(self._kept.pop(key))

    def _want(self, key: Key) -> None:
        if key in self._in_flight:
            return
        if key not in self._waiting:
            self._fetch_soon()
        self._waiting[key] = None
        self._waiting.move_to_end(key)
        if len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)

    def _fetch_soon(self) -> None:
        elapsed_ms = self._since_wanted.restart()
        if not self._is_asked:  # the first of what one frame asks for
            self._is_asked = True
            is_soon = elapsed_ms < _FLYING_MS
            self._count_soon = self._count_soon + 1 if is_soon else 0
            is_flying = self._count_soon >= _FLYING_FRAMES
            self._fetching.start(_FLYING_MS if is_flying else 0)
        elif elapsed_ms:  # in another frame
            self._fetching.start()

    def _fetch(self) -> None:
        self._is_asked = False
        while self._waiting and len(self._in_flight) < _MOST_IN_FLIGHT:
            key, _ = self._waiting.popitem()
            self._in_flight.add(key)
            self._start(key)

    def _start(self, key: Key) -> None:
        closet, unowned = self._closet, self._unowned.get(key[0])

        def work(_progress: Progress) -> Trimmed:
            content = closet.picture(*key) if unowned is None else unowned[key[1]]
            return trim(read_encoded(content))

        self._jobs.run(
            self,
            work,
            lambda trimmed: self._on_loaded(key, trimmed),
            lambda _error: self._on_failed(key),
        )

    def _on_loaded(self, key: Key, trimmed: Trimmed) -> None:
        picture = QPixmap.fromImage(trimmed.picture)
        aspect = picture.width() / max(1, picture.height())
        cutout = Cutout(picture, QPixmap.fromImage(trimmed.shadow), aspect)
        self._keep(key, None if picture.isNull() else cutout)

    def _on_failed(self, key: Key) -> None:
        # The place stays empty; the closet's check tells what is wrong with it.
        self._keep(key, None)

    def _keep(self, key: Key, cutout: Cutout | None) -> None:
        self._in_flight.discard(key)
        self._kept[key] = cutout
        self._bytes += _size(cutout)
        while self._bytes > _MOST_BYTES:
            _, forgotten = self._kept.popitem(last=False)
            self._bytes -= _size(forgotten)
        self.cutout_loaded.emit(key[0])
        if not self._is_asked:
            self._fetching.start(0)


def trim(image: QImage) -> Trimmed:
    """Cut a picture to what is not transparent, and make its shadow."""
    if image.isNull():
        return Trimmed(image, image)
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    inside = _alpha(image) >= _LEAST_ALPHA
    rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
    if rows.size and columns.size:
        left, top = int(columns[0]), int(rows[0])
        size = (int(columns[-1]) - left + 1, int(rows[-1]) - top + 1)
        image = image.copy(QRect(left, top, *size))
    ready = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return Trimmed(ready, shadow_of(image))


def shadow_of(image: QImage) -> QImage:
    """Return the blurred black shape of a picture, small, with a margin around."""
    small = image.scaled(
        _SHADOW_PX,
        _SHADOW_PX,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    alpha = np.pad(_alpha(small).astype(np.float32), _SHADOW_MARGIN)
    for _ in range(3):  # three box blurs come close to a Gaussian one
        alpha = _blur(_blur(alpha, 0), 1)
    height, width = alpha.shape
    pixels = np.zeros((height, width, 4), np.uint8)
    pixels[..., 3] = alpha.round()
    kind = QImage.Format.Format_ARGB32
    return QImage(pixels.tobytes(), width, height, 4 * width, kind).copy()


def _alpha(image: QImage) -> NDArray[np.uint8]:
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    flat = np.frombuffer(image.constBits(), np.uint8)
    rows = flat.reshape(image.height(), image.bytesPerLine())
    return rows[:, 3 : 4 * image.width() : 4].copy()


def _blur(values: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    before, after = np.roll(values, 1, axis), np.roll(values, -1, axis)
    return (before + values + after) * np.float32(1 / 3)


def _size(cutout: Cutout | None) -> int:
    if cutout is None:
        return 0
    return 4 * cutout.picture.width() * cutout.picture.height()
