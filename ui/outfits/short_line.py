"""One line of words of any length, cut off where its place ends."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import BOLD, draw_words, set_font, smooth_painter
from ui.theme.tokens import LABEL_PX
from ui.widgets.plain_text import plain_tip

_LINE_PX = 19


class ShortLine(QWidget):
    """Shows words; a tip has the rest of them."""

    def __init__(
        self,
        words: str = "",
        *,
        size_px: int = LABEL_PX,
        shade: str = "text",
        is_bold: bool = False,
    ) -> None:
        """Show words in the palette's colour of the name `shade`."""
        super().__init__()
        self._size_px, self._shade = size_px, shade
        self._weight = BOLD if is_bold else QFont.Weight.Normal
        self.setFixedHeight(_LINE_PX + max(0, size_px - LABEL_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.words = words
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        font = QFont(self.font())
        font.setPixelSize(self._size_px)
        font.setWeight(self._weight)
        wide = QFontMetrics(font).horizontalAdvance(self.words)
        return QSize(wide + 2, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        set_font(painter, self._size_px, self._weight)
        shade = getattr(tokens.current(), self._shade)
        draw_words(painter, QRectF(self.rect()), self.words, shade)
