"""The outfits that are shown at one time, as cards in as many columns as fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.tokens import GRID, RADIUS
from ui.today.outfit_card import FOOT_HEIGHT, OutfitCard
from wardrobe.model.event import EventKind
from wardrobe.model.outfit import RatedOutfit

CARDS = 6

_LEAST_CARD_WIDTH = 312
_GAP = 2 * GRID + GRID // 2
# An answer that comes sooner needs no skeletons: they would only flicker.
_PATIENCE_MS = 150
_PULSE_MS = 50
_PULSE_STEPS = 24


@dataclass(frozen=True, slots=True)
class Swap:
    """An outfit with a piece swapped that is neither kept nor put back."""

    before: RatedOutfit
    now: RatedOutfit


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
        foot = room.bottom() - FOOT_HEIGHT
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
    """Six cards, or skeletons while they are computed."""

    event_asked = Signal(object, object)  # card, kind
    stars_asked = Signal(object, int)  # card, stars
    keep_asked = Signal(object)
    back_asked = Signal(object)
    another_asked = Signal(object)
    why_asked = Signal(object)
    garment_clicked = Signal(object)

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.cards = [self._make_card(cutouts, place) for place in range(CARDS)]
        self._skeletons = [SkeletonCard() for _ in range(CARDS)]
        for skeleton in self._skeletons:
            skeleton.setParent(self)
            skeleton.hide()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_skeletons)

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
    ) -> None:
        """Show the first outfits; the last ones of them are to learn from."""
        self.stop_waiting()
        first_to_learn = min(len(outfits), CARDS) - count_to_learn
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(outfits))
            if place < len(outfits):
                to_learn = place >= first_to_learn
                card.show_outfit(outfits[place], locked, to_learn=to_learn)
        self._place()

    def shown(self) -> list[RatedOutfit]:
        """Return the outfits that are shown, in their order."""
        return [c.rated for c in self.cards if c.rated and not c.isHidden()]

    def swaps(self) -> list[Swap]:
        """Return the outfits that the user is swapping pieces of."""
        shown = (card for card in self.cards if not card.isHidden())
        return [
            Swap(card.before_swap, card.rated)
            for card in shown
            if card.before_swap and card.rated
        ]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _show_skeletons(self) -> None:
        for card in self.cards:
            card.hide()
        for skeleton in self._skeletons:
            skeleton.show()
        self._place()

    def _place(self) -> None:
        columns = max(1, (self.width() + _GAP) // (_LEAST_CARD_WIDTH + _GAP))
        columns = min(columns, CARDS // 2)
        width = (self.width() - (columns - 1) * _GAP) // columns
        height = OutfitCard.height_for(width)
        shown = [w for w in (*self.cards, *self._skeletons) if not w.isHidden()]
        for place, widget in enumerate(shown):
            line, column = divmod(place, columns)
            x, y = column * (width + _GAP), line * (height + _GAP)
            widget.setGeometry(x, y, width, height)
        lines = -(-len(shown) // columns)
        self.setFixedHeight(max(0, lines * (height + _GAP) - _GAP))

    def _make_card(self, cutouts: CutoutCache, place: int) -> OutfitCard:
        card = OutfitCard(cutouts, place)
        card.setParent(self)
        card.hide()
        card.event_asked.connect(lambda kind: self._on_event_asked(card, kind))
        card.stars_asked.connect(lambda stars: self.stars_asked.emit(card, stars))
        card.keep_asked.connect(lambda: self.keep_asked.emit(card))
        card.back_asked.connect(lambda: self.back_asked.emit(card))
        card.another_asked.connect(lambda: self.another_asked.emit(card))
        card.why_asked.connect(lambda: self.why_asked.emit(card))
        card.garment_clicked.connect(self.garment_clicked)
        return card

    def _on_event_asked(self, card: OutfitCard, kind: EventKind) -> None:
        self.event_asked.emit(card, kind)
