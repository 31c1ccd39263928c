"""Ratings and reasons, drawn small."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import BOLD, draw_words, set_font, smooth_painter
from ui.theme.tokens import BODY_PX, LABEL_PX
from ui.wording.taxonomy_words import as_sentence, readable
from wardrobe.language.texts import _, number
from wardrobe.model.outfit import Part, RatedOutfit

_DOTS = 5
_DOT_PX = 9
_STEP_PX = 13
_LINE_PX = 19
_BAR_LINE_PX = 22
# The logit at which a bar is full: beyond it a part decides alone.
_FULL_BAR = 2.0


class RatingDots(QWidget):
    """Five dots, filled as far as an outfit is good, and the verdict in words."""

    def __init__(self) -> None:
        super().__init__()
        self._standing: float | None = None
        self._words = self._short = ""
        self.setFixedHeight(22)
        self.setMinimumWidth(_DOTS * _STEP_PX + 60)

    def show_rated(self, rated: RatedOutfit, *, is_best: bool = False) -> None:
        """Show how good an outfit is.

        Args:
            is_best: It is the best of all that were looked at.
        """
        self._standing = rated.standing
        self._words = self._short = readable(rated.verdict)
        if is_best:
            best = _("your best today")
            self._words = f"{self._words} · {best}"
        self.setAccessibleName(self._words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_DOTS * _STEP_PX + 60, 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._standing is None:
            return
        shades = tokens.current()
        painter = smooth_painter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        for dot in range(_DOTS):
            place = QRectF(dot * _STEP_PX, (22 - _DOT_PX) / 2, _DOT_PX, _DOT_PX)
            _draw_dot(painter, place, self._standing * _DOTS - dot)
        set_font(painter, BODY_PX, BOLD)
        left = _DOTS * _STEP_PX + 6
        words = QRectF(left, 0, self.width() - left, 22)
        needed = painter.fontMetrics().horizontalAdvance(self._words)
        said = self._words if needed <= words.width() else self._short
        draw_words(painter, words, said, shades.text)


class ShortText(QWidget):
    """A sentence on a few lines at most, cut off between words where they end."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._text = ""
        self.setFixedHeight(count * _LINE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show another sentence."""
        self._text = as_sentence(text)
        self.setAccessibleName(text)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        set_font(painter, LABEL_PX)
        painter.setPen(QColor(tokens.current().text_soft))
        text = self._fitted(painter.fontMetrics())
        painter.drawText(self.rect(), Qt.TextFlag.TextWordWrap, text)

    def _fitted(self, metrics: QFontMetrics) -> str:
        words = self._text.split()
        room = QRect(0, 0, self.width(), self.height())
        for count in range(len(words), 0, -1):
            text = " ".join(words[:count]) + ("…" if count < len(words) else "")
            flag = int(Qt.TextFlag.TextWordWrap.value)
            if metrics.boundingRect(room, flag, text).height() <= self.height():
                return text
        return ""


class PartBars(QWidget):
    """What each part added to a rating or took from it, as bars about a middle."""

    def __init__(self, parts: Mapping[Part, float]) -> None:
        super().__init__()
        self._parts = {
            part: value for part, value in parts.items() if abs(value) > 0.02
        }
        self.setFixedHeight(_BAR_LINE_PX * len(self._parts))
        words = (
            f"{readable(part)} {number(value, 1, with_sign=True)}"
            for part, value in self._parts.items()
        )
        self.setAccessibleName(", ".join(words))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        set_font(painter, LABEL_PX)
        half = (self.width() - 100) / 2
        for at, (part, value) in enumerate(self._parts.items()):
            line = QRectF(0, at * _BAR_LINE_PX, self.width(), _BAR_LINE_PX)
            painter.setPen(QColor(shades.text_soft))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, readable(part))
            middle = QPointF(100 + half, line.center().y())
            length = half * min(1.0, abs(value) / _FULL_BAR)
            left = middle.x() if value > 0 else middle.x() - length
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shades.sunken))
            painter.drawRoundedRect(QRectF(100, middle.y() - 4, 2 * half, 8), 4, 4)
            painter.setBrush(QColor(shades.accent if value > 0 else shades.danger))
            painter.drawRoundedRect(QRectF(left, middle.y() - 4, length, 8), 4, 4)
            painter.setBrush(QColor(shades.text_faint))
            painter.drawRect(QRectF(middle.x() - 0.5, middle.y() - 7, 1, 14))


def _draw_dot(painter: QPainter, place: QRectF, share: float) -> None:
    """Draw a dot whose left `share` is filled."""
    shades = tokens.current()
    painter.setBrush(QColor(shades.line_strong))
    painter.drawEllipse(place)
    if share <= 0:
        return
    disc, part = QPainterPath(), QPainterPath()
    disc.addEllipse(place)
    part.addRect(place.adjusted(0, 0, -place.width() * (1 - min(1.0, share)), 0))
    painter.setBrush(QColor(shades.accent))
    painter.drawPath(disc.intersected(part))
