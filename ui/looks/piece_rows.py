"""The pieces of a look, one a row; of one that is gone, what comes nearest."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget
from typing_extensions import override

from ui.garments.garment_delegate import fitted
from ui.outfits.short_line import ShortLine
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID, RADIUS_SMALL
from ui.widgets.flow import flow_of
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import clear, column_of, row_of
from ui.widgets.plain_text import plain_tip
from ui.wording.taxonomy_words import name_of, title_of
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

_PICTURE_PX, _INSET_PX = 46, 5
_FADED = 0.55


class SmallPicture(QAbstractButton):
    """A garment on a small mat; a click shows it in the closet, unless it is gone."""

    def __init__(
        self, cutouts: CutoutCache, garment: Garment, *, is_gone: bool = False
    ) -> None:
        super().__init__()
        self._cutouts, self._garment, self._is_gone = cutouts, garment, is_gone
        self.setFixedSize(_PICTURE_PX, _PICTURE_PX)
        self.setAccessibleName(_("Show {name} in the closet", name=name_of(garment)))
        self.setToolTip(plain_tip(self.accessibleName()))
        if is_gone:
            self.setEnabled(False)
            self.setToolTip("")
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cutouts.cutout_loaded.connect(self._on_loaded)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_PICTURE_PX, _PICTURE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades, painter = tokens.current(), smooth_painter(self)
        is_marked = self.hasFocus() or (self.underMouse() and self.isEnabled())
        mat = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QColor(shades.accent if is_marked else shades.mat))
        painter.setBrush(QColor(shades.mat))
        painter.drawRoundedRect(mat, RADIUS_SMALL, RADIUS_SMALL)
        side = _PICTURE_PX * self.devicePixelRatioF()
        cutout = self._cutouts.get(self._garment.id, side)
        if cutout is None:
            return
        inset = _INSET_PX
        room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        cutout.draw(painter, fitted(cutout.aspect, room))
        if self._is_gone:
            veil = QColor(shades.mat)
            veil.setAlphaF(_FADED)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawRoundedRect(mat, RADIUS_SMALL, RADIUS_SMALL)

    def _on_loaded(self, garment_id: int) -> None:
        if garment_id == self._garment.id:
            self.update()


@dataclass(frozen=True, slots=True)
class GonePiece:
    """A piece of a look that can't be worn again.

    Attributes:
        garment: None if nothing is known of it any more.
        nearest: What of the closet comes nearest; None if nothing does.
    """

    id: int
    garment: Garment | None
    nearest: Garment | None


class PieceRows(QWidget):
    """Lists the pieces of a look; each can be taken out, or swapped if it is gone."""

    garment_asked = Signal(int)
    taken_out = Signal(int)
    swapped = Signal(int, int)  # what is gone, what takes its place
    choice_asked = Signal(int, object)  # what is gone, the button that asks

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self._cutouts = cutouts
        self._can_lose = False
        self._rows = column_of(gap=GRID, inside=self)

    def show_pieces(self, pieces: Sequence[Garment], *, can_lose: bool) -> None:
        """Show pieces that are there.

        Args:
            can_lose: One may be taken out: others are left.
        """
        clear(self._rows)
        self._can_lose = can_lose
        for each in pieces:
            self._rows.addWidget(self._row(each))
        self.setVisible(bool(pieces))

    def show_gone(self, gone: Sequence[GonePiece], *, can_lose: bool) -> None:
        """Show pieces that are gone, and the ways out."""
        clear(self._rows)
        self._can_lose = can_lose
        for each in gone:
            self._rows.addWidget(self._gone_card(each))
        self.setVisible(bool(gone))

    def _row(self, garment: Garment) -> QWidget:
        parts = [self._picture(garment), _words(garment)]
        if self._can_lose:
            label = _("Take {name} out of the look", name=name_of(garment))
            out = IconButton("close", label)
            out.clicked.connect(lambda: self.taken_out.emit(garment.id))
            parts.append(out)
        return _line(*parts)

    def _gone_card(self, piece: GonePiece) -> QWidget:
        garment, nearest = piece.garment, piece.nearest
        said = make_label("alert", _("No longer in your closet"), wraps=True)
        parts: list[QWidget] = [said]
        if garment is not None:
            gone = SmallPicture(self._cutouts, garment, is_gone=True)
            parts.append(_line(gone, _words(garment)))
        if nearest is not None:
            parts.append(make_label("section", _("The nearest you have")))
            parts.append(_line(self._picture(nearest), _words(nearest)))
        parts.append(self._ways_out(piece.id, nearest))
        card = QFrame()
        card.setProperty("role", "warned")
        column_of(*parts, gap=GRID // 2, margins=GRID + GRID // 2, inside=card)
        return card

    def _ways_out(self, garment_id: int, nearest: Garment | None) -> QWidget:
        buttons = []
        if nearest is not None:
            use = TextButton(_("Use it instead"), role="primary")
            use.clicked.connect(lambda: self.swapped.emit(garment_id, nearest.id))
            buttons.append(use)
        other = TextButton(_("Choose another…"), role="link")
        other.clicked.connect(lambda: self.choice_asked.emit(garment_id, other))
        buttons.append(other)
        if self._can_lose:
            out = TextButton(_("Take it out"), role="link")
            out.clicked.connect(lambda: self.taken_out.emit(garment_id))
            buttons.append(out)
        return flow_of(*buttons, gap=2 * GRID)

    def _picture(self, garment: Garment) -> SmallPicture:
        picture = SmallPicture(self._cutouts, garment)
        picture.clicked.connect(lambda: self.garment_asked.emit(garment.id))
        return picture


def _words(garment: Garment) -> QWidget:
    name, title = name_of(garment), title_of(garment)
    lines = [ShortLine(name)]
    if title != name:
        lines.append(ShortLine(title, size_px=CAPTION_PX, shade="text_faint"))
    holder = QWidget()
    holder.setProperty("role", "clear")
    column_of(*lines, gap=0, inside=holder)
    return holder


def _line(*parts: QWidget) -> QWidget:
    holder = QWidget()
    holder.setProperty("role", "clear")
    first, words, *rest = parts
    row_of(first, (words, 1), *rest, gap=GRID, inside=holder)
    return holder
