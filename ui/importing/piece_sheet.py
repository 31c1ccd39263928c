"""The sheet that asks which pieces of a photo become garments of their own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.importing.piece_canvas import PieceCanvas
from ui.theme.tokens import GRID
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from wardrobe.closet.pieces import Pieces
from wardrobe.language.texts import _, n_

_SIDE_PX = 284  # "6 Kleidungsstücke hinzufügen" in bold


class PieceSheet(QWidget):
    """Pieces over their photo, to join, part and drop; each change can be undone."""

    parted = Signal(object)  # pieces
    left_whole = Signal()

    def __init__(self, photo: QImage, pieces: Pieces) -> None:
        super().__init__()
        self._now, self._before = pieces, list[Pieces]()
        self.canvas = PieceCanvas(photo)
        self._said = make_label("heading", wraps=True)
        self.join = TextButton(_("Join"))
        self.join.setToolTip(_("The chosen boxes are one piece, as two shoes are (J)"))
        self.part = TextButton(_("Part"))
        self.part.setToolTip(_("The chosen box holds two pieces (P)"))
        self.drop = TextButton(_("Drop"))
        self.drop.setToolTip(_("The chosen boxes are no garments (Delete)"))
        self.undo = IconButton("undo", _("Undo"))
        self.whole = TextButton(_("Keep as one"))
        self.add = TextButton("", role="primary")
        self._lay_out()
        self._connect()
        self._show(pieces)

    def _lay_out(self) -> None:
        hint = _("Choose boxes by a click, or by arrow keys and Space.")
        tools = column_of(
            row_of((self._said, 1), self.undo),
            make_label("soft", hint, wraps=True),
            GRID,
            self.join,
            self.part,
            self.drop,
            STRETCH,
            self.whole,
            self.add,
            gap=GRID,
        )
        side = QWidget()
        side.setProperty("role", "clear")
        side.setFixedWidth(_SIDE_PX)
        side.setLayout(tools)
        row_of(
            (self.canvas, 1), side, gap=3 * GRID, margins=(0, 0, GRID, 0), inside=self
        )

    def _connect(self) -> None:
        self.canvas.choice_changed.connect(self._show_choice)
        self.join.clicked.connect(
            lambda: self._change(self._now.joined(self.canvas.chosen))
        )
        self.part.clicked.connect(
            lambda: self._change(self._now.parted(min(self.canvas.chosen)))
        )
        self.drop.clicked.connect(
            lambda: self._change(self._now.without(self.canvas.chosen))
        )
        self.undo.clicked.connect(self._take_back)
        self.whole.clicked.connect(self.left_whole)
        self.add.clicked.connect(lambda: self.parted.emit(self._now))
        for keys, button in (
            ("J", self.join),
            ("P", self.part),
            ("Del", self.drop),
            ("Ctrl+Z", self.undo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _change(self, pieces: Pieces) -> None:
        self._before.append(self._now)
        self._show(pieces)

    def _take_back(self) -> None:
        if self._before:
            self._show(self._before.pop())

    def _show(self, pieces: Pieces) -> None:
        self._now = pieces
        count = len(pieces.masks)
        self._said.setText(n_("{count} piece", "{count} pieces", count))
        self.add.set_words(n_("Add {count} garment", "Add {count} garments", count))
        self.add.setEnabled(bool(count))
        self.undo.setEnabled(bool(self._before))
        self.canvas.show_pieces(pieces)
        self.canvas.setFocus()

    def _show_choice(self) -> None:
        count = len(self.canvas.chosen)
        self.join.setEnabled(count > 1)
        self.part.setEnabled(count == 1)
        self.drop.setEnabled(count > 0)
