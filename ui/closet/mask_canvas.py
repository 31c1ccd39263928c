"""A photo on which the garment's mask is painted: what is cut away shows faintly."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import smooth_painter
from wardrobe.language.texts import _

_SIDE_PX = 480
# How far an arrow key moves the brush, as a share of its size.
_STEP = 0.5
_MOST_STROKES = 30
_FAINT = 0.18
BRUSHES = (8, 16, 32, 64, 128)


class MaskCanvas(QWidget):
    """Paints a mask with a round brush, by mouse or by keyboard."""

    mask_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(
            _("Cut-out; arrow keys move the brush, Space paints, E erases, R restores")
        )
        self.setFixedSize(_SIDE_PX, _SIDE_PX)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.is_erasing = True
        self.brush_px = BRUSHES[2]
        self.cover = QImage()
        self._photo = QImage()
        self._before: list[QImage] = []
        self._brush = QPointF(_SIDE_PX / 2, _SIDE_PX / 2)
        self._last: QPointF | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a stroke to take back."""
        return bool(self._before)

    def show_photo(self, photo: QImage, mask: QImage) -> None:
        """Show a photo and its mask (Grayscale8), stretched over it."""
        self._photo = photo
        self.cover = _fitted(mask, photo.size())
        self._before.clear()
        self._tell()

    def set_mask(self, mask: QImage) -> None:
        """Take another mask; the present one can be had back."""
        self._remember()
        self.cover = _fitted(mask, self._photo.size())
        self._tell()

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._before:
            self.cover = self._before.pop()
            self._tell()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIDE_PX, _SIDE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tokens.current().mat))
        if self._photo.isNull():
            return
        place = self._place()
        painter.setOpacity(_FAINT)
        painter.drawImage(place, self._photo)
        painter.setOpacity(1.0)
        garment = self._photo.convertToFormat(QImage.Format.Format_ARGB32)
        garment.setAlphaChannel(self.cover)
        painter.drawImage(place, garment)
        if self.hasFocus() or self.underMouse():
            self._draw_brush(painter)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._remember()
        self._last = event.position()
        self._stroke(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._brush = event.position()
        if self._last is not None:
            self._stroke(event.position())
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self._move(-1, 0),
            Qt.Key.Key_Right: lambda: self._move(1, 0),
            Qt.Key.Key_Up: lambda: self._move(0, -1),
            Qt.Key.Key_Down: lambda: self._move(0, 1),
            Qt.Key.Key_Space: self._dab,
        }
        act = keys.get(event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _move(self, right: int, down: int) -> None:
        step = max(2.0, _STEP * self.brush_px)
        moved = self._brush + QPointF(right * step, down * step)
        side = float(_SIDE_PX)
        self._brush = QPointF(
            min(max(moved.x(), 0.0), side), min(max(moved.y(), 0.0), side)
        )
        self.update()

    def _dab(self) -> None:
        self._remember()
        self._last = self._brush
        self._stroke(self._brush)
        self._last = None

    def _remember(self) -> None:
        self._before.append(self.cover.copy())
        del self._before[:-_MOST_STROKES]

    def _stroke(self, to: QPointF) -> None:
        """Paint from the last place to this one."""
        start, self._last = self._last or to, to
        place = self._place()
        scale = self._photo.width() / place.width()
        shade = 0 if self.is_erasing else 255
        painter = smooth_painter(self.cover)
        pen = QPen(QColor(shade, shade, shade), self.brush_px * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        corner = place.topLeft()
        # A line without length is not drawn, so that a click paints a hair's breadth.
        hair = QPointF(0.01, 0)
        painter.drawLine((start - corner) * scale, (to - corner + hair) * scale)
        painter.end()
        self._tell()

    def _draw_brush(self, painter: QPainter) -> None:
        radius = self.brush_px / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (("#ffffff", 3.0), ("#000000", 1.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(self._brush, radius, radius)

    def _place(self) -> QRectF:
        """Return where the photo lies: as large as fits, in the middle."""
        size = QSize(self._photo.size())
        size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        return place

    def _tell(self) -> None:
        self.update()
        self.mask_changed.emit()


def _fitted(mask: QImage, size: QSize) -> QImage:
    grey = mask.convertToFormat(QImage.Format.Format_Grayscale8)
    return grey if grey.size() == size else grey.scaled(size)
