"""Small pictures with words below: garments of the closet, photos of a catalogue."""

from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from ui.garments.garment_delegate import fitted
from ui.state.cutout_cache import CutoutCache
from ui.state.photo_previews import PhotoPreviews
from ui.theme import tokens
from ui.theme.painting import BOLD, draw_words, set_font, smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID, LABEL_PX, RADIUS
from ui.widgets.mats import draw_mat
from ui.widgets.plain_text import plain_tip
from ui.wording.taxonomy_words import name_of
from wardrobe.model.garment import Garment

TILE_PX = 132
_WORDS_PX = 44
# Catalogue photos have white backdrops, on which a mat would end with an edge.
_PAPER = "#ffffff"


class Tile(QPushButton):
    """A picture on a mat, a title, and a line below."""

    def __init__(self, title: str, line: str) -> None:
        """Show the words; `line` says why it is shown."""
        super().__init__()
        self._title, self._line = title, line
        self.setProperty("role", "tile")
        self.setFixedSize(TILE_PX, TILE_PX + _WORDS_PX)
        self.setAccessibleName(f"{title}, {line}" if line else title)
        self.setToolTip(plain_tip(f"{title}\n{line}".strip()))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def draw_picture(self, painter: QPainter, mat: QRectF) -> None:
        """Draw the mat and what lies on it."""
        draw_mat(painter, mat, tokens.current().mat)

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
        painter = smooth_painter(self)
        mat = QRectF(1, 1, TILE_PX - 2, TILE_PX - 2)
        self.draw_picture(painter, mat)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(tokens.current().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(mat, RADIUS, RADIUS)
        place = QRectF(2, TILE_PX + 4, TILE_PX - 4, 19)
        set_font(painter, LABEL_PX, BOLD)
        draw_words(painter, place, self._title, tokens.current().text)
        place.translate(0, 19)
        set_font(painter, CAPTION_PX)
        draw_words(painter, place, self._line, tokens.current().text_soft)


class GarmentTile(Tile):
    """Shows a garment and a line about it; tells when it is chosen."""

    garment_chosen = Signal(object)

    def __init__(self, garment: Garment, line: str, cutouts: CutoutCache) -> None:
        """Show the garment; `line` says why it is shown."""
        super().__init__(name_of(garment), line)
        self.garment, self._cutouts = garment, cutouts
        self.clicked.connect(lambda: self.garment_chosen.emit(garment))
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)

    @override
    def draw_picture(self, painter: QPainter, mat: QRectF) -> None:
        super().draw_picture(painter, mat)
        room = mat.adjusted(1.5 * GRID, 1.5 * GRID, -1.5 * GRID, -1.5 * GRID)
        cutout = self._cutouts.get(
            self.garment.id, room.width() * self.devicePixelRatioF()
        )
        if cutout is not None:
            cutout.draw(painter, fitted(cutout.aspect, room))

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if garment_id == self.garment.id:
            self.update()


class PhotoTile(Tile):
    """Shows a photo of a catalogue and a line about it; tells when it is chosen."""

    photo_chosen = Signal(object)

    def __init__(
        self, photo: Path, words: str, line: str, previews: PhotoPreviews
    ) -> None:
        super().__init__(words or photo.stem, line)
        self.photo = photo
        self._picture: QPixmap | None = None
        self.clicked.connect(lambda: self.photo_chosen.emit(photo))
        side = round(TILE_PX * self.devicePixelRatioF())
        previews.ask(self, photo, side, self._show)

    @override
    def draw_picture(self, painter: QPainter, mat: QRectF) -> None:
        if self._picture is None:
            super().draw_picture(painter, mat)
        else:
            draw_photo(painter, mat, self._picture)

    def _show(self, picture: QPixmap) -> None:
        self._picture = picture
        self.update()


def draw_photo(painter: QPainter, place: QRectF, picture: QPixmap) -> None:
    """Draw a photo on white paper with round corners."""
    shades = tokens.current()
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(place, RADIUS, RADIUS)
    painter.setClipPath(path)
    painter.fillRect(place, QColor(_PAPER))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    inner = place.adjusted(0.5 * GRID, 0.5 * GRID, -0.5 * GRID, -0.5 * GRID)
    aspect = picture.width() / max(1, picture.height())
    painter.drawPixmap(fitted(aspect, inner), picture, QRectF(picture.rect()))
    painter.restore()
    painter.setPen(QPen(QColor(shades.line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place, RADIUS, RADIUS)
