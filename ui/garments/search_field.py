"""The field for words to search."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from ui.theme import tokens
from ui.widgets.icons import icon
from wardrobe.language.texts import _

_ICON_PX = 16
_BEFORE_TEXT_PX = 24


class SearchField(QLineEdit):
    """A field with a magnifier and a button that clears it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(_("Search: navy shirt"))
        self.setClearButtonEnabled(True)
        self.setTextMargins(_BEFORE_TEXT_PX, 0, 0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        top = (self.height() - _ICON_PX) // 2
        place = QRect(11, top, _ICON_PX, _ICON_PX)
        icon("search", tokens.current().text_faint).paint(QPainter(self), place)
