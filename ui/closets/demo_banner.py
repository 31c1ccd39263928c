"""The strip over every page of the demo closet, with the way out of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import row_of
from wardrobe.language.texts import _


class DemoBanner(QFrame):
    """Says that nothing here is one's own."""

    own_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        words = make_label(
            "",
            _("This is a demo closet. Try anything: none of it is yours."),
            wraps=True,
        )
        self.leave = TextButton(_("Go to your own closet"), role="primary")
        self.leave.clicked.connect(self.own_asked)
        row_of(
            (words, 1),
            self.leave,
            gap=2 * GRID,
            margins=(4 * GRID, GRID, 3 * GRID, GRID),
            inside=self,
        )
