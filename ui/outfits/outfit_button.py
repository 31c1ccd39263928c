"""An outfit as a small picture that is chosen by a click, or dragged onto a day."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication
from typing_extensions import override

from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.outfit_drag import DraggedOutfit, drag_outfit
from ui.outfits.small_outfit import draw_small
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.tokens import RADIUS_SMALL
from ui.widgets.plain_text import plain_tip
from ui.wording.taxonomy_words import names_of
from wardrobe.model.garment import Garment


class OutfitButton(QAbstractButton):
    """A mat with an outfit on it; its tip and its name list the pieces."""

    def __init__(
        self,
        cutouts: CutoutCache,
        garments: Sequence[Garment],
        outfit: DraggedOutfit,
        width_px: int,
        title: str = "",
    ) -> None:
        """Show garments.

        Args:
            outfit: What a drag carries.
            title: What comes before the pieces, where the outfit has a name.
        """
        super().__init__()
        self.garments, self._outfit, self._cutouts = garments, outfit, cutouts
        self._pressed_at = QPoint()
        names = names_of(garments)
        said = f"{title}: {names}" if title else names
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_width(width_px)
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)

    def set_width(self, width_px: int) -> None:
        """Be as wide as this, and as high as a flat-lay is then."""
        self.setFixedSize(width_px, round(width_px * MAT_ASPECT))

    @override
    def sizeHint(self) -> QSize:
        return self.size()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        place = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        is_marked = self.hasFocus() or self.underMouse() or self.isDown()
        edge = shades.accent if is_marked else shades.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(shades.mat))
        painter.drawRoundedRect(place, RADIUS_SMALL, RADIUS_SMALL)
        draw_small(painter, place.adjusted(4, 4, -4, -4), self.garments, self._cutouts)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        way = event.position().toPoint() - self._pressed_at
        is_far = way.manhattanLength() >= QApplication.startDragDistance()
        if is_far and event.buttons() & Qt.MouseButton.LeftButton:
            self.setDown(False)  # what was dragged was not clicked
            drag_outfit(self, self._outfit, self.garments, self._cutouts)

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if any(each.id == garment_id for each in self.garments):
            self.update()
