"""A small word on the corner of a card's mat, with a tip that says why it is there."""

from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.tokens import GRID

# Garments keep some way off the edges of the mat already.
_OVERLAP_PX = 10


class CardChip(QLabel):
    """Lies on the upper left of a mat."""

    def __init__(self, text: str, why: str, mat: QWidget) -> None:
        super().__init__(text, mat)
        self.setProperty("role", "chip")
        self.setToolTip(f"<p>{why}</p>")  # as rich text it is wrapped
        self.setAccessibleName(f"{text}. {why}")
        self.move(GRID, GRID)
        self.hide()

    @property
    def reach_px(self) -> int:
        """How far down the mat nothing else should lie."""
        return GRID + self.sizeHint().height() - _OVERLAP_PX
