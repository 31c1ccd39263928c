"""The pieces that every outfit of the board is built around."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

from ui.garments.garment_delegate import fitted
from ui.garments.garment_list import GARMENT_MIME, ids_in
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import draw_card, draw_words, set_font, smooth_painter
from ui.theme.tokens import CAPTION_PX, RADIUS
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.layouts import discard, in_turn
from ui.wording.taxonomy_words import name_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.slots import taken_slots

_PIECE = QSize(188, 52)


class LockedPiece(QFrame):
    """One piece, with a button that lets it go."""

    released = Signal(int)

    def __init__(self, garment: Garment, cutouts: CutoutCache) -> None:
        super().__init__()
        self.garment = garment
        self._cutouts = cutouts
        self.setFixedSize(_PIECE)
        self._close = IconButton(
            "close", _("Stop building around {name}", name=name_of(garment))
        )
        self._close.setParent(self)
        self._close.clicked.connect(lambda: self.released.emit(garment.id))
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._close.adjustSize()
        self._close.move(self.width() - self._close.width() - 4, 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        draw_card(painter, self.rect(), RADIUS)
        mat = QRectF(5, 5, 42, 42)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.mat))
        painter.drawRoundedRect(mat, 8, 8)
        cutout = self._cutouts.get(self.garment.id, 64)
        if cutout is not None:
            cutout.draw(painter, fitted(cutout.aspect, mat.adjusted(5, 5, -5, -5)))
        set_font(painter, CAPTION_PX, QFont.Weight.Medium)
        place = QRectF(56, 0, self.width() - 56 - 38, self.height())
        draw_words(painter, place, name_of(self.garment), shades.text)

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if garment_id == self.garment.id:
            self.update()


class LockedTray(QWidget):
    """Holds the pieces; a garment can be dropped on it. `add` lies elsewhere."""

    pieces_changed = Signal()
    choice_asked = Signal()
    drop_asked = Signal(object)

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self._cutouts = cutouts
        self._pieces: dict[int, LockedPiece] = {}
        words = _("Build around a piece")
        self.add = TextButton(words, icon_name="lock", role="quiet")
        self.add.clicked.connect(self.choice_asked)
        self._line = FlowLayout(self)
        self.setAcceptDrops(True)
        self.hide()

    @property
    def ids(self) -> frozenset[int]:
        """The garments that are locked."""
        return frozenset(self._pieces)

    def toggle(self, garment: Garment) -> None:
        """Lock a garment, or let it go if it is locked."""
        if garment.id in self._pieces:
            self.release(garment.id)
        else:
            self.lock([garment])

    def lock(self, garments: Iterable[Garment]) -> None:
        """Lock garments; each takes the place of those it cannot be worn with."""
        for garment in garments:
            if garment.id in self._pieces:
                continue
            for other in list(self._pieces.values()):
                if taken_slots(garment.type) & taken_slots(other.garment.type):
                    self._take_out(other.garment.id)
            self._put_in(garment)
        self._show()

    def exchange(self, old: Garment, new: Garment) -> None:
        """Lock a garment in the place of another."""
        if old.id in self._pieces:
            self._take_out(old.id)
        self.lock([new])

    def release(self, garment_id: int) -> None:
        """Let a garment go; the keyboard goes on where another can be added."""
        if garment_id in self._pieces:
            focused = QApplication.focusWidget()
            if focused is not None and self.isAncestorOf(focused):
                self.add.setFocus()
            self._take_out(garment_id)
            self._show()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(GARMENT_MIME):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.drop_asked.emit(ids_in(event.mimeData()))

    def _put_in(self, garment: Garment) -> None:
        piece = LockedPiece(garment, self._cutouts)
        piece.released.connect(self.release)
        self._pieces[garment.id] = piece
        self._line.addWidget(piece)
        piece.show()

    def _take_out(self, garment_id: int) -> None:
        discard(self._line, self._pieces.pop(garment_id))

    def _show(self) -> None:
        self.add.set_words(
            _("Add a piece") if self._pieces else _("Build around a piece")
        )
        in_turn(self, *self._pieces.values())
        self.setVisible(bool(self._pieces))
        self.pieces_changed.emit()
