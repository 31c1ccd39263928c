"""One garment of the review: its picture, and all that is doubtful of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from ui.closet.review_choices import ReviewQuestion
from ui.garments.pickers import SwatchGrid, TypePicker
from ui.garments.picture_mat import PictureMat
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.overlay import Overlay
from ui.widgets.plain_text import breakable
from ui.widgets.scrolling import FittingScroll
from ui.wording.taxonomy_words import name_of, title_of
from wardrobe.closet.reviewing import Answer, Trait, doubts, present
from wardrobe.language.texts import _
from wardrobe.model.garment import PLURAL_TYPES, Garment

PICTURE_PX = 440
_SIDE_PX, _GAP_PX = 496, 5 * GRID
_MOST_ASPECT = 1.25


class ReviewCard(QWidget):
    """Asks one question after the other; the keys are for the one that is asked."""

    answered = Signal()
    """Another answer was given or taken back."""
    finished = Signal()
    """Nothing is open any more."""

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.answers: dict[Trait, Answer] = {}
        self._garment: Garment | None = None
        self._open: Sequence[Trait] = ()
        self._asked: Trait | None = None
        self._picture = PictureMat(cutouts, PICTURE_PX)
        self._picture.setMaximumWidth(PICTURE_PX)
        self.headline = make_label("heading", wraps=True)
        self._name = make_label("soft", wraps=True)
        self.questions = {trait: self._make_question(trait) for trait in Trait}
        self._area = QScrollArea()
        self._lay_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow window a tall strip would hold a tiny garment.
        width = self.width() - _SIDE_PX - _GAP_PX
        self._picture.setFixedHeight(min(PICTURE_PX, round(_MOST_ASPECT * width)))

    def show_garment(self, garment: Garment, asked: Sequence[Trait]) -> None:
        """Ask this of a garment; what was answered of the same one stays."""
        is_other = self._garment is None or self._garment.id != garment.id
        self._garment, self._open = garment, asked
        if is_other:
            self.answers.clear()
        if is_other:
            self._area.verticalScrollBar().setValue(0)
        self._picture.show_garments([garment])
        self.headline.setText(_headline(garment, self._open))
        name = name_of(garment)
        self._name.setText(breakable(name))
        self._name.setVisible(name.lower() != title_of(garment).lower())
        for trait, question in self.questions.items():
            question.setVisible(trait in self._open)
            question.show_garment(garment)
        if is_other or self._asked not in asked:
            self._asked = next(iter([*self._doubts(), *asked]), None)
        self._show_state()

    def answer(self, trait: Trait, chosen: Answer) -> None:
        """Note an answer, and ask what is still open: what comes after it first."""
        self.answers[trait] = chosen
        order = list(Trait)
        left = [each for each in self._doubts() if each not in self.answers]
        left.sort(key=lambda each: order.index(each) < order.index(trait))
        if left:
            self._ask(left[0])
            self.answered.emit()
        else:
            self.finished.emit()

    def choose(self, number: int) -> None:
        """Answer what is asked with the choice of this place, 0 for the first."""
        if self._asked is not None:
            self.questions[self._asked].choose(number)

    def ask_next(self, step: int) -> None:
        """Ask the question so many places on."""
        if self._asked is not None:
            place = self._open.index(self._asked) + step
            self._ask(self._open[max(0, min(place, len(self._open) - 1))])

    def take_back(self) -> None:
        """Take the last answer back."""
        trait, _answer = self.answers.popitem()
        self._ask(trait)
        self.answered.emit()

    def open_more(self) -> None:
        """Offer all types, or all colours; the patterns are all there."""
        if self._garment is None or self._asked is None:
            return
        trait = self._asked
        anchor = self.questions[trait].more
        if anchor is None:
            return
        if trait is Trait.TYPE:
            types = TypePicker({self._garment.type})
            overlay = Overlay(FittingScroll(types, _("Types")), anchor)
            clicked = types.type_clicked
        else:
            colours = SwatchGrid()
            colours.choose(self._garment.colour)
            overlay = Overlay(colours, anchor)
            clicked = colours.colour_clicked
        clicked.connect(overlay.dismiss)
        clicked.connect(lambda chosen: self.answer(trait, chosen))

    def _make_question(self, trait: Trait) -> ReviewQuestion:
        question = ReviewQuestion(trait)
        question.answered.connect(lambda chosen: self.answer(trait, chosen))
        question.more_asked.connect(lambda: self._ask(trait))
        question.more_asked.connect(self.open_more)
        return question

    def _doubts(self) -> list[Trait]:
        """Return what is asked and not said yet, now or when it was asked before."""
        doubtful = doubts(self._garment) if self._garment else ()
        return [each for each in self._open if each in doubtful]

    def _ask(self, trait: Trait) -> None:
        self._asked = trait
        self._show_state()
        self._area.ensureWidgetVisible(self.questions[trait])

    def _show_state(self) -> None:
        if self._garment is None:
            return
        open_ones = self._doubts()
        for trait, question in self.questions.items():
            known = None if trait in open_ones else present(self._garment, trait)
            answer = self.answers.get(trait, known)
            question.show_state(is_asked=trait is self._asked, answer=answer)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setProperty("role", "clear")
        column_of(
            STRETCH,
            column_of(self.headline, self._name, gap=2),
            *self.questions.values(),
            STRETCH,
            gap=2 * GRID + GRID // 2,
            margins=(0, 0, 2 * GRID, 0),
            inside=side,
        )
        self._area.setWidget(side)
        self._area.setWidgetResizable(True)
        self._area.setFixedWidth(_SIDE_PX)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(_("What is doubtful"))
        row_of(
            STRETCH,
            (self._picture, 20, Qt.AlignmentFlag.AlignVCenter),
            self._area,
            STRETCH,
            gap=_GAP_PX,
            inside=self,
        )


def _headline(garment: Garment, asked: Sequence[Trait]) -> str:
    """Return the question of one doubt about the type, or what it seems to be."""
    if tuple(asked) != (Trait.TYPE,):
        return title_of(garment)
    word = garment.type.words
    if garment.type in PLURAL_TYPES:
        return _("Are these {type}?", type=word)
    if garment.type.value[0] in "aeiou":
        return _("Is this an {type}?", type=word)
    return _("Is this a {type}?", type=word)
