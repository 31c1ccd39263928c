"""A piece of a packing list: its picture, its name, and a tick once it is packed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton
from typing_extensions import override

from ui.garments.garment_delegate import fitted
from ui.outfits.small_outfit import veil
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import draw_words, set_font, smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID, RADIUS
from ui.widgets.icons import icon
from ui.widgets.plain_text import plain_tip
from ui.wording.taxonomy_words import name_of
from wardrobe.model.garment import Garment

_SIZE = QSize(112, 138)
_WORDS_PX, _TICK_PX = 24, 22
_VEIL = 0.45


class PackTile(QAbstractButton):
    """A click ticks the piece off, another one takes the tick back."""

    def __init__(self, cutouts: CutoutCache, garment: Garment) -> None:
        super().__init__()
        self.garment, self._cutouts = garment, cutouts
        name = name_of(garment)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(_SIZE)
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)

    @override
    def sizeHint(self) -> QSize:
        return _SIZE

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_marked = self.hasFocus() or self.underMouse()
        edge = shades.accent if is_marked or self.isChecked() else shades.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(shades.mat))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        room = frame.adjusted(GRID, GRID, -GRID, -_WORDS_PX)
        side = max(room.width(), room.height()) * self.devicePixelRatioF()
        cutout = self._cutouts.get(self.garment.id, side)
        if cutout is not None:
            cutout.draw(painter, fitted(cutout.aspect, room))
        if self.isChecked():
            veil(painter, room, shades.mat, _VEIL)
        line = QRectF(room.x(), room.bottom(), room.width(), _WORDS_PX)
        set_font(painter, CAPTION_PX)
        shade = shades.text_faint if self.isChecked() else shades.text_soft
        words = name_of(self.garment)
        draw_words(painter, line, words, shade, Qt.AlignmentFlag.AlignCenter)
        self._draw_tick(painter, frame)

    def _draw_tick(self, painter: QPainter, frame: QRectF) -> None:
        shades, is_done = tokens.current(), self.isChecked()
        tick = QRectF(frame.right() - _TICK_PX - 6, frame.y() + 6, _TICK_PX, _TICK_PX)
        edge, ground = shades.line_strong, shades.surface
        if is_done:
            edge = ground = shades.accent
        painter.setPen(QPen(QColor(edge), 1.5))
        painter.setBrush(QColor(ground))
        painter.drawEllipse(tick)
        if is_done:
            place = tick.adjusted(3, 3, -3, -3).toRect()
            icon("check", shades.on_accent).paint(painter, place)

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if garment_id == self.garment.id:
            self.update()
