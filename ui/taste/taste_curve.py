"""The curve of how well the taste predicted picks, beside the stylist and chance."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import set_font, smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID
from ui.wording.taxonomy_words import percent
from wardrobe.language.texts import _

_HEIGHT_PX = 232
_LEFT_PX, _RIGHT_PX, _TOP_PX, _FOOT_PX = 56, 16, 34, 26
_GRID_LINES = (0.0, 0.25, 0.5, 0.75, 1.0)
_DOT_PX = 4.0


@dataclass(frozen=True, slots=True)
class Point:
    """One place of the curve, with the shares 0..1 of all three."""

    label: str
    mine: float
    expert: float
    chance: float


class TasteCurve(QWidget):
    """Three lines over blocks of picks."""

    def __init__(self) -> None:
        super().__init__()
        self._points: Sequence[Point] = ()
        self.setFixedHeight(_HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, name: str, points: Sequence[Point]) -> None:
        """Show other points; `name` is what screen readers say before them."""
        self._points = points
        said = "; ".join(
            _(
                "picks {picks}: your taste {mine}, the stylist {expert}, "
                "chance {chance}",
                picks=each.label,
                mine=percent(each.mine),
                expert=percent(each.expert),
                chance=percent(each.chance),
            )
            for each in points
        )
        self.setAccessibleName(f"{name}: {said}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(340, _HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        set_font(painter, CAPTION_PX)
        place = QRectF(self.rect()).adjusted(_LEFT_PX, _TOP_PX, -_RIGHT_PX, -_FOOT_PX)
        _draw_grid(painter, place)
        self._draw_labels(painter, place)
        self._draw_lines(painter, place)
        _draw_legend(painter)

    def _draw_lines(self, painter: QPainter, place: QRectF) -> None:
        for pen, values in (
            (_chance_pen(), [point.chance for point in self._points]),
            (_expert_pen(), [point.expert for point in self._points]),
            (_my_pen(), [point.mine for point in self._points]),
        ):
            dots = [
                QPointF(self._x(at, place), place.bottom() - place.height() * value)
                for at, value in enumerate(values)
            ]
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(dots))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(pen.color())
            radius = _DOT_PX if pen.style() is Qt.PenStyle.SolidLine else 2.5
            for dot in dots:
                painter.drawEllipse(dot, radius, radius)

    def _draw_labels(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QColor(tokens.current().text_faint))
        for at, point in enumerate(self._points):
            room = QRectF(self._x(at, place) - 40, place.bottom() + 6, 80, 18)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, point.label)

    def _x(self, at: int, place: QRectF) -> float:
        """Return where a point lies: in the middle of its share of the width."""
        return place.x() + place.width() * (at + 0.5) / len(self._points)


def _draw_grid(painter: QPainter, place: QRectF) -> None:
    shades = tokens.current()
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for share in _GRID_LINES:
        y = place.bottom() - share * place.height()
        painter.setPen(QPen(QColor(shades.line if share else shades.line_strong), 1))
        painter.drawLine(QPointF(place.x(), y), QPointF(place.right(), y))
        painter.setPen(QColor(shades.text_faint))
        painter.drawText(QRectF(0, y - 9, _LEFT_PX - GRID, 18), flags, percent(share))


def _draw_legend(painter: QPainter) -> None:
    x = 2.0
    middle = QRectF(0, 0, 0, 20).center().y()
    for pen, words in (
        (_my_pen(), _("Your taste")),
        (_expert_pen(), _("The stylist")),
        (_chance_pen(), _("Chance")),
    ):
        painter.setPen(pen)
        painter.drawLine(QPointF(x, middle), QPointF(x + 22, middle))
        painter.setPen(QColor(tokens.current().text_soft))
        width = painter.fontMetrics().horizontalAdvance(words)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x + 30, 0, width + 4, 20), flags, words)
        x += 30 + width + 3 * GRID


def _my_pen() -> QPen:
    return QPen(QColor(tokens.current().accent), 2.5)


def _expert_pen() -> QPen:
    return QPen(QColor(tokens.current().warning), 1.6, Qt.PenStyle.DashLine)


def _chance_pen() -> QPen:
    return QPen(QColor(tokens.current().text_faint), 1.6, Qt.PenStyle.DotLine)
