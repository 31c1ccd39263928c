"""A garment as a small picture with words below, for rows of look-alikes and wishes."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from ui.closet.garment_delegate import fitted
from ui.theme import tokens
from ui.theme.tokens import CAPTION_PX, GRID, LABEL_PX, RADIUS
from ui.widgets.cutouts import Cutouts
from ui.widgets.mats import draw_mat
from ui.words import name_of
from wardrobe.garment import Garment

TILE_PX = 132
_WORDS_PX = 44


class GarmentTile(QPushButton):
    """Shows a garment and a line about it; tells when it is chosen."""

    garment_chosen = Signal(object)

    def __init__(self, garment: Garment, line: str, cutouts: Cutouts) -> None:
        """Show the garment; `line` says why it is shown."""
        super().__init__()
        self.garment, self._line, self._cutouts = garment, line, cutouts
        self.setProperty("role", "tile")
        self.setFixedSize(TILE_PX, TILE_PX + _WORDS_PX)
        self.setAccessibleName(f"{name_of(garment)}, {line}")
        self.setToolTip(name_of(garment))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.garment_chosen.emit(garment))
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)

    @override
    def sizeHint(self) -> QSize:
        return QSize(TILE_PX, TILE_PX + _WORDS_PX)

    @override
    def enterEvent(self, event: QEvent) -> None:
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mat = QRectF(1, 1, TILE_PX - 2, TILE_PX - 2)
        draw_mat(painter, mat, shades.mat)
        room = mat.adjusted(1.5 * GRID, 1.5 * GRID, -1.5 * GRID, -1.5 * GRID)
        cutout = self._cutouts.get(
            self.garment.id, room.width() * self.devicePixelRatioF()
        )
        if cutout is not None:
            cutout.draw(painter, fitted(cutout.aspect, room))
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(shades.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(mat, RADIUS, RADIUS)
        self._draw_words(painter)

    def _draw_words(self, painter: QPainter) -> None:
        shades = tokens.current()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        place = QRectF(2, TILE_PX + 4, TILE_PX - 4, 19)
        for text, size, weight, shade in (
            (name_of(self.garment), LABEL_PX, QFont.Weight.DemiBold, shades.text),
            (self._line, CAPTION_PX, QFont.Weight.Normal, shades.text_soft),
        ):
            font = QFont(self.font())
            font.setPixelSize(size)
            font.setWeight(weight)
            painter.setFont(font)
            painter.setPen(QColor(shade))
            mode = Qt.TextElideMode.ElideRight
            elided = painter.fontMetrics().elidedText(text, mode, int(place.width()))
            painter.drawText(place, left, elided)
            place.translate(0, 19)

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if garment_id == self.garment.id:
            self.update()
