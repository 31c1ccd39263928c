"""A banner over the board that says plainly what is missing."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.tokens import GRID
from ui.widgets.icons import icon
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, row_of
from ui.wording.taxonomy_words import as_sentence
from wardrobe.language.texts import _
from wardrobe.styling.missing_pieces import Missing

_ICON_PX = 22


class _Sign(QWidget):
    """A warning sign, drawn in the palette of the moment."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_ICON_PX, _ICON_PX)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_ICON_PX, _ICON_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        icon("warning", tokens.current().warning).paint(QPainter(self), self.rect())


class MissingBanner(QFrame):
    """Says that nothing is good enough and what is missing; the nearest follow it."""

    def __init__(self) -> None:
        super().__init__()
        self._said = make_label("alert", wraps=True)
        about = _("Below are the closest you have, with their low ratings.")
        below = make_label("soft", about)
        words = column_of(self._said, below, gap=2)
        row_of(
            _Sign(),
            (words, 1),
            gap=GRID + GRID // 2,
            margins=(2 * GRID, GRID + GRID // 2, 2 * GRID, GRID + GRID // 2),
            inside=self,
        )
        self.hide()

    def show_missing(self, missing: Missing | None) -> None:
        """Say what is missing; None hides the banner."""
        self.setVisible(missing is not None)
        if missing is not None:
            self._said.setText(f"{as_sentence(missing.sentence)}.")
            self.setAccessibleName(self._said.text())
