"""One outfit of the board: its flat-lay, rating, reasons, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.today.flat_lay import MAT_ASPECT
from ui.today.outfit_mat import OutfitMat
from ui.today.rating import ElidedLines, RatingDots
from ui.widgets.cutouts import Cutouts
from ui.widgets.icons import IconButton, TextButton
from wardrobe.event import EventKind
from wardrobe.outfit import RatedOutfit
from wardrobe.texts import _, noted

_MARGIN = GRID
_FOOT_HEIGHT = 152
_DONE = {
    EventKind.WEAR: noted("Worn today"),
    EventKind.SKIP: noted("Skipped"),
    EventKind.REJECT: noted("Will be shown less"),
}


class OutfitCard(QFrame):
    """Shows an outfit; tells its parent what the user did with it."""

    event_asked = Signal(object)
    another_asked = Signal()
    why_asked = Signal()
    garment_clicked = Signal(object)

    def __init__(self, cutouts: Cutouts, place: int) -> None:
        """Start empty; `place` counts the cards of the board from 0."""
        super().__init__()
        self.rated: RatedOutfit | None = None
        self.done: set[EventKind] = set()
        self._name = _("outfit {number}", number=place + 1)
        self.mat = OutfitMat(cutouts, place)
        self.mat.garment_clicked.connect(self.garment_clicked)
        self._rating = RatingDots()
        self._reasons = ElidedLines(2)
        self.why = TextButton(_("Why?"), role="link")
        self.why.setAccessibleName(_("Why {outfit}?", outfit=self._name))
        self.why.clicked.connect(self.why_asked)
        self._actions = self._make_actions()
        self._state = QLabel()
        self._another = TextButton(_("Show another"))
        self._another.clicked.connect(self.another_asked)
        self._state_row = self._make_state_row()
        self._lay_out()

    @staticmethod
    def height_for(width: int) -> int:
        """Return how tall a card so wide is."""
        return round((width - 2 * _MARGIN) * MAT_ASPECT) + _MARGIN + _FOOT_HEIGHT

    def show_outfit(self, rated: RatedOutfit, locked: frozenset[int]) -> None:
        """Show an outfit, with nothing done yet."""
        self.rated = rated
        self.done = set()
        self.mat.show_outfit(rated.outfit, locked)
        self._rating.show_rating(rated.rating)
        self._reasons.show_lines(rated.reasons)
        self._like.set_icon_name("heart")
        self._like.set_label(_("Like {outfit}", outfit=self._name))
        self._actions.show()
        self._state_row.hide()

    def show_done(self, kind: EventKind) -> None:
        """Show what the user did; it is in the log already."""
        self.done.add(kind)
        if kind is EventKind.LIKE:
            self._like.set_icon_name("heart-full", "danger")
            self._like.set_label(_("{outfit} is liked", outfit=self._name))
            return
        is_worn = kind is EventKind.WEAR
        self._state.setText(_(_DONE[kind]))
        set_role(self._state, "done" if is_worn else "past")
        self._another.setVisible(not is_worn)
        self._actions.hide()
        self._state_row.show()
        if not is_worn:
            self.mat.fade()

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second answer while one is being written."""
        self._actions.setEnabled(not is_busy)

    def _make_actions(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        wear = TextButton(_("Wear today"), icon_name="check", role="primary")
        wear.setAccessibleName(_("Wear {outfit} today", outfit=self._name))
        wear.clicked.connect(lambda: self.event_asked.emit(EventKind.WEAR))
        row.addWidget(wear, 1)
        row.addSpacing(GRID // 2)
        self._like = self._add_action(row, "heart", _("Like"), EventKind.LIKE)
        self._add_action(row, "skip", _("Not now"), EventKind.SKIP)
        self._add_action(row, "not-this", _("Not for me"), EventKind.REJECT)
        return bar

    def _add_action(
        self, row: QHBoxLayout, icon: str, label: str, kind: EventKind
    ) -> IconButton:
        button = IconButton(icon, label)
        button.setAccessibleName(f"{label}: {self._name}")
        button.clicked.connect(lambda: self._ask(kind))
        row.addWidget(button)
        return button

    def _ask(self, kind: EventKind) -> None:
        if kind not in self.done:  # liking twice says nothing new
            self.event_asked.emit(kind)

    def _make_state_row(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        self._state.setMinimumHeight(36)
        row.addWidget(self._state, 1)
        row.addWidget(self._another)
        bar.hide()
        return bar

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._rating, 1)
        top.addWidget(self.why)
        foot = QVBoxLayout()
        foot.setContentsMargins(GRID, GRID + GRID // 2, GRID, GRID)
        foot.setSpacing(0)
        foot.addLayout(top)
        foot.addSpacing(GRID // 2)
        foot.addWidget(self._reasons)
        foot.addStretch(1)
        foot.addWidget(self._actions)
        foot.addWidget(self._state_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(0)
        column.addWidget(self.mat, 1)
        holder = QWidget()
        holder.setLayout(foot)
        holder.setFixedHeight(_FOOT_HEIGHT - _MARGIN)
        column.addWidget(holder)
