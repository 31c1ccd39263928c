"""Arranging a look: its canvas, and buttons for what keys and the mouse do there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ui.looks.canvas.look_canvas import GROWTH, TURN, LookCanvas
from ui.looks.look_list import ShownLook
from ui.looks.look_panel import open_sharing
from ui.outfits.short_line import ShortLine
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID, HEADING_PX
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of
from wardrobe.language.texts import _, noted, p_

_BUTTONS_GROW = GROWTH**2
_OF_CANVAS = noted("Click a piece to work on it, or go from piece to piece with Tab")
_OF_PIECE = noted(
    "Arrows move, + and − scale, comma and period turn, Page Up and Down layer"
)


class Arranging(QWidget):
    """Shows the canvas of a look in place of the gallery."""

    closed = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    piece_asked = Signal(object)  # the button that asks
    removal_asked = Signal(int)
    share_asked = Signal(object)

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.canvas = LookCanvas(cutouts)
        self._name = ShortLine(size_px=HEADING_PX, is_bold=True)
        self.back = TextButton(_("All looks"), icon_name="back", role="quiet")
        self.back.clicked.connect(self._close)
        self.add = TextButton(_("Add a piece"), icon_name="plus")
        self.add.clicked.connect(lambda: self.piece_asked.emit(self.add))
        self.share = TextButton(p_("verb", "Share"), icon_name="share", role="primary")
        self.share.clicked.connect(
            lambda: open_sharing(self.share, self.share_asked.emit)
        )
        self.piece_tools = self._make_piece_tools()
        self._hint = make_label("caption", wraps=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()
        self.canvas.chosen_changed.connect(self._show_tools)
        self.canvas.removal_asked.connect(self.removal_asked)
        self.canvas.undo_asked.connect(self.undo_asked)
        self.canvas.redo_asked.connect(self.redo_asked)
        self._count = 0
        self._show_tools()

    def show_look(self, shown: ShownLook) -> None:
        """Show a look, or what became of it."""
        self._name.show_words(shown.name)
        self._count = len(shown.look.garment_ids)
        self.canvas.show_look(shown.look, shown.pieces)
        self.tidy.setEnabled(bool(shown.look.layout))
        self._show_tools()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.canvas.finish()
        self.closed.emit()

    def _make_piece_tools(self) -> list[IconButton]:
        canvas = self.canvas
        tools = (
            ("plus", _("Larger"), lambda: canvas.scale_by(_BUTTONS_GROW)),
            ("minus", _("Smaller"), lambda: canvas.scale_by(1 / _BUTTONS_GROW)),
            ("turn-left", _("Turn left"), lambda: canvas.turn_by(-TURN)),
            ("turn-right", _("Turn right"), lambda: canvas.turn_by(TURN)),
            ("forward", _("Bring forward"), lambda: canvas.layer_by(1)),
            ("backward", _("Send backward"), lambda: canvas.layer_by(-1)),
            ("trash", _("Take it out of the look"), self._ask_removal),
        )
        made = []
        for name, label, act in tools:
            button = IconButton(name, label)
            button.clicked.connect(act)
            button.clicked.connect(canvas.finish)
            made.append(button)
        return made

    def _lay_out(self) -> None:
        undo, redo = IconButton("undo", _("Undo")), IconButton("redo", _("Redo"))
        undo.clicked.connect(self._undo)
        redo.clicked.connect(self._redo)
        self.tidy = IconButton("grid", _("Lay it out for me"))
        self.tidy.clicked.connect(self.canvas.tidy)
        bar = QFrame()
        bar.setProperty("role", "card")
        gap = GRID // 2
        row_of(
            *self.piece_tools,
            2 * GRID,
            undo,
            redo,
            self.tidy,
            gap=gap,
            margins=gap,
            inside=bar,
        )
        head = QWidget()
        head.setProperty("role", "clear")
        row_of(self.back, (self._name, 1), self.add, self.share, gap=GRID, inside=head)
        column_of(
            head,
            (self.canvas, 1),
            (bar, 0, Qt.AlignmentFlag.AlignHCenter),
            self._hint,
            gap=GRID + GRID // 2,
            margins=(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID),
            inside=self,
        )

    def _undo(self) -> None:
        self.canvas.finish()
        self.undo_asked.emit()

    def _redo(self) -> None:
        self.canvas.finish()
        self.redo_asked.emit()

    def _ask_removal(self) -> None:
        if self.canvas.chosen:
            self.removal_asked.emit(self.canvas.chosen)

    def _show_tools(self) -> None:
        has_piece = bool(self.canvas.chosen)
        for each in self.piece_tools:
            each.setEnabled(has_piece)
        self.piece_tools[-1].setEnabled(has_piece and self._count > 1)
        self._hint.setText(_(_OF_PIECE if has_piece else _OF_CANVAS))
