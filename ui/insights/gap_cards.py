"""What the closet lacks: the thinnest occasions, each with what would help most."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import tokens
from ui.theme.tokens import CAPTION_PX, GRID, HEADING_PX, LABEL_PX, RADIUS_LARGE
from ui.widgets.colours import draw_swatch
from ui.widgets.icons import icon
from ui.widgets.labels import make_label
from ui.wording.taxonomy_words import as_sentence, readable
from wardrobe.language.texts import _, n_, number
from wardrobe.shopping.gaps import Coverage, Gaps

_SHOWN = 3
_HEIGHT_PX = 172
_ICON_PX = 22
_LINE_PX = 26


class GapCard(QWidget):
    """One occasion, how many good outfits it has, and what would unlock more."""

    def __init__(self, coverage: Coverage) -> None:
        super().__init__()
        self._coverage = coverage
        self.setFixedHeight(_HEIGHT_PX)
        wanted = ", ".join(
            n_(
                "{garment} for {count} more good outfit",
                "{garment} for {count} more good outfits",
                each.unlocked,
                garment=each.descriptor.title,
            )
            for each in coverage.wanted
        )
        name = f"{readable(coverage.occasion)}: {_good(coverage)}"
        self.setAccessibleName(f"{name}; {wanted}" if wanted else name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(shades.line))
        painter.setBrush(QColor(shades.surface))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, RADIUS_LARGE, RADIUS_LARGE)
        inner = frame.adjusted(2 * GRID, 2 * GRID, -2 * GRID, -2 * GRID)
        place = QRectF(inner.left(), inner.top(), _ICON_PX, _ICON_PX)
        icon(str(self._coverage.occasion), shades.accent).paint(painter, place.toRect())
        title = inner.adjusted(_ICON_PX + GRID, 0, 0, 0)
        title.setHeight(_ICON_PX)
        words = readable(self._coverage.occasion)
        _draw(painter, title, words, HEADING_PX, shades.text, is_bold=True)
        line = QRectF(inner.left(), inner.top() + 30, inner.width(), 20)
        _draw(painter, line, _good(self._coverage), CAPTION_PX, shades.text_soft)
        line.translate(0, 34)
        for wanted in self._coverage.wanted:
            centre = QPointF(line.left() + 8, line.center().y())
            draw_swatch(painter, wanted.descriptor.colour, centre, 14)
            name = as_sentence(wanted.descriptor.title)
            _draw(painter, line.adjusted(24, 0, -48, 0), name, LABEL_PX, shades.text)
            right = line.adjusted(line.width() - 48, 0, 0, 0)
            gain = f"+{number(wanted.unlocked)}"
            _draw(painter, right, gain, LABEL_PX, shades.accent, is_gain=True)
            line.translate(0, _LINE_PX)


class GapCards(QWidget):
    """A headline and the cards of the thinnest occasions; hidden without any."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[GapCard] = []
        headline = make_label("heading", _("What would help your closet most"))
        self._row = QHBoxLayout()
        self._row.setSpacing(2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(headline)
        column.addLayout(self._row)
        self.hide()

    def show_gaps(self, gaps: Gaps) -> None:
        """Show the occasions with the fewest good outfits that one garment helps."""
        for card in self.cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [GapCard(each) for each in _helped(gaps.coverage)[:_SHOWN]]
        for card in self.cards:
            self._row.addWidget(card)
        self.setVisible(bool(self.cards))


def _helped(coverage: Sequence[Coverage]) -> list[Coverage]:
    return [each for each in coverage if each.wanted]


def _good(coverage: Coverage) -> str:
    return n_(
        "{count} good outfit so far", "{count} good outfits so far", coverage.good
    )


def _draw(
    painter: QPainter,
    place: QRectF,
    text: str,
    size_px: int,
    shade: str,
    *,
    is_bold: bool = False,
    is_gain: bool = False,
) -> None:
    font = QFont(painter.font())
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight.DemiBold if is_bold or is_gain else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(QColor(shade))
    elided = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, int(place.width())
    )
    side = Qt.AlignmentFlag.AlignRight if is_gain else Qt.AlignmentFlag.AlignLeft
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, elided)
