"""What each part added to a rating: bars that start where the last one ended."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.painting import BOLD, set_font, smooth_painter
from ui.theme.tokens import LABEL_PX
from ui.wording.taxonomy_words import readable
from wardrobe.language.texts import _, number
from wardrobe.model.outfit import Part

_LINE_PX, _BAR_PX = 22, 8
_NAME_PX, _NUMBER_PX = 90, 44
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def steps_of(parts: Mapping[Part, float]) -> list[tuple[Part, float, float]]:
    """Return each part with the sum before it and after it, to one digit.

    What is shown of a part is the difference of two rounded sums, so that the numbers
    add up as they stand. A part that would be shown as nothing is left out.
    """
    steps, before, total = [], 0.0, 0.0
    for part, value in parts.items():
        total += value
        after = round(total, 1)
        if after != before:
            steps.append((part, before, after))
        before = after
    return steps


class Waterfall(QWidget):
    """A line for each part, and one for what they come to."""

    def __init__(self, parts: Mapping[Part, float]) -> None:
        super().__init__()
        self._steps = steps_of(parts)
        self._total = self._steps[-1][2] if self._steps else 0.0
        ends = [0.0, *(end for _, *both in self._steps for end in both)]
        self._low, self._high = min(ends), max(*ends, min(ends) + 1)
        self.setFixedHeight(_LINE_PX * (len(self._steps) + 1))
        said = [
            f"{readable(part)} {_signed(after - before)}"
            for part, before, after in self._steps
        ]
        together = _("Together {number}", number=_signed(self._total))
        self.setAccessibleName(", ".join([*said, together]))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        for at, (part, before, after) in enumerate(self._steps):
            self._draw(painter, at, readable(part), before, after)
        set_font(painter, LABEL_PX, BOLD)
        self._draw(painter, len(self._steps), _("Together"), 0.0, self._total)

    def _draw(
        self, painter: QPainter, at: int, name: str, before: float, after: float
    ) -> None:
        shades, is_sum = tokens.current(), at == len(self._steps)
        line = QRectF(0, at * _LINE_PX, self.width(), _LINE_PX)
        if not is_sum:
            set_font(painter, LABEL_PX)
        painter.setPen(QColor(shades.text if is_sum else shades.text_soft))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawText(line, _RIGHT, _signed(after - before))
        left, right = sorted((self._x(before), self._x(after)))
        top = line.center().y() - _BAR_PX / 2
        painter.setPen(Qt.PenStyle.NoPen)
        colour = shades.accent if after >= before else shades.danger
        painter.setBrush(QColor(colour))
        bar = QRectF(left, top, max(2.0, right - left), _BAR_PX)
        painter.drawRoundedRect(bar, 3, 3)
        painter.setBrush(QColor(shades.line_strong))
        painter.drawRect(QRectF(self._x(0) - 0.5, line.top(), 1, _LINE_PX))

    def _x(self, value: float) -> float:
        room = self.width() - _NAME_PX - _NUMBER_PX
        share = (value - self._low) / (self._high - self._low)
        return _NAME_PX + share * room


def _signed(value: float) -> str:
    return number(round(value, 1) + 0.0, 1, with_sign=True)
