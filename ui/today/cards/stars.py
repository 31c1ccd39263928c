"""One to five stars that the user gives an outfit."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import smooth_painter
from wardrobe.language.texts import _
from wardrobe.model.event import MOST_STARS

_STEP_PX, _STAR_PX, _HEIGHT_PX = 21, 16, 28
_INSET_PX = 4
_POINTS = 5
# The inner corners of a five-pointed star lie at this share of its radius.
_INNER = 0.45


class Stars(QAbstractSlider):
    """Stars to click; by keyboard a digit gives them, or the arrows and Enter.

    To a screen reader it is a slider, but nothing slides: stars are given or not.
    """

    stars_chosen = Signal(int)  # 0 takes them back

    def __init__(self, name: str) -> None:
        """Start with none given; `name` is what is rated."""
        super().__init__()
        self._name = name
        self.given = 0
        self._aimed = 0
        self._is_offered = False
        self.setRange(0, MOST_STARS)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())
        self.show_given(0)

    def show_given(self, stars: int) -> None:
        """Show what was given, 0 for nothing yet."""
        self.given, self._aimed = stars, 0
        self.setValue(stars)
        said = _("not rated yet")
        if stars:
            said = _("{stars} of {most} stars", stars=stars, most=MOST_STARS)
        self.setAccessibleName(
            _("Stars for {outfit}: {said}", outfit=self._name, said=said)
        )
        tip = _("Click your stars again to take them back")
        self.setToolTip(tip if stars else _("Rate it with 1 to 5 stars"))
        self.update()

    def offer(self, *, is_offered: bool) -> None:
        """Show the empty stars: else they are there, but seen only once given."""
        self._is_offered = is_offered
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(MOST_STARS * _STEP_PX + 2 * _INSET_PX, _HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        if self.hasFocus():
            painter.setPen(QPen(QColor(shades.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        lit = self._aimed or self.given
        if not (lit or self._is_offered or self.hasFocus()):
            return
        for place in range(MOST_STARS):
            x = _INSET_PX + (place + 0.5) * _STEP_PX
            shape = _star(QPointF(x, _HEIGHT_PX / 2 + 0.5), _STAR_PX / 2)
            tone = shades.accent if place < lit else shades.text_faint
            painter.setPen(QPen(QColor(tone), 1.4))
            painter.setBrush(QColor(tone) if place < lit else Qt.BrushStyle.NoBrush)
            painter.setOpacity(0.55 if self._aimed and place < lit else 1.0)
            painter.drawPath(shape)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the page

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._aim(self._star_at(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._aim(0)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._aim(0)
        super().focusOutEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = QRectF(self.rect()).contains(event.position())
        if inside and event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._star_at(event.position()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if 1 <= digit <= MOST_STARS:
            self._choose(digit)
        elif step:
            aimed = (self._aimed or self.given) + step
            self._aim(max(1, min(MOST_STARS, aimed)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._aimed)
        else:
            QWidget.keyPressEvent(self, event)

    def _choose(self, stars: int) -> None:
        if stars:
            self.stars_chosen.emit(0 if stars == self.given else stars)

    def _aim(self, stars: int) -> None:
        self._aimed = stars
        self.update()

    @staticmethod
    def _star_at(point: QPointF) -> int:
        place = int((point.x() - _INSET_PX) // _STEP_PX) + 1
        return max(1, min(MOST_STARS, place))


def _star(centre: QPointF, radius: float) -> QPainterPath:
    shape = QPainterPath()
    for corner in range(2 * _POINTS):
        angle = math.pi * (corner / _POINTS - 0.5)
        reach = radius * (_INNER if corner % 2 else 1)
        point = centre + QPointF(reach * math.cos(angle), reach * math.sin(angle))
        if corner:
            shape.lineTo(point)
        else:
            shape.moveTo(point)
    shape.closeSubpath()
    return shape
