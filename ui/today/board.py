"""The outfits that are shown at one time: a big one, and smaller ones beside it."""

from collections.abc import Sequence
from typing import TypedDict

from PySide6.QtCore import QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.tokens import GRID, RADIUS
from ui.today.cards.big_card import BigCard
from ui.today.cards.held_focus import HeldFocus
from ui.today.cards.outfit_card import OutfitCard
from ui.today.cards.small_card import SmallCard
from ui.today.cards.swap_strip import STRIP_PX
from wardrobe.model.outfit import RatedOutfit

CARDS = 6

_GAP = 2 * GRID
# From this width on two columns of smaller outfits lie beside the big one, or one.
_LEAST_FOR_TWO, _LEAST_FOR_BESIDE = 900, 560
_BIG_SHARE = 0.5
_USUAL_ROOM_PX = 600
_LEAST_SMALL, _SMALL_ASPECT = 168, 0.8
# An answer that comes sooner needs no skeletons: they would only flicker.
_PATIENCE_MS = 150
_PULSE_MS = 50
_PULSE_STEPS = 24


class _Rest(TypedDict):
    to_learn: bool
    is_best: bool
    before_swap: RatedOutfit | None


class SkeletonCard(QFrame):
    """The shape of a card whose outfit is being computed, gently pulsing."""

    def __init__(self) -> None:
        super().__init__()
        self._step = 0
        self._timer = QTimer(self, interval=_PULSE_MS)
        self._timer.timeout.connect(self._pulse)

    @override
    def showEvent(self, event: object) -> None:
        self._timer.start()

    @override
    def hideEvent(self, event: object) -> None:
        self._timer.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = smooth_painter(self)
        painter.setPen(QColor(0, 0, 0, 0))
        colour = QColor(tokens.current().sunken)
        painter.setBrush(colour)
        wave = abs(self._step - _PULSE_STEPS / 2) / (_PULSE_STEPS / 2)
        painter.setOpacity(0.55 + 0.45 * wave)
        room = QRectF(self.rect()).adjusted(GRID, GRID, -GRID, -GRID)
        if self.height() < 2 * STRIP_PX:
            painter.drawRoundedRect(room, RADIUS, RADIUS)
            return
        foot = room.bottom() - STRIP_PX
        painter.drawRoundedRect(
            QRectF(room.x(), room.y(), room.width(), foot - room.y()), RADIUS, RADIUS
        )
        for top, share in ((16, 0.35), (44, 0.85), (63, 0.6)):
            line = QRectF(room.x() + GRID, foot + top, share * room.width(), 11)
            painter.drawRoundedRect(line, 5, 5)
        button = QRectF(room.x() + GRID, room.bottom() - 42, 0.6 * room.width(), 34)
        painter.drawRoundedRect(button, 10, 10)

    def _pulse(self) -> None:
        self._step = (self._step + 1) % _PULSE_STEPS
        self.update()


