"""All that is worn today, the last on top; follows the log and the closet."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.state.taste_state import TasteState
from ui.state.today.day_log import DayLog
from ui.state.today.laundry_state import LaundryState
from ui.theme.tokens import GRID
from ui.today.piece_swapper import PieceSwapper
from ui.today.suggestion_pager import SuggestionPager
from ui.today.worn.photo_keeper import PhotoKeeper
from ui.today.worn.worn_card import WornCard
from ui.undo.opinion_changes import take_back
from ui.widgets.layouts import column_of, discard, in_turn
from ui.wording.taxonomy_words import as_sentence
from wardrobe.closet.wear_log import outfit_of
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, Group
from wardrobe.model.occasion import OccasionKey
from wardrobe.model.outfit import Outfit, RatedOutfit
from wardrobe.ranking.own_occasions import all_occasions


class WornList(QWidget):
    """A card for each outfit; hidden while nothing is worn yet."""

    change_asked = Signal(object)  # a `Change`

    def __init__(
        self,
        closet: ClosetState,
        taste: TasteState,
        *,
        log: DayLog,
        laundry: LaundryState,
        pager: SuggestionPager,
        photos: PhotoKeeper,
        cutouts: CutoutCache,
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._closet, self._taste, self._log = closet, taste, log
        self._laundry, self._pager, self._cutouts = laundry, pager, cutouts
        self._photos = photos
        self.cards: list[WornCard] = []
        self._column = column_of(gap=GRID, inside=self)
        self.hide()
        log.log_changed.connect(self._follow)
        closet.closet_changed.connect(self._follow)
        closet.occasions_changed.connect(self._follow)
        photos.state.photos_changed.connect(self._show_photos)

    def _follow(self) -> None:
        worn = [
            (event, garments)
            for event in self._log.worn_today()
            if (garments := self._garments_of(event))
        ]
        while len(self.cards) > len(worn):
            discard(self._column, self.cards.pop())
        if len(self.cards) < len(worn):
            self.cards += [self._make_card() for _ in worn[len(self.cards) :]]
            in_turn(self, *self.cards)
        for card, (event, garments) in zip(self.cards, worn):
            outfit = _outfit_of(garments)
            card.show_worn(event, garments, outfit)
            opinion = self._log.opinion(outfit.ids if outfit else ())
            card.show_opinion(opinion, self._occasion_words(event.occasion))
        self._show_photos()
        self.setVisible(bool(worn))

    def _show_photos(self) -> None:
        """Show today's photos on the uppermost card."""
        for place, card in enumerate(self.cards):
            card.show_photos(() if place else self._photos.state.photos)

    def _make_card(self) -> WornCard:
        card = WornCard(self._cutouts)
        self._column.addWidget(card)
        card.back_asked.connect(partial(self._take_back, card))
        card.like_asked.connect(partial(self._on_like, card))
        card.stars_asked.connect(partial(self._on_stars, card))
        swapper = PieceSwapper(
            self._pager,
            self._laundry,
            card.mat,
            card.foot,
            lambda: card.outfit,
            can_lock=False,
        )
        card.photo_asked.connect(lambda: self._photos.ask(self))
        card.photo_removal_asked.connect(self._photos.remove)
        swapper.outfit_taken.connect(partial(self._swap, card))
        card.change_asked.connect(swapper.start_first)
        return card

    def _take_back(self, card: WornCard) -> None:
        if card.event_shown is not None:
            self.change_asked.emit(take_back(self._taste, [card.event_shown]))

    def _swap(self, card: WornCard, rated: RatedOutfit) -> None:
        """Note the outfit with the other piece in place of the one that was noted."""
        before, outfit = card.event_shown, card.outfit
        if before is None or outfit is None:
            return
        ids = [*(g.id for g in rated.outfit.garments())]
        ids += [g.id for g in outfit.accessories if g.id not in ids]
        event = replace(
            before,
            kind=EventKind.WEAR,
            garment_ids=tuple(ids),
            board_number=None,
            number=0,
        )
        self._taste.record([event], lambda _: None, replaced=[before.number])

    def _on_like(self, card: WornCard) -> None:
        if card.opinion.likes:
            self._forget(card.opinion.likes)
        else:
            self._say(card, EventKind.LIKE)

    def _on_stars(self, card: WornCard, stars: int) -> None:
        if stars:
            self._say(card, EventKind.RATE, stars)
        else:
            self._forget(card.opinion.rated)

    def _say(self, card: WornCard, kind: EventKind, stars: int | None = None) -> None:
        if card.event_shown is None or card.outfit is None:
            return
        event = Event(
            kind=kind,
            garment_ids=tuple(garment.id for garment in card.outfit.garments()),
            occasion=card.event_shown.occasion,
            at=self._pager.now(),
            stars=stars,
        )
        replaced = card.opinion.rated if stars else ()
        self._taste.record([event], lambda _: None, replaced=replaced)

    def _forget(self, numbers: Iterable[int]) -> None:
        if events := self._log.known(numbers):
            self.change_asked.emit(take_back(self._taste, events))

    def _garments_of(self, event: Event) -> list[Garment]:
        found = (self._closet.garment(each) for each in event.garment_ids)
        return [garment for garment in found if garment is not None]

    def _occasion_words(self, key: OccasionKey) -> str:
        known = all_occasions(self._closet.occasions)
        words = next((each.words for each in known if each.key == key), "")
        return as_sentence(words)


def _outfit_of(garments: list[Garment]) -> Outfit | None:
    outfit = outfit_of(garments)
    if outfit is None:
        return None
    beside = tuple(each for each in garments if each.group is Group.OTHER)
    return replace(outfit, accessories=beside)
