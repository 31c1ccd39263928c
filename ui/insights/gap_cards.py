"""What the closet lacks: the thinnest occasions, each with what would help most."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.charts.facts import Facts, Value
from ui.theme import tokens
from ui.theme.painting import (
    BOLD,
    RIGHT,
    draw_card,
    draw_words,
    set_font,
    smooth_painter,
)
from ui.theme.tokens import CAPTION_PX, GRID, HEADING_PX, LABEL_PX, RADIUS_LARGE
from ui.widgets.colours import draw_swatch
from ui.widgets.icons import icon
from ui.widgets.layouts import discard, in_turn, row_of
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
        painter = smooth_painter(self)
        frame = draw_card(painter, self.rect(), RADIUS_LARGE)
        inner = frame.adjusted(2 * GRID, 2 * GRID, -2 * GRID, -2 * GRID)
        place = QRectF(inner.left(), inner.top(), _ICON_PX, _ICON_PX)
        icon(str(self._coverage.occasion), shades.accent).paint(painter, place.toRect())
        title = inner.adjusted(_ICON_PX + GRID, 0, 0, 0)
        title.setHeight(_ICON_PX)
        set_font(painter, HEADING_PX, BOLD)
        draw_words(painter, title, readable(self._coverage.occasion), shades.text)
        line = QRectF(inner.left(), inner.top() + 30, inner.width(), 20)
        set_font(painter, CAPTION_PX)
        draw_words(painter, line, _good(self._coverage), shades.text_soft)
        line.translate(0, 34)
        for wanted in self._coverage.wanted:
            centre = QPointF(line.left() + 8, line.center().y())
            draw_swatch(painter, wanted.descriptor.colour, centre, 14)
            name = as_sentence(wanted.descriptor.title)
            set_font(painter, LABEL_PX)
            draw_words(painter, line.adjusted(24, 0, -48, 0), name, shades.text)
            right = line.adjusted(line.width() - 48, 0, 0, 0)
            gain = f"+{number(wanted.unlocked)}"
            set_font(painter, LABEL_PX, BOLD)
            draw_words(painter, right, gain, shades.accent, RIGHT)
            line.translate(0, _LINE_PX)


class GapCards(QWidget):
    """The cards of the thinnest occasions."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[GapCard] = []
        self._row = row_of(gap=2 * GRID, inside=self)

    def show_gaps(self, gaps: Gaps) -> None:
        """Show the occasions with the fewest good outfits that one garment helps."""
        discard(self._row, *self.cards)
        helped = [each for each in gaps.coverage if each.wanted]
        self.cards = [GapCard(each) for each in helped[:_SHOWN]]
        for card in self.cards:
            self._row.addWidget(card)
        in_turn(self, *self.cards)


def facts_of_gaps(gaps: Gaps) -> Facts:
    """Return what each occasion has and lacks, as a table."""
    head = (_("Occasion"), _("Good outfits"), _("Would help"), _("More good outfits"))
    rows: list[tuple[Value, ...]] = []
    for each in gaps.coverage:
        first: tuple[Value, ...] = (readable(each.occasion), each.good)
        wanted: list[tuple[Value, Value]] = [
            (as_sentence(w.descriptor.title), w.unlocked) for w in each.wanted
        ]
        rows += [(*first, *pair) for pair in wanted or [(None, None)]]
    return Facts(name=_("What each occasion lacks"), head=head, rows=rows)


def _good(coverage: Coverage) -> str:
    return n_(
        "{count} good outfit so far", "{count} good outfits so far", coverage.good
    )
