"""One outfit of the board: its flat-lay, rating, reasons, and what can be done."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.outfit_mat import OutfitMat
from ui.outfits.rating import RatingDots, ShortText
from ui.state.cutout_cache import CutoutCache
from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.today.card_chip import CardChip
from ui.today.stars import Stars
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from wardrobe.language.texts import _, noted
from wardrobe.model.event import EventKind
from wardrobe.model.outfit import Outfit, RatedOutfit

_MARGIN = GRID
FOOT_HEIGHT = 126
# Lower than elsewhere, so that a board of six is seen at once.
_MAT_ASPECT = 0.78 * MAT_ASPECT
_LEARN_TIP = noted(
    "This one is here to learn your taste: it may suit you "
    "better than the stylist thinks. In Settings you choose how "
    "many of these you see."
)
_DONE = {
    EventKind.WEAR: noted("Worn today"),
    EventKind.SKIP: noted("Skipped"),
    EventKind.REJECT: noted("You'll see it less"),
}


class OutfitCard(QFrame):
    """Shows an outfit; tells its parent what the user did with it."""

    event_asked = Signal(object)
    stars_asked = Signal(int)
    keep_asked = Signal()
    back_asked = Signal()
    another_asked = Signal()
    why_asked = Signal()
    garment_clicked = Signal(object)

    def __init__(self, cutouts: CutoutCache, place: int) -> None:
        """Start empty; `place` counts the cards of the board from 0."""
        super().__init__()
        self.rated: RatedOutfit | None = None
        self.before_swap: RatedOutfit | None = None
        self.done: set[EventKind] = set()
        self.name = _("outfit {number}", number=place + 1)
        self.mat = OutfitMat(cutouts, place)
        self.mat.let_build_around()
        self.mat.garment_clicked.connect(self.garment_clicked)
        self.learn_chip = CardChip(_("To learn your taste"), _(_LEARN_TIP), self.mat)
        self._rating = RatingDots()
        self._reason = ShortText(2)
        self.why = TextButton(_("Why?"), role="link")
        self.why.setAccessibleName(_("Why {outfit}?", outfit=self.name))
        self.why.clicked.connect(self.why_asked)
        self.stars = Stars(self.name)
        self.stars.stars_chosen.connect(self.stars_asked)
        self.swap_row = self._make_swap_row()
        self._actions = self._make_actions(is_first=place == 0)
        self._state = QLabel()
        self._another = TextButton(_("Show another"))
        self._another.clicked.connect(self.another_asked)
        self._state_row = self._make_state_row()
        self._lay_out()

    @staticmethod
    def height_for(width: int) -> int:
        """Return how tall a card so wide is."""
        return round((width - 2 * _MARGIN) * _MAT_ASPECT) + _MARGIN + FOOT_HEIGHT

    @property
    def outfit(self) -> Outfit | None:
        """The outfit that is shown."""
        return self.rated.outfit if self.rated else None

    def show_outfit(
        self, rated: RatedOutfit, locked: frozenset[int], *, to_learn: bool = False
    ) -> None:
        """Show an outfit, with nothing done yet.

        Args:
            to_learn: It is shown less for its rating than to learn from what is done.
        """
        self.before_swap = None
        self.learn_chip.setVisible(to_learn)
        self.mat.keep_clear(self.learn_chip.reach_px if to_learn else 0)
        self._show(rated, locked)
        self._show_swap_row()

    def show_swapped(self, rated: RatedOutfit, locked: frozenset[int]) -> None:
        """Show the outfit with a piece swapped, to be kept or put back."""
        first = self.before_swap or self.rated
        self._show(rated, locked)
        is_as_before = first is None or first.outfit == rated.outfit
        self.before_swap = None if is_as_before else first
        self._show_swap_row()

    def show_kept(self, before: RatedOutfit | None = None) -> None:
        """Show that the swap is kept, or still to be decided on, if it had a before."""
        self.before_swap = before
        self._show_swap_row()

    def show_done(self, kind: EventKind, stars: int = 0) -> None:
        """Show what the user did; it is in the log already."""
        self.done.add(kind)
        if kind is EventKind.LIKE:
            self._like.set_icon_name("heart-full", "danger")
            self._like.set_label(_("You like {outfit}", outfit=self.name))
        elif kind is EventKind.RATE:
            self.stars.show_given(stars)
        elif kind in _DONE:
            self._show_state(kind)

    def show_undone(self, kind: EventKind, stars: int = 0) -> None:
        """Show that it was taken back; `stars` are those of before."""
        self.done.discard(kind)
        if kind is EventKind.LIKE:
            self._show_unliked()
        elif kind is EventKind.RATE:
            self.stars.show_given(stars)
        elif kind in _DONE:
            self.mat.fade(is_faded=False)
            self._actions.show()
            self._state_row.hide()

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second answer while one is being written."""
        for part in (self._actions, self.stars, self.swap_row):
            part.setEnabled(not is_busy)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.stars.offer(is_offered=True)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.stars.offer(is_offered=False)

    def _show(self, rated: RatedOutfit, locked: frozenset[int]) -> None:
        self.rated = rated
        self.done = set()
        self.mat.show_outfit(rated.outfit, locked)
        self._rating.show_rating(rated.rating)
        self._reason.show_text(rated.reasons[0] if rated.reasons else "")
        self._reason.setToolTip("\n".join(rated.reasons))
        self._show_unliked()
        self.stars.show_given(0)
        self._actions.show()
        self._state_row.hide()

    def _show_unliked(self) -> None:
        self._like.set_icon_name("heart")
        self._like.set_label(_("Like {outfit}", outfit=self.name))

    def _show_state(self, kind: EventKind) -> None:
        is_worn = kind is EventKind.WEAR
        self._state.setText(_(_DONE[kind]))
        set_role(self._state, "done" if is_worn else "past")
        self._another.setVisible(not is_worn)
        self._actions.hide()
        self._state_row.show()
        if not is_worn:
            self.mat.fade()

    def _show_swap_row(self) -> None:
        is_swapped = self.before_swap is not None
        self.swap_row.setVisible(is_swapped)
        self._reason.setVisible(not is_swapped)

    def _make_swap_row(self) -> QWidget:
        bar = QWidget()
        words = make_label("caption", _("Swapped"))
        row = row_of(words, STRETCH, gap=GRID // 2, inside=bar)
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

    def _make_actions(self, *, is_first: bool) -> QWidget:
        bar = QWidget()
        role = "primary" if is_first else "soft"
        wear = TextButton(_("Wear today"), icon_name="check", role=role)
        wear.setAccessibleName(_("Wear {outfit} today", outfit=self.name))
        wear.clicked.connect(lambda: self.event_asked.emit(EventKind.WEAR))
        row = row_of((wear, 1), GRID // 2, gap=GRID // 2, inside=bar)
        self._like = self._add_action(row, "heart", _("Like"), EventKind.LIKE)
        self._add_action(row, "skip", _("Not now"), EventKind.SKIP)
        self._add_action(row, "not-this", _("Not for me"), EventKind.REJECT)
        return bar

    def _add_action(
        self, row: QHBoxLayout, icon: str, label: str, kind: EventKind
    ) -> IconButton:
        button = IconButton(icon, label)
        button.setAccessibleName(f"{label}: {self.name}")
        button.clicked.connect(lambda: self._ask(kind))
        row.addWidget(button)
        return button

    def _ask(self, kind: EventKind) -> None:
        if kind not in self.done:  # liking twice says nothing new
            self.event_asked.emit(kind)

    def _make_state_row(self) -> QWidget:
        bar = QWidget()
        self._state.setMinimumHeight(36)
        row_of((self._state, 1), self._another, inside=bar)
        bar.hide()
        return bar

    def _lay_out(self) -> None:
        top = row_of((self._rating, 1), self.stars, self.why, gap=GRID // 2)
        self.swap_row.setFixedHeight(self._reason.height())
        foot = QWidget()
        foot.setFixedHeight(FOOT_HEIGHT - _MARGIN)
        column_of(
            top,
            self._reason,
            self.swap_row,
            STRETCH,
            self._actions,
            self._state_row,
            gap=0,
            margins=(GRID, GRID, GRID, GRID // 2),
            inside=foot,
        )
        column_of((self.mat, 1), foot, gap=0, margins=_MARGIN, inside=self)
