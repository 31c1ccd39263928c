"""The big outfit of the board: its pieces, why it is good, and what can be done."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from ui.outfits.rating import RatingDots, ShortText
from ui.state.cutout_cache import CutoutCache
from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.today.cards.outfit_card import OutfitCard
from ui.today.cards.stars import Stars
from ui.today.cards.swap_foot import SwapFoot
from ui.today.cards.swap_strip import STRIP_PX
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.plain_text import plain_tip
from ui.wording.taxonomy_words import names_of
from wardrobe.closet.opinions import Opinion
from wardrobe.language.texts import _, noted
from wardrobe.model.event import EventKind
from wardrobe.model.outfit import Outfit, RatedOutfit

_MARGIN = GRID
_ICON_PX = 36
_MAT_ASPECT, _LEAST_MAT_PX = 0.72, 232
_DONE = {
    EventKind.WEAR: noted("Worn today"),
    EventKind.REJECT: noted("You'll see it less"),
}
RestWords = Callable[[Outfit], Sequence[str]]


class BigCard(OutfitCard):
    """A click on a piece opens a strip of pictures to swap it by."""

    stars_asked = Signal(int)
    keep_asked = Signal()
    back_asked = Signal()
    another_asked = Signal()
    earlier_asked = Signal()
    why_asked = Signal()
    piece_clicked = Signal(object)

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__(cutouts, 0)
        self._rest_words: RestWords = lambda _outfit: ()
        self.mat.let_swap()
        self.mat.garment_clicked.connect(self.piece_clicked)
        self._rating = RatingDots()
        self._pieces = ShortText(1)
        self._reason = ShortText(2)
        self.why = TextButton(_("Why?"), role="link")
        self.why.setAccessibleName(_("Why {outfit}?", outfit=self.name))
        self.why.clicked.connect(self.why_asked)
        self.stars = Stars(self.name)
        self.stars.stars_chosen.connect(self.stars_asked)
        self.another = TextButton(_("Show another"), icon_name="next")
        self.small_another = IconButton("next", _("Show another"))
        for button in (self.another, self.small_another):
            button.clicked.connect(self.another_asked)
        self.earlier = IconButton("back", _("Back again"))
        self.earlier.clicked.connect(self.earlier_asked)
        self.earlier.hide()
        self.wear = TextButton(_("Wear today"), icon_name="check", role="primary")
        self.wear.clicked.connect(lambda: self.event_asked.emit(EventKind.WEAR))
        self.reject = IconButton("not-this", _("Not for me"))
        self.reject.clicked.connect(lambda: self.event_asked.emit(EventKind.REJECT))
        self.state = QLabel()
        self.state.setMinimumHeight(36)
        self.swap_row = self._make_swap_row()
        self.foot = SwapFoot(self.mat, cutouts)
        self._lay_out()

    def say_rest_by(self, rest_words: RestWords) -> None:
        """Say of outfits which of their pieces rest or aren't there, in sentences."""
        self._rest_words = rest_words

    @staticmethod
    def height_for(width: int, room_px: int) -> int:
        """Return how tall a card so wide is, where so much height is in sight."""
        around = 2 * _MARGIN + STRIP_PX
        mat = round((width - 2 * _MARGIN) * _MAT_ASPECT)
        return min(mat, max(_LEAST_MAT_PX, room_px - around)) + around

    @override
    def describe(self, rated: RatedOutfit) -> None:
        self.foot.close_strip()
        self._rating.show_rated(rated, is_best=self.is_best)
        names = names_of(rated.outfit.all_pieces())
        self._pieces.show_text(names)
        self._pieces.setToolTip(plain_tip(names))
        said = [*self._rest_words(rated.outfit), *rated.reasons]
        self._reason.show_text(" ".join(said))
        self._reason.setToolTip(plain_tip("\n".join(said)))
        self._show_swap_row()

    @override
    def show_kept(self, before: RatedOutfit | None = None) -> None:
        super().show_kept(before)
        self._show_swap_row()

    @override
    def show_done(self, opinion: Opinion, done: Collection[EventKind]) -> None:
        super().show_done(opinion, done)
        self.stars.show_given(opinion.stars)
        shown = next((kind for kind in _DONE if kind in done), None)
        self.wear.setVisible(shown is None)
        self.state.setVisible(shown is not None)
        if shown is not None:
            self.state.setText(_(_DONE[shown]))
            set_role(self.state, "done" if shown is EventKind.WEAR else "past")

    @override
    def set_busy(self, *, is_busy: bool) -> None:
        super().set_busy(is_busy=is_busy)
        for part in (
            self.wear,
            self.reject,
            self.another,
            self.small_another,
            self.stars,
            self.swap_row,
        ):
            part.setEnabled(not is_busy)

    @override
    def minimumSizeHint(self) -> QSize:
        # Of the narrow card: else nothing would ever become narrow enough.
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # Three or four icons beside the words, and the edges.
        needed = self.wear.sizeHint().width() + self.another.sizeHint().width()
        is_wide = self.width() >= needed + 4 * _ICON_PX + 6 * GRID
        self.another.setVisible(is_wide)
        self.small_another.setVisible(not is_wide)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.stars.offer(is_offered=True)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.stars.offer(is_offered=False)

    def _show_swap_row(self) -> None:
        is_swapped = self.before_swap is not None
        self.swap_row.setVisible(is_swapped)
        self._reason.setVisible(not is_swapped)

    def _make_swap_row(self) -> QWidget:
        bar = QWidget()
        words = make_label("caption", _("Swapped"))
        # In the first of the reason's two lines, beside "Why?".
        below = (0, 0, 0, self._reason.height() // 2)
        row = row_of(words, STRETCH, gap=GRID + GRID // 2, margins=below, inside=bar)
        for label, asked in (
            (_("Swap back"), self.back_asked),
            (_("Keep the swap"), self.keep_asked),
        ):
            button = TextButton(label, role="link")
            button.setAccessibleName(f"{label}: {self.name}")
            button.clicked.connect(asked)
            row.addWidget(button)
        bar.hide()
        return bar

    def _lay_out(self) -> None:
        self.swap_row.setFixedHeight(self._reason.height())
        self.wear.setAccessibleName(_("Wear {outfit} today", outfit=self.name))
        deeds, top = QWidget(), Qt.AlignmentFlag.AlignTop
        column_of(
            row_of((self._rating, 1), self.stars, gap=GRID // 2),
            self._pieces,
            row_of((self._reason, 1), (self.swap_row, 1), (self.why, 0, top), gap=GRID),
            STRETCH,
            row_of(
                (self.wear, 1),
                (self.state, 1),
                self.another,
                self.small_another,
                self.earlier,
                self.like,
                self.reject,
                gap=GRID // 2,
            ),
            gap=2,
            margins=(GRID, GRID, GRID, GRID // 2),
            inside=deeds,
        )
        self.foot.hold(deeds)
        self.foot.setFixedHeight(STRIP_PX)
        column_of((self.mat, 1), self.foot, gap=0, margins=_MARGIN, inside=self)
