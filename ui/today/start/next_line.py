"""A quiet line below the board: which piece to photograph next, and what it brings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import row_of
from wardrobe.language.texts import _
from wardrobe.shopping.next_piece import NextPieces


class NextLine(QFrame):
    """Hidden once nothing is to be said."""

    photos_asked = Signal(object)  # the button

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.said = make_label("soft", wraps=True)
        self.add = TextButton(_("Add photos"), icon_name="add-photo")
        self.add.clicked.connect(lambda: self.photos_asked.emit(self.add))
        row_of(
            (self.said, 1),
            self.add,
            gap=2 * GRID,
            margins=(2 * GRID, GRID, GRID, GRID),
            inside=self,
        )
        self.hide()

    def show_next(self, found: NextPieces | None) -> None:
        """Say it, or nothing."""
        self.setVisible(found is not None)
        if found is not None:
            self.said.setText(found.sentence)