class BoardView(QWidget):
    """One big card with smaller ones beside it, or skeletons while they are computed.

    What was swapped on a card stays with its outfit, until other outfits are asked for.
    """

    event_asked = Signal(object, object)  # card, kind
    like_asked = Signal(object)  # card
    card_chosen = Signal(object)

    def __init__(self, cutouts: CutoutCache, tail: QWidget) -> None:
        """Show `tail` after the last outfit."""
        super().__init__()
        self.big = BigCard(cutouts)
        self.small = [SmallCard(cutouts, place) for place in range(1, CARDS)]
        self.cards: list[OutfitCard] = [self.big, *self.small]
        self._tail, self._room_px = tail, _USUAL_ROOM_PX
        self.focus = HeldFocus(self)
        self._skeletons = [SkeletonCard() for _ in range(CARDS)]
        for widget in (*self.cards, *self._skeletons, tail):
            widget.setParent(self)
            widget.hide()
        for card in self.cards:
            self._connect(card)
        for each in self.small:
            each.chosen.connect(lambda card=each: self.card_chosen.emit(card))
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_skeletons)

    def fit(self, room_px: int) -> None:
        """Let the big outfit, with all that it offers, lie in so much height."""
        if room_px != self._room_px:
            self._room_px = room_px
            self._place()

    def wait(self) -> None:
        """Show skeletons unless outfits come very soon."""
        if not self._patience.isActive():
            self._patience.start()

    def stop_waiting(self) -> None:
        """Show no skeletons any more."""
        self._patience.stop()
        for skeleton in self._skeletons:
            skeleton.hide()

    def show_outfits(
        self,
        outfits: Sequence[RatedOutfit],
        locked: frozenset[int],
        count_to_learn: int = 0,
        best: frozenset[int] = frozenset(),
    ) -> None:
        """Show the first outfits; the last ones of them are to learn from.

        Args:
            best: The garments of the best outfit of all.
        """
        self.stop_waiting()
        first_to_learn = min(len(outfits), CARDS) - count_to_learn
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(outfits))
            if place < len(outfits):
                to_learn = place >= first_to_learn
                is_best = outfits[place].outfit.ids == best
                card.show_outfit(
                    outfits[place], locked, to_learn=to_learn, is_best=is_best
                )
        self._tail.show()
        self._place()
        self.focus.give_back()

    def exchange(self, card: OutfitCard, locked: frozenset[int]) -> None:
        """Let the big outfit and a smaller one change places."""
        shown = [(each, self._as_shown(each)) for each in (self.big, card)]
        (big, was_big), (small, was_small) = shown
        for each, (rated, rest) in ((big, was_small), (small, was_big)):
            if rated is not None:
                each.show_outfit(rated, locked, **rest)

    def shown(self) -> list[RatedOutfit]:
        """Return the outfits that are shown, in their order."""
        return [c.rated for c in self.cards if c.rated and not c.isHidden()]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    @staticmethod
    def _as_shown(card: OutfitCard) -> tuple[RatedOutfit | None, _Rest]:
        return card.rated, {
            "to_learn": card.to_learn,
            "is_best": card.is_best,
            "before_swap": card.before_swap,
        }

    def _show_skeletons(self) -> None:
        self.focus.hold()
        for card in (*self.cards, self._tail):
            card.hide()
        for skeleton in self._skeletons:
            skeleton.show()
        self._place()

    def _place(self) -> None:
        all_parts: list[QWidget] = [*self.cards, *self._skeletons, self._tail]
        shown = [each for each in all_parts if not each.isHidden()]
        places = places_on_board(self.width(), len(shown), self._room_px)
        for widget, place in zip(shown, places):
            widget.setGeometry(place)
        self.setFixedHeight(max((p.bottom() + 1 for p in places), default=0))

    def _connect(self, card: OutfitCard) -> None:
        card.event_asked.connect(lambda kind: self.event_asked.emit(card, kind))
        card.like_asked.connect(lambda: self.like_asked.emit(card))


def places_on_board(width: int, count: int, room_px: int) -> list[QRect]:
    """Return where things lie on a board: a big one, and smaller ones beside it.

    The big one is in sight as a whole where the window has `room_px` for it.

    What has no room beside the big one lies in lines of its own below.
    """
    columns = 2 if width >= _LEAST_FOR_TWO else 1
    big_width = round(_BIG_SHARE * width) if columns == 2 else round(0.6 * width)
    if width < _LEAST_FOR_BESIDE:
        columns, big_width = 0, width
    big = QRect(0, 0, big_width, BigCard.height_for(big_width, room_px))
    lines = 3 if columns == 2 else 2
    beside = QRect(big_width + _GAP, 0, width - big_width - _GAP, big.height())
    places = [big]
    if columns:
        places += _grid(beside, columns, lines)
    rest = max(0, count - len(places))
    below_columns = max(2, (width + _GAP) // (_LEAST_SMALL + _GAP))
    each = (width - (below_columns - 1) * _GAP) // below_columns
    height = round(_SMALL_ASPECT * each)
    below_lines = -(-rest // below_columns)
    top = big.height() + _GAP
    room = QRect(0, top, width, below_lines * (height + _GAP) - _GAP)
    places += _grid(room, below_columns, below_lines) if rest else []
    return places[:count]


def _grid(room: QRect, columns: int, lines: int) -> list[QRect]:
    width = (room.width() - (columns - 1) * _GAP) // columns
    height = (room.height() - (lines - 1) * _GAP) // lines
    return [
        QRect(
            room.x() + column * (width + _GAP),
            room.y() + line * (height + _GAP),
            width,
            height,
        )
        for line in range(lines)
        for column in range(columns)
    ]
