"""A photo with a box around each piece, chosen by mouse or by keyboard."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.widgets.icons import icon
from wardrobe.closet.pieces import Box, Pieces
from wardrobe.language.texts import _

_LEAST_PX, _LIKED_PX, _LIKED_HIGH_PX = 240, 480, 390
_MARK_PX = 24
_FAINT = 0.16
# How dark it is around the pieces: what was missed or cut off is seen at a glance.
_VEIL = 0.45
_VEIL_SIDE_PX = 640


class PieceCanvas(QWidget):
    """Shows pieces; a click or Space chooses one, arrow keys go to the next."""

    choice_changed = Signal()

    def __init__(self, photo: QImage) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(_LEAST_PX, _LEAST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._photo = photo
        self._boxes: list[Box] = []
        self._veil = QImage()
        self._at = 0
        self.chosen: set[int] = set()

    def show_pieces(self, pieces: Pieces) -> None:
        """Show other pieces; none is chosen."""
        self._boxes = pieces.boxes()
        self._veil = _veil(pieces)
        self.chosen.clear()
        self._at = min(self._at, max(0, len(self._boxes) - 1))
        self._tell()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LIKED_PX, _LIKED_HIGH_PX)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        steps = {
            keys.Key_Left: -1,
            keys.Key_Up: -1,
            keys.Key_Right: 1,
            keys.Key_Down: 1,
        }
        if event.key() in steps and self._boxes:
            self._at = (self._at + steps[keys(event.key())]) % len(self._boxes)
            self._tell()
        elif event.key() == keys.Key_Space and self._boxes:
            self._toggle(self._at)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._box_at(event.position())
        if at is not None:
            self._at = at
            self._toggle(at)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_over = self._box_at(event.position()) is not None
        shape = Qt.CursorShape
        self.setCursor(shape.PointingHandCursor if is_over else shape.ArrowCursor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        place = self._place()
        painter.drawImage(place, self._photo)
        painter.drawImage(place, self._veil)
        for number in range(len(self._boxes)):
            self._paint_box(painter, number)

    def _paint_box(self, painter: QPainter, number: int) -> None:
        is_chosen = number in self.chosen
        accent = QColor(tokens.current().accent)
        area = self._area(number)
        fill = QColor(accent)
        fill.setAlphaF(_FAINT if is_chosen else 0.0)
        painter.setBrush(fill)
        # Light below, accent above: seen on any photo.
        painter.setPen(QPen(QColor("white"), 5 if is_chosen else 4))
        painter.drawRoundedRect(area, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 3 if is_chosen else 2))
        painter.drawRoundedRect(area, 6, 6)
        if number == self._at and self.hasFocus():
            painter.setPen(QPen(QColor("white"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area.adjusted(5, 5, -5, -5), 4, 4)
        mark = QRectF(area.left() + 6, area.top() + 6, _MARK_PX, _MARK_PX)
        painter.setPen(QPen(QColor("white"), 1.5))
        painter.setBrush(accent)
        painter.drawEllipse(mark)
        if is_chosen:
            inside = mark.adjusted(4, 4, -4, -4).toRect()
            icon("check", tokens.current().on_accent).paint(painter, inside)
            return
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.current().on_accent))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _toggle(self, number: int) -> None:
        self.chosen ^= {number}
        self._tell()

    def _tell(self) -> None:
        count = len(self._boxes)
        words = _("Piece {at} of {count}", at=self._at + 1, count=count)
        if self._at in self.chosen:
            words = _("{piece}, chosen", piece=words)
        keys = _("arrow keys go on, Space chooses")
        self.setAccessibleName(f"{words}; {keys}")
        self.choice_changed.emit()
        self.update()

    def _box_at(self, point: QPointF) -> int | None:
        """Return the smallest box under a point."""
        place = self._place()
        if place.isEmpty():
            return None
        x = (point.x() - place.left()) / place.width()
        y = (point.y() - place.top()) / place.height()
        found = [at for at, box in enumerate(self._boxes) if box.holds(x, y)]

        def size(at: int) -> float:
            box = self._boxes[at]
            return (box.right - box.left) * (box.bottom - box.top)

        return min(found, key=size, default=None)

    def _place(self) -> QRectF:
        """Return where the photo is."""
        size = self._photo.size().scaled(
            self.size(), Qt.AspectRatioMode.KeepAspectRatio
        )
        left = (self.width() - size.width()) / 2
        return QRectF(
            left, (self.height() - size.height()) / 2, size.width(), size.height()
        )

    def _area(self, number: int) -> QRectF:
        place, box = self._place(), self._boxes[number]
        return QRectF(
            place.left() + box.left * place.width(),
            place.top() + box.top * place.height(),
            (box.right - box.left) * place.width(),
            (box.bottom - box.top) * place.height(),
        ).adjusted(2, 2, -2, -2)


def _veil(pieces: Pieces) -> QImage:
    """Return black that lets the pieces through; nothing where there are none."""
    if not pieces.masks:
        return QImage()
    step = -(-max(pieces.masks[0].shape) // _VEIL_SIDE_PX)
    seen = np.maximum.reduce([mask[::step, ::step] for mask in pieces.masks])
    dark = (_VEIL * (255 - seen)).astype(np.uint8)
    height, width = dark.shape
    kind = QImage.Format.Format_Alpha8
    return QImage(dark.tobytes(), width, height, width, kind).copy()
