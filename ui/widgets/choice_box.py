"""A box that opens a list to choose from, with the project's chevron."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from ui.theme import tokens
from ui.widgets.icons import icon
from ui.widgets.scrolling import leave_wheel_to_page

_CHEVRON_PX = 14
_MARGIN_PX = 8
# A name without end is cut, and widens nothing.
_LEAST_PX = 160


class ChoiceBox(QComboBox):
    """The style sheet takes the arrow away that the system draws."""

    def __init__(self) -> None:
        super().__init__()
        leave_wheel_to_page(self)

    def set_name(self, name: str) -> None:
        """Say what is chosen, for those who cannot see it; the list has it, too."""
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(min(_LEAST_PX, least.width()), least.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        left = self.width() - _CHEVRON_PX - _MARGIN_PX
        top = (self.height() - _CHEVRON_PX) // 2
        place = QRect(left, top, _CHEVRON_PX, _CHEVRON_PX)
        icon("chevron-down", tokens.current().text_soft).paint(QPainter(self), place)
