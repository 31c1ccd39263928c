"""Draws an outfit as a flat-lay of the real cut-outs."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from ui.outfits.flat_lay import MAT_ASPECT, Placed, lay
from ui.state.cutout_cache import Cutout, CutoutCache
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.tokens import RADIUS
from ui.widgets.icons import icon
from ui.widgets.mats import draw_mat
from ui.widgets.plain_text import plain_tip
from ui.wording.taxonomy_words import name_of, names_of
from wardrobe.language.texts import _, noted
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Outfit

_LOCK_PX = 24
_FADED = 0.35


class OutfitMat(QWidget):
    """A softly tinted mat with an outfit on it; a garment can be clicked."""

    garment_clicked = Signal(object)

    def __init__(self, cutouts: CutoutCache, tint: int) -> None:
        """Start empty; `tint` chooses one of the palette's mats."""
        super().__init__()
        self._cutouts = cutouts
        self._tint = tint
        self._outfit: Outfit | None = None
        self._locked: frozenset[int] = frozenset()
        self._hovered: Garment | None = None
        self._is_faded = False
        self._clear_px = 0
        self._marked: Garment | None = None
        # What a click does, of a piece and of one that is locked; empty for nothing.
        self._offers = ("", "")
        self.setMouseTracking(True)
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)

    def show_outfit(self, outfit: Outfit, locked: frozenset[int]) -> None:
        """Show an outfit, marking the garments that it was built around."""
        self._outfit, self._locked = outfit, locked
        self._is_faded = False
        self._hovered = self._marked = None
        names = names_of(outfit.all_pieces())
        self.setAccessibleName(names)
        self.update()

    def let_build_around(self) -> None:
        """Say that a click builds outfits around a garment; the parent sees to it."""
        self._offers = (
            noted("{name}: click to build around it"),
            noted("{name}: click to stop building around it"),
        )

    def let_swap(self) -> None:
        """Say that a click swaps a garment; by keyboard the arrows and Enter do."""
        self._offers = (noted("{name}: click to swap it"),) * 2
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mark(self, garment: Garment | None) -> None:
        """Frame the garment that something is done with; None for none."""
        self._marked = garment
        self.update()

    def keep_clear(self, height_px: int) -> None:
        """Lay the garments so far below the upper edge: something else is there."""
        self._clear_px = height_px
        self.update()

    def fade(self, *, is_faded: bool = True) -> None:
        """Step back: the user has done with this outfit; or come forth again."""
        self._is_faded = is_faded
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, round(320 * MAT_ASPECT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        mats = tokens.current().mats
        draw_mat(painter, QRectF(self.rect()), mats[self._tint % len(mats)])
        pictures = self._pictures()
        for placed in self._placed(pictures):
            pictures[placed.garment.id].draw(painter, placed.place)
            if placed.garment is self._marked:
                _draw_frame(painter, placed.place, Qt.PenStyle.SolidLine)
            elif placed.garment is self._hovered and self._offers[0]:
                _draw_frame(painter, placed.place, Qt.PenStyle.DashLine)
            if placed.garment.id in self._locked:
                _draw_lock(painter, placed.place)
        if self._is_faded:
            veil = QColor(tokens.current().surface)
            veil.setAlphaF(1 - _FADED)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        garment = self._garment_at(event.position())
        if garment is not self._hovered:
            self._hovered = garment
            self._point_out(event)
            self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._hovered is None and (placed := self._placed(self._pictures())):
            self._hovered = placed[-1].garment
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hovered = None
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        pieces = list(self._outfit.all_pieces()) if self._outfit else []
        key = Qt.Key(event.key())
        at = pieces.index(self._hovered) if self._hovered in pieces else -1
        if key in steps and pieces:
            self._hovered = pieces[(at + steps[key]) % len(pieces)]
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and at >= 0:
            self.garment_clicked.emit(pieces[at])
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        garment = self._garment_at(event.position())
        if garment is not None and event.button() == Qt.MouseButton.LeftButton:
            self.garment_clicked.emit(garment)

    def _point_out(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        if self._hovered is None:
            QToolTip.hideText()
            return
        where = event.globalPosition().toPoint()
        offer = self._offers[self._hovered.id in self._locked]
        if offer:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = name_of(self._hovered)
        words = _(offer, name=name) if offer else name
        QToolTip.showText(where, plain_tip(words), self)

    def _pictures(self) -> dict[int, Cutout]:
        if self._outfit is None:
            return {}
        side = 0.8 * self.height() * self.devicePixelRatioF()
        pieces = self._outfit.all_pieces()
        found = {each.id: self._cutouts.get(each.id, side) for each in pieces}
        return {key: cutout for key, cutout in found.items() if cutout is not None}

    def _placed(self, pictures: dict[int, Cutout]) -> list[Placed]:
        if self._outfit is None:
            return []
        aspects = {key: cutout.aspect for key, cutout in pictures.items()}
        room = QRectF(self.rect()).adjusted(0, self._clear_px, 0, 0)
        return lay(self._outfit, aspects, room)

    def _garment_at(self, point: QPointF) -> Garment | None:
        for placed in reversed(self._placed(self._pictures())):
            if placed.place.contains(point):
                return placed.garment
        return None

    def _on_cutout_loaded(self, garment_id: int) -> None:
        garments = self._outfit.all_pieces() if self._outfit else ()
        if any(garment.id == garment_id for garment in garments):
            self.update()


def _draw_lock(painter: QPainter, place: QRectF) -> None:
    shades = tokens.current()
    left = place.center().x() - _LOCK_PX / 2
    disc = QRectF(left, place.top() - _LOCK_PX / 2, _LOCK_PX, _LOCK_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shades.accent))
    painter.drawEllipse(disc)
    inner = disc.adjusted(5, 5, -5, -5).toRect()
    icon("lock", shades.on_accent).paint(painter, inner)


def _draw_frame(painter: QPainter, place: QRectF, style: Qt.PenStyle) -> None:
    pen = QPen(QColor(tokens.current().accent), 1.5, style)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(-4, -4, 4, 4), 8, 8)
