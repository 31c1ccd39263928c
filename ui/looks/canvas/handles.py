"""The handles of the chosen piece on a canvas, and what dragging one does."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.outfits.look_picture import LaidPiece
from ui.theme import tokens
from wardrobe.days.layouts import LONGEST, SHORTEST, PlacedPiece, turned

_HANDLE_PX, _REACH_PX = 11.0, 15.0
# How far above a piece the handle lies that turns it, and how far off the frame is.
_STEM_PX, _FRAME_PX = 26.0, 5.0
_UPWARDS = -90.0


class _Part(Enum):
    BODY = auto()
    CORNER = auto()
    STEM = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grip:
    """What of a piece is held, in pixels.

    Attributes:
        at: Where it was taken hold of.
        middle: Where the piece's middle was then.
        longer_px: How long its longer side was.
    """

    part: _Part
    at: QPointF
    middle: QPointF
    longer_px: float

    def moved(self, piece: PlacedPiece, to: QPointF, canvas: QRectF) -> PlacedPiece:
        """Return the piece as it lies when the pointer is elsewhere."""
        if self.part is _Part.BODY:
            middle = self.middle + (to - self.at)
            x = (middle.x() - canvas.x()) / canvas.width()
            y = (middle.y() - canvas.y()) / canvas.height()
            return replace(piece, x=min(max(x, 0.0), 1.0), y=min(max(y, 0.0), 1.0))
        arm = to - self.middle
        if self.part is _Part.STEM:
            angle = math.degrees(math.atan2(arm.y(), arm.x()))
            return replace(piece, turn=turned(angle - _UPWARDS))
        factor = _length(arm) / max(_length(self.at - self.middle), 1.0)
        length = self.longer_px * factor / canvas.height()
        return replace(piece, length=min(max(length, SHORTEST), LONGEST))


def grip_at(piece: LaidPiece, point: QPointF, *, has_handles: bool) -> Grip | None:
    """Return what of a piece lies under a point.

    Args:
        has_handles: It is the chosen one.
    """
    part = None
    if has_handles:
        near = {name: _length(at - point) for name, at in _handles(piece).items()}
        name = min(near, key=lambda each: near[each])
        if near[name] <= _REACH_PX:
            part = _Part.STEM if name == "stem" else _Part.CORNER
    if part is None and piece.has(point):
        part = _Part.BODY
    if part is None:
        return None
    return Grip(
        part=part,
        at=point,
        middle=piece.place.center(),
        longer_px=max(piece.place.width(), piece.place.height()),
    )


def cursor_of(grip: Grip, *, is_held: bool) -> Qt.CursorShape:
    """Return the pointer's shape over a part."""
    shape = Qt.CursorShape
    if grip.part is _Part.CORNER:
        arm = grip.at - grip.middle
        is_falling = arm.x() * arm.y() > 0
        return shape.SizeFDiagCursor if is_falling else shape.SizeBDiagCursor
    if grip.part is _Part.BODY and not is_held:
        return shape.OpenHandCursor
    return shape.ClosedHandCursor if is_held else shape.PointingHandCursor


def draw_handles(painter: QPainter, piece: LaidPiece) -> None:
    """Draw a frame around a piece, its corners, and the handle that turns it."""
    shades = tokens.current()
    accent, surface = QColor(shades.accent), QColor(shades.surface)
    frame = _frame(piece)
    painter.save()
    painter.setTransform(piece.around(), combine=True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # Two lines, so that it is seen on whatever lies below.
    for shade, width in ((surface, 3.5), (accent, 1.5)):
        painter.setPen(QPen(shade, width))
        painter.drawRoundedRect(frame, 4, 4)
        top = QPointF(frame.center().x(), frame.top())
        painter.drawLine(top, top - QPointF(0, _STEM_PX))
    painter.restore()
    painter.setPen(QPen(accent, 2))
    for name, at in _handles(piece).items():
        painter.setBrush(accent if name == "stem" else surface)
        painter.drawEllipse(at, _HANDLE_PX / 2, _HANDLE_PX / 2)


def _handles(piece: LaidPiece) -> Mapping[str, QPointF]:
    """Return where the handles lie on the canvas."""
    frame, around = _frame(piece), piece.around()
    stem = QPointF(frame.center().x(), frame.top() - _STEM_PX)
    places = {
        "top-left": frame.topLeft(),
        "top-right": frame.topRight(),
        "bottom-left": frame.bottomLeft(),
        "bottom-right": frame.bottomRight(),
        "stem": stem,
    }
    return {name: around.map(at) for name, at in places.items()}


def _frame(piece: LaidPiece) -> QRectF:
    off = _FRAME_PX
    return piece.place.adjusted(-off, -off, off, off)


def _length(arm: QPointF) -> float:
    return math.hypot(arm.x(), arm.y())
