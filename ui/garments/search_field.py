"""The field for words to search."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from ui.theme import tokens
from ui.widgets.icons import IconButton, icon
from wardrobe.language.texts import _

_ICON_PX = 16
_BEFORE_TEXT_PX = 24
_CLEAR_PX, _CLEAR_OFF_EDGE_PX = 26, 6


class SearchField(QLineEdit):
    """A field with a magnifier and a button that clears it, as Escape does."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(_("Search: navy shirt"))
        self.clear_button = IconButton("close", _("Clear the search"), self)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does it
        self.clear_button.setProperty("role", "in-field")
        self.clear_button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self.clear_button.clicked.connect(self.clear)
        self.textChanged.connect(self._make_room)
        self._make_room("")

    def _make_room(self, text: str) -> None:
        """Give the button room where there is something to clear."""
        self.clear_button.setVisible(bool(text))
        self.setTextMargins(_BEFORE_TEXT_PX, 0, _CLEAR_PX if text else 0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = (self.height() - _CLEAR_PX) // 2
        left = self.width() - _CLEAR_PX - _CLEAR_OFF_EDGE_PX
        self.clear_button.setGeometry(left, top, _CLEAR_PX, _CLEAR_PX)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        top = (self.height() - _ICON_PX) // 2
        place = QRect(11, top, _ICON_PX, _ICON_PX)
        icon("search", tokens.current().text_faint).paint(QPainter(self), place)
