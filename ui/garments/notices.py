"""What an empty closet shows: an invitation to fill it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton, icon
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from wardrobe.language.texts import _

_BADGE_PX = 72
_TEXT_PX = 440


class Badge(QWidget):
    """An icon in a soft disc."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(_BADGE_PX, _BADGE_PX)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_BADGE_PX, _BADGE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.accent_soft))
        painter.drawEllipse(self.rect())
        inset = _BADGE_PX // 4 + 2
        place = self.rect().adjusted(inset, inset, -inset, -inset)
        icon(self._name, shades.accent).paint(painter, place)


class Notice(QFrame):
    """A badge, a headline, a line below, and buttons, in the middle of a page."""

    def __init__(self, icon_name: str, headline: str, text: str) -> None:
        super().__init__()
        self.badge = Badge(icon_name)
        self._headline = _centred("heading")
        self._text = _centred("soft")
        self._text.setWordWrap(True)
        self._text.setFixedWidth(_TEXT_PX)
        self._buttons = row_of(gap=GRID)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column = column_of(
            STRETCH,
            (self.badge, 0, middle),
            GRID,
            (self._headline, 0, middle),
            (self._text, 0, middle),
            2 * GRID,
            self._buttons,
            STRETCH,
            gap=GRID,
            margins=5 * GRID,
            inside=self,
        )
        self._column.setAlignment(self._buttons, middle)
        self.set_words(headline, text)

    @property
    def headline(self) -> str:
        """The words that are shown first."""
        return self._headline.text()

    def put_in(self, widget: QWidget) -> None:
        """Show something more between the words and the buttons."""
        at = self._column.count() - 2  # before the buttons and the stretch
        self._column.insertWidget(at, widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.insertSpacing(at + 1, 2 * GRID)

    def set_words(self, headline: str, text: str) -> None:
        """Show other words."""
        self._headline.setText(headline)
        self._text.setText(text)
        # An aligned label is given one line only, whatever its text needs.
        self._text.setFixedHeight(max(0, self._text.heightForWidth(_TEXT_PX)))

    def add_button(
        self, label: str, *, icon_name: str = "", role: str = ""
    ) -> TextButton:
        """Add a button after those that are there."""
        button = TextButton(label, icon_name=icon_name, role=role)
        self.put_beside(button)
        return button

    def put_beside(self, button: QWidget) -> None:
        """Show a button after those that are there."""
        self._buttons.addWidget(button)


class DropZone(Notice):
    """The framed notice of an empty closet."""


class Welcome(QWidget):
    """The whole page of an empty closet."""

    photos_asked = Signal(object)  # the button
    demo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        zone = DropZone(
            "closet",
            _("Your closet is empty"),
            _(
                "Drop photos of your clothes here, one garment each. The "
                "background is removed, and the type, colour and pattern are "
                "read from the photo. Everything stays on this computer."
            ),
        )
        add = zone.add_button(_("Add photos"), icon_name="add-photo", role="primary")
        add.clicked.connect(lambda: self.photos_asked.emit(add))
        demo = zone.add_button(_("Try the demo closet"), icon_name="sparkles")
        demo.clicked.connect(self.demo_asked)
        zone.setFixedSize(620, 380)
        column = QVBoxLayout(self)
        column.addWidget(zone, 0, Qt.AlignmentFlag.AlignCenter)


def _centred(role: str) -> QLabel:
    label = make_label(role)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
