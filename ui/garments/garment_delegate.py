"""Draws one garment of the gallery: the cut-out on its mat, and its words."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from ui.garments.entrance import Entrances, scale_of
from ui.garments.garment_list import GarmentList
from ui.garments.grid_view import CellState, draw_frame
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
# Some screens of cells; what stands on them is found anew when these have gone by.
_MOST_WORDS = 2000


class GarmentDelegate:
    """Paints from memory only; pictures that are not there yet come later."""

    def __init__(
        self,
        model: GarmentList,
        cutouts: CutoutCache,
        entrances: Entrances,
        font: QFont,
    ) -> None:
        self._model, self._cutouts, self._entrances = model, cutouts, entrances
        self._name = _Line(font, LABEL_PX, QFont.Weight.DemiBold)
        self._type = _Line(font, CAPTION_PX, QFont.Weight.Normal)
        self._mark = _Line(font, CAPTION_PX - 1, QFont.Weight.DemiBold)
        self._words: dict[int, tuple[Garment, CellWords]] = {}  # by id

    def draw(
        self, painter: QPainter, place: QRectF, row: int, state: CellState
    ) -> None:
        """Draw the garment of a row."""
        garment = self._model.garment_at(row)
        words = self._words_of(garment)
        side = place.width() - 2 * GRID
        mat = QRectF(place.x() + GRID, place.y() + GRID, side, side)
        below = QRectF(mat.x(), mat.bottom() + 6, side, _WORDS_HEIGHT - 8)
        of_picture, of_words = self._entrances.shares(garment.id)
        # Most cells that scroll in are seen in part.
        seen = painter.clipBoundingRect()
        if seen.intersects(mat):
            draw_mat(painter, mat, tokens.current().mat)  # faster without antialiasing
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_frame(painter, mat, state)
            painter.setOpacity(of_picture)
            self._draw_cutout(painter, mat, garment, scale_of(of_picture))
            painter.setOpacity(of_words)
            self._draw_mark(painter, mat, garment, words)
        if seen.intersects(below):
            painter.setOpacity(of_words)
            self._draw_words(painter, below, garment, words)
        painter.setOpacity(1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_mark(
        self, painter: QPainter, mat: QRectF, garment: Garment, words: "CellWords"
    ) -> None:
        if self._model.is_in_laundry(garment):
            _draw_basket(painter, mat)
        elif words.mark:
            _draw_mark(painter, mat, self._mark, words)

    def _draw_cutout(
        self, painter: QPainter, mat: QRectF, garment: Garment, scale: float
    ) -> None:
        inner = mat.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        ratio = painter.device().devicePixelRatio()
        cutout = self._cutouts.get(garment.id, inner.width() * ratio)
        if cutout is not None:
            cutout.draw(painter, _scaled(fitted(cutout.aspect, inner), scale))

    def _draw_words(
        self, painter: QPainter, place: QRectF, garment: Garment, words: "CellWords"
    ) -> None:
        shades = tokens.current()
        first = QRectF(place.x() + 2, place.y(), place.width() - 4, 20)
        self._name.draw(painter, first, words.name, shades.text)
        second = first.translated(18, 20).adjusted(0, 0, -18, 0)
        draw_swatch(
            painter, garment.colour, QPointF(place.x() + 8, second.center().y()), 11
        )
        self._type.draw(painter, second, words.kind, shades.text_soft)

    def _words_of(self, garment: Garment) -> "CellWords":
        """Return the words of a cell, which are found once and not in every frame."""
        known = self._words.get(garment.id)
        # The same object: to compare all fields takes as long as to find the words.
        if known is not None and known[0] is garment:
            return known[1]
        if len(self._words) >= _MOST_WORDS:
            self._words.clear()
        words = words_on(garment)
        self._words[garment.id] = (garment, words)
        return words


class CellWords(NamedTuple):
    """What stands on the cell of a garment.

    Attributes:
        name: The first line.
        kind: The second line.
        mark: Where it is, or that it is to be checked; empty if neither.
        is_warning: The mark asks for something.
    """

    name: str
    kind: str
    mark: str = ""
    is_warning: bool = False


def words_on(garment: Garment) -> CellWords:
    """Return what stands on the cell of a garment that is at home."""
    name, title = name_of(garment), title_of(garment)
    kind = title if name != title else readable(garment.type)
    if garment.state is not State.IN_USE:
        return CellWords(name, kind, readable(garment.state))
    if is_unsure(garment):
        return CellWords(name, kind, _("Check me"), is_warning=True)
    return CellWords(name, kind)


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


def _draw_mark(painter: QPainter, mat: QRectF, line: "_Line", words: CellWords) -> None:
    """Draw a mark: to check the garment, or where it is."""
    shades = tokens.current()
    ground = shades.warning_soft if words.is_warning else shades.surface
    ink = shades.warning if words.is_warning else shades.text_soft

    def draw(painter: QPainter, place: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(place, 11, 11)
        painter.setPen(QColor(ink))
        painter.setFont(line.font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words.mark)

    width = line.width(words.mark) + 2 * GRID + 2
    place = QRectF(mat.right() - width - GRID, mat.top() + GRID, width, 22)
    stamp(painter, place, ("mark", words.mark, shades.is_dark), draw)


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


class _Line:
    """A font, and how words are written in it."""

    def __init__(self, font: QFont, size_px: int, weight: QFont.Weight) -> None:
        self.font = QFont(font)
        self.font.setPixelSize(size_px)
        self.font.setWeight(weight)
        self._metrics = QFontMetrics(self.font)
        # Not Qt's own functions: to wrap one has PySide read the signatures of all of
        # Qt, which takes longer than to make a page.
        self.width = lru_cache(maxsize=64)(self._measure)
        self._cut = lru_cache(maxsize=1024)(self._cut_off)

    def draw(self, painter: QPainter, place: QRectF, words: str, colour: str) -> None:
        """Write words in the middle of a line, cut off where it ends.

        Most are written once, as they scroll in: to lay them out beforehand takes
        longer than that.
        """
        painter.setFont(self.font)
        painter.setPen(QColor(colour))
        above = (place.height() - self._metrics.height()) // 2 + self._metrics.ascent()
        cut = self._cut(words, int(place.width()))
        painter.drawText(QPointF(place.x(), place.y() + above), cut)

    def _measure(self, words: str) -> int:
        return self._metrics.horizontalAdvance(words)

    def _cut_off(self, words: str, width: int) -> str:
        return self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
