"""The panel beside the looks: one look, what is said of it, its pieces, what to do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QWidget
from typing_extensions import override

from ui.looks.look_form import LookForm
from ui.looks.look_list import ShownLook
from ui.looks.look_sharing import Sharing
from ui.looks.piece_rows import GonePiece, PieceRows
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.look_picture import cutouts_of, draw_look
from ui.outfits.short_line import ShortLine
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID, RADIUS
from ui.widgets.chips import PickerRow
from ui.widgets.flow import flow_of
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_section
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.mats import draw_mat
from ui.widgets.overlay import offer
from wardrobe.language.texts import _, p_
from wardrobe.model.occasion import OccasionKey

WIDTH_PX = 336


class LookMat(QAbstractButton):
    """A look on its mat; a click opens its canvas."""

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self._cutouts = cutouts
        self._shown: ShownLook | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Arrange the look"))
        self.setToolTip(_("Arrange the look"))
        width = WIDTH_PX - 5 * GRID
        self.setFixedSize(width, round(width * MAT_ASPECT))
        cutouts.cutout_loaded.connect(self._on_loaded)

    def show_look(self, shown: ShownLook) -> None:
        """Show a look."""
        self._shown = shown
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self.size()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter, shades = smooth_painter(self), tokens.current()
        mat, look = QRectF(self.rect()), self._shown.look
        draw_mat(painter, mat, shades.mats[look.number % len(shades.mats)])
        side = 0.8 * mat.height() * self.devicePixelRatioF()
        cutouts = cutouts_of(self._shown.pieces, self._cutouts, side)
        draw_look(painter, mat, look, self._shown.pieces, cutouts)
        if self.hasFocus():
            painter.setPen(QPen(QColor(shades.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(mat.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _on_loaded(self, garment_id: int) -> None:
        if self._shown and garment_id in self._shown.look.garment_ids:
            self.update()


@dataclass(frozen=True, slots=True)
class LookDetails:
    """What the panel shows of a look beside what the gallery shows.

    Attributes:
        gone: Its pieces that can't be worn again.
        worn: When it was worn last, in words.
        names: What occasions are called.
    """

    gone: Sequence[GonePiece]
    worn: str
    names: Mapping[OccasionKey, str]
    is_worn_today: bool


class LookPanel(QFrame):
    """Shows one look; asks its parent for every change."""

    wear_asked = Signal()
    arrange_asked = Signal()
    share_asked = Signal(object)  # a Sharing
    build_around_asked = Signal()
    removal_asked = Signal()
    closed = Signal()

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self._worn = ShortLine(size_px=CAPTION_PX, shade="text_faint")
        self.mat = LookMat(cutouts)
        self.mat.clicked.connect(self.arrange_asked)
        self.form = LookForm()
        self.gone, self.pieces = PieceRows(cutouts), PieceRows(cutouts)
        self._lay_out()

    def show_look(self, shown: ShownLook, details: LookDetails) -> None:
        """Show a look, or what became of it."""
        self._worn.show_words(details.worn)
        self.mat.show_look(shown)
        look = shown.look
        self.form.show_look(look, details.names)
        gone, can_lose = {each.id for each in details.gone}, len(look.garment_ids) > 1
        here = [each for each in shown.pieces if each.id not in gone]
        self.gone.show_gone(details.gone, can_lose=can_lose)
        self.pieces.show_pieces(here, can_lose=can_lose)
        is_wearable = not shown.is_broken
        self.wear.setEnabled(is_wearable and not details.is_worn_today)
        self.wear.set_words(
            _("Worn today") if details.is_worn_today else _("Wear today")
        )
        self.wear.setToolTip("" if is_wearable else _("A piece of it is gone"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.setFixedWidth(WIDTH_PX)
        body = QWidget()
        body.setProperty("role", "clear")
        column_of(
            self.mat,
            self._make_tools(),
            self.gone,
            self.form,
            make_section(_("Pieces")),
            self.pieces,
            STRETCH,
            gap=GRID,
            margins=(3 * GRID, 0, 2 * GRID, 2 * GRID),
            inside=body,
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(body)
        self._area.setAccessibleName(_("Details of the look"))
        column_of(
            self._make_head(),
            (self._area, 1),
            self._make_actions(),
            gap=2 * GRID,
            margins=(0, 2 * GRID, 0, 2 * GRID),
            inside=self,
        )

    def _make_head(self) -> QHBoxLayout:
        close = IconButton("close", _("Close the details"))
        close.clicked.connect(self.closed)
        words = column_of(self.form.name, self._worn_line(), gap=0)
        return row_of(
            (words, 1),
            (close, 0, Qt.AlignmentFlag.AlignTop),
            margins=(2 * GRID, 0, 2 * GRID, 0),
        )

    def _worn_line(self) -> QHBoxLayout:
        # The name's letters stand off the edge of its field.
        return row_of(self._worn, margins=(GRID, 0, 0, 0))

    def _make_tools(self) -> QWidget:
        arrange = TextButton(_("Arrange"), icon_name="move", role="quiet")
        arrange.clicked.connect(self.arrange_asked)
        self.share = TextButton(p_("verb", "Share"), icon_name="share", role="quiet")
        self.share.clicked.connect(self._open_sharing)
        around = TextButton(_("Vary"), icon_name="sparkles", role="quiet")
        around.setToolTip(_("Find outfits around these pieces"))
        around.clicked.connect(self.build_around_asked)
        return flow_of(arrange, self.share, around, gap=0)

    def _make_actions(self) -> QHBoxLayout:
        self.wear = TextButton(_("Wear today"), icon_name="check", role="primary")
        self.wear.clicked.connect(self.wear_asked)
        remove = IconButton("trash", _("Remove the look"), tone="danger")
        remove.clicked.connect(self.removal_asked)
        return row_of((self.wear, 1), remove, margins=(2 * GRID, 0, 2 * GRID, 0))

    def _open_sharing(self) -> None:
        open_sharing(self.share, self.share_asked.emit)


def open_sharing(anchor: QWidget, on_chosen: Callable[[Sharing], object]) -> None:
    """Offer the ways in which a look leaves the window."""
    rows = {
        Sharing.SAVE: PickerRow(_("Save as a picture…"), icon_name="download"),
        Sharing.COPY: PickerRow(_("Copy the picture"), icon_name="clipboard"),
        Sharing.PRINT: PickerRow(_("Print…"), icon_name="print"),
    }
    for row in rows.values():
        row.setCheckable(False)
    offer(anchor, rows, on_chosen)
