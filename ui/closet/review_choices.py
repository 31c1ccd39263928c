"""One doubt of a reviewed garment: what it may be, each behind the key that says so."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.charts.pattern_swatch import draw_pattern_swatch
from ui.theme import tokens
from ui.theme.painting import set_font, smooth_painter
from ui.theme.roles import set_role
from ui.theme.tokens import CAPTION_PX, GRID
from ui.widgets.colours import draw_swatch
from ui.widgets.icons import button_text
from ui.widgets.labels import make_label
from ui.widgets.layouts import clear, column_of
from ui.wording.taxonomy_words import percent, readable
from wardrobe.closet.reviewing import Answer, Trait, choices, probability
from wardrobe.language.texts import _, noted
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Garment, Pattern

_MOST_COLUMNS = 3
_KEY_PX = 18
_PICTURE_PX = 26
_TITLES: Mapping[Trait, str] = {
    Trait.TYPE: noted("Type"),
    Trait.PATTERN: noted("Pattern"),
    Trait.COLOUR: noted("Colour"),
}
# All patterns are offered at once.
_MORE: Mapping[Trait, str] = {
    Trait.TYPE: noted("Another type…"),
    Trait.COLOUR: noted("Another colour…"),
}


class ChoiceChip(QPushButton):
    """A word with its picture, if it has one, and its key while that counts."""

    def __init__(self, words: str, key: str, picture: Answer | None = None) -> None:
        """Show a swatch of `picture`, where it is a pattern or a colour."""
        super().__init__(button_text(words, has_icon=False))
        self.key, self._picture = key, picture
        self._shows_key = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # The columns decide, so that they are alike in all questions.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        if isinstance(picture, Pattern | Colour):
            self.setProperty("role", "pictured")

    def show_key(self, *, is_shown: bool) -> None:
        """Show the key that chooses it, or hide it."""
        self._shows_key = is_shown
        self.update()

    def set_suggested(self, *, is_suggested: bool) -> None:
        """Look like the answer that Return gives, or like any other."""
        kind = "pictured" if isinstance(self._picture, Pattern | Colour) else ""
        set_role(self, f"suggested {kind}".strip() if is_suggested else kind)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = smooth_painter(self)
        middle = self.height() / 2
        place = QRectF(GRID + 2, middle - _PICTURE_PX / 2, _PICTURE_PX, _PICTURE_PX)
        if isinstance(self._picture, Pattern):
            draw_pattern_swatch(painter, self._picture, place)
        elif isinstance(self._picture, Colour):
            draw_swatch(painter, self._picture, place.center(), _PICTURE_PX - 2)
        if self._shows_key:
            left = self.width() - GRID - _KEY_PX
            cap = QRectF(left, middle - _KEY_PX / 2, _KEY_PX, _KEY_PX)
            _draw_key(painter, self.key, cap)


class ReviewQuestion(QWidget):
    """One trait: the eyes' answer first; a click, or its number, chooses."""

    answered = Signal(object)
    more_asked = Signal()

    def __init__(self, trait: Trait) -> None:
        super().__init__()
        self.trait = trait
        self._answers: list[Answer] = []
        self.chips: list[ChoiceChip] = []
        self.more: ChoiceChip | None = None
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        self._title = make_label("section", _(_TITLES[trait]))
        column_of(self._title, self._grid, gap=GRID - 2, inside=self)

    def show_garment(self, garment: Garment) -> None:
        """Offer the choices for a garment."""
        clear(self._grid)
        self._columns = 0
        self._answers = choices(garment, self.trait)
        self.chips = [
            self._make_chip(number, answer, probability(garment, answer))
            for number, answer in enumerate(self._answers, start=1)
        ]
        self.more = None
        if self.trait in _MORE:
            self.more = ChoiceChip(_(_MORE[self.trait]), "O")
            self.more.setCheckable(False)
            self.more.clicked.connect(self.more_asked)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_state(self, *, is_asked: bool, answer: Answer | None) -> None:
        """Show whether the keys are for this question now, and what was answered."""
        set_role(self._title, "asked" if is_asked else "section")
        self.chips[0].set_suggested(is_suggested=is_asked and answer is None)
        for offered, chip in zip(self._answers, self.chips, strict=True):
            chip.setChecked(offered is answer)
            chip.show_key(is_shown=is_asked)
        if self.more is not None:
            self.more.show_key(is_shown=is_asked)
            is_other = answer is not None and answer not in self._answers
            words = readable(answer) if answer and is_other else _(_MORE[self.trait])
            self.more.setText(button_text(words, has_icon=False))
            set_role(self.more, "chosen" if is_other else "more")

    def choose(self, number: int) -> None:
        """Answer with the choice of this place, 0 for the first; none, nothing."""
        if number < len(self._answers):
            self.answered.emit(self._answers[number])

    def _arrange(self) -> None:
        """Lay the choices in as many columns as have room for the longest word."""
        chips = [*self.chips, *([self.more] if self.more else [])]
        longest = max((each.sizeHint().width() for each in chips), default=1)
        room = (self.width() + GRID) // (longest + GRID)
        columns = max(1, min(_MOST_COLUMNS, room))
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))
        for place, chip in enumerate(chips):
            self._grid.addWidget(chip, *divmod(place, columns))

    def _make_chip(
        self, number: int, answer: Answer, share: float | None
    ) -> ChoiceChip:
        chip = ChoiceChip(readable(answer), str(number), answer)
        if share is not None:
            chip.setToolTip(percent(share))
            chip.setAccessibleName(f"{readable(answer)}, {percent(share)}")
        chip.clicked.connect(lambda: self.answered.emit(answer))
        return chip


def _draw_key(painter: QPainter, key: str, cap: QRectF) -> None:
    shades = tokens.current()
    painter.setPen(QPen(QColor(shades.line_strong), 1))
    painter.setBrush(QColor(shades.surface))
    painter.drawRoundedRect(cap, 5, 5)
    set_font(painter, CAPTION_PX - 1)
    painter.setPen(QColor(shades.text_soft))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
