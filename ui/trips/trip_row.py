"""One line of the list of trips: where it goes, and below it when."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import BOLD, draw_words, set_font, smooth_painter
from ui.theme.tokens import BODY_PX, CAPTION_PX, GRID, RADIUS_SMALL
from ui.widgets.plain_text import plain_tip
from ui.wording.dates import span
from wardrobe.days.trips import Trip
from wardrobe.language.texts import _

_HEIGHT_PX = 48


class TripRow(QAbstractButton):
    """Chooses a trip."""

    def __init__(self, trip: Trip) -> None:
        super().__init__()
        self._name = trip.name or _("A trip")
        self._span = span(trip.first, trip.last)
        self.setAccessibleName(f"{self._name}, {self._span}")
        self.setToolTip(plain_tip(self._name))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(2 * _HEIGHT_PX, _HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades, is_chosen = tokens.current(), self.isChecked()
        painter = smooth_painter(self)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        style = Qt.PenStyle
        edge = QPen(QColor(shades.accent), 2) if self.hasFocus() else style.NoPen
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_chosen or self.underMouse():
            painter.setBrush(QColor(shades.accent_soft if is_chosen else shades.sunken))
        painter.drawRoundedRect(frame, RADIUS_SMALL, RADIUS_SMALL)
        room = frame.adjusted(GRID + 4, 5, -GRID, -5)
        half = room.height() / 2
        set_font(painter, BODY_PX, BOLD)
        upper = QRectF(room.x(), room.y(), room.width(), half)
        shade = shades.accent if is_chosen else shades.text
        draw_words(painter, upper, self._name, shade)
        set_font(painter, CAPTION_PX)
        lower = upper.translated(0, half)
        draw_words(painter, lower, self._span, shades.text_soft)
