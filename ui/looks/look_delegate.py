"""Draws one look of the page: its picture on a mat, its name, and what it is for."""

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QFont, QPainter

from ui.garments.grid_view import CellState, draw_frame
from ui.looks.look_list import LookList, ShownLook
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.look_picture import cutouts_of, draw_look
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import BOLD, LEFT, draw_words, set_font
from ui.theme.tokens import CAPTION_PX, GRID, LABEL_PX
from ui.widgets.drawing_cache import stamp
from ui.widgets.icons import icon
from ui.widgets.mats import draw_mat

LEAST_CELL_PX, NARROW_CELL_PX = 236, 190
_WORDS_PX = 52
_LINE_PX = 20
_SIGN_PX = 16


class LookDelegate:
    """Paints from memory only; pictures that are not there yet come later."""

    def __init__(self, model: LookList, cutouts: CutoutCache, font: QFont) -> None:
        self._model, self._cutouts, self._font = model, cutouts, font

    def draw(
        self, painter: QPainter, place: QRectF, row: int, state: CellState
    ) -> None:
        """Draw the look of a row."""
        shown = self._model.shown[row]
        painter.save()
        painter.setFont(self._font)
        place = place.adjusted(GRID, GRID, -GRID, 0)
        mat = QRectF(place.topLeft(), mat_size(place.width()))
        mats = tokens.current().mats
        colour = mats[shown.look.number % len(mats)]
        draw_mat(painter, mat, colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_picture(painter, mat, shown)
        draw_frame(painter, mat, state)
        _draw_text(
            painter, QRectF(mat.x() + 2, mat.bottom() + 6, mat.width() - 4, 0), shown
        )
        painter.restore()

    def _draw_picture(self, painter: QPainter, mat: QRectF, shown: ShownLook) -> None:
        """Draw the look; once all its pictures are there, in one piece."""
        side = 0.8 * mat.height() * painter.device().devicePixelRatio()
        cutouts = cutouts_of(shown.pieces, self._cutouts, side)

        def draw(painter: QPainter, place: QRectF) -> None:
            painter.setClipRect(place)
            draw_look(painter, place, shown.look, shown.pieces, cutouts)

        if len(cutouts) < len(shown.pieces):
            painter.save()
            painter.translate(mat.topLeft())
            draw(painter, QRectF(0, 0, mat.width(), mat.height()))
            painter.restore()
        else:
            # Their own keys tell pictures apart that were cut anew meanwhile.
            pictures = [cutouts[each.id].picture.cacheKey() for each in shown.pieces]
            key = ("look", shown.look.layout, pictures, tokens.current().is_dark)
            stamp(painter, mat, key, draw)


def cell_of(width: int) -> QSize:
    """Return the size of a cell so wide: a mat, two lines, and space."""
    return QSize(width, round(mat_size(width - 2 * GRID).height()) + _WORDS_PX + GRID)


def mat_size(width: float) -> QSizeF:
    """Return the size of a mat so wide."""
    return QSizeF(width, round(width * MAT_ASPECT))


def _draw_text(painter: QPainter, place: QRectF, shown: ShownLook) -> None:
    shades = tokens.current()
    place.setHeight(_LINE_PX)
    is_named = bool(shown.look.name)
    if shown.is_broken:  # a small sign that a piece is gone
        sign = QRectF(place.right() - _SIGN_PX, place.y() + 2, _SIGN_PX, _SIGN_PX)
        icon("warning", shades.warning).paint(painter, sign.toRect())
        place.setWidth(place.width() - _SIGN_PX - GRID // 2)
    set_font(painter, LABEL_PX, BOLD if is_named else QFont.Weight.Medium)
    draw_words(
        painter, place, shown.name, shades.text if is_named else shades.text_soft, LEFT
    )
    set_font(painter, CAPTION_PX)
    draw_words(
        painter, place.translated(0, _LINE_PX), shown.about, shades.text_faint, LEFT
    )
