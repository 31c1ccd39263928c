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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui.garments.entrance import Entrances, scale_of
from ui.garments.garment_list import GarmentRole, LaundryRole
from ui.garments.grid_view import CellDelegate, draw_frame
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.tokens import CAPTION_PX, GRID, LABEL_PX
from ui.widgets.colours import draw_swatch
from ui.widgets.drawing_cache import stamp
from ui.widgets.icons import icon
from ui.widgets.mats import draw_mat
from ui.wording.taxonomy_words import is_unsure, name_of, readable, title_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment, State

LEAST_CELL_WIDTH = 188
_WORDS_HEIGHT = 52
_INSET = 18


class GarmentDelegate(CellDelegate):
    """Paints from memory only; pictures that are not there yet come later."""

    def __init__(
        self, cutouts: CutoutCache, entrances: Entrances, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._cutouts, self._entrances = cutouts, entrances
        font = parent.font()
        self._name = _Line(font, LABEL_PX, QFont.Weight.DemiBold)
        self._type = _Line(font, CAPTION_PX, QFont.Weight.Normal)
        self._mark = _Line(font, CAPTION_PX - 1, QFont.Weight.DemiBold)
        self.cell = cell_of(LEAST_CELL_WIDTH)

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
        draw_frame(painter, mat, option.state)
        of_picture, of_words = self._entrances.shares(garment.id)
        painter.setOpacity(of_picture)
        self._draw_cutout(painter, mat, garment, scale_of(of_picture))
        painter.setOpacity(of_words)
        if index.data(LaundryRole):
            _draw_basket(painter, mat)
        elif garment.state is not State.IN_USE:
            _draw_mark(painter, mat, self._mark.font, readable(garment.state))
        elif is_unsure(garment):
            _draw_mark(painter, mat, self._mark.font, _("Check me"), is_warning=True)
        words = QRectF(mat.x(), mat.bottom() + 6, side, _WORDS_HEIGHT - 8)
        self._draw_words(painter, words, garment)
        painter.restore()

    def _draw_cutout(
        self, painter: QPainter, mat: QRectF, garment: Garment, scale: float
    ) -> None:
        inner = mat.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        ratio = painter.device().devicePixelRatio()
        cutout = self._cutouts.get(garment.id, inner.width() * ratio)
        if cutout is not None:
            cutout.draw(painter, _scaled(fitted(cutout.aspect, inner), scale))

    def _draw_words(self, painter: QPainter, place: QRectF, garment: Garment) -> None:
        shades = tokens.current()
        name, title = name_of(garment), title_of(garment)
        first = QRectF(place.x() + 2, place.y(), place.width() - 4, 20)
        _draw_line(painter, first, name, self._name, shades.text)
        second = first.translated(18, 20).adjusted(0, 0, -18, 0)
        draw_swatch(
            painter, garment.colour, QPointF(place.x() + 8, second.center().y()), 11
        )
        words = title if name != title else readable(garment.type)
        _draw_line(painter, second, words, self._type, shades.text_soft)


def cell_of(width: int) -> QSize:
    """Return the size of a cell so wide: a square mat, two lines, and space."""
    return QSize(width, width + _WORDS_HEIGHT)


def fitted(aspect: float, place: QRectF) -> QRectF:
    """Return the largest place of this aspect in the middle of another."""
    width = min(place.width(), place.height() * aspect)
    height = width / aspect
    centre = place.center()
    return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)


def _scaled(place: QRectF, scale: float) -> QRectF:
    """Return a place smaller around its middle."""
    smaller = QRectF(0, 0, scale * place.width(), scale * place.height())
    smaller.moveCenter(place.center())
    return smaller


def _draw_mark(
    painter: QPainter, mat: QRectF, font: QFont, words: str, *, is_warning: bool = False
) -> None:
    """Draw a mark: to check the garment, or where it is."""
    shades = tokens.current()
    ground = shades.warning_soft if is_warning else shades.surface
    ink = shades.warning if is_warning else shades.text_soft

    def draw(painter: QPainter, place: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(place, 11, 11)
        painter.setPen(QColor(ink))
        painter.setFont(font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    width = QFontMetrics(font).horizontalAdvance(words) + 2 * GRID + 2
    place = QRectF(mat.right() - width - GRID, mat.top() + GRID, width, 22)
    stamp(painter, place, ("mark", words, shades.is_dark), draw)


def _draw_basket(painter: QPainter, mat: QRectF) -> None:
    """Draw a small basket: the garment is in the laundry."""
    shades = tokens.current()

    def draw(painter: QPainter, place: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.accent_soft))
        painter.drawEllipse(place)
        inner = place.adjusted(6, 6, -6, -6).toRect()
        icon("basket", shades.accent).paint(painter, inner)

    place = QRectF(mat.right() - 30 - GRID, mat.top() + GRID, 30, 30)
    stamp(painter, place, ("basket", shades.is_dark), draw)


def _draw_line(
    painter: QPainter, place: QRectF, words: str, line: "_Line", colour: str
) -> None:
    painter.setFont(line.font)
    painter.setPen(QColor(colour))
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(place, align, line.elided(words, int(place.width())))


class _Line:
    """A font, and how words are cut in it, measured once and not in every frame."""

    def __init__(self, font: QFont, size_px: int, weight: QFont.Weight) -> None:
        self.font = QFont(font)
        self.font.setPixelSize(size_px)
        self.font.setWeight(weight)
        self.elided = lru_cache(maxsize=4096)(self._measure)

    def _measure(self, words: str, width: int) -> str:
        mode = Qt.TextElideMode.ElideRight
        return QFontMetrics(self.font).elidedText(words, mode, width)
