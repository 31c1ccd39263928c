"""Says that another program replaced the closet, and offers to open it anew."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.errors import message_of
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.layouts import column_of, line
from ui.widgets.plain_text import plain_label
from wardrobe.errors import ClosetReplaced
from wardrobe.language.texts import _


class ReplacedSheet(QWidget):
    """What happened, and the two things that can be done."""

    open_asked = Signal()
    left = Signal()

    def __init__(self, error: ClosetReplaced) -> None:
        super().__init__()
        self.sentence = plain_label(message_of(error))
        self.sentence.setWordWrap(True)
        advice = plain_label(
            _("Until then, what you see is how it was, and nothing you change is kept.")
        )
        advice.setWordWrap(True)
        self.open = TextButton(_("Open it anew"), role="primary")
        self.leave = TextButton(_("Not now"))
        self.open.clicked.connect(self.open_asked)
        self.leave.clicked.connect(self.left)
        choices = line(self.open, self.leave)
        column_of(self.sentence, advice, choices, gap=2 * GRID, inside=self)
