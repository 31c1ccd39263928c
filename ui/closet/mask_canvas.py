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
    QWheelEvent,
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
MOST_ZOOM, ZOOM_STEP = 8.0, 1.5
_WHEEL_STEP = 120  # of an ordinary wheel, in Qt's eighths of a degree
BRUSHES = (8, 16, 32, 64, 128)


class MaskCanvas(QWidget):
    """Paints a mask with a round brush, by mouse or by keyboard."""

    mask_changed = Signal()
    zoom_changed = Signal()

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
        self.zoom = 1.0
        self._middle = QPointF(0.5, 0.5)  # of what is seen, as shares of the photo

    @property
    def can_undo(self) -> bool:
        """Whether there is a stroke to take back."""
        return bool(self._before)

    def show_photo(self, photo: QImage, mask: QImage) -> None:
        """Show a photo and its mask (Grayscale8), stretched over it."""
        self._photo = photo
        self.zoom = 1.0
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

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Show the photo larger or smaller; the place `about` stays where it is."""
        about = self._brush if about is None else about
        before = self._place()
        self.zoom = min(max(self.zoom * factor, 1.0), MOST_ZOOM)
        after = self._place()
        if not before.isEmpty():
            share = QPointF(
                (about.x() - before.x()) / before.width(),
                (about.y() - before.y()) / before.height(),
            )
            off = about - QPointF(
                after.x() + share.x() * after.width(),
                after.y() + share.y() * after.height(),
            )
            self._pan(off)
        self.update()
        self.zoom_changed.emit()

    def _pan(self, off: QPointF) -> None:
        """Move the photo by so many pixels, as far as there is more of it."""
        place = self._place()
        middle = self._middle - QPointF(
            off.x() / max(place.width(), 1), off.y() / max(place.height(), 1)
        )
        half = 0.5 / self.zoom
        self._middle = QPointF(
            min(max(middle.x(), half), 1 - half), min(max(middle.y(), half), 1 - half)
        )
        self.update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / _WHEEL_STEP
        self.zoom_by(ZOOM_STEP**steps, event.position())
        event.accept()

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
            Qt.Key.Key_Plus: lambda: self.zoom_by(ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: self.zoom_by(ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: self.zoom_by(1 / ZOOM_STEP),
            Qt.Key.Key_0: lambda: self.zoom_by(1 / MOST_ZOOM),
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
        self._pan(self._brush - moved)  # at an edge, what lies beyond comes in

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
        """Return where the photo lies: as large as fits, times the zoom."""
        size = QSize(self._photo.size())
        size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        width, height = size.width() * self.zoom, size.height() * self.zoom
        centre = QRectF(self.rect()).center()
        left = centre.x() - self._middle.x() * width
        top = centre.y() - self._middle.y() * height
        if self.zoom == 1.0:
            left, top = centre.x() - width / 2, centre.y() - height / 2
        return QRectF(left, top, width, height)

    def _tell(self) -> None:
        self.update()
        self.mask_changed.emit()


def _fitted(mask: QImage, size: QSize) -> QImage:
    grey = mask.convertToFormat(QImage.Format.Format_Grayscale8)
    return grey if grey.size() == size else grey.scaled(size)
