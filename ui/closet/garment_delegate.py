"""Draws one garment of the gallery: the cut-out on its mat, and its words."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui.closet.garment_list import GarmentRole
from ui.theme import tokens
from ui.theme.tokens import CAPTION_PX, GRID, LABEL_PX, RADIUS
from ui.widgets.colours import draw_swatch
from ui.widgets.cutouts import Cutouts
from ui.widgets.mats import draw_mat
from ui.words import is_unsure, name_of, readable, title_of
from wardrobe.garment import Garment
from wardrobe.texts import _

LEAST_CELL_WIDTH = 188
_WORDS_HEIGHT = 52
_INSET = 18


class GarmentDelegate(QStyledItemDelegate):
    """Paints from memory only; pictures that are not there yet come later."""

    def __init__(self, cutouts: Cutouts, parent: QWidget) -> None:
        """Draw with these cut-outs."""
        super().__init__(parent)
        self._cutouts = cutouts
        self.cell = cell_of(LEAST_CELL_WIDTH)

    @override
    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        return self.cell

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        garment = index.data(GarmentRole)
        if not isinstance(garment, Garment):
            return
        painter.save()
        place = QRectF(option.rect)
        side = place.width() - 2 * GRID
        mat = QRectF(place.x() + GRID, place.y() + GRID, side, side)
        draw_mat(painter, mat, tokens.current().mat)  # faster without antialiasing
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_frame(painter, mat, option.state)
        self._draw_cutout(painter, mat, garment)
        if is_unsure(garment):
            _draw_mark(painter, mat)
        words = QRectF(mat.x(), mat.bottom() + 6, side, _WORDS_HEIGHT - 8)
        _draw_words(painter, words, garment)
        painter.restore()

    def _draw_cutout(self, painter: QPainter, mat: QRectF, garment: Garment) -> None:
        inner = mat.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        ratio = painter.device().devicePixelRatio()
        cutout = self._cutouts.get(garment.id, inner.width() * ratio)
        if cutout is not None:
            cutout.draw(painter, fitted(cutout.aspect, inner))


def cell_of(width: int) -> QSize:
    """Return the size of a cell so wide: a square mat, two lines, and space."""
    return QSize(width, width + _WORDS_HEIGHT)


def fitted(aspect: float, place: QRectF) -> QRectF:
    """Return the largest place of this aspect in the middle of another."""
    width = min(place.width(), place.height() * aspect)
    height = width / aspect
    centre = place.center()
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)


def _draw_frame(painter: QPainter, mat: QRectF, state: QStyle.StateFlag) -> None:
    shades = tokens.current()
    is_selected = bool(state & QStyle.StateFlag.State_Selected)
    has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
    is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if is_selected or has_focus or is_hovered:
        colour = shades.accent if is_selected or has_focus else shades.line_strong
        pen = QPen(QColor(colour), 2.5 if is_selected else 1.5)
        if has_focus and not is_selected:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(mat.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)


def _draw_mark(painter: QPainter, mat: QRectF) -> None:
    """Draw the mark that asks the user to check a garment."""
    shades = tokens.current()
    place = QRectF(mat.right() - 78, mat.top() + GRID, 70, 22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shades.warning_soft))
    painter.drawRoundedRect(place, 11, 11)
    painter.setPen(QColor(shades.warning))
    painter.setFont(_font(painter, CAPTION_PX - 1, QFont.Weight.DemiBold))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _("Check me"))


def _draw_words(painter: QPainter, place: QRectF, garment: Garment) -> None:
    shades = tokens.current()
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    first = QRectF(place.x() + 2, place.y(), place.width() - 4, 20)
    painter.setFont(_font(painter, LABEL_PX, QFont.Weight.DemiBold))
    painter.setPen(QColor(shades.text))
    painter.drawText(first, align, _elided(painter, name_of(garment), first.width()))
    second = first.translated(18, 20).adjusted(0, 0, -18, 0)
    draw_swatch(
        painter, garment.colour, QPointF(place.x() + 8, second.center().y()), 11
    )
    painter.setFont(_font(painter, CAPTION_PX, QFont.Weight.Normal))
    painter.setPen(QColor(shades.text_soft))
    has_name = name_of(garment) != title_of(garment)
    words = title_of(garment) if has_name else readable(garment.type)
    painter.drawText(second, align, _elided(painter, words, second.width()))


def _elided(painter: QPainter, text: str, width: float) -> str:
    mode = Qt.TextElideMode.ElideRight
    return painter.fontMetrics().elidedText(text, mode, int(width))


def _font(painter: QPainter, size_px: int, weight: QFont.Weight) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(size_px)
    font.setWeight(weight)
    return font
