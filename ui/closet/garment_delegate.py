"""Draws one garment of the gallery: the cut-out on its mat, and its words."""

from functools import lru_cache

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
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
    family = painter.font().family()
    painter.setFont(_font(family, CAPTION_PX - 1, QFont.Weight.DemiBold))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _("Check me"))


def _draw_words(painter: QPainter, place: QRectF, garment: Garment) -> None:
    shades = tokens.current()
    family = painter.font().family()
    name, title = name_of(garment), title_of(garment)
    first = QRectF(place.x() + 2, place.y(), place.width() - 4, 20)
    strong = _font(family, LABEL_PX, QFont.Weight.DemiBold)
    _draw_line(painter, first, name, strong, shades.text)
    second = first.translated(18, 20).adjusted(0, 0, -18, 0)
    draw_swatch(
        painter, garment.colour, QPointF(place.x() + 8, second.center().y()), 11
    )
    plain = _font(family, CAPTION_PX, QFont.Weight.Normal)
    words = title if name != title else readable(garment.type)
    _draw_line(painter, second, words, plain, shades.text_soft)


def _draw_line(
    painter: QPainter, place: QRectF, words: str, font: QFont, colour: str
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    elided = _elided(words, int(place.width()), font.family(), font.pixelSize())
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(place, align, elided)


# A line is measured once, not in every frame in which it is seen.
@lru_cache(maxsize=4096)
def _elided(words: str, width: int, family: str, size_px: int) -> str:
    weight = QFont.Weight.DemiBold if size_px == LABEL_PX else QFont.Weight.Normal
    metrics = QFontMetrics(_font(family, size_px, weight))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)


@lru_cache
def _font(family: str, size_px: int, weight: QFont.Weight) -> QFont:
    font = QFont(family)
    font.setPixelSize(size_px)
    font.setWeight(weight)
    return font
