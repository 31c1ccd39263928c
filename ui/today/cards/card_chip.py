"""A small word on the corner of a card's mat, with a tip that says why it is there."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.tokens import GRID
from ui.widgets.icons import icon

# Garments keep some way off the edges of the mat already.
_OVERLAP_PX = 10
_ICON_PX = 14


class CardChip(QLabel):
    """Lies on the upper left of a mat; where it has no room for words, a star does."""

    def __init__(self, text: str, why: str, mat: QWidget) -> None:
        super().__init__(text, mat)
        self._text = text
        self.setProperty("role", "chip")
        self.setToolTip(f"<p>{why}</p>")  # as rich text it is wrapped
        self.setAccessibleName(f"{text}. {why}")
        self.move(GRID, GRID)
        self.hide()

    def fit(self, width_px: int) -> None:
        """Take no more than so much width."""
        self.setText(self._text)
        if self.sizeHint().width() > width_px:
            star = icon("sparkles", tokens.current().accent)
            self.setPixmap(star.pixmap(_ICON_PX, _ICON_PX))
        self.adjustSize()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.text():
            self.fit(0)

    @property
    def reach_px(self) -> int:
        """How far down the mat nothing else should lie."""
        return GRID + self.sizeHint().height() - _OVERLAP_PX
